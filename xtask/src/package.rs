//! The npm package in `npm/dist`: scripts, types, style sheet, module and schema.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::build::Mode;
use crate::files;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::progress;
use crate::repository;
use crate::tool::{NODE, NPM};
use crate::wasm;

/// What a page that uses all of the package names itself; the files that these import follow from them.
pub(crate) const PAGE_ENTRIES: &[&str] =
    &["browser.js", "elements.js", "routeslip.css", "routeslip.wasm"];

/// What the repository says of itself and npm shows too.
const DOCUMENTS: &[&str] = &["README.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Builds the package, unless nothing that it is made of has changed.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let package = npm::package();
    npm::install(&package)?;
    let fingerprint = Fingerprint::of("package")
        .option(mode == Mode::Development)
        .input(&package.join("src"))?
        .input(&package.join("build.mjs"))?
        .input(&package.join("plugins.mjs"))?
        .input(&package.join("package-lock.json"))?
        .input(&package.join("tsconfig.json"))?
        .input(&package.join("bundle.schema.json"))?;
    if fingerprint.is_current(&imports_file()) && repository::dist().exists() {
        return Ok(());
    }
    progress::doing("Building the npm package");
    files::empty(&repository::dist())?;
    bundle(mode)?;
    NODE.run(&mut NODE.command(&package, &["node_modules/typescript/bin/tsc"]))?;
    for part in wasm::FILES {
        files::copy(&wasm::output().join(part), &repository::dist().join(part))?;
    }
    files::copy(
        &package.join("bundle.schema.json"),
        &repository::dist().join("bundle.schema.json"),
    )?;
    link()?;
    fingerprint.remember()
}

fn bundle(mode: Mode) -> Result<()> {
    fs::create_dir_all(repository::scratch())?;
    let package = npm::package();
    let mut command = NODE.command(&package, &["build.mjs"]);
    command.arg(imports_file());
    if mode == Mode::Development {
        command.arg("--dev");
    }
    NODE.run(&mut command)
}

/// Which files of the package each of its scripts imports, as `build.mjs` wrote it.
fn imports_file() -> PathBuf {
    repository::scratch().join("imports.json")
}

/// What each script imports: `now`, as soon as it is loaded, and `later`, when it needs it.
type Imports = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Which of a page's files are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loaded {
    /// Those that it loads at once.
    AtOnce,
    /// Those that it may load.
    Ever,
}

/// The files of the package that a page loads which names `entries`, by their paths in `npm/dist`.
pub(crate) fn loaded_with(entries: &[&str], when: Loaded) -> Result<BTreeSet<String>> {
    let text = fs::read_to_string(imports_file())
        .context("the package is not built; run `cargo xtask build`")?;
    let imports =
        serde_json::from_str(&text).context("target/xtask/imports.json is damaged; delete it")?;
    Ok(reachable(entries, &imports, when))
}

fn reachable(entries: &[&str], imports: &Imports, when: Loaded) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = entries.iter().map(|&entry| entry.to_owned()).collect();
    while let Some(file) = open.pop() {
        if found.insert(file.clone()) {
            for (time, imported) in imports.get(&file).into_iter().flatten() {
                if time == "now" || when == Loaded::Ever {
                    open.extend_from_slice(imported);
                }
            }
        }
    }
    found
}

/// Packs the built package as it would be published, and gives the place of the tarball.
pub(crate) fn pack() -> Result<PathBuf> {
    progress::doing("Packing the npm package");
    for document in DOCUMENTS {
        let original = repository::path(document);
        if original.exists() {
            files::copy(&original, &npm::package().join(document))?;
        }
    }
    let directory = repository::scratch().join("pack");
    files::empty(&directory)?;
    let mut command = NPM.command(&npm::package(), &["pack", "--silent", "--pack-destination"]);
    let name = NPM.read(command.arg(&directory))?;
    Ok(directory.join(name.trim()))
}

/// Lets scripts anywhere in the repository write `import 'routeslip'`, as users do, and get the package built here.
fn link() -> Result<()> {
    let link = repository::path("node_modules/routeslip");
    if link.exists() {
        return Ok(());
    }
    fs::create_dir_all(repository::path("node_modules"))?;
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink("../npm", &link);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir("..\\npm", &link);
    linked.context("can't link node_modules/routeslip to npm/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_what_its_entries_import_and_what_that_imports() {
        let text = r#"{
            "a.js": { "now": ["b.js"], "later": [] },
            "b.js": { "now": ["c.js", "a.js"], "later": ["e.js"] },
            "d.js": { "now": ["c.js"], "later": [] },
            "e.js": { "now": ["f.js"], "later": [] }
        }"#;
        let imports = serde_json::from_str(text).unwrap();
        let found = |when| {
            let found = reachable(&["a.js", "x.css"], &imports, when);
            found.into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found(Loaded::AtOnce), "a.js b.js c.js x.css");
        assert_eq!(found(Loaded::Ever), "a.js b.js c.js e.js f.js x.css");
    }
}

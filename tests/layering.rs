//! The layers of the crate: which module may import which, where the web may be touched, and that every file says what
//! it is for. The rules are in `layering/rules.rs`; the code is read by its syntax, in `layering/imports.rs`.

#[path = "layering/imports.rs"]
mod imports;
#[path = "layering/rules.rs"]
mod rules;
#[path = "layering/selftest.rs"]
mod selftest;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is wrong with a file of the crate, each finding in one line.
fn findings(path: &Path, text: &str) -> Vec<String> {
    let module = module_of(path);
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(error) => return vec![format!("{}: {error}", path.display())],
    };
    let undocumented = (!imports::has_documentation(&file)).then(|| (1, "has no `//!`".to_owned()));
    let refused = imports::of(&file, &module)
        .into_iter()
        .filter_map(|import| rules::refusal(&module, &import.path).map(|why| (import.line, why)));
    let mut findings: Vec<String> = undocumented
        .into_iter()
        .chain(refused)
        .map(|(line, what)| format!("src/{}:{line}: {what}", path.display()))
        .collect();
    findings.dedup();
    findings
}

/// The module that a file under `src/` holds, as its path from the crate's root.
fn module_of(path: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
        module.pop();
    }
    module
}

/// Every Rust file under a directory.
fn rust_files(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[test]
fn every_file_keeps_to_its_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&src).unwrap();
    assert!(files.contains(&src.join("lib.rs")), "the crate was not found");
    let findings: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            findings(file.strip_prefix(&src).unwrap(), &text)
        })
        .collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

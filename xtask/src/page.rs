//! The page in `www/`: its copy of the package, and the list of files that its service worker keeps.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;

use anyhow::Result;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::files;
use crate::package::{self, Loaded};
use crate::progress;
use crate::repository;

/// What the pages name beyond an ordinary page: the table editor has the rules by themselves.
const MORE_ENTRIES: &[&str] = &["rules.js"];

/// Copies the package's files into the page and lists all files of the page with their hashes.
pub(crate) fn build() -> Result<()> {
    progress::doing("Assembling the page");
    let root = repository::path("www");
    let copies = root.join("routeslip");
    files::empty(&copies)?;
    let rest = iter::once("routeslip-rest.wasm".to_owned());
    let entries = [package::PAGE_ENTRIES, MORE_ENTRIES].concat();
    for file in package::loaded_with(&entries, Loaded::Ever)?.into_iter().chain(rest) {
        files::copy(&repository::dist().join(&file), &copies.join(&file))?;
    }
    let hashes = hashes(&root)?;
    let assets = json!({ "version": version(&hashes), "files": hashes });
    files::write(&copies.join("assets.json"), format!("{assets:#}\n").as_bytes())
}

/// The hash of each file of the page, by its path relative to the page.
fn hashes(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for file in files::under(root)? {
        let path = file.strip_prefix(root)?;
        if !is_hidden(path) {
            hashes.insert(path.to_string_lossy().replace('\\', "/"), files::hash(&file)?);
        }
    }
    Ok(hashes)
}

/// One hash for the page as a whole: it changes when any file does.
fn version(hashes: &BTreeMap<String, String>) -> String {
    let mut all = Sha256::new();
    for (path, hash) in hashes {
        all.update(path);
        all.update([0]);
        all.update(hash);
    }
    files::hexadecimal(&all.finalize()).chars().take(16).collect()
}

/// Whether a path has a part that begins with a dot: an editor's files, which are no part of the page.
pub(crate) fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_changes_with_any_file() {
        let of =
            |path: &str, hash: &str| version(&BTreeMap::from([(path.to_owned(), hash.to_owned())]));
        assert_eq!(of("index.html", "aa"), of("index.html", "aa"));
        assert_ne!(of("index.html", "aa"), of("index.html", "ab"));
        assert_ne!(of("index.html", "aa"), of("other.html", "aa"));
        assert_ne!(of("a", "b"), of("ab", ""));
    }

    #[test]
    fn hidden_files_are_told_apart() {
        assert!(is_hidden(Path::new("bundles/.swp")));
        assert!(!is_hidden(Path::new("bundles/leave-request.json")));
    }
}

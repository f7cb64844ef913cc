//! Reading, hashing and writing files, with errors that name the file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::repository;

/// The SHA-256 of a file's bytes, in hexadecimal.
pub(crate) fn hash(file: &Path) -> Result<String> {
    let bytes =
        fs::read(file).with_context(|| format!("can't read {}", repository::shown(file)))?;
    Ok(hexadecimal(&Sha256::digest(bytes)))
}

/// Every file under `path`, or `path` itself if it is a file, in order of name.
pub(crate) fn under(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = Vec::new();
    for entry in
        fs::read_dir(path).with_context(|| format!("can't read {}", repository::shown(path)))?
    {
        entries.push(entry?.path());
    }
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(under(&entry)?);
    }
    Ok(files)
}

/// Writes a file, making the directories above it.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let shown = || format!("can't write {}", repository::shown(file));
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory).with_context(shown)?;
    }
    fs::write(file, bytes).with_context(shown)
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // INVARIANT: writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Copies a file, making the directories above its new place.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let bytes =
        fs::read(from).with_context(|| format!("can't read {}", repository::shown(from)))?;
    write(to, &bytes)
}

/// Makes `directory` an empty directory.
pub(crate) fn empty(directory: &Path) -> Result<()> {
    let shown = || format!("can't empty {}", repository::shown(directory));
    if directory.exists() {
        fs::remove_dir_all(directory).with_context(shown)?;
    }
    fs::create_dir_all(directory).with_context(shown)
}

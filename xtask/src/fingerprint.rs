//! Skipping a step whose inputs are those of its last run.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::files;
use crate::repository;

/// A hash over everything that a step reads.
pub(crate) struct Fingerprint {
    step: String,
    hash: Sha256,
}

impl Fingerprint {
    pub(crate) fn of(step: &str) -> Self {
        Self { step: step.to_owned(), hash: Sha256::new() }
    }

    /// Takes in an option of the step.
    pub(crate) fn option(mut self, option: bool) -> Self {
        self.hash.update([u8::from(option)]);
        self
    }

    /// Takes in a file, or every file under a directory.
    pub(crate) fn input(mut self, path: &Path) -> Result<Self> {
        for file in files::under(path)? {
            self.hash.update(file.as_os_str().as_encoded_bytes());
            self.hash.update(files::hash(&file)?);
        }
        Ok(self)
    }

    /// Whether the step, when it last ran to its end, had these inputs, and `output` is still there.
    pub(crate) fn is_current(&self, output: &Path) -> bool {
        output.exists() && fs::read_to_string(self.record()).is_ok_and(|last| last == self.text())
    }

    /// Remembers that the step ran to its end with these inputs.
    pub(crate) fn remember(&self) -> Result<()> {
        files::write(&self.record(), self.text().as_bytes())
    }

    fn record(&self) -> PathBuf {
        repository::scratch().join("fingerprints").join(&self.step)
    }

    fn text(&self) -> String {
        files::hexadecimal(&self.hash.clone().finalize())
    }
}

//! How large a file is, and how large it is compressed as servers compress it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::repository;

/// Sizes in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) raw: u64,
    pub(super) gzip: u64,
    pub(super) brotli: u64,
}

impl Size {
    /// The sizes of two files that are sent one by one.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            raw: self.raw.saturating_add(other.raw),
            gzip: self.gzip.saturating_add(other.gzip),
            brotli: self.brotli.saturating_add(other.brotli),
        }
    }

    pub(super) fn json(self) -> Value {
        json!({ "raw": self.raw, "gzip": self.gzip, "brotli": self.brotli })
    }

    fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self {
            raw: u64::try_from(bytes.len())?,
            gzip: u64::try_from(gzip(bytes)?.len())?,
            brotli: u64::try_from(brotli(bytes)?.len())?,
        })
    }
}

/// The sizes of files of the package.
pub(super) fn all(paths: &BTreeSet<String>) -> Result<Vec<(String, Size)>> {
    let dist = repository::dist();
    let measure = |path: &String| {
        let bytes =
            fs::read(dist.join(path)).with_context(|| format!("can't read npm/dist/{path}"))?;
        Ok((path.clone(), Size::of(&bytes)?))
    };
    paths.iter().map(measure).collect()
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_measured_is_a_true_compression() {
        let text = "a workflow is how people work together to get one job done; ".repeat(50);
        let mut inflated = String::new();
        flate2::read::GzDecoder::new(gzip(text.as_bytes()).unwrap().as_slice())
            .read_to_string(&mut inflated)
            .unwrap();
        assert_eq!(inflated, text);
        let mut inflated = Vec::new();
        brotli::BrotliDecompress(&mut brotli(text.as_bytes()).unwrap().as_slice(), &mut inflated)
            .unwrap();
        assert_eq!(inflated, text.as_bytes());
        let size = Size::of(text.as_bytes()).unwrap();
        assert!(size.raw == 3000 && size.brotli < size.gzip && size.gzip < 200, "{size:?}");
    }
}

//! How large a file is, and how large it is compressed as servers compress it.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use crate::repository;
use crate::tool::NODE;

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

    fn read(value: &Value) -> Option<Self> {
        let bytes = |name| value.get(name)?.as_u64();
        Some(Self { raw: bytes("raw")?, gzip: bytes("gzip")?, brotli: bytes("brotli")? })
    }
}

/// The sizes of files of the package. Node compresses: it has the compressors that servers use.
pub(super) fn all(paths: &BTreeSet<String>) -> Result<Vec<(String, Size)>> {
    let script = repository::path("xtask/src/size/measure.mjs");
    let mut command = NODE.command(&repository::dist(), &[]);
    let told = NODE.read(command.arg(script).args(paths))?;
    sizes(&told, paths).ok_or_else(|| anyhow!("the sizes can't be read: {told}"))
}

fn sizes(told: &str, paths: &BTreeSet<String>) -> Option<Vec<(String, Size)>> {
    let sizes: Vec<Value> = serde_json::from_str(told).ok()?;
    let sizes = sizes.iter().map(Size::read).collect::<Option<Vec<_>>>()?;
    (sizes.len() == paths.len()).then(|| paths.iter().cloned().zip(sizes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_gets_its_sizes() {
        let paths = BTreeSet::from(["a.js".to_owned(), "b.js".to_owned()]);
        let told =
            r#"[{ "raw": 9, "gzip": 8, "brotli": 7 }, { "raw": 6, "gzip": 5, "brotli": 4 }]"#;
        let expected = [
            ("a.js".to_owned(), Size { raw: 9, gzip: 8, brotli: 7 }),
            ("b.js".to_owned(), Size { raw: 6, gzip: 5, brotli: 4 }),
        ];
        assert_eq!(sizes(told, &paths).as_deref(), Some(&expected[..]));
        assert_eq!(sizes("[]", &paths), None);
        assert_eq!(sizes("", &paths), None);
    }
}

//! What a command comes to, until the face has stored it.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::engine;
use crate::store::{Digest, Record};

/// Records that are to be stored, and then to be committed.
#[wasm_bindgen]
pub struct Pending(pub(super) engine::Pending);

#[wasm_bindgen]
impl Pending {
    /// The number of the record behind which these belong.
    #[expect(clippy::cast_precision_loss, reason = "a log never reaches 2^53 records")]
    pub fn after(&self) -> f64 {
        self.0.after().seq as f64
    }

    /// The hash of each record, followed by its body.
    pub fn rows(&self) -> Vec<String> {
        self.0.records().iter().flat_map(|record| [record.hash.to_string(), record.body.to_string()]).collect()
    }

    /// The slip that the command was about.
    pub fn slip(&self) -> Option<String> {
        self.0.slip().map(|slip| slip.to_string())
    }
}

/// Records from rows as [`Pending::rows`] gives them, of which the first follows number `after`. A
/// row that is not one becomes a record that does not fit, which the engine refuses by its number.
pub(super) fn records(after: u64, rows: &Array) -> Vec<Record> {
    let texts: Vec<String> = rows.iter().map(|text| text.as_string().unwrap_or_default()).collect();
    let record = |(pair, seq): (&[String], u64)| {
        let hash = pair.first().and_then(|hex| Digest::from_hex(hex)).unwrap_or_default();
        Record { seq, body: pair.get(1).map(String::as_str).unwrap_or_default().into(), hash }
    };
    texts.chunks(2).zip(after.saturating_add(1)..).map(record).collect()
}

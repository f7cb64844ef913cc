//! What a command comes to, until the face has stored it.

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

    /// The hash of each record and its body, each a line: one text crosses sooner than many.
    pub fn rows(&self) -> String {
        let mut rows = String::new();
        for record in self.0.records() {
            if !rows.is_empty() {
                rows.push('\n');
            }
            record.hash.write_hex(&mut rows);
            rows.push('\n');
            rows.push_str(&record.body);
        }
        rows
    }

    /// The slip that the command was about.
    pub fn slip(&self) -> Option<String> {
        self.0.slip().map(|slip| slip.to_string())
    }
}

/// Records from rows as [`Pending::rows`] gives them, of which the first follows number `after`. A
/// row that is not one becomes a record that does not fit, which the engine refuses by its number.
pub(super) fn records(after: u64, rows: &str) -> Vec<Record> {
    let mut lines = rows.split('\n');
    let record = |seq| {
        let hash = Digest::from_hex(lines.next()?).unwrap_or_default();
        Some(Record { seq, body: lines.next().unwrap_or_default().into(), hash })
    };
    (after.saturating_add(1)..).map_while(record).collect()
}

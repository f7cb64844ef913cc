//! How submissions are written: each form of text in its own file, cut into rows as it comes.

mod array;
mod csv;
mod lines;

use super::judge::Judge;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::words;
use crate::json::MAX_BYTES;
use array::Array;
use csv::Csv;
use lines::Lines;

words! {
    /// How submissions are written.
    pub enum Format {
        /// A JSON object a line (NDJSON, JSON Lines).
        Ndjson = "ndjson",
        /// A JSON array of objects.
        Json = "json",
        /// Comma-separated values (RFC 4180), in the first line the paths of the fields.
        Csv = "csv",
    }
}

/// A text that comes in pieces.
pub(in crate::form::bulk) enum Source {
    Lines(Lines),
    Array(Array),
    Csv(Csv),
}

impl Source {
    pub(super) fn new(format: Format, delimiter: u8) -> Self {
        match format {
            Format::Ndjson => Self::Lines(Lines::default()),
            Format::Json => Self::Array(Array::default()),
            Format::Csv => Self::Csv(Csv::new(delimiter)),
        }
    }

    /// Judges the rows that end in this piece.
    pub(super) fn feed(&mut self, bytes: &[u8], judge: &mut Judge) {
        match self {
            Self::Lines(lines) => lines.feed(bytes, judge),
            Self::Array(array) => array.feed(bytes, judge),
            Self::Csv(csv) => csv.feed(bytes, judge),
        }
    }

    /// Judges what is left.
    pub(super) fn finish(&mut self, judge: &mut Judge) {
        match self {
            Self::Lines(lines) => lines.finish(judge),
            Self::Array(array) => array.finish(judge),
            Self::Csv(csv) => csv.finish(judge),
        }
    }
}

/// The beginning of a row that goes on in the next piece.
#[derive(Default)]
struct Rest {
    bytes: Vec<u8>,
    /// The byte of the whole text at which it begins.
    at: u64,
    /// Whether it is longer than a row may be: the rest of it is gone.
    is_too_long: bool,
}

impl Rest {
    fn is_empty(&self) -> bool {
        self.bytes.is_empty() && !self.is_too_long
    }

    /// Adds what comes next, which begins at this byte of the whole text.
    fn add(&mut self, bytes: &[u8], at: u64) {
        if self.is_empty() {
            self.at = at;
        }
        if self.bytes.len().saturating_add(bytes.len()) > MAX_BYTES {
            self.is_too_long = true;
            self.bytes = Vec::new();
        }
        if !self.is_too_long {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// The row, which is complete now, has `judge` look at it.
    fn end(&mut self, judge: &mut Judge, row: impl FnOnce(&[u8], &mut Judge)) {
        let bytes = std::mem::take(&mut self.bytes);
        let at = std::mem::replace(&mut judge.at, self.at);
        if std::mem::take(&mut self.is_too_long) {
            let finding = Diagnostic::error(Code::JsonSize, "The row is larger than 64 MiB.");
            judge.unreadable(0, finding);
        } else {
            row(&bytes, judge);
        }
        judge.at = at;
    }
}

/// What can stand between values of JSON.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// How many bytes at the beginning can stand between values of JSON.
pub(super) fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_space(**byte)).count()
}

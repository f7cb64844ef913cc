//! Many submissions at once: read in place from NDJSON, a JSON array or CSV, judged one after the other, and told of
//! only where something is wrong.
//!
//! INVARIANT: the verdict about a row is that of a session which is opened with its values and submitted, but that
//! what the form has no place for is wrong too. A row is read in its text by a [`Plan`](plan::Plan) of the form. Where
//! fields depend on nothing the plan judges them at once; for all other forms one session is given the values, and
//! begins anew for each row. What is unusual about a row is left to a reader of all JSON.

mod judge;
mod key;
mod plan;
mod report;
mod source;
mod walk;

use std::rc::Rc;

pub use report::{ManyReport, RowFailure};
pub use source::Format;

use super::model::Form;
use super::session::Options;
use judge::Judge;
use source::{Source, blank};

/// How submissions are judged.
#[derive(Clone, Copy, Debug)]
pub struct ManyOptions {
    /// How they are written; where it is not said, a text that begins with `[` is an array, and any other one a row a
    /// line.
    pub format: Option<Format>,
    /// What stands between the cells of CSV.
    pub delimiter: u8,
    /// Of how many rows what is wrong is told. The others are counted.
    pub limit: usize,
    /// Whether what the form has no field for is let pass.
    pub ignores_unknown: bool,
}

impl Default for ManyOptions {
    fn default() -> Self {
        Self { format: None, delimiter: b',', limit: 1_000, ignores_unknown: false }
    }
}

/// Submissions of one form that are being judged, in pieces of any length.
pub struct Many {
    judge: Judge,
    options: ManyOptions,
    /// None until the first byte says how they are written.
    source: Option<Source>,
    /// What may still come of a byte order mark; none behind the beginning of the text.
    mark: Option<&'static [u8]>,
    /// How many bytes came.
    bytes: u64,
}

/// The mark that some programs put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Many {
    /// Begins with no submissions. `now()` and `today()` are the same for all of them.
    pub fn new(form: Rc<Form>, session: Options, options: ManyOptions) -> Self {
        let judge = Judge::new(form, session, &options);
        let source = options.format.map(|format| Source::new(format, options.delimiter));
        Self { judge, options, source, mark: Some(BYTE_ORDER_MARK), bytes: 0 }
    }

    /// Judges the submissions in the next piece of the text, which may begin and end anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        let mut bytes = bytes;
        while let (Some(mark), Some((first, behind))) = (self.mark, bytes.split_first()) {
            match mark.split_first() {
                Some((next, left)) if next == first => (self.mark, bytes) = (Some(left), behind),
                _ => self.end_mark(mark),
            }
        }
        self.read(bytes);
    }

    /// What was met of the mark is over. A part of it is no mark, but the beginning of the text.
    fn end_mark(&mut self, left: &[u8]) {
        self.mark = None;
        let met = BYTE_ORDER_MARK.strip_suffix(left).unwrap_or_default();
        if left.is_empty() {
            self.judge.advance(met.len());
        } else {
            self.read(met);
        }
    }

    /// Reads what stands behind the mark.
    fn read(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        if self.source.is_none() {
            let (before, text) = bytes.split_at(blank(bytes));
            self.judge.advance(before.len());
            bytes = text;
            self.source = bytes.first().map(|first| {
                let format = if *first == b'[' { Format::Json } else { Format::Ndjson };
                Source::new(format, self.options.delimiter)
            });
        }
        if let Some(source) = &mut self.source {
            source.feed(bytes, &mut self.judge);
        }
    }

    /// How far it is: how many bytes came and how many rows were judged, and how many of these are valid.
    pub fn progress(&self) -> [u64; 3] {
        let report = &self.judge.report;
        [self.bytes, report.rows, report.valid]
    }

    /// Judges what is left at the end of the text, and tells what came out.
    pub fn finish(&mut self) -> ManyReport {
        if let Some(left) = self.mark {
            self.end_mark(left);
        }
        if let Some(source) = &mut self.source {
            source.finish(&mut self.judge);
        }
        std::mem::take(&mut self.judge.report)
    }
}

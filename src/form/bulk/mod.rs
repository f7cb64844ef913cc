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
use source::Source;

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
    /// How many bytes came.
    bytes: u64,
}

impl Many {
    /// Begins with no submissions. `now()` and `today()` are the same for all of them.
    pub fn new(form: Rc<Form>, session: Options, options: ManyOptions) -> Self {
        let judge = Judge::new(form, session, &options);
        let source = options.format.map(|format| Source::new(format, options.delimiter));
        Self { judge, options, source, bytes: 0 }
    }

    /// Judges the submissions in the next piece of the text, which may begin and end anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        let source = match &mut self.source {
            Some(source) => source,
            None => {
                let is_space = |byte: &u8| b" \t\r\n\xef\xbb\xbf".contains(byte);
                let Some(first) = bytes.iter().find(|byte| !is_space(byte)) else {
                    self.judge.at = self.bytes;
                    return;
                };
                let format = if *first == b'[' { Format::Json } else { Format::Ndjson };
                self.source.insert(Source::new(format, self.options.delimiter))
            }
        };
        source.feed(bytes, &mut self.judge);
    }

    /// How far it is: how many bytes came and how many rows were judged, and how many of these are valid.
    pub fn progress(&self) -> [u64; 3] {
        let report = &self.judge.report;
        [self.bytes, report.rows, report.valid]
    }

    /// Judges what is left at the end of the text, and tells what came out.
    pub fn finish(&mut self) -> ManyReport {
        if let Some(source) = &mut self.source {
            source.finish(&mut self.judge);
        }
        std::mem::take(&mut self.judge.report)
    }
}

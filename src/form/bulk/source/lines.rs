//! NDJSON: a JSON object a line. Lines that are blank are none, and a row begins behind what is blank before it.

use super::{Rest, blank};
use crate::form::bulk::judge::Judge;

/// Lines of a text.
#[derive(Default)]
pub(in crate::form::bulk) struct Lines {
    rest: Rest,
}

impl Lines {
    pub(super) fn feed(&mut self, bytes: &[u8], judge: &mut Judge) {
        let mut bytes = bytes;
        if !self.rest.is_empty() {
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let (head, behind) = bytes.split_at(end.unwrap_or(bytes.len()));
            self.rest.add(head, judge.at);
            judge.advance(head.len());
            if end.is_none() {
                return;
            }
            self.end(judge);
            bytes = behind;
        }
        let whole =
            bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last.saturating_add(1));
        let (block, tail) = bytes.split_at(whole);
        Self::block(block, judge);
        judge.advance(block.len());
        let (before, tail) = tail.split_at(blank(tail));
        judge.advance(before.len());
        if !tail.is_empty() {
            self.rest.add(tail, judge.at);
            judge.advance(tail.len());
        }
    }

    pub(super) fn finish(&mut self, judge: &mut Judge) {
        if !self.rest.is_empty() {
            self.end(judge);
        }
    }

    /// Judges the line that began in an earlier piece.
    fn end(&mut self, judge: &mut Judge) {
        self.rest.end(judge, |row, judge| judge.json(row, 0));
    }

    /// Judges whole lines. Those that the plan can judge need not be looked for.
    fn block(block: &[u8], judge: &mut Judge) {
        let text = str::from_utf8(block).ok();
        let mut at = blank(block);
        while at < block.len() {
            let quick = text.and_then(|text| judge.quick(text, at, true));
            let end = quick.unwrap_or_else(|| {
                let rest = block.get(at..).unwrap_or_default();
                let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                judge.json(rest.get(..length).unwrap_or_default(), at);
                at.saturating_add(length)
            });
            at = end.saturating_add(blank(block.get(end..).unwrap_or_default()));
        }
    }
}

//! NDJSON: a JSON object a line. Lines that are blank are none.

use super::{BYTE_ORDER_MARK, Rest, is_space};
use crate::form::bulk::judge::Judge;

/// Lines of a text.
#[derive(Default)]
pub(in crate::form::bulk) struct Lines {
    rest: Rest,
    is_begun: bool,
}

impl Lines {
    pub(super) fn feed(&mut self, bytes: &[u8], judge: &mut Judge) {
        let mut bytes = bytes;
        if !self.rest.is_empty() {
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let (head, behind) = bytes.split_at(end.unwrap_or(bytes.len()));
            self.rest.add(head, judge.at);
            advance(judge, head.len());
            if end.is_none() {
                return;
            }
            self.end(judge);
            bytes = behind;
        }
        let whole =
            bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last.saturating_add(1));
        let (block, tail) = bytes.split_at(whole);
        self.block(block, judge);
        advance(judge, block.len());
        if !tail.is_empty() {
            self.rest.add(tail, judge.at);
            advance(judge, tail.len());
        }
    }

    pub(super) fn finish(&mut self, judge: &mut Judge) {
        if !self.rest.is_empty() {
            self.end(judge);
        }
    }

    /// Judges the line that began in an earlier piece.
    fn end(&mut self, judge: &mut Judge) {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        self.rest.end(judge, |row, judge| line(row, 0, is_first, judge));
    }

    /// Judges whole lines. Those that the plan can judge need not be looked for.
    fn block(&mut self, block: &[u8], judge: &mut Judge) {
        let text = str::from_utf8(block).ok();
        let mut at = 0_usize;
        while at < block.len() {
            let is_first = !std::mem::replace(&mut self.is_begun, true);
            if let Some(end) = text.and_then(|text| judge.quick(text, at, true)) {
                at = end.saturating_add(1);
                continue;
            }
            let rest = block.get(at..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            line(rest.get(..length).unwrap_or_default(), at, is_first, judge);
            at = at.saturating_add(length).saturating_add(1);
        }
    }
}

fn line(row: &[u8], start: usize, is_first: bool, judge: &mut Judge) {
    let row = match row.strip_prefix(BYTE_ORDER_MARK) {
        Some(row) if is_first => row,
        _ => row,
    };
    if !row.iter().all(|byte| is_space(*byte)) {
        judge.json(row, start);
    }
}

fn advance(judge: &mut Judge, bytes: usize) {
    judge.at = judge.at.saturating_add(bytes as u64);
}

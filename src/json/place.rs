//! Byte offsets to lines and columns.

use crate::diagnostic::Place;

/// Finds line and column of an offset in a text.
pub struct Lines<'a> {
    text: &'a str,
}

impl<'a> Lines<'a> {
    /// Looks at `text`; nothing is computed until a place is asked for.
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The line and column of a byte offset; behind the end, those of the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let before = (0..=offset).rev().find_map(|end| self.text.get(..end)).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let from_one = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
        Place { line: from_one(line), column: from_one(column) }
    }
}

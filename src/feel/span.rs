//! Where something stands in the text of an expression.

use crate::diagnostic::TextRange;

/// A stretch of the source text in bytes, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The smallest span that holds both.
    pub(crate) fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text that stands here; empty where the span does not belong to `source`.
    pub(crate) fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Turns byte offsets into UTF-16 offsets, which editors and JavaScript count.
pub(crate) struct Utf16 {
    /// After each character beyond ASCII: its end in bytes, and how many UTF-16 units fewer than
    /// bytes there are up to that end. Ascending.
    shifts: Vec<(u32, u32)>,
    /// What is added to every offset: where the expression begins in a longer text.
    base: u32,
}

impl Utf16 {
    pub(crate) fn new(source: &str) -> Self {
        let mut shifts = Vec::new();
        if !source.is_ascii() {
            let mut saved = 0_usize;
            for (at, letter) in source.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
                saved = saved.saturating_add(letter.len_utf8().saturating_sub(letter.len_utf16()));
                shifts.push((narrow(at.saturating_add(letter.len_utf8())), narrow(saved)));
            }
        }
        Self { shifts, base: 0 }
    }

    /// The same, for an expression that begins `base` UTF-16 units into a longer text.
    pub(crate) fn with_base(source: &str, base: u32) -> Self {
        Self { base, ..Self::new(source) }
    }

    pub(crate) fn range(&self, span: Span) -> TextRange {
        TextRange { start: self.offset(span.start), end: self.offset(span.end) }
    }

    pub(crate) fn offset(&self, byte: u32) -> u32 {
        let before = self.shifts.partition_point(|(end, _)| *end <= byte);
        let saved = before.checked_sub(1).and_then(|at| self.shifts.get(at)).map_or(0, |s| s.1);
        byte.saturating_sub(saved).saturating_add(self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_utf16_units() {
        let text = "\"🐎é\" = x";
        let at = text.find('x').unwrap();
        let range = Utf16::new(text).range(Span::new(at, at + 1));
        assert_eq!((range.start, range.end), (8, 9));
        assert_eq!(Utf16::with_base("x", 5).offset(1), 6);
    }
}

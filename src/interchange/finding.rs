//! What is found while a document is read, with where it stands in the text.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;
use crate::sort::sort_by_key;

/// The findings of one document.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<(usize, Diagnostic)>);

impl Findings {
    /// Adds a finding about what begins at a byte of the text and belongs to a place of the bundle.
    pub(super) fn add(&mut self, start: usize, pointer: &Pointer, finding: Diagnostic) {
        self.0.push((start, finding.with_pointer(pointer.clone())));
    }

    /// Adds that something has no place in a bundle.
    pub(super) fn left_out(&mut self, start: usize, pointer: &Pointer, what: &str) {
        let finding = Diagnostic::warning(Code::LeftOut, [what, " is left out."].concat())
            .with_help("A bundle has no word for it, and works without it.");
        self.add(start, pointer, finding);
    }

    /// The findings in the order of the text, with line and column.
    pub(super) fn placed(mut self, text: &str) -> Vec<Diagnostic> {
        sort_by_key(&mut self.0, |(start, _)| *start);
        let mut cursor = Cursor { at: 0, place: Place { line: 1, column: 1 } };
        self.0
            .into_iter()
            .map(|(start, finding)| finding.with_place(cursor.advance(text, start)))
            .collect()
    }
}

/// Counts lines and columns on the way through a text, once.
struct Cursor {
    at: usize,
    place: Place,
}

impl Cursor {
    fn advance(&mut self, text: &str, to: usize) -> Place {
        for character in text.get(self.at..to).unwrap_or_default().chars() {
            let Place { line, column } = &mut self.place;
            if character == '\n' {
                *line = line.saturating_add(1);
                *column = 1;
            } else {
                *column = column.saturating_add(1);
            }
        }
        self.at = self.at.max(to);
        self.place
    }
}

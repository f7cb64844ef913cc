//! Why a document can't be read, and what is doubtful in one that can, as diagnostics.

use super::lexer::SyntaxError;
use super::place::Lines;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;

/// Why reading ended.
pub(super) enum Failure {
    /// The text is not JSON.
    Syntax(SyntaxError),
    /// What begins at this byte is nested deeper than allowed.
    Depth(usize),
}

impl From<SyntaxError> for Failure {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

impl Failure {
    /// What to tell of it, where reading had come to `pointer` in `text`.
    pub(super) fn diagnostic(self, text: &str, pointer: Pointer, deepest: u32) -> Diagnostic {
        let lines = Lines::new(text);
        match self {
            Self::Syntax(error) => {
                let truncated = error.at >= text.trim_end().len();
                let help = if truncated {
                    "The text ends too early: look whether it was cut off, or whether a bracket is not closed."
                } else {
                    "Look at the character at this place and just before it."
                };
                Diagnostic::error(Code::JsonSyntax, error.message)
                    .with_pointer(pointer)
                    .with_place(lines.place(error.at))
                    .with_help(help)
            }
            Self::Depth(at) => {
                let message = ["Arrays and objects are nested deeper than ", " levels here."];
                Diagnostic::error(Code::JsonDepth, message.join(&deepest.to_string()))
                    .with_place(lines.place(at))
                    .with_help("Flatten the document.")
            }
        }
    }
}

/// A document that is larger than it may be.
pub(super) fn too_large() -> Diagnostic {
    Diagnostic::error(Code::JsonSize, "The document is larger than 64 MiB.")
        .with_help("Split it: one document for each department, deployed one after another.")
}

/// A member that has the name of an earlier one.
pub(super) fn duplicate(pointer: Pointer, place: Place) -> Diagnostic {
    Diagnostic::error(Code::JsonDuplicate, "This member is here twice; the last one counts.")
        .with_pointer(pointer)
        .with_place(place)
        .with_help("Remove one of the two.")
}

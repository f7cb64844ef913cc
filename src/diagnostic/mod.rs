//! The one type for everything that is wrong, or doubtful, with what people wrote.
//!
//! Authored input never stops at the first mistake: each stage returns the best model it
//! could build and every [`Diagnostic`] it found.

mod code;
mod similar;

use std::fmt;

pub use code::Code;
pub use similar::did_you_mean;

use crate::pointer::Pointer;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The definition cannot be used as it is.
    Error,
    /// The definition works, but probably not as its author meant it.
    Warning,
}

/// A stretch of an expression's text in UTF-16 code units, as editors and JavaScript count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextRange {
    /// Where it begins, from 0.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// A line and a column of a JSON document, both from 1, the column in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

/// One finding: what is wrong, where it stands, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, `RS` and four digits.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where in the document it stands.
    pub pointer: Pointer,
    /// Where in the expression at `pointer` it stands.
    pub range: Option<TextRange>,
    /// Line and column of the document, where it was read from text.
    pub place: Option<Place>,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it, as a sentence.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at the document's root; say more with the `with_` methods.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into())
    }

    /// A warning at the document's root; say more with the `with_` methods.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into())
    }

    fn new(code: Code, severity: Severity, message: String) -> Self {
        Self {
            code,
            severity,
            pointer: Pointer::root(),
            range: None,
            place: None,
            message,
            help: None,
        }
    }

    /// Says where in the document it stands.
    #[must_use]
    pub fn with_pointer(mut self, pointer: Pointer) -> Self {
        self.pointer = pointer;
        self
    }

    /// Says where in the expression it stands.
    #[must_use]
    pub fn with_range(mut self, range: TextRange) -> Self {
        self.range = Some(range);
        self
    }

    /// Says line and column.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers the known name nearest to `name`, where one is near enough.
    #[must_use]
    pub fn with_suggestion<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match did_you_mean(name, known) {
            Some(near) => self.with_help(format!("Did you mean `{near}`?")),
            None => self,
        }
    }

    /// Whether the definition cannot be used as it is.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(out, "{severity}[{}] {}: {}", self.code, self.pointer, self.message)?;
        match &self.help {
            Some(help) => write!(out, " {help}"),
            None => Ok(()),
        }
    }
}

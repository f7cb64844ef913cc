//! What is told of many submissions.

use crate::diagnostic::Diagnostic;
use crate::document::view;
use crate::form::view::FieldError;

view! {
    /// What came out of judging many submissions.
    #[derive(Default)]
    pub struct ManyReport {
        /// How many submissions there are.
        pub rows: u64 = "rows",
        /// How many of them are valid.
        pub valid: u64 = "valid",
        /// How many are not.
        pub invalid: u64 = "invalid",
        /// How many of the valid ones have a value that a check of the page would still judge.
        pub unverified: u64 = "unverified",
        /// What is wrong with those that are not valid, in their order, for as many as were asked for.
        pub failures: Vec<RowFailure> = "failures",
        /// How many more are not valid than `failures` tells.
        pub untold: u64 = "untold",
        /// What is wrong with the text as a whole.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

view! {
    /// A submission that is not valid.
    pub struct RowFailure {
        /// Its number among all, from 1.
        pub row: u64 = "row",
        /// The byte of the text at which it begins, from 0.
        pub offset: u64 = "offset",
        /// What is wrong, as a session would tell it; rows of lists are told by their places, from 0.
        pub errors: Vec<FieldError> = "errors",
        /// How many more errors it has.
        pub untold: u64 = "untold",
        /// Why it can't be read at all.
        pub diagnostic: Option<Diagnostic> = "diagnostic",
    }
}

/// Of a submission no more errors are told.
const MOST_ERRORS: usize = 100;

impl ManyReport {
    /// Counts a submission that is valid.
    pub(super) fn pass(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.valid = self.valid.saturating_add(1);
    }

    /// Counts a submission that is not.
    pub(super) fn fail(
        &mut self,
        offset: u64,
        limit: usize,
        mut errors: Vec<FieldError>,
        diagnostic: Option<Diagnostic>,
    ) {
        self.rows = self.rows.saturating_add(1);
        self.invalid = self.invalid.saturating_add(1);
        if self.failures.len() >= limit {
            self.untold = self.untold.saturating_add(1);
            return;
        }
        let untold = errors.len().saturating_sub(MOST_ERRORS) as u64;
        errors.truncate(MOST_ERRORS);
        self.failures.push(RowFailure { row: self.rows, offset, errors, untold, diagnostic });
    }
}

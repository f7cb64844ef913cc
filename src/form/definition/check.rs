//! Checks: rules over fields.

use std::rc::Rc;

use crate::document::{Expression, Text, record, words};

record! {
    /// A rule over one or several fields.
    pub struct CheckDefinition {
        /// What must hold. Where it is false the check fails; where it is null, because a value is
        /// missing, it says nothing.
        pub that: Expression = "that",
        /// The field at which the message is shown, by its name, or by a path such as `address/city`; the field or the
        /// page that has the check when it is not said.
        pub at: Option<Rc<str>> = "at",
        /// What people are told.
        pub message: Text = "message",
        /// How much it weighs; `error` when it is not said.
        pub severity: Option<CheckSeverity> = "severity",
    }
}

words! {
    /// How much a check that fails weighs.
    pub enum CheckSeverity {
        /// The form can't be submitted.
        Error = "error",
        /// It can, but people are told.
        Warning = "warning",
    }
}

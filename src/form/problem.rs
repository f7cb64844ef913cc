//! What is wrong with a value.

use std::rc::Rc;

use super::view::FieldValue;
use crate::value::{Decimal, Value};

/// The codes of all problems that a field can have. They are stable: pages choose their message by
/// them, and authors override it by them.
pub(crate) const CODES: [&str; 31] = [
    "required",
    "type",
    "integer",
    "option",
    "minLength",
    "maxLength",
    "pattern",
    "mask",
    "min",
    "max",
    "step",
    "minItems",
    "maxItems",
    "minRows",
    "maxRows",
    "email",
    "url",
    "tel",
    "country",
    "month",
    "color",
    "iban",
    "ibanCountry",
    "ibanLength",
    "card",
    "file",
    "accept",
    "maxSize",
    "maxFiles",
    "check",
    "verify",
];

/// What is wrong with a field's value, with what a message about it needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The stable code, one of [`CODES`].
    pub(crate) code: &'static str,
    /// What the value does not keep to; null where the code says it all.
    pub(crate) limit: Value,
    /// What the author says about it.
    pub(crate) message: Option<Rc<str>>,
}

impl Problem {
    /// A problem that its code tells.
    pub(crate) fn new(code: &'static str) -> Self {
        Self::with_limit(code, Value::Null)
    }

    /// A value that does not keep to a limit.
    pub(crate) fn with_limit(code: &'static str, limit: Value) -> Self {
        Self { code, limit, message: None }
    }

    /// Something counted that there is too little or too much of.
    pub(crate) fn with_count(code: &'static str, count: u32) -> Self {
        Self::with_limit(code, Decimal::from(i64::from(count)).into())
    }

    /// A check that fails.
    pub(crate) fn check(message: Rc<str>) -> Self {
        Self { code: "check", limit: Value::Null, message: Some(message) }
    }

    /// The limit as it is shown.
    pub(crate) fn shown_limit(&self) -> Option<FieldValue> {
        (!self.limit.is_null()).then(|| FieldValue(self.limit.clone()))
    }
}

//! What is wrong with a value, and how that is found.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::form::model::{Field, Kind};
use crate::form::view::FieldValue;
use crate::value::{Decimal, Value};

/// What is wrong with a field's value, with what a message about it needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The stable code.
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

    /// A check that fails.
    pub(crate) fn check(message: Rc<str>) -> Self {
        Self { code: "check", limit: Value::Null, message: Some(message) }
    }

    /// The limit as it is shown.
    pub(crate) fn shown_limit(&self) -> Option<FieldValue> {
        (!self.limit.is_null()).then(|| FieldValue(self.limit.clone()))
    }
}

/// How many characters a text may have where its field does not say.
const MAX_LENGTH: u32 = 1_000_000;

/// The first restriction of the field that a value, which is there, does not keep to.
pub(super) fn broken_restriction(
    field: &Field,
    value: &Value,
    min: &Value,
    max: &Value,
) -> Option<Problem> {
    match (&field.kind, value) {
        (Kind::Text { min_length, max_length, .. }, Value::String(text)) => {
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let longest = max_length.unwrap_or(MAX_LENGTH);
            if length < *min_length {
                return Some(Problem::with_limit("minLength", number(*min_length)));
            }
            (length > longest).then(|| Problem::with_limit("maxLength", number(longest)))
        }
        (Kind::Number { whole, step, .. }, Value::Number(number)) => {
            if *whole && !number.is_integer() {
                return Some(Problem::new("integer"));
            }
            outside(value, min, max).or_else(|| {
                let step = (*step)?;
                let rest = number.modulo(step);
                (!rest.is_some_and(Decimal::is_zero))
                    .then(|| Problem::with_limit("step", step.into()))
            })
        }
        (Kind::Date, _) => outside(value, min, max),
        _ => None,
    }
}

fn number(count: u32) -> Value {
    Decimal::from(i64::from(count)).into()
}

fn outside(value: &Value, min: &Value, max: &Value) -> Option<Problem> {
    if compare(value, min).is_some_and(Ordering::is_lt) {
        return Some(Problem::with_limit("min", min.clone()));
    }
    compare(value, max)
        .is_some_and(Ordering::is_gt)
        .then(|| Problem::with_limit("max", max.clone()))
}

/// The order of two numbers or two dates.
pub(crate) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

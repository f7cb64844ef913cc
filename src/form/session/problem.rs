//! What is wrong with a value, and how that is found.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::form::model::{Field, Kind};
use crate::value::{Decimal, Value};

/// What is wrong with a field's value, with what a message about it needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Problem {
    /// It can't be read as a value of the field's type.
    Type,
    /// It is not a whole number.
    Integer,
    /// It is not one of the options.
    Option,
    /// It is missing.
    Required,
    /// It has fewer characters than this.
    MinLength(u32),
    /// It has more characters than this.
    MaxLength(u32),
    /// It is less than this.
    Min(Value),
    /// It is greater than this.
    Max(Value),
    /// It is no multiple of this.
    Step(Decimal),
    /// A check fails, with this message.
    Check(Rc<str>),
}

impl Problem {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Integer => "integer",
            Self::Option => "option",
            Self::Required => "required",
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Min(_) => "min",
            Self::Max(_) => "max",
            Self::Step(_) => "step",
            Self::Check(_) => "check",
        }
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
                return Some(Problem::MinLength(*min_length));
            }
            (length > longest).then_some(Problem::MaxLength(longest))
        }
        (Kind::Number { whole, step, .. }, Value::Number(number)) => {
            if *whole && !number.is_integer() {
                return Some(Problem::Integer);
            }
            outside(value, min, max).or_else(|| {
                let step = (*step)?;
                let rest = number.modulo(step);
                (!rest.is_some_and(Decimal::is_zero)).then_some(Problem::Step(step))
            })
        }
        (Kind::Date, _) => outside(value, min, max),
        _ => None,
    }
}

fn outside(value: &Value, min: &Value, max: &Value) -> Option<Problem> {
    if compare(value, min).is_some_and(Ordering::is_lt) {
        return Some(Problem::Min(min.clone()));
    }
    compare(value, max).is_some_and(Ordering::is_gt).then(|| Problem::Max(max.clone()))
}

/// The order of two numbers or two dates.
pub(crate) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

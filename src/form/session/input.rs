//! What people enter, as they typed it, and how it is read as a value of the field's type.

use std::rc::Rc;

use super::problem::Problem;
use crate::form::model::Kind;
use crate::value::decimal::{Arithmetic, Status};
use crate::value::{Date, Decimal, Value};

/// What was entered into a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Nothing: the field was emptied.
    Null,
    /// A box was ticked, or not.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text, just as it was typed. Number and date fields read it.
    Text(Rc<str>),
}

impl Input {
    /// The input that gives `value`; none for lists and other values that no field takes.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Null),
            Value::Bool(ticked) => Some(Self::Bool(*ticked)),
            Value::Number(number) => Some(Self::Number(*number)),
            other => other.text().map(Self::Text),
        }
    }

    /// The value as it stands, read as nothing in particular.
    pub(super) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(ticked) => Value::Bool(*ticked),
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::String(Rc::clone(text)),
        }
    }

    /// Reads it for a field: the value, and what is wrong when it can't be read as one.
    pub(super) fn read(&self, kind: &Kind) -> (Value, Option<Problem>) {
        let read = match (self, kind) {
            (Self::Null, _) => Some(kind.nothing()),
            (Self::Bool(ticked), Kind::Checkbox) => Some(Value::Bool(*ticked)),
            (Self::Bool(_), _) => None,
            (Self::Number(number), Kind::Number { .. }) => Some(Value::Number(*number)),
            (Self::Number(number), Kind::Text { .. } | Kind::Choice(_)) => {
                read_text(&Rc::from(number.to_string()), kind)
            }
            (Self::Number(_), _) => None,
            (Self::Text(text), _) => read_text(text, kind),
        };
        match read {
            Some(value) => (value, None),
            None if matches!(kind, Kind::Choice(_)) => (Value::Null, Some(Problem::new("option"))),
            None => (kind.nothing(), Some(Problem::new("type"))),
        }
    }
}

fn read_text(text: &Rc<str>, kind: &Kind) -> Option<Value> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Some(kind.nothing());
    }
    match kind {
        Kind::Text { .. } if trimmed.len() == text.len() => Some(Value::String(Rc::clone(text))),
        Kind::Text { .. } => Some(Value::from(trimmed)),
        Kind::Number { .. } => exact(trimmed).map(Value::Number),
        Kind::Date => Date::parse(trimmed).map(Value::Date),
        Kind::Choice(choices) => {
            choices.find(text).map(|option| Value::String(Rc::clone(&option.value)))
        }
        Kind::Checkbox => None,
    }
}

/// The number, if none of its digits gets lost.
fn exact(text: &str) -> Option<Decimal> {
    let mut arithmetic = Arithmetic::default();
    let number = arithmetic.parse(text)?;
    (!arithmetic.status().contains(Status::INEXACT)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number() -> Kind {
        Kind::Number { whole: false, step: None, unit: None }
    }

    fn read(text: &str, kind: &Kind) -> (Value, Option<Problem>) {
        Input::Text(text.into()).read(kind)
    }

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        assert_eq!(read(" 12.50 ", &number()), (Decimal::parse("12.50").into(), None));
        assert_eq!(read("  ", &number()), (Value::Null, None));
        for text in [
            "12,5",
            "1 000",
            "twelve",
            "0.00000000000000000000000000000000000012345678901234567890123456789012345",
            "1.2.3",
        ] {
            assert_eq!(read(text, &number()).1, Some(Problem::new("type")), "{text}");
        }
    }

    #[test]
    fn dates_are_iso() {
        assert_eq!(read("2026-02-28", &Kind::Date), (Date::new(2026, 2, 28).into(), None));
        assert_eq!(read("2026-02-29", &Kind::Date), (Value::Null, Some(Problem::new("type"))));
    }

    #[test]
    fn a_box_is_ticked_or_not() {
        assert_eq!(Input::Bool(true).read(&Kind::Checkbox), (Value::Bool(true), None));
        assert_eq!(Input::Null.read(&Kind::Checkbox), (Value::Bool(false), None));
        assert_eq!(read("yes", &Kind::Checkbox), (Value::Bool(false), Some(Problem::new("type"))));
    }
}

//! What people enter, as they typed or chose it.

use std::rc::Rc;

use crate::json::{self, Node};
use crate::value::decimal::{Arithmetic, Status};
use crate::value::{Context, Decimal, List, Value};

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
    /// Several things: options, tags, the handles of files.
    List(List),
    /// One thing of several parts: the handle of a signature.
    Context(Rc<Context>),
}

/// The number with these digits; one with more digits than numbers have stays a text, so that nothing takes it for
/// another one.
pub(crate) fn read_number(digits: &str) -> Value {
    let mut arithmetic = Arithmetic::default();
    let number = arithmetic.parse(digits);
    let exact = number.filter(|_| !arithmetic.status().contains(Status::INEXACT));
    exact.map_or_else(|| digits.into(), Value::Number)
}

impl Input {
    /// The input that gives `value`; none for ranges and functions, which no field takes.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Null),
            Value::Bool(ticked) => Some(Self::Bool(*ticked)),
            Value::Number(number) => Some(Self::Number(*number)),
            Value::List(items) => Some(Self::List(items.clone())),
            Value::Context(parts) => Some(Self::Context(Rc::clone(parts))),
            other => other.text().map(Self::Text),
        }
    }

    /// The input that a JSON value stands for; none for a number that no decimal holds.
    pub fn from_json(node: &Node) -> Option<Self> {
        match &node.kind {
            json::Kind::Number(digits) => Decimal::parse(digits).map(Self::Number),
            _ => Self::from_value(&Value::from_json(node)),
        }
    }

    /// The value as it stands, read as nothing in particular.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(ticked) => Value::Bool(*ticked),
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::String(Rc::clone(text)),
            Self::List(items) => Value::List(items.clone()),
            Self::Context(parts) => Value::Context(Rc::clone(parts)),
        }
    }

    /// The text that was typed, of a number its digits; none for anything else.
    pub(crate) fn typed(&self) -> Option<Rc<str>> {
        match self {
            Self::Text(text) => Some(Rc::clone(text)),
            Self::Number(number) => Some(number.to_string().into()),
            _ => None,
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            _ => false,
        }
    }
}

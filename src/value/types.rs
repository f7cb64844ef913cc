//! FEEL's types.

use std::fmt;
use std::rc::Rc;

use super::{Range, Value};

/// A FEEL type (DMN 1.5, 10.3.2.9).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Type {
    /// Every value.
    #[default]
    Any,
    /// Null only.
    Null,
    /// `number`
    Number,
    /// `string`
    String,
    /// `boolean`
    Boolean,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `date and time`
    DateTime,
    /// `days and time duration`
    DaysDuration,
    /// `years and months duration`
    YearsDuration,
    /// `list<T>`
    List(Rc<Self>),
    /// `context<name: T, …>`: a context with at least these entries.
    Context(Rc<[(Rc<str>, Self)]>),
    /// `range<T>`
    Range(Rc<Self>),
    /// `function<T, …> -> T`
    Function(Rc<FunctionType>),
}

/// The types of a function's parameters and of its result.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionType {
    /// The types of the parameters in their order.
    pub parameters: Vec<Type>,
    /// The type of the result.
    pub result: Type,
}

impl Type {
    /// The types that a name alone stands for.
    const NAMED: [Self; 10] = [
        Self::Any,
        Self::Null,
        Self::Number,
        Self::String,
        Self::Boolean,
        Self::Date,
        Self::Time,
        Self::DateTime,
        Self::DaysDuration,
        Self::YearsDuration,
    ];

    /// The type with that name, such as `number` or `date and time`; `list`, `context`, `range` and
    /// `function` alone are those of anything. DMN's other spellings `dateTime`, `dayTimeDuration`
    /// and `yearMonthDuration` are known too.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dateTime" => Some(Self::DateTime),
            "dayTimeDuration" => Some(Self::DaysDuration),
            "yearMonthDuration" => Some(Self::YearsDuration),
            "list" => Some(Self::list(Self::Any)),
            "context" => Some(Self::Context(Rc::default())),
            "range" => Some(Self::Range(Rc::default())),
            _ => Self::NAMED.into_iter().find(|candidate| candidate.name() == name),
        }
    }

    /// `list<item>`
    pub fn list(item: Self) -> Self {
        Self::List(Rc::new(item))
    }

    /// The first word of the type, without what stands in angle brackets.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Null => "Null",
            Self::Number => "number",
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "date and time",
            Self::DaysDuration => "days and time duration",
            Self::YearsDuration => "years and months duration",
            Self::List(_) => "list",
            Self::Context(_) => "context",
            Self::Range(_) => "range",
            Self::Function(_) => "function",
        }
    }

    /// Whether `value` is of this type: FEEL's `instance of`, for which null is of type `Null`
    /// only, and not even of `Any`. Of a function just the number of parameters is known.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Any, value) => !value.is_null(),
            (Self::Null, Value::Null)
            | (Self::Number, Value::Number(_))
            | (Self::String, Value::String(_))
            | (Self::Boolean, Value::Bool(_))
            | (Self::Date, Value::Date(_))
            | (Self::Time, Value::Time(_))
            | (Self::DateTime, Value::DateTime(_))
            | (Self::DaysDuration, Value::DaysDuration(_))
            | (Self::YearsDuration, Value::YearsDuration(_)) => true,
            (Self::List(item), Value::List(items)) => items.iter().all(|value| item.allows(value)),
            (Self::Context(entries), Value::Context(context)) => entries
                .iter()
                .all(|(name, entry)| context.get(name).is_some_and(|value| entry.allows(value))),
            (Self::Range(end), Value::Range(range)) => match &**range {
                Range::Comparison { endpoint, .. } => end.allows(endpoint),
                Range::Interval { start, end: last, .. } => end.allows(start) && end.allows(last),
            },
            (Self::Function(function), Value::Function(value)) => {
                function.parameters.len() == value.parameters().len()
            }
            _ => false,
        }
    }

    /// Whether `value` is of this type or null: what may stand where this type is asked for, and be
    /// an item or entry of something of this type.
    pub fn allows(&self, value: &Value) -> bool {
        matches!(value, Value::Null) || self.accepts(value)
    }

    /// Whether every value of this type is one of `other` (DMN 1.5, 10.3.2.9.2).
    pub fn conforms_to(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Any) | (Self::Null, _) => true,
            (Self::List(item), Self::List(other)) | (Self::Range(item), Self::Range(other)) => {
                item.conforms_to(other)
            }
            (Self::Context(entries), Self::Context(others)) => {
                others.iter().all(|(name, other)| {
                    entries
                        .iter()
                        .any(|(candidate, entry)| candidate == name && entry.conforms_to(other))
                })
            }
            (Self::Function(function), Self::Function(other)) => {
                function.parameters.len() == other.parameters.len()
                    && function.result.conforms_to(&other.result)
                    && other
                        .parameters
                        .iter()
                        .zip(&function.parameters)
                        .all(|(wanted, taken)| wanted.conforms_to(taken))
            }
            _ => self == other,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())?;
        match self {
            Self::List(item) | Self::Range(item) => write!(out, "<{item}>"),
            Self::Context(entries) => {
                let mut separator = "<";
                for (name, entry) in entries.iter() {
                    write!(out, "{separator}{name}: {entry}")?;
                    separator = ", ";
                }
                out.write_str(if entries.is_empty() { "" } else { ">" })
            }
            Self::Function(function) => {
                let mut separator = "<";
                for parameter in &function.parameters {
                    write!(out, "{separator}{parameter}")?;
                    separator = ", ";
                }
                write!(
                    out,
                    "{}> -> {}",
                    if function.parameters.is_empty() { "<" } else { "" },
                    function.result
                )
            }
            _ => Ok(()),
        }
    }
}

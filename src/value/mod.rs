//! The values that expressions compute with, and their types.
//!
//! Values are immutable and cheap to clone: large ones are shared. Everything here is arithmetic on
//! what is given; there is no clock, and the offsets of time zones come from a
//! [`crate::host::Zones`].

use std::rc::Rc;

mod clock;
mod compare;
mod context;
mod date;
mod date_time;
mod days_duration;
pub mod decimal;
mod display;
mod function;
mod json;
mod list;
mod range;
mod scan;
mod stored;
mod time;
mod types;
mod years_duration;
mod zone;

pub use context::Context;
pub use date::Date;
pub use date_time::DateTime;
pub use days_duration::DaysDuration;
pub use decimal::Decimal;
pub use function::Function;
pub use list::{List, MAX_DEPTH};
pub use range::{Comparison, Range};
pub use time::Time;
pub use types::{FunctionType, Type};
pub use years_duration::YearsDuration;
pub use zone::{Offset, Zone};

/// A FEEL value.
///
/// `==` compares representations and is meant for tests and caches; FEEL's own equality is
/// [`Value::feel_eq`].
#[derive(Clone, Debug, Default)]
pub enum Value {
    /// Nothing, or no answer.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// Text.
    String(Rc<str>),
    /// A date.
    Date(Date),
    /// A time of day.
    Time(Rc<Time>),
    /// A date and time.
    DateTime(Rc<DateTime>),
    /// A days and time duration.
    DaysDuration(DaysDuration),
    /// A years and months duration.
    YearsDuration(YearsDuration),
    /// A list.
    List(List),
    /// A context.
    Context(Rc<Context>),
    /// A range.
    Range(Rc<Range>),
    /// A function.
    Function(Rc<dyn Function>),
}

impl Value {
    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether this is `true`; a condition holds for nothing else.
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// The boolean; none for other kinds.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number; none for other kinds.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text of a string; none for other kinds.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none for other kinds.
    pub fn as_list(&self) -> Option<&List> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The context; none for other kinds.
    pub fn as_context(&self) -> Option<&Context> {
        match self {
            Self::Context(context) => Some(context),
            _ => None,
        }
    }

    /// Writes the text of a string, number, boolean or temporal value as FEEL's `string()` gives
    /// it. Writes nothing and returns false for null and for the kinds that hold other values.
    pub fn write_text(&self, out: &mut String) -> bool {
        match self {
            Self::String(text) => out.push_str(text),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => number.write(out),
            Self::Date(date) => date.write(out),
            Self::Time(time) => time.write(out),
            Self::DateTime(date_time) => date_time.write(out),
            Self::DaysDuration(duration) => duration.write(out),
            Self::YearsDuration(duration) => duration.write(out),
            Self::Null | Self::List(_) | Self::Context(_) | Self::Range(_) | Self::Function(_) => {
                return false;
            }
        }
        true
    }

    /// What [`Value::write_text`] writes, if anything.
    pub fn text(&self) -> Option<Rc<str>> {
        if let Self::String(text) = self {
            return Some(Rc::clone(text));
        }
        let mut text = String::new();
        self.write_text(&mut text).then(|| text.into())
    }

    /// The duration, of either kind, that a text writes: FEEL's `duration()`.
    pub fn parse_duration(text: &str) -> Option<Self> {
        let days = || DaysDuration::parse(text).map(Self::DaysDuration);
        YearsDuration::parse(text).map(Self::YearsDuration).or_else(days)
    }

    /// The kind of value, without looking at what it holds: `list<Any>` for every list.
    pub fn kind(&self) -> Type {
        match self {
            Self::Null => Type::Null,
            Self::Bool(_) => Type::Boolean,
            Self::Number(_) => Type::Number,
            Self::String(_) => Type::String,
            Self::Date(_) => Type::Date,
            Self::Time(_) => Type::Time,
            Self::DateTime(_) => Type::DateTime,
            Self::DaysDuration(_) => Type::DaysDuration,
            Self::YearsDuration(_) => Type::YearsDuration,
            Self::List(_) => Type::List(Rc::default()),
            Self::Context(_) => Type::Context(Rc::default()),
            Self::Range(_) => Type::Range(Rc::default()),
            Self::Function(function) => Type::Function(Rc::new(FunctionType {
                parameters: vec![Type::Any; function.parameters().len()],
                result: Type::Any,
            })),
        }
    }

    /// How deep lists, contexts, ranges and functions nest in this value; 0 for any other.
    pub fn depth(&self) -> u16 {
        match self {
            Self::List(items) => items.depth(),
            Self::Context(context) => context.depth(),
            Self::Range(range) => range.start().depth().max(range.end().depth()).saturating_add(1),
            Self::Function(function) => function.depth().saturating_add(1),
            _ => 0,
        }
    }

    /// Becomes null where there is no room for another level around it; returns the depth.
    fn limit_depth(&mut self) -> u16 {
        let depth = self.depth();
        if depth < MAX_DEPTH {
            return depth;
        }
        *self = Self::Null;
        0
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Number(left), Self::Number(right)) => left.compare_total(*right).is_eq(),
            (Self::String(left), Self::String(right)) => left == right,
            (Self::Date(left), Self::Date(right)) => left == right,
            (Self::Time(left), Self::Time(right)) => left == right,
            (Self::DateTime(left), Self::DateTime(right)) => left == right,
            (Self::DaysDuration(left), Self::DaysDuration(right)) => left == right,
            (Self::YearsDuration(left), Self::YearsDuration(right)) => left == right,
            (Self::List(left), Self::List(right)) => left == right,
            (Self::Context(left), Self::Context(right)) => left == right,
            (Self::Range(left), Self::Range(right)) => left == right,
            (Self::Function(left), Self::Function(right)) => Rc::ptr_eq(left, right),
            _ => false,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<Rc<str>> for Value {
    fn from(text: Rc<str>) -> Self {
        Self::String(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Time> for Value {
    fn from(time: Time) -> Self {
        Self::Time(Rc::new(time))
    }
}

impl From<DateTime> for Value {
    fn from(date_time: DateTime) -> Self {
        Self::DateTime(Rc::new(date_time))
    }
}

impl From<DaysDuration> for Value {
    fn from(duration: DaysDuration) -> Self {
        Self::DaysDuration(duration)
    }
}

impl From<YearsDuration> for Value {
    fn from(duration: YearsDuration) -> Self {
        Self::YearsDuration(duration)
    }
}

impl From<List> for Value {
    fn from(items: List) -> Self {
        Self::List(items)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(List::new(items))
    }
}

impl From<Context> for Value {
    fn from(context: Context) -> Self {
        Self::Context(Rc::new(context))
    }
}

impl From<Range> for Value {
    fn from(range: Range) -> Self {
        Self::Range(Rc::new(range))
    }
}

/// What there may not be: `None` is null.
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

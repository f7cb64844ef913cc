//! The arguments of a call, as the types that functions take.

use std::rc::Rc;

use crate::feel::fault::{Stop, null};
use crate::value::{Context, Date, Decimal, List, Value};

/// Arguments by position. A list of one element stands for that element where a function takes
/// one, and one value for a list of it where it takes a list (DMN 1.5, 10.3.2.9.4).
#[derive(Clone, Copy)]
pub(super) struct Arguments<'a> {
    pub(super) values: &'a [Value],
    /// Which list of parameters the arguments were named after, from 1; 0 for arguments by
    /// position.
    pub(super) form: u8,
}

impl<'a> Arguments<'a> {
    /// How many were given.
    pub(super) fn len(self) -> usize {
        self.values.len()
    }

    /// The argument itself; null where it is left out.
    pub(super) fn value(self, at: usize) -> &'a Value {
        self.values.get(at).unwrap_or(&Value::Null)
    }

    /// Whether the argument is left out or null.
    pub(super) fn is_missing(self, at: usize) -> bool {
        self.value(at).is_null()
    }

    /// The argument, or the only element of it.
    pub(super) fn single(self, at: usize) -> &'a Value {
        match self.value(at) {
            Value::List(items) => match &**items {
                [only] => only,
                _ => self.value(at),
            },
            other => other,
        }
    }

    pub(super) fn number(self, at: usize) -> Result<Decimal, Stop> {
        match self.single(at) {
            Value::Number(number) => Ok(*number),
            _ => null("An argument is not a number."),
        }
    }

    /// A number without its fraction, as a position or a length.
    pub(super) fn integer(self, at: usize) -> Result<i64, Stop> {
        match truncated(self.number(at)?) {
            Some(integer) => Ok(integer),
            None => null("An argument is out of range."),
        }
    }

    pub(super) fn text(self, at: usize) -> Result<&'a Rc<str>, Stop> {
        match self.single(at) {
            Value::String(text) => Ok(text),
            _ => null("An argument is not a string."),
        }
    }

    /// A text that may be left out, or be null.
    pub(super) fn optional_text(self, at: usize) -> Result<Option<&'a Rc<str>>, Stop> {
        if self.is_missing(at) { Ok(None) } else { self.text(at).map(Some) }
    }

    pub(super) fn list(self, at: usize) -> Result<List, Stop> {
        match self.value(at) {
            Value::Null => null("An argument that should be a list is null."),
            Value::List(list) => Ok(list.clone()),
            other => Ok(List::new(vec![other.clone()])),
        }
    }

    pub(super) fn context(self, at: usize) -> Result<&'a Rc<Context>, Stop> {
        match self.single(at) {
            Value::Context(context) => Ok(context),
            _ => null("An argument is not a context."),
        }
    }

    /// A date, or that of a date and time.
    pub(super) fn date(self, at: usize) -> Result<Date, Stop> {
        match self.single(at) {
            Value::Date(date) => Ok(*date),
            Value::DateTime(moment) => Ok(moment.date()),
            _ => null("An argument is not a date."),
        }
    }

    /// The elements of the only argument, or all arguments.
    pub(super) fn spread(self) -> Result<List, Stop> {
        match self.values {
            [_] => self.list(0),
            several => Ok(List::new(several.to_vec())),
        }
    }

    /// The numbers of the only argument, or all arguments as numbers.
    pub(super) fn numbers(self) -> Result<Vec<Decimal>, Stop> {
        let values = self.spread()?;
        let mut numbers = Vec::with_capacity(values.len());
        for value in values.iter() {
            let Value::Number(number) = value else { return null("Not all elements are numbers.") };
            numbers.push(*number);
        }
        Ok(numbers)
    }
}

/// The integer part of a number.
pub(super) fn truncated(number: Decimal) -> Option<i64> {
    use crate::value::decimal::Rounding;
    number.round(0, Rounding::Down)?.to_i64()
}

/// A count as a FEEL number.
pub(super) fn count(length: usize) -> Value {
    Value::Number(Decimal::from_usize(length))
}

/// What is too large for its type is null.
pub(super) fn in_range<T: Into<Value>>(value: Option<T>) -> Result<Value, Stop> {
    match value {
        Some(value) => Ok(value.into()),
        None => null("The result is out of range, or there is none."),
    }
}

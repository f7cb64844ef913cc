//! Dates with a time.

use super::time::{NoZones, on_the_wall};
use super::{Around, Leaf, LeafDefinition, Limits, bounds, time, wrong_type};
use crate::document::{Dynamic, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Date, DateTime, Type, Value};

record! {
    /// What a date with a time can be restricted to.
    pub struct DateTimeField {
        /// The first date and time allowed.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The last date and time allowed.
        pub max: Option<Dynamic<Literal>> = "max",
    }
}

impl LeafDefinition for DateTimeField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Moment)
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }
}

/// A date with a time on the wall: no zone. What an expression gives loses its own.
#[derive(Debug)]
struct Moment;

impl Leaf for Moment {
    fn ty(&self) -> Type {
        Type::DateTime
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let Input::Text(text) = input else { return Err(wrong_type()) };
        parse(text.trim()).map(Value::from).ok_or_else(wrong_type)
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        bounds::outside(value, around)
    }

    fn accept(&self, value: Value) -> Value {
        match value {
            Value::DateTime(moment) => on_the_wall(moment.time())
                .and_then(|time| DateTime::new(moment.date(), time, &NoZones))
                .into(),
            _ => Value::Null,
        }
    }

    fn wanted(&self) -> &'static str {
        "a date and time such as \"2026-01-31T09:30\""
    }
}

/// Reads a date and a time with `T` or a space between them, as HTML writes them.
pub(super) fn parse(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    DateTime::new(Date::parse(date)?, time::parse(time)?, &NoZones)
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn moments_are_those_of_html() {
        table(
            "\"datetime\"",
            &[
                ("2026-01-31T09:30", "\"2026-01-31T09:30:00\""),
                ("2026-01-31 09:30:15", "\"2026-01-31T09:30:15\""),
                ("2026-01-31", "type"),
                ("2026-02-30T09:30", "type"),
                ("2026-01-31T09:30Z", "type"),
            ],
        );
    }
}

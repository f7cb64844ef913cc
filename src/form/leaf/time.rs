//! Times of day.

use super::{Around, Leaf, LeafDefinition, Limits, bounds, wrong_type};
use crate::document::{Dynamic, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::host::Zones;
use crate::pointer::Pointer;
use crate::value::{Time, Type, Value};

record! {
    /// What a time of day can be restricted to.
    pub struct TimeField {
        /// The first time allowed.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The last time allowed.
        pub max: Option<Dynamic<Literal>> = "max",
    }
}

impl LeafDefinition for TimeField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(TimeOfDay)
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }
}

/// A time of day on the wall: no zone.
#[derive(Debug)]
struct TimeOfDay;

impl Leaf for TimeOfDay {
    fn ty(&self) -> Type {
        Type::Time
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
            Value::Time(time) => on_the_wall(&time).into(),
            _ => Value::Null,
        }
    }

    fn wanted(&self) -> &'static str {
        "a time such as \"09:30\""
    }
}

/// Reads `hh:mm` or `hh:mm:ss`, as HTML writes times: a day ends at 23:59:59, not at 24:00.
pub(super) fn parse(text: &str) -> Option<Time> {
    if text.starts_with("24") {
        return None;
    }
    let complete = if text.len() == 5 { [text, ":00"].concat() } else { text.to_owned() };
    Time::parse(&complete, &NoZones).filter(|time| time.zone().is_none())
}

/// The time as it is on the wall, to the second.
pub(super) fn on_the_wall(time: &Time) -> Option<Time> {
    Time::new(time.hour(), time.minute(), time.second(), 0, None)
}

/// For what has no zone.
pub(super) struct NoZones;

impl Zones for NoZones {
    fn offset(&self, _zone: &str, _seconds: i64) -> Option<i32> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn times_are_those_of_html() {
        table(
            "\"time\"",
            &[
                ("09:30", "\"09:30:00\""),
                ("09:30:15", "\"09:30:15\""),
                ("9:30", "type"),
                ("24:00", "type"),
                ("25:00", "type"),
                ("09:30:00Z", "type"),
                ("", "null"),
            ],
        );
    }
}

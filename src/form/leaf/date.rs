//! Calendar dates.

use super::{Around, Leaf, LeafDefinition, Limits, Written, bounds, wrong_type};
use crate::document::{Dynamic, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Date, Type, Value};

record! {
    /// What a date can be restricted to.
    pub struct DateField {
        /// The first day allowed.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The last day allowed.
        pub max: Option<Dynamic<Literal>> = "max",
    }
}

impl LeafDefinition for DateField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Day)
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }
}

/// A calendar date.
#[derive(Debug)]
struct Day;

impl Leaf for Day {
    fn ty(&self) -> Type {
        Type::Date
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let Input::Text(text) = input else { return Err(wrong_type()) };
        Date::parse(text.trim()).map(Value::Date).ok_or_else(wrong_type)
    }

    fn is_surely_sound(&self, written: Written<'_>, around: &Around<'_>) -> bool {
        let date = written.text().and_then(Date::parse);
        let is_free = around.min.is_null() && around.max.is_null();
        date.is_some_and(|date| is_free || bounds::outside(&Value::Date(date), around).is_none())
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        bounds::outside(value, around)
    }

    fn wanted(&self) -> &'static str {
        "a date such as \"2026-01-31\""
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, table};

    #[test]
    fn dates_are_iso() {
        table(
            "\"date\"",
            &[
                ("2026-02-28", "\"2026-02-28\""),
                ("2026-02-29", "type"),
                ("1.5.2026", "type"),
                (" ", "null"),
            ],
        );
        json_table("\"date\"", &[("20260228", "type")]);
    }
}

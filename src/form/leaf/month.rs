//! Months of a year.

use super::{Around, Leaf, LeafDefinition, Limits, bounds, typed};
use crate::document::{Dynamic, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Date, Type, Value};

record! {
    /// What a month can be restricted to. Its value is a text such as `2026-01`.
    pub struct MonthField {
        /// The first month allowed.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The last month allowed.
        pub max: Option<Dynamic<Literal>> = "max",
    }
}

impl LeafDefinition for MonthField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Month)
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }
}

/// A month. The order of the texts is that of the months.
#[derive(Debug)]
struct Month;

impl Leaf for Month {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let month = text.trim();
        is_month(month).then(|| month.into()).ok_or_else(|| Problem::new("month"))
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        bounds::outside(value, around)
    }

    fn accept(&self, value: Value) -> Value {
        match value {
            Value::String(text) if is_month(&text) => Value::String(text),
            _ => Value::Null,
        }
    }

    fn wanted(&self) -> &'static str {
        "a month such as \"2026-01\""
    }
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && Date::parse(&[text, "-01"].concat()).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn months_are_iso() {
        table(
            "\"month\"",
            &[
                ("2026-01", "\"2026-01\""),
                ("2026-13", "month"),
                ("2026-1", "month"),
                ("01/2026", "month"),
            ],
        );
    }
}

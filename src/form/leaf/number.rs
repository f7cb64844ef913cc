//! Numbers: `number`, `integer`, `percent` and `range`.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, Limits, Written, bounds, wrong_type};
use crate::document::{Dynamic, Text, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::decimal::{Arithmetic, Status};
use crate::value::{Decimal, Type, Value};

record! {
    /// What a number can be restricted to. A percentage is the number as it is typed: 12.5 is 12.5 %.
    pub struct NumberField {
        /// The least value.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The greatest value.
        pub max: Option<Dynamic<Literal>> = "max",
        /// What it must be a multiple of, exactly.
        pub step: Option<Literal> = "step",
        /// What stands behind it, such as a unit.
        pub unit: Option<Text> = "unit",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for NumberField {
    fn leaf(&self, word: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Number {
            whole: word == "integer",
            step: compiler.step(self.step.as_ref(), field),
            unit: compiler.text(self.unit.as_ref(), field, "unit"),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }
}

/// A number.
#[derive(Debug)]
struct Number {
    whole: bool,
    step: Option<Decimal>,
    unit: Option<Rc<str>>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Number {
    fn ty(&self) -> Type {
        Type::Number
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        read(input)
    }

    fn is_surely_sound(&self, written: Written<'_>, around: &Around<'_>) -> bool {
        if let (Some((least, most)), Some(whole), None) = (around.whole, written.whole(), self.step)
        {
            return (least..=most).contains(&whole);
        }
        let number = written.number();
        number.is_some_and(|number| self.judge(&Value::Number(number), around).is_none())
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        let number = value.as_number()?;
        if self.whole && !number.is_integer() {
            return Some(Problem::new("integer"));
        }
        bounds::outside(value, around).or_else(|| off_step(number, self.step?))
    }

    fn show(&self, view: &mut FieldView) {
        view.step = self.step.map(|step| step.to_string().into());
        view.unit.clone_from(&self.unit);
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a number such as 12.5"
    }
}

/// A number, if none of its digits gets lost.
pub(super) fn read(input: &Input) -> Result<Value, Problem> {
    let number = match input {
        Input::Number(number) => Some(*number),
        Input::Text(text) => {
            let mut arithmetic = Arithmetic::default();
            let number = arithmetic.parse(text.trim());
            number.filter(|_| !arithmetic.status().contains(Status::INEXACT))
        }
        _ => None,
    };
    number.map(Value::Number).ok_or_else(wrong_type)
}

/// The problem of a number that is no multiple of a step.
pub(super) fn off_step(number: Decimal, step: Decimal) -> Option<Problem> {
    let rest = number.modulo(step);
    (!rest.is_some_and(Decimal::is_zero)).then(|| Problem::with_limit("step", step.into()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, table};

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        table(
            "\"number\"",
            &[
                (" 12.50 ", "12.50"),
                ("  ", "null"),
                ("-3", "-3"),
                ("12,5", "type"),
                ("1 000", "type"),
                ("twelve", "type"),
                ("1.2.3", "type"),
                (
                    "0.00000000000000000000000000000000000012345678901234567890123456789012345",
                    "type",
                ),
            ],
        );
        json_table("\"number\"", &[("true", "type"), ("[1]", "type"), ("1.50", "1.50")]);
    }

    #[test]
    fn what_is_whole_and_what_is_on_a_step_is_exact() {
        table("\"integer\"", &[("3", "3"), ("3.0", "3.0"), ("3.5", "integer")]);
        table("\"percent\", \"step\": 0.1", &[("12.5", "12.5"), ("12.55", "step"), ("0.3", "0.3")]);
    }
}

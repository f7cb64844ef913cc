//! A number of stars.

use super::{Around, Leaf, LeafDefinition, Written, number};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Decimal, Type, Value};

record! {
    /// How many stars there are. The value is a whole number from 1 on.
    pub struct RatingField {
        /// The best rating; 5 when it is not said.
        pub stars: Option<u32> = "stars",
    }
}

impl LeafDefinition for RatingField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Rating { stars: self.stars.unwrap_or(5) })
    }
}

/// A number of stars.
#[derive(Debug)]
struct Rating {
    stars: u32,
}

impl Leaf for Rating {
    fn ty(&self) -> Type {
        Type::Number
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        number::read(input)
    }

    fn is_surely_sound(&self, written: Written<'_>, around: &Around<'_>) -> bool {
        let number = written.number();
        number.is_some_and(|number| self.judge(&Value::Number(number), around).is_none())
    }

    fn judge(&self, value: &Value, _around: &Around<'_>) -> Option<Problem> {
        let number = value.as_number()?;
        if !number.is_integer() {
            return Some(Problem::new("integer"));
        }
        if number < Decimal::ONE {
            return Some(Problem::with_count("min", 1));
        }
        (number > Decimal::from(i64::from(self.stars)))
            .then(|| Problem::with_count("max", self.stars))
    }

    fn show(&self, view: &mut FieldView) {
        view.stars = Some(self.stars);
    }

    fn wanted(&self) -> &'static str {
        "a whole number such as 3"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn ratings_are_whole_stars() {
        json_table(
            "\"rating\", \"stars\": 4",
            &[
                ("4", "4"),
                ("5", "max"),
                ("0", "min"),
                ("2.5", "integer"),
                ("\"3\"", "3"),
                ("null", "null"),
            ],
        );
    }
}

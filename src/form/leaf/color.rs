//! Colours.

use super::{Around, Leaf, LeafDefinition, typed};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// A colour has no restrictions of its own. Its value is a text such as `#1a2b3c`, as in HTML.
    pub struct ColorField {}
}

impl LeafDefinition for ColorField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Color)
    }
}

/// A simple colour of HTML.
#[derive(Debug)]
struct Color;

impl Leaf for Color {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let digits = text.trim().strip_prefix('#').filter(|digits| {
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        let Some(digits) = digits else { return Err(Problem::new("color")) };
        let times = if digits.len() == 3 { 2 } else { 1 };
        let mut color = String::from("#");
        for digit in digits.chars() {
            color.extend(std::iter::repeat_n(digit.to_ascii_lowercase(), times));
        }
        Ok(color.into())
    }

    fn wanted(&self) -> &'static str {
        "a colour such as \"#1a2b3c\""
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn colours_have_six_digits() {
        table(
            "\"color\"",
            &[
                ("#1A2b3C", "\"#1a2b3c\""),
                ("#abc", "\"#aabbcc\""),
                ("red", "color"),
                ("#12345", "color"),
                ("#12345g", "color"),
            ],
        );
    }
}

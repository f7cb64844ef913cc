//! Numbers of payment cards.

use super::{Around, Leaf, LeafDefinition, typed};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// The number of a payment card has no restrictions of its own. Its value is its digits; drafts don't keep it.
    pub struct CardField {}
}

impl LeafDefinition for CardField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Card)
    }
}

/// The number of a payment card.
#[derive(Debug)]
struct Card;

impl Leaf for Card {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let number: String =
            text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        let sound = (12..=19).contains(&number.len()) && is_luhn(&number) == Some(true);
        if sound { Ok(number.into()) } else { Err(Problem::new("card")) }
    }

    fn show(&self, view: &mut FieldView) {
        view.autocomplete = Some("cc-number".into());
    }

    fn wanted(&self) -> &'static str {
        "the number of a card"
    }

    fn is_secret(&self) -> bool {
        true
    }
}

/// Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B); none where
/// there is something that is no digit.
fn is_luhn(number: &str) -> Option<bool> {
    let mut sum = 0_u32;
    for (place, digit) in number.chars().rev().enumerate() {
        let digit = digit.to_digit(10)?;
        let doubled = if place % 2 == 1 { digit.saturating_mul(2) } else { digit };
        let digits = if doubled > 9 { doubled.saturating_sub(9) } else { doubled };
        sum = sum.saturating_add(digits);
    }
    Some(sum.is_multiple_of(10))
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn the_check_digit_is_checked() {
        table(
            "\"card\"",
            &[
                ("4111 1111 1111 1111", "\"4111111111111111\""),
                ("3782-822463-10005", "\"378282246310005\""),
                ("4111 1111 1111 1112", "card"),
                ("0", "card"),
                ("4111 1111 1111 111x", "card"),
            ],
        );
    }
}

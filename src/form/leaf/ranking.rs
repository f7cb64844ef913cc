//! Options in the order in which a person prefers them.

use super::choices::Offer;
use super::several::{chosen, listed};
use super::{Around, Choice, Choices, Leaf, LeafDefinition, Setting, bounds, choice};
use crate::document::{Dynamic, Expression, record};
use crate::form::compile::Compiler;
use crate::form::definition::OptionDefinition;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{List, Type, Value};

record! {
    /// What can be put in order. The value is a list of texts, the most preferred first.
    pub struct RankingField {
        /// The options; or an expression that gives a list of texts, or of contexts with `value` and `label`.
        pub options: Dynamic<Vec<OptionDefinition>> = "options",
        /// How many must be put in order at least; all of them when it is not said.
        pub min_items: Option<u32> = "minItems",
    }
}

impl LeafDefinition for RankingField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Ranking { offer: compiler.offer(&self.options, field), min_items: self.min_items })
    }

    fn setting(&self) -> Option<(&'static str, &Expression)> {
        choice::computed(&self.options)
    }
}

/// Options in an order.
#[derive(Debug)]
struct Ranking {
    offer: Offer,
    min_items: Option<u32>,
}

impl Leaf for Ranking {
    fn ty(&self) -> Type {
        Type::list(Type::String)
    }

    fn nothing(&self) -> Value {
        List::default().into()
    }

    fn is_empty(&self, value: &Value) -> bool {
        value.as_list().is_none_or(|items| items.is_empty())
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let chosen = listed(input)?;
        if self.offer.lacks(&chosen, around) {
            return Err(Problem::new("option"));
        }
        let mut ranked: Vec<Value> = Vec::new();
        for item in chosen.iter() {
            if !ranked.contains(item) {
                ranked.push(item.clone());
            }
        }
        Ok(ranked.into())
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        let ranked = value.as_list()?;
        if self.offer.lacks(ranked, around) {
            return Some(Problem::new("option"));
        }
        let count = |choices: &Choices| u32::try_from(choices.options().len()).unwrap_or(u32::MAX);
        let least = self.min_items.or_else(|| self.offer.choices(around).map(count))?;
        bounds::count(ranked.len(), ("minItems", least), ("maxItems", u32::MAX))
    }

    fn setting(&self, value: &Value) -> Setting {
        Setting::Choices(Choices::from_value(value).into())
    }

    fn show(&self, view: &mut FieldView) {
        view.options = self.offer.fixed().map(|choices| choices.views());
        view.min_items = self.min_items;
    }

    fn chosen(&self, value: &Value) -> Option<Vec<Choice>> {
        chosen(self.offer.fixed()?, value)
    }

    fn wanted(&self) -> &'static str {
        "a list of the field's options"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn an_order_has_each_option_once() {
        let code = "\"ranking\", \"options\": [\"a\", \"b\", \"c\"]";
        json_table(
            code,
            &[
                ("[\"c\", \"a\", \"b\"]", "[\"c\",\"a\",\"b\"]"),
                ("[\"c\", \"a\", \"c\"]", "minItems"),
                ("[\"d\"]", "option"),
            ],
        );
        json_table(&[code, ", \"minItems\": 1"].concat(), &[("[\"b\", \"b\"]", "[\"b\"]")]);
    }
}

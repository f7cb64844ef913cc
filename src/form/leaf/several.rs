//! Several of several options: `multiselect` and `checkboxes`.

use super::choice::computed;
use super::choices::Offer;
use super::{Around, Choice, Choices, Leaf, LeafDefinition, Setting, bounds, wrong_type};
use crate::document::{Dynamic, Expression, record};
use crate::form::compile::Compiler;
use crate::form::definition::OptionDefinition;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{List, Type, Value};

record! {
    /// What several things can be chosen from. The value is a list of texts in the order of the options.
    pub struct SeveralField {
        /// The options, in order; or an expression that gives a list of texts, or of contexts with `value`,
        /// `label` and `group`.
        pub options: Dynamic<Vec<OptionDefinition>> = "options",
        /// How many must be chosen at least.
        pub min_items: Option<u32> = "minItems",
        /// How many can be chosen at most.
        pub max_items: Option<u32> = "maxItems",
    }
}

impl LeafDefinition for SeveralField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        let min_items = self.min_items.unwrap_or(0);
        compiler.must_not_cross(min_items, self.max_items, field.name("minItems"));
        Box::new(Several {
            offer: compiler.offer(&self.options, field),
            min_items,
            max_items: self.max_items,
        })
    }

    fn setting(&self) -> Option<(&'static str, &Expression)> {
        computed(&self.options)
    }
}

/// Several of several options.
#[derive(Debug)]
struct Several {
    offer: Offer,
    min_items: u32,
    max_items: Option<u32>,
}

impl Leaf for Several {
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
        Ok(match self.offer.choices(around) {
            Some(choices) => in_order(&chosen, choices),
            None => chosen.into(),
        })
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        let chosen = value.as_list()?;
        if self.offer.lacks(chosen, around) {
            return Some(Problem::new("option"));
        }
        let most = self.max_items.unwrap_or(bounds::MOST);
        bounds::count(chosen.len(), ("minItems", self.min_items), ("maxItems", most))
    }

    fn setting(&self, value: &Value) -> Setting {
        Setting::Choices(Choices::from_value(value).into())
    }

    fn show(&self, view: &mut FieldView) {
        view.options = self.offer.fixed().map(|choices| choices.views());
        view.min_items = (self.min_items > 0).then_some(self.min_items);
        view.max_items = self.max_items;
    }

    fn chosen(&self, value: &Value) -> Option<Vec<Choice>> {
        chosen(self.offer.fixed()?, value)
    }

    fn wanted(&self) -> &'static str {
        "a list of the field's options"
    }
}

/// The items that were chosen; one by itself counts as a list of one.
pub(super) fn listed(input: &Input) -> Result<List, Problem> {
    match input {
        Input::List(items) => Ok(items.clone()),
        Input::Text(text) => Ok([Value::from(text.clone())].into_iter().collect()),
        _ => Err(wrong_type()),
    }
}

/// The options that are chosen, each once, in the order in which they are offered.
fn in_order(chosen: &List, choices: &Choices) -> Value {
    let offered = choices.options().iter();
    let is_chosen = |value: &Value| chosen.contains(value);
    let items = offered.map(|option| Value::String(option.value.clone())).filter(is_chosen);
    Value::List(items.collect())
}

/// The options that the texts of a list stand for.
pub(super) fn chosen(choices: &Choices, value: &Value) -> Option<Vec<Choice>> {
    let option = |item: &Value| choices.find(item.as_str()?).cloned();
    Some(value.as_list()?.iter().filter_map(option).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn what_is_chosen_stands_in_the_order_of_the_options() {
        json_table(
            "\"checkboxes\", \"options\": [\"a\", \"b\", \"c\"], \"minItems\": 2, \"maxItems\": 2",
            &[
                ("[\"c\", \"a\"]", "[\"a\",\"c\"]"),
                ("[\"a\", \"a\"]", "minItems"),
                ("[\"a\", \"b\", \"c\"]", "maxItems"),
                ("[\"a\", \"d\"]", "option"),
                ("[\"a\", 1]", "option"),
                ("[]", "[]"),
                ("null", "[]"),
                ("true", "type"),
            ],
        );
    }
}

//! One of several options: `select` and `radio`.

use std::rc::Rc;

use super::choices::Offer;
use super::{Around, Choice, Choices, Leaf, LeafDefinition, Setting, Written, typed};
use crate::document::{Dynamic, Expression, Text, record};
use crate::form::compile::Compiler;
use crate::form::definition::OptionDefinition;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What can be chosen from.
    pub struct ChoiceField {
        /// The options, in order; or an expression that gives a list of texts, or of contexts with `value`,
        /// `label` and `group`.
        pub options: Dynamic<Vec<OptionDefinition>> = "options",
        /// What the browser may fill in, as in HTML.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// What stands for no choice.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for ChoiceField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(One {
            offer: compiler.offer(&self.options, field),
            autocomplete: self.autocomplete.clone(),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }

    fn setting(&self) -> Option<(&'static str, &Expression)> {
        computed(&self.options)
    }
}

/// The expression that gives the options, where one does.
pub(super) fn computed(
    options: &Dynamic<Vec<OptionDefinition>>,
) -> Option<(&'static str, &Expression)> {
    match options {
        Dynamic::Computed(source) => Some(("options", source)),
        Dynamic::Literal(_) => None,
    }
}

/// One of several options.
#[derive(Debug)]
struct One {
    offer: Offer,
    autocomplete: Option<Rc<str>>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for One {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let not_offered = || Problem::new("option");
        let text = typed(input).map_err(|_| not_offered())?;
        if self.offer.is_open(around) {
            return Ok(Value::String(text));
        }
        let found = self.offer.choices(around).and_then(|choices| choices.find(&text));
        found.map(|option| Value::String(Rc::clone(&option.value))).ok_or_else(not_offered)
    }

    fn is_surely_sound(&self, written: Written<'_>, _around: &Around<'_>) -> bool {
        let (Some(text), Some(offered)) = (written.text(), self.offer.fixed()) else {
            return false;
        };
        text.starts_with(|first: char| first > ' ' && first.is_ascii())
            && offered.find(text).is_some()
    }

    fn accept(&self, value: Value) -> Value {
        let offered =
            |text: &str| self.offer.fixed().is_none_or(|fixed| fixed.find(text).is_some());
        match value {
            Value::String(text) if offered(&text) => Value::String(text),
            _ => Value::Null,
        }
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        let offered = self.offer.choices(around)?.find(value.as_str()?).is_some();
        (!offered).then(|| Problem::new("option"))
    }

    fn setting(&self, value: &Value) -> Setting {
        Setting::Choices(Choices::from_value(value).into())
    }

    fn show(&self, view: &mut FieldView) {
        view.options = self.offer.fixed().map(|choices| choices.views());
        view.autocomplete.clone_from(&self.autocomplete);
        view.placeholder.clone_from(&self.placeholder);
    }

    fn chosen(&self, value: &Value) -> Option<Vec<Choice>> {
        Some(vec![self.offer.fixed()?.find(value.as_str()?)?.clone()])
    }

    fn wanted(&self) -> &'static str {
        "one of the field's options"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, leaf, table, typed};
    use super::*;

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        let code = "\"radio\", \"options\": [\"a\", { \"label\": \"More\", \"options\": [\"2\"] }]";
        table(code, &[("a", "\"a\""), ("b", "option"), ("", "null"), ("2", "\"2\"")]);
        json_table(code, &[("2", "\"2\""), ("true", "option")]);
    }

    #[test]
    fn computed_options_are_those_of_now() {
        let select = leaf("\"select\", \"options\": \"= others\"");
        assert_eq!(typed(&*select, "a", &Setting::None), "option");
        let setting = select.setting(&vec![Value::from("a")].into());
        assert_eq!(typed(&*select, "a", &setting), "\"a\"");
    }
}

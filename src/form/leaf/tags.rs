//! Words that a person makes up.

use super::several::listed;
use super::{Around, Leaf, LeafDefinition, bounds, wrong_type};
use crate::document::{Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::{FieldView, OptionView};
use crate::pointer::Pointer;
use crate::value::{List, Type, Value};
use std::rc::Rc;

record! {
    /// What tags can be restricted to. The value is a list of texts, each once.
    pub struct TagsField {
        /// How many there must be at least.
        pub min_items: Option<u32> = "minItems",
        /// How many there can be at most.
        pub max_items: Option<u32> = "maxItems",
        /// The greatest number of characters of one.
        pub max_length: Option<u32> = "maxLength",
        /// What is offered; others can be entered too.
        pub suggestions: Vec<Rc<str>> = "suggestions",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for TagsField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        let min_items = self.min_items.unwrap_or(0);
        compiler.must_not_cross(min_items, self.max_items, field.name("minItems"));
        Box::new(Tags {
            min_items,
            max_items: self.max_items,
            max_length: self.max_length,
            suggestions: self.suggestions.clone(),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }
}

/// Texts, each once.
#[derive(Debug)]
struct Tags {
    min_items: u32,
    max_items: Option<u32>,
    max_length: Option<u32>,
    suggestions: Vec<Rc<str>>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Tags {
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
        let mut tags: Vec<Value> = Vec::new();
        for item in listed(input)?.iter() {
            let Value::String(text) = item else { return Err(wrong_type()) };
            let tag = Value::String(around.clean(text));
            if tag.as_str() != Some("") && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        Ok(tags.into())
    }

    fn judge(&self, value: &Value, _around: &Around<'_>) -> Option<Problem> {
        let tags = value.as_list()?;
        let most = self.max_items.unwrap_or(bounds::MOST);
        let longest = self.max_length.unwrap_or(bounds::LONGEST);
        let length = |tag: &Value| tag.as_str().map_or(0, |text| text.chars().count());
        bounds::count(tags.len(), ("minItems", self.min_items), ("maxItems", most)).or_else(|| {
            let greatest = tags.iter().map(length).max().unwrap_or(0);
            bounds::count(greatest, ("minLength", 0), ("maxLength", longest))
        })
    }

    fn show(&self, view: &mut FieldView) {
        let option = |text: &Rc<str>| OptionView {
            value: Rc::clone(text),
            label: Rc::clone(text),
            group: None,
        };
        view.options = Some(self.suggestions.iter().map(option).collect());
        view.min_items = (self.min_items > 0).then_some(self.min_items);
        view.max_items = self.max_items;
        view.max_length = self.max_length;
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a list of texts"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, table};

    #[test]
    fn tags_are_trimmed_and_stand_once() {
        json_table(
            "\"tags\", \"maxItems\": 2, \"maxLength\": 3",
            &[
                ("[\" a \", \"a\", \"b\", \"\"]", "[\"a\",\"b\"]"),
                ("[\"a\", \"b\", \"c\"]", "maxItems"),
                ("[\"abcd\"]", "maxLength"),
                ("[1]", "type"),
            ],
        );
        table("\"tags\"", &[("one", "[\"one\"]")]);
    }
}

//! An option to choose: a text that is its own label, a value with a label, or several below a heading.

use std::rc::Rc;

use crate::document::{Read, Reading, Text, Write, record};
use crate::json::{Kind, Node, Writer};

/// What stands in a list of options: `"Sick"`, `{ "value": "sick", "label": "I am ill" }`, or
/// `{ "label": "Away", "options": [ … ] }`.
#[derive(Clone, Debug, PartialEq)]
pub enum OptionDefinition {
    /// An option.
    One {
        /// What the submission has.
        value: Rc<str>,
        /// What people see; the value when it is not said.
        label: Option<Text>,
    },
    /// Options below a heading.
    Group(OptionGroup),
}

record! {
    /// An option with a label of its own.
    struct LabelledOption {
        /// What the submission has.
        pub value: Rc<str> = "value",
        /// What people see.
        pub label: Text = "label",
    }
}

record! {
    /// Options below a heading.
    pub struct OptionGroup {
        /// The heading.
        pub label: Text = "label",
        /// The options, in order; they can't be grouped again.
        pub options: Vec<OptionDefinition> = "options",
    }
}

impl Default for OptionDefinition {
    fn default() -> Self {
        Self::One { value: Rc::default(), label: None }
    }
}

impl Read for OptionDefinition {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let option = match &node.kind {
            Kind::String(value) => Some(Self::One { value: Rc::clone(value), label: None }),
            Kind::Object(_) if node.get("options").is_some() => reading.read(node).map(Self::Group),
            Kind::Object(_) => reading
                .read(node)
                .map(|LabelledOption { value, label }| Self::One { value, label: Some(label) }),
            _ => {
                reading.wrong_type(node, "a string, or an object with `value` and `label`");
                None
            }
        };
        option.map(|option| *self = option).is_some()
    }
}

impl Write for OptionDefinition {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::One { value, label: None } => out.string(value),
            Self::One { value, label: Some(label) } => {
                LabelledOption { value: Rc::clone(value), label: label.clone() }.write(out);
            }
            Self::Group(group) => group.write(out),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for OptionDefinition {
    fn shape() -> crate::document::shape::Shape {
        use crate::document::shape::Shape;
        Shape::Either(vec![Shape::String, LabelledOption::shape(), OptionGroup::shape()])
    }
}

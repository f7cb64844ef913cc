//! An option to choose: a text that is its own label, or a value with a label.

use std::rc::Rc;

use crate::document::{Read, Reading, Text, Write, record};
use crate::json::{Kind, Node, Writer};

/// An option: `"Sick"`, or `{ "value": "sick", "label": "I am ill" }`.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionDefinition {
    /// What the submission has.
    pub value: Rc<str>,
    /// What people see; the value when it is not said.
    pub label: Option<Text>,
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

impl Read for OptionDefinition {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.kind {
            Kind::String(value) => Some(Self { value: Rc::clone(value), label: None }),
            Kind::Object(_) => {
                let LabelledOption { value, label } = LabelledOption::read(node, reading)?;
                Some(Self { value, label: Some(label) })
            }
            _ => {
                reading.wrong_type(node, "a string, or an object with `value` and `label`");
                None
            }
        }
    }
}

impl Write for OptionDefinition {
    fn write(&self, out: &mut Writer) {
        match &self.label {
            None => out.string(&self.value),
            Some(label) => {
                LabelledOption { value: Rc::clone(&self.value), label: label.clone() }.write(out);
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for OptionDefinition {
    fn shape() -> crate::document::shape::Shape {
        use crate::document::shape::Shape;
        Shape::Either(vec![Shape::String, LabelledOption::shape()])
    }
}

//! A value that an author writes as it is: a number, a text, a date as ISO text, a boolean.

use crate::document::{Read, Reading, Write};
use crate::json::{Kind, Node, Writer};

/// A JSON scalar. Which type it must have depends on the field and is checked there.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal(pub Node);

impl Read for Literal {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match node.kind {
            Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => Some(Self(node.clone())),
            _ => {
                reading.wrong_type(node, "a number, a string or a boolean");
                None
            }
        }
    }
}

impl Write for Literal {
    fn write(&self, out: &mut Writer) {
        match &self.0.kind {
            Kind::Bool(value) => out.bool(*value),
            Kind::Number(digits) => out.raw(digits),
            Kind::String(text) => out.string(text),
            Kind::Null | Kind::Array(_) | Kind::Object(_) => out.null(),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for Literal {
    fn shape() -> crate::document::shape::Shape {
        use crate::document::shape::Shape;
        Shape::Either(vec![Shape::String, Shape::Number, Shape::Bool])
    }
}

//! A value that an author writes as it is: a number, a text, a date as ISO text, a boolean, a list.

use crate::document::{Read, Reading, Write};
use crate::json::{Kind, Node, Writer};
use crate::value::Value;

/// A JSON value other than null. Which type it must have depends on the field and is checked there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Literal(pub Node);

impl Read for Literal {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        self.0 = node.clone();
        let is_value = !matches!(node.kind, Kind::Null);
        reading.expect(is_value, node, "a value; leave the property out where there is none")
    }
}

impl Write for Literal {
    fn write(&self, out: &mut Writer) {
        match &self.0.kind {
            Kind::Number(digits) => out.raw(digits),
            _ => Value::from_json(&self.0).write_json(out),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for Literal {
    fn shape() -> crate::document::shape::Shape {
        use crate::document::shape::Shape;
        let (list, object) =
            (Shape::List(Box::new(Shape::Any)), Shape::Named(Box::new(Shape::Any)));
        Shape::Either(vec![Shape::String, Shape::Number, Shape::Bool, list, object])
    }
}

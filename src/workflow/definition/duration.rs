//! A length of time as an author writes it.

use std::rc::Rc;

use crate::document::{Read, Reading, Write};
use crate::json::{Node, Writer};

/// A duration as ISO 8601 text, such as `PT24H` or `P2D`; checked when the workflow is compiled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DurationLiteral(pub Rc<str>);

impl Read for DurationLiteral {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        self.0.read(node, reading)
    }
}

impl Write for DurationLiteral {
    fn write(&self, out: &mut Writer) {
        out.string(&self.0);
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for DurationLiteral {
    fn shape() -> crate::document::shape::Shape {
        crate::document::shape::Shape::String
    }
}

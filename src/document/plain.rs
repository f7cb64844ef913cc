//! Reading and writing of what JSON itself has.

use std::rc::Rc;

use super::{Read, Reading, Write};
use crate::json::{Kind, Node, Writer};

impl Read for Rc<str> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let is_text = match &node.kind {
            Kind::String(text) => {
                *self = Rc::clone(text);
                true
            }
            _ => false,
        };
        reading.expect(is_text, node, "a string")
    }
}

impl Write for Rc<str> {
    fn write(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Read for String {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        reading.read::<Rc<str>>(node).map(|text| *self = text.as_ref().into()).is_some()
    }
}

impl Write for &str {
    fn write(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Write for String {
    fn write(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Read for bool {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let value = match node.kind {
            Kind::Bool(value) => Some(value),
            _ => None,
        };
        *self = value.unwrap_or_default();
        reading.expect(value.is_some(), node, "true or false")
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl Write for bool {
    fn write(&self, out: &mut Writer) {
        out.bool(*self);
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

macro_rules! unsigned {
    ($type:ident, $expected:literal) => {
        impl Read for $type {
            fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
                let value = match &node.kind {
                    Kind::Number(digits) => digits.parse().ok(),
                    _ => None,
                };
                *self = value.unwrap_or_default();
                reading.expect(value.is_some(), node, $expected)
            }
        }

        impl Write for $type {
            fn write(&self, out: &mut Writer) {
                out.integer(u64::from(*self));
            }
        }
    };
}

unsigned!(u32, "a whole number from 0 to 4294967295");
unsigned!(u64, "a whole number from 0 on");

impl<T: Read + Default> Read for Option<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        self.insert(T::default()).read(node, reading)
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.null(),
        }
    }

    fn is_none(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read + Default> Read for Vec<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let Kind::Array(items) = &node.kind else {
            return reading.expect(false, node, "an array");
        };
        for (index, node) in items.iter().enumerate() {
            let mut item = T::default();
            if reading.item(index, node, &mut item) {
                self.push(item);
            }
        }
        true
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.begin_array();
        for item in self {
            item.write(out);
        }
        out.end_array();
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Read> Read for Box<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        T::read(self, node, reading)
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }
}

impl<T: Read + Default> Read for Rc<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        reading.read(node).map(|value| *self = Self::new(value)).is_some()
    }

    fn is_optional(&self) -> bool {
        T::is_optional(self)
    }
}

impl<T: Write> Write for Rc<T> {
    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }
}

//! Reading and writing of what JSON itself has.

use std::rc::Rc;

use super::{Read, Reading, Write};
use crate::json::{Kind, Node, Writer};

impl Read for Rc<str> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.kind {
            Kind::String(text) => Some(Rc::clone(text)),
            _ => {
                reading.wrong_type(node, "a string");
                None
            }
        }
    }
}

impl Write for Rc<str> {
    fn write(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Read for String {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Rc::<str>::read(node, reading).map(|text| text.as_ref().into())
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
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match node.kind {
            Kind::Bool(value) => Some(value),
            _ => {
                reading.wrong_type(node, "true or false");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
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
            fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
                let value = match &node.kind {
                    Kind::Number(digits) => digits.parse().ok(),
                    _ => None,
                };
                if value.is_none() {
                    reading.wrong_type(node, $expected);
                }
                value
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

impl<T: Read> Read for Option<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        T::read(node, reading).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
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

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Array(items) => Some(reading.items(items)),
            _ => {
                reading.wrong_type(node, "an array");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
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
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        T::read(node, reading).map(Box::new)
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }
}

impl<T: Read> Read for Rc<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        T::read(node, reading).map(Self::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self::new)
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

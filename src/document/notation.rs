//! How a document writes expressions: plain FEEL, a literal or `= FEEL`, and text with `{{ FEEL }}`.

use std::rc::Rc;

use super::{Read, Reading, Write};
use crate::json::{Node, Writer};

macro_rules! source {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(pub Rc<str>);

        impl Read for $name {
            fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
                self.0.read(node, reading)
            }
        }

        impl Write for $name {
            fn write(&self, out: &mut Writer) {
                out.string(&self.0);
            }
        }

        impl $name {
            /// What was written.
            pub fn source(&self) -> &str {
                &self.0
            }
        }
    };
}

source! {
    /// A FEEL expression, as written.
    Expression
}

source! {
    /// Text for people, in which `{{ expression }}` is replaced by the expression's value.
    Text
}

/// A literal, or an expression that is marked by a leading `=`.
#[derive(Clone, Debug, PartialEq)]
pub enum Dynamic<T> {
    /// What was written stands for itself.
    Literal(T),
    /// What was written is to be computed; the `=` is not part of it.
    Computed(Expression),
}

impl<T: Default> Default for Dynamic<T> {
    fn default() -> Self {
        Self::Literal(T::default())
    }
}

impl<T: Read> Read for Dynamic<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        match (node.as_str().and_then(|text| text.strip_prefix('=')), self) {
            (None, Self::Literal(literal)) => literal.read(node, reading),
            (source, dynamic) => {
                *dynamic = Self::Computed(Expression(source.unwrap_or_default().trim().into()));
                true
            }
        }
    }

    fn is_optional(&self) -> bool {
        matches!(self, Self::Literal(literal) if literal.is_optional())
    }
}

impl<T: Write> Write for Dynamic<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Literal(literal) => literal.write(out),
            Self::Computed(expression) => {
                let mut marked = String::from("= ");
                marked.push_str(expression.source());
                out.string(&marked);
            }
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self, Self::Literal(literal) if literal.is_absent())
    }
}

//! Rules.

use std::rc::Rc;

use crate::feel::Program;
use crate::value::Value;

/// Something that is the same for good, or computed.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    Fixed(Value),
    /// A program, and the expression that it was made of.
    Program(Program, Rc<str>),
}

impl Rule {
    /// What is the same for good: nothing.
    pub(crate) const NULL: Self = Self::Fixed(Value::Null);
    /// What always holds.
    pub(crate) const TRUE: Self = Self::Fixed(Value::Bool(true));
    /// What never holds.
    pub(crate) const FALSE: Self = Self::Fixed(Value::Bool(false));

    /// The program, where it is computed.
    pub(crate) fn program(&self) -> Option<&Program> {
        match self {
            Self::Fixed(_) => None,
            Self::Program(program, _) => Some(program),
        }
    }

    /// The value, where it is the same for good; null otherwise.
    pub(crate) fn fixed(&self) -> Value {
        match self {
            Self::Fixed(value) => value.clone(),
            Self::Program(..) => Value::Null,
        }
    }
}

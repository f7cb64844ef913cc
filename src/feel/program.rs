//! What an expression compiles to.

use std::rc::Rc;

use super::env::Env;
use super::eval;
use super::fault::Fault;
use super::op::Op;
use crate::diagnostic::TextRange;
use crate::value::{Type, Value};

/// A value of the scope that a program reads, as deep as the expression names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Read {
    /// The slot of the name.
    pub slot: u32,
    /// The path below it; empty when the whole value is read.
    pub path: Vec<Rc<str>>,
}

/// A compiled expression. It holds no state: it can be run any number of times.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) code: Rc<Code>,
    pub(super) reads: Rc<[Read]>,
    pub(super) ty: Type,
}

/// The instructions of one function, or of the whole expression.
#[derive(Debug, Default)]
pub(crate) struct Code {
    pub(crate) ops: Box<[Op]>,
    /// Where the text stands that each instruction was made of.
    pub(crate) ranges: Box<[TextRange]>,
    pub(crate) constants: Box<[Value]>,
    pub(crate) keys: Box<[Rc<[Rc<str>]>]>,
    pub(crate) types: Box<[Type]>,
    pub(crate) functions: Box<[Rc<Definition>]>,
    /// How many variables its frame has.
    pub(crate) frame: u32,
}

/// A function definition. The first variables of its frame are the arguments.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) parameters: Rc<[Rc<str>]>,
    pub(crate) types: Box<[Type]>,
    /// The variable of the frame that holds the function itself.
    pub(crate) own: u32,
    /// What is taken along, and the variable of the frame that it comes into.
    pub(crate) captures: Box<[(Capture, u32)]>,
    pub(crate) code: Rc<Code>,
}

/// Where a captured value is found when the function is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capture {
    Slot(u32),
    Local(u32),
}

impl Program {
    /// What the expression reads of its scope, sorted, each path once, without those that a
    /// shorter one covers.
    pub fn reads(&self) -> &[Read] {
        &self.reads
    }

    /// The value, where it does not depend on anything.
    pub fn constant(&self) -> Option<&Value> {
        match *self.code.ops {
            [Op::Const(place)] => self.code.constants.get(place as usize),
            _ => None,
        }
    }

    /// The type of the value as far as it is certain before running; a value may be null all
    /// the same.
    pub fn ty(&self) -> &Type {
        &self.ty
    }

    /// Computes the value. `slots` are the values of the scope's names, in their order; one that
    /// is missing is null.
    ///
    /// # Errors
    ///
    /// Only when a bound of `env` is reached.
    pub fn run(&self, slots: &[Value], env: &mut Env<'_>) -> Result<Value, Fault> {
        match *self.code.ops {
            [Op::Const(place)] => Ok(self.code.constant(place).clone()),
            // An explanation tells what a name stands for.
            [Op::Slot(slot)] if env.trace.is_none() => {
                Ok(slots.get(slot as usize).cloned().unwrap_or_default())
            }
            _ => eval::run(&self.code, slots, env),
        }
    }
}

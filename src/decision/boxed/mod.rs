//! Boxed expressions, compiled: expressions, tables and what they are put together with
//! (DMN 1.5, 10.2).
//!
//! The names that are in scope have slots, as in [`crate::feel`]. What a boxed expression itself
//! brings into scope has the slots behind those of the names around it, so that the slots of a run
//! are a stack.

mod compile;
mod evaluate;
mod function;
mod iterate;

use std::rc::Rc;

use super::table::Table;
use super::types::ItemType;
use crate::feel::Program;
use crate::value::{Type, Value};

pub(super) use compile::{Compiler, lacks_logic};
pub(super) use evaluate::store;
pub(super) use function::FunctionLogic;

/// A compiled boxed expression.
#[derive(Debug)]
pub(super) enum Boxed {
    /// What can't be run, or is not there: null.
    Nothing,
    Literal(Program),
    Table(Table),
    /// Entries in order. The value is the result, or the context where there is none.
    Context(Vec<Entry>, Option<Box<Boxed>>),
    List(Vec<Boxed>),
    Invocation {
        function: Box<Boxed>,
        names: Vec<Rc<str>>,
        arguments: Vec<Boxed>,
    },
    Function(Rc<FunctionLogic>),
    Conditional(Box<[Boxed; 3]>),
    /// The items of a list, which comes into the slot that the program filters.
    Filter {
        list: Box<Boxed>,
        slot: u32,
        program: Program,
    },
    Iteration(Box<Iteration>),
    /// A value that is made to fit a type.
    Typed(Rc<ItemType>, Box<Boxed>),
}

/// A named value. Those that follow find it in its slot; in a relation none does.
#[derive(Debug)]
pub(super) struct Entry {
    name: Rc<str>,
    slot: Option<u32>,
    value: Boxed,
}

/// Something that is done for each item of a list.
#[derive(Debug)]
pub(super) struct Iteration {
    kind: IterationKind,
    list: Boxed,
    /// The slot of the item; of `for`, the one behind it has the values so far.
    slot: u32,
    body: Boxed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum IterationKind {
    For,
    Some,
    Every,
    Filter,
}

impl Boxed {
    /// The expression that gives the value, before it is made to fit a type.
    pub(super) fn inner(&self) -> &Self {
        let mut inner = self;
        while let Self::Typed(_, within) = inner {
            inner = within;
        }
        inner
    }

    /// The type of the value, as far as it is known.
    pub(super) fn result_type(&self) -> Type {
        match self {
            Self::Typed(ty, _) => ty.ty().clone(),
            Self::Literal(program) => program.ty().clone(),
            Self::Table(table) => table.result_type(),
            _ => Type::Any,
        }
    }

    /// For each output that only ever has values which are written down literally: its name and
    /// those values.
    pub(super) fn literals(&self) -> Vec<(Rc<str>, Vec<Value>)> {
        match self.inner() {
            Self::Literal(program) => program
                .constant()
                .map(|value| ("".into(), vec![value.clone()]))
                .into_iter()
                .collect(),
            Self::Table(table) => table.literals(),
            _ => Vec::new(),
        }
    }
}

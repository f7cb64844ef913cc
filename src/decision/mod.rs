//! Decisions (DMN 1.5): tables of rules and other logic that say where a slip goes.
//!
//! [`Definitions`] are compiled together into a [`Graph`], as decisions read each other by name.
//! [`Decision::decide`] takes a decision with the values of the names it reads, and
//! [`Decision::explain`] says which rules matched and why.

mod boxed;
mod definition;
mod explain;
mod failure;
mod graph;
mod table;
mod types;

use std::rc::Rc;

pub use definition::{
    BoxedDefinition, ConditionalDefinition, DecisionDefinition, Definitions, FilterDefinition,
    ForDefinition, FunctionDefinition, FunctionKind, FunctionTypeDefinition, ImportDefinition,
    InputDataDefinition, InvocationDefinition, ItemDefinition, KnowledgeDefinition,
    LogicDefinition, ModelDefinition, ParameterDefinition, QuantifiedDefinition,
    RelationDefinition, ServiceDefinition, TypeDefinition,
};
pub use explain::{Explanation, LabelledValue};
pub use failure::{Conflict, Disallowed, Failure};
pub use graph::{Decision, Graph, compile};
pub use table::{
    Aggregation, CellExplanation, HitPolicy, InputDefinition, OutputDefinition, RuleDefinition,
    RuleExplanation, TableDefinition, TableFinding, TableReport, check,
};

use crate::diagnostic::TextRange;
use crate::feel::{Env, Fault};
use crate::value::Value;

/// What a decision came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The result: the value of a single output, or a context of several; a list of these where the
    /// hit policy gives one; null when no rule matched and there is no default.
    pub value: Value,
    /// The rules of a table that gave it, counted from 1.
    pub matched: Vec<u32>,
}

impl Outcome {
    /// What is not decided by rules.
    fn of(value: Value) -> Self {
        Self { value, matched: Vec::new() }
    }
}

/// What a function gives where its decisions fail: null with a note, unless a budget ran out.
fn value_or_null(result: Result<Value, Failure>, env: &mut Env<'_>) -> Result<Value, Fault> {
    match result {
        Ok(value) => Ok(value),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(failure) => {
            env.note(TextRange { start: 0, end: 0 }, failure.message());
            Ok(Value::Null)
        }
    }
}

/// The name by which what is imported is known.
fn qualified(import: Option<&Rc<str>>, name: &Rc<str>) -> Rc<str> {
    match import {
        Some(import) => [&**import, name].join(".").into(),
        None => Rc::clone(name),
    }
}

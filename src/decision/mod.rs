//! Decisions (DMN 1.5, 8): tables of rules and expressions that say where a slip goes.
//!
//! A [`DecisionDefinition`] is compiled once for the names it may read; [`Decision::decide`] takes
//! it with their values, and [`Decision::explain`] says which rules matched and why.

mod compile;
mod definition;
mod explain;
mod failure;
mod table;

use std::rc::Rc;

pub use compile::compile;
pub use definition::DecisionDefinition;
pub use explain::{Explanation, LabelledValue};
pub use failure::{Conflict, Disallowed, Failure};
pub use table::{
    Aggregation, CellExplanation, HitPolicy, InputDefinition, OutputDefinition, RuleDefinition,
    RuleExplanation, TableDefinition, TableFinding, TableReport, check,
};

use crate::feel::{Env, Program};
use crate::value::{Type, Value};
use table::Table;

/// A compiled decision.
#[derive(Debug)]
pub struct Decision {
    title: Rc<str>,
    reads: Vec<Rc<str>>,
    /// The slot of each name of `reads` in the scope that the programs were compiled for.
    slots: Vec<u32>,
    /// How many slots that scope has.
    width: usize,
    logic: Logic,
}

#[derive(Debug)]
enum Logic {
    Expression(Program),
    Table(Table),
}

/// What a decision came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The result: the value of a single output, or a context of several; a list of these where the
    /// hit policy gives one; null when no rule matched and there is no default.
    pub value: Value,
    /// The rules of a table that gave it, counted from 1.
    pub matched: Vec<u32>,
}

impl Decision {
    /// What people call it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The names that it reads: its input data.
    pub fn reads(&self) -> &[Rc<str>] {
        &self.reads
    }

    /// The type of its result, as far as it is known.
    pub fn result_type(&self) -> Type {
        match &self.logic {
            Logic::Expression(program) => program.ty().clone(),
            Logic::Table(table) => table.result_type(),
        }
    }

    /// For each output that only ever has values which are written down literally: its name and
    /// those values.
    pub fn literals(&self) -> Vec<(Rc<str>, Vec<Value>)> {
        match &self.logic {
            Logic::Expression(program) => program
                .constant()
                .map(|value| ("".into(), vec![value.clone()]))
                .into_iter()
                .collect(),
            Logic::Table(table) => table.literals(),
        }
    }

    /// Takes the decision. `inputs` are the values of [`Decision::reads`], in that order; a missing
    /// one is null.
    ///
    /// # Errors
    ///
    /// When an evaluation runs out of its budget, when rules match together although the hit policy
    /// does not allow it, or when an input has a value that its column does not allow.
    pub fn decide(&self, inputs: &[Value], env: &mut Env<'_>) -> Result<Outcome, Failure> {
        let mut slots = self.slots(inputs);
        match &self.logic {
            Logic::Expression(program) => {
                Ok(Outcome { value: program.run(&slots, env)?, matched: Vec::new() })
            }
            Logic::Table(table) => table.decide(&mut slots, env),
        }
    }

    /// Takes the decision and says how each rule fared.
    ///
    /// # Errors
    ///
    /// As [`Decision::decide`].
    pub fn explain(&self, inputs: &[Value], env: &mut Env<'_>) -> Result<Explanation, Failure> {
        let mut slots = self.slots(inputs);
        match &self.logic {
            Logic::Expression(program) => {
                Ok(explain::expression(&self.reads, inputs, &program.run(&slots, env)?))
            }
            Logic::Table(table) => table::explain(table, &mut slots, env),
        }
    }

    fn slots(&self, inputs: &[Value]) -> Vec<Value> {
        let mut slots = vec![Value::Null; self.width];
        for (slot, value) in self.slots.iter().zip(inputs) {
            if let Some(place) = slots.get_mut(*slot as usize) {
                *place = value.clone();
            }
        }
        slots
    }
}

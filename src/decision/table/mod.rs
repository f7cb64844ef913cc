//! Decision tables (DMN 1.5, 8): rules, the index that finds those that match, and what the hit
//! policy makes of them.

mod check;
mod compile;
mod definition;
mod explain;
mod hit_policy;
mod index;
mod types;

use std::rc::Rc;

pub use check::{TableFinding, TableReport, check};
pub(super) use compile::compile;
pub use definition::{
    Aggregation, HitPolicy, InputDefinition, OutputDefinition, RuleDefinition, TableDefinition,
};
pub(super) use explain::explain;
pub use explain::{CellExplanation, RuleExplanation};

use super::types::ItemType;
use super::{Disallowed, Failure, Outcome};
use crate::feel::{Env, Fault, LiteralTest, Program};
use crate::value::{Type, Value};
use index::Index;

/// A compiled decision table.
#[derive(Debug)]
pub(super) struct Table {
    /// The slots that it reads of the scope that it was compiled for, in order.
    reads: Vec<u32>,
    /// How many slots that scope has, with one more for the `?` of each column.
    width: usize,
    hit_policy: HitPolicy,
    /// What becomes of the list of outputs.
    aggregation: Option<Aggregate>,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    rules: Vec<Rule>,
    // INVARIANT: has a row for each rule and a column for each input.
    index: Index,
}

/// How the outputs of the rules that match become one.
#[derive(Debug)]
struct Aggregate {
    how: Aggregation,
    /// The function's call on the list of outputs, which is the value of its only slot.
    program: Program,
}

/// An input column.
#[derive(Debug)]
struct Input {
    label: Rc<str>,
    expression: Program,
    /// What its value is made to fit.
    ty: Option<Rc<ItemType>>,
    /// The slot of `?` for this column's cells.
    tested: u32,
    /// Tests of the values that there may be.
    values: Option<Program>,
}

/// An output column.
#[derive(Debug)]
struct Output {
    name: Rc<str>,
    /// What its values are made to fit.
    ty: Option<Rc<ItemType>>,
    default: Option<Program>,
    /// The values that there may be, in the order of their priority; empty where nothing is said.
    values: Vec<LiteralTest>,
}

/// A row.
#[derive(Debug)]
struct Rule {
    /// Counted from 1, in the order of the definition.
    number: u32,
    when: Vec<Cell>,
    then: Vec<Program>,
    /// What it gives where it alone matches, if that is always the same.
    literal: Option<Value>,
}

/// A cell of unary tests.
#[derive(Debug)]
struct Cell {
    /// As it was written.
    text: Rc<str>,
    /// None for `-`, which any value passes.
    test: Option<Program>,
    /// Whether the index knows which values pass.
    indexed: bool,
}

impl Table {
    /// The slots that it reads of the scope that it was compiled for, in order, each once.
    pub(super) fn reads(&self) -> &[u32] {
        &self.reads
    }

    /// Whether what a rule gives, where it alone matches, is always the same.
    pub(super) fn is_literal(&self) -> bool {
        self.rules.iter().all(|rule| rule.literal.is_some())
    }

    /// Decides. `slots` are the values of the scope that it was compiled for; behind them the
    /// values of the input columns are put.
    pub(super) fn decide(
        &self,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Outcome, Failure> {
        self.evaluate_inputs(slots, env)?;
        let matching = self.matching(slots, env)?;
        hit_policy::outcome(self, &matching, slots, env)
    }

    /// Puts the value of each input column into the slot that its cells test.
    fn evaluate_inputs(&self, slots: &mut Vec<Value>, env: &mut Env<'_>) -> Result<(), Failure> {
        slots.resize(self.width, Value::Null);
        for input in &self.inputs {
            let mut value = input.expression.run(slots, env)?;
            if let Some(ty) = &input.ty {
                value = ty.fit(value, env)?;
            }
            if let Some(slot) = slots.get_mut(input.tested as usize) {
                *slot = value;
            }
        }
        for input in &self.inputs {
            if let Some(values) = &input.values
                && !values.run(slots, env)?.is_true()
            {
                return Err(Failure::Disallowed(Disallowed { input: Rc::clone(&input.label) }));
            }
        }
        Ok(())
    }

    /// The rules that match, in order, as many as the hit policy needs to know.
    fn matching(&self, slots: &[Value], env: &mut Env<'_>) -> Result<Vec<&Rule>, Fault> {
        let enough = match self.hit_policy {
            HitPolicy::First => 1,
            HitPolicy::Unique => 2,
            _ => self.rules.len(),
        };
        let mut places = Vec::with_capacity(self.inputs.len());
        for (input, column) in self.inputs.iter().zip(&self.index.columns) {
            let value = slots.get(input.tested as usize).unwrap_or(&Value::Null);
            places.push(column.axis.place(value));
        }
        let mut matching = Vec::new();
        let mut rows = self.index.rows(&places);
        while let Some(row) = rows.next() {
            let Some(rule) = self.rules.get(row as usize) else { continue };
            if rule.matches(&places, slots, env)? {
                matching.push(rule);
                if matching.len() >= enough {
                    break;
                }
            }
        }
        Ok(matching)
    }
}

impl Input {
    /// The type that its value has for certain, unless it is null.
    fn ty(&self) -> &Type {
        self.ty.as_ref().map_or_else(|| self.expression.ty(), |ty| ty.ty())
    }
}

impl Rule {
    /// Whether those cells hold that the index could not tell of.
    fn matches(
        &self,
        places: &[Option<u32>],
        slots: &[Value],
        env: &mut Env<'_>,
    ) -> Result<bool, Fault> {
        for (cell, place) in self.when.iter().zip(places) {
            let told = cell.indexed && place.is_some();
            if !told && !cell.holds(slots, env)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Cell {
    /// Whether the value in the column's slot passes.
    fn holds(&self, slots: &[Value], env: &mut Env<'_>) -> Result<bool, Fault> {
        match &self.test {
            None => Ok(true),
            Some(test) => Ok(test.run(slots, env)?.is_true()),
        }
    }
}

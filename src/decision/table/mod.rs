//! A compiled table, and what its hit policy makes of the rules that match (DMN 1.5, 8.2.8).

mod compile;
mod definition;
mod explain;

use std::rc::Rc;

pub(super) use compile::compile;
pub use definition::{
    HitPolicy, InputDefinition, OutputDefinition, RuleDefinition, TableDefinition,
};
pub(super) use explain::explain;
pub use explain::{CellExplanation, RuleExplanation};

use super::{Failure, Outcome};
use crate::feel::{Env, Fault, Program};
use crate::value::{Context, Type, Value};

/// A compiled decision table.
#[derive(Debug)]
pub(super) struct Table {
    /// The slots that it reads of the scope that it was compiled for, in order.
    reads: Vec<u32>,
    /// How many slots that scope has, with one more for the `?` of each column.
    width: usize,
    hit_policy: HitPolicy,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    rules: Vec<Rule>,
}

/// An input column.
#[derive(Debug)]
struct Input {
    label: Rc<str>,
    expression: Program,
    /// The slot of `?` for this column's cells.
    tested: u32,
}

/// An output column.
#[derive(Debug)]
struct Output {
    name: Rc<str>,
    default: Option<Program>,
}

/// A row.
#[derive(Debug)]
struct Rule {
    when: Vec<Cell>,
    then: Vec<Program>,
}

/// A cell of unary tests.
#[derive(Debug)]
struct Cell {
    /// As it was written.
    text: Rc<str>,
    /// None for `-`, which any value passes.
    test: Option<Program>,
}

/// Two rules of a table with the hit policy `unique` match the same inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The first of them, counted from 1.
    pub first: u32,
    /// The second of them, counted from 1.
    pub second: u32,
}

impl Table {
    /// The slots that it reads of the scope that it was compiled for, in order, each once.
    pub(super) fn reads(&self) -> &[u32] {
        &self.reads
    }

    /// Decides. `slots` are the values of the scope that it was compiled for; behind them the
    /// values of the input columns are put.
    pub(super) fn decide(
        &self,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Outcome, Failure> {
        self.evaluate_inputs(slots, env)?;
        let mut matched = Vec::new();
        for (rule, number) in self.rules.iter().zip(1_u32..) {
            if !rule.matches(slots, env)? {
                continue;
            }
            matched.push(number);
            match (self.hit_policy, matched.as_slice()) {
                (HitPolicy::First, _) => break,
                (HitPolicy::Unique, [first, second]) => {
                    return Err(Failure::Conflict(Conflict { first: *first, second: *second }));
                }
                (HitPolicy::Unique, _) => {}
            }
        }
        let value = self.result(matched.first().copied(), slots, env)?;
        Ok(Outcome { value, matched })
    }

    /// Puts the value of each input column into the slot that its cells test.
    fn evaluate_inputs(&self, slots: &mut Vec<Value>, env: &mut Env<'_>) -> Result<(), Fault> {
        slots.resize(self.width, Value::Null);
        for input in &self.inputs {
            let value = input.expression.run(slots, env)?;
            if let Some(slot) = slots.get_mut(input.tested as usize) {
                *slot = value;
            }
        }
        Ok(())
    }

    /// The result of the rule of this number, or of the defaults when there is none.
    fn result(
        &self,
        number: Option<u32>,
        slots: &[Value],
        env: &mut Env<'_>,
    ) -> Result<Value, Fault> {
        let rule = number.and_then(|number| self.rules.get((number as usize).wrapping_sub(1)));
        let mut values = Vec::with_capacity(self.outputs.len());
        for (column, output) in self.outputs.iter().enumerate() {
            let program = match rule {
                Some(rule) => rule.then.get(column),
                None => output.default.as_ref(),
            };
            values.push(program.map_or(Ok(Value::Null), |program| program.run(slots, env))?);
        }
        if rule.is_none() && self.outputs.iter().all(|output| output.default.is_none()) {
            return Ok(Value::Null);
        }
        Ok(match <[Value; 1]>::try_from(values) {
            Ok([single]) => single,
            Err(values) => {
                let names = self.outputs.iter().map(|output| Rc::clone(&output.name));
                names.zip(values).collect::<Context>().into()
            }
        })
    }

    pub(super) fn result_type(&self) -> Type {
        let types = (0..self.outputs.len()).map(|column| self.output_type(column));
        match types.collect::<Vec<_>>().as_slice() {
            [single] => single.clone(),
            several => {
                let names = self.outputs.iter().map(|output| Rc::clone(&output.name));
                Type::Context(names.zip(several.iter().cloned()).collect())
            }
        }
    }

    pub(super) fn literals(&self) -> Vec<(Rc<str>, Vec<Value>)> {
        let name = |output: &Output| {
            if self.outputs.len() == 1 { "".into() } else { Rc::clone(&output.name) }
        };
        let columns = self.outputs.iter().enumerate();
        columns
            .filter_map(|(column, output)| Some((name(output), self.output_literals(column)?)))
            .collect()
    }

    fn output_type(&self, column: usize) -> Type {
        let mut types = self.rules.iter().filter_map(|rule| rule.then.get(column)).map(Program::ty);
        let first = types.next().cloned().unwrap_or(Type::Any);
        if types.all(|ty| *ty == first) { first } else { Type::Any }
    }

    fn output_literals(&self, column: usize) -> Option<Vec<Value>> {
        let mut literals: Vec<Value> = Vec::new();
        let default = self.outputs.get(column).and_then(|output| output.default.as_ref());
        for program in self.rules.iter().filter_map(|rule| rule.then.get(column)).chain(default) {
            let literal = program.constant()?;
            if !literals.contains(literal) {
                literals.push(literal.clone());
            }
        }
        Some(literals)
    }
}

impl Rule {
    fn matches(&self, slots: &[Value], env: &mut Env<'_>) -> Result<bool, Fault> {
        for cell in &self.when {
            if !cell.holds(slots, env)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether any input matches.
    fn matches_all(&self) -> bool {
        self.when.iter().all(|cell| cell.test.is_none())
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

//! Why a table decided as it did: each rule, cell by cell.

use std::rc::Rc;

use super::{Rule, Table};
use crate::decision::{Explanation, Failure, LabelledValue, Outcome};
use crate::document::view;
use crate::feel::{Env, Fault};
use crate::value::Value;

view! {
    /// How one rule fared.
    pub struct RuleExplanation {
        /// Its number, from 1.
        pub number: u32 = "number",
        /// Whether it matched and counts: whether it gave the result, or a part of it.
        pub matched: bool = "matched",
        /// Whether all of its cells hold.
        pub holds: bool = "holds",
        /// The input column, from 1, of the first cell that does not hold.
        pub failed: Option<u32> = "failed",
        /// Its cells, in the order of the input columns.
        pub cells: Vec<CellExplanation> = "cells",
        /// What it gives, as text, in the order of the outputs.
        pub outputs: Vec<Rc<str>> = "outputs",
    }
}

view! {
    /// How one cell fared.
    pub struct CellExplanation {
        /// The cell as it was written.
        pub text: Rc<str> = "text",
        /// Whether the input passes it.
        pub holds: bool = "holds",
    }
}

/// Decides, and says how each rule fared, also where there is no result because of how they match.
pub(in crate::decision) fn explain(
    table: &Table,
    slots: &mut Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Explanation, Failure> {
    let (outcome, failure) = match table.decide(slots, env) {
        Ok(outcome) => (outcome, None),
        Err(Failure::Fault(fault)) => return Err(fault.into()),
        Err(failure) => {
            (Outcome { value: Value::Null, matched: Vec::new() }, Some(failure.message().into()))
        }
    };
    let tested = |slot: u32| slots.get(slot as usize).unwrap_or(&Value::Null);
    let inputs = table
        .inputs
        .iter()
        .map(|input| LabelledValue::new(&input.label, tested(input.tested)))
        .collect();
    let outputs = match &*table.outputs {
        [single] => vec![LabelledValue::new(&single.name, &outcome.value)],
        several => several
            .iter()
            .map(|output| LabelledValue::new(&output.name, &column(&outcome.value, &output.name)))
            .collect(),
    };
    let mut rules = Vec::with_capacity(table.rules.len());
    for rule in &table.rules {
        rules.push(self::rule(rule, outcome.matched.contains(&rule.number), slots, env)?);
    }
    Ok(Explanation { inputs, outputs, matched: outcome.matched, failure, rules })
}

/// The value of one of several outputs; a list of them where the result is one.
fn column(result: &Value, name: &str) -> Value {
    let of = |value: &Value| value.as_context().and_then(|hit| hit.get(name)).cloned().into();
    match result.as_list() {
        Some(hits) => hits.iter().map(of).collect::<Vec<Value>>().into(),
        None => of(result),
    }
}

fn rule(
    rule: &Rule,
    matched: bool,
    slots: &[Value],
    env: &mut Env<'_>,
) -> Result<RuleExplanation, Fault> {
    let mut cells = Vec::with_capacity(rule.when.len());
    for cell in &rule.when {
        cells.push(CellExplanation { text: Rc::clone(&cell.text), holds: cell.holds(slots, env)? });
    }
    let mut outputs = Vec::with_capacity(rule.then.len());
    for program in &rule.then {
        outputs.push(program.run(slots, env)?.display());
    }
    let failed = (1_u32..).zip(&cells).find(|(_, cell)| !cell.holds).map(|(column, _)| column);
    Ok(RuleExplanation {
        number: rule.number,
        matched,
        holds: failed.is_none(),
        failed,
        cells,
        outputs,
    })
}

//! Why a table decided as it did: each rule, cell by cell.

use std::rc::Rc;

use super::{Rule, Table};
use crate::decision::{Explanation, Failure, LabelledValue};
use crate::document::view;
use crate::feel::{Env, Fault};
use crate::value::Value;

view! {
    /// How one rule fared.
    pub struct RuleExplanation {
        /// Its number, from 1.
        pub number: u32 = "number",
        /// Whether it matched and counts.
        pub matched: bool = "matched",
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

/// Decides, and says how each rule fared.
pub(in crate::decision) fn explain(
    table: &Table,
    slots: &mut Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Explanation, Failure> {
    let outcome = table.decide(slots, env)?;
    let tested = |slot: u32| slots.get(slot as usize).unwrap_or(&Value::Null);
    let inputs = table
        .inputs
        .iter()
        .map(|input| LabelledValue::new(&input.label, tested(input.tested)))
        .collect();
    let outputs = match (&*table.outputs, &outcome.value) {
        ([single], value) => vec![LabelledValue::new(&single.name, value)],
        (several, value) => several
            .iter()
            .map(|output| {
                let of_output = value.as_context().and_then(|context| context.get(&output.name));
                LabelledValue::new(&output.name, of_output.unwrap_or(&Value::Null))
            })
            .collect(),
    };
    let mut rules = Vec::with_capacity(table.rules.len());
    for (rule, number) in table.rules.iter().zip(1_u32..) {
        rules.push(self::rule(rule, number, outcome.matched.contains(&number), slots, env)?);
    }
    Ok(Explanation { inputs, outputs, matched: outcome.matched, rules })
}

fn rule(
    rule: &Rule,
    number: u32,
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
    Ok(RuleExplanation { number, matched, cells, outputs })
}

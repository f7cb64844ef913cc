//! What the hit policy makes of the rules that match (DMN 1.5, 8.2.8 to 8.2.11).

use std::rc::Rc;

use super::{HitPolicy, Output, Rule, Table};
use crate::decision::{Conflict, Failure, Outcome};
use crate::feel::{Env, Fault, LiteralTest, Program};
use crate::sort::sort_by_key;
use crate::value::{Context, Value};

/// What a rule that matches gives, a value for each output.
struct Hit {
    number: u32,
    outputs: Vec<Value>,
}

/// The outcome of a table of which `matching` are the rules that match, in order.
pub(super) fn outcome(
    table: &Table,
    matching: &[&Rule],
    slots: &[Value],
    env: &mut Env<'_>,
) -> Result<Outcome, Failure> {
    if let [Rule { number, literal: Some(value), .. }] = matching
        && !table.is_list()
        && table.aggregation.is_none()
    {
        return Ok(Outcome { value: value.clone(), matched: vec![*number] });
    }
    let mut hits = Vec::with_capacity(matching.len());
    for rule in matching {
        let outputs = table.evaluate(rule.then.iter().map(Some), slots, env)?;
        hits.push(Hit { number: rule.number, outputs });
    }
    let conflict = |first: &Hit, second: &Hit| {
        Failure::Conflict(Conflict {
            hit_policy: table.hit_policy,
            first: first.number,
            second: second.number,
        })
    };
    match table.hit_policy {
        HitPolicy::Unique => {
            if let [first, second, ..] = hits.as_slice() {
                return Err(conflict(first, second));
            }
        }
        HitPolicy::Any => {
            if let [first, others @ ..] = hits.as_slice()
                && let Some(other) = others.iter().find(|other| !other.gives_same(first))
            {
                return Err(conflict(first, other));
            }
        }
        HitPolicy::Priority | HitPolicy::OutputOrder => {
            sort_by_key(&mut hits, |hit| rank(&hit.outputs, &table.outputs));
        }
        HitPolicy::First | HitPolicy::RuleOrder | HitPolicy::Collect => {}
    }
    if table.hit_policy == HitPolicy::Priority {
        hits.truncate(1);
    }
    let matched = hits.iter().map(|hit| hit.number).collect();
    let value = table.result(hits, slots, env)?;
    Ok(Outcome { value, matched })
}

impl Hit {
    fn gives_same(&self, other: &Self) -> bool {
        let mut pairs = self.outputs.iter().zip(&other.outputs);
        pairs.all(|(output, other)| output.feel_eq(other) == Some(true))
    }
}

/// Where a rule with these outputs comes: for each output that has an order, which of its values it
/// gives; one that is none of them comes last.
pub(super) fn rank(values: &[Value], outputs: &[Output]) -> Vec<usize> {
    let ranked = values.iter().zip(outputs).filter(|(_, output)| !output.values.is_empty());
    ranked
        .map(|(value, output)| {
            let is_it = |test: &LiteralTest| test.holds(value) == Some(true);
            output.values.iter().position(is_it).unwrap_or(output.values.len())
        })
        .collect()
}

/// What a rule gives, if that is always the same. A type of an output may have constraints that time or functions decide.
pub(super) fn literal(then: &[Program], outputs: &[Output]) -> Option<Value> {
    if outputs.iter().any(|output| output.ty.is_some()) {
        return None;
    }
    let values = then.iter().map(|program| program.constant().cloned());
    values.collect::<Option<_>>().map(|values| combined(outputs, values))
}

/// The value of a single output, or a context of several.
fn combined(outputs: &[Output], values: Vec<Value>) -> Value {
    match <[Value; 1]>::try_from(values) {
        Ok([single]) => single,
        Err(several) => {
            let names = outputs.iter().map(|output| Rc::clone(&output.name));
            names.zip(several).collect::<Context>().into()
        }
    }
}

impl Table {
    /// Whether several hits give a list.
    pub(super) fn is_list(&self) -> bool {
        matches!(
            self.hit_policy,
            HitPolicy::RuleOrder | HitPolicy::OutputOrder | HitPolicy::Collect
        ) && self.aggregation.is_none()
    }

    fn result(&self, hits: Vec<Hit>, slots: &[Value], env: &mut Env<'_>) -> Result<Value, Fault> {
        let has_default = self.outputs.iter().any(|output| output.default.is_some());
        if hits.is_empty() && has_default {
            let defaults = self.outputs.iter().map(|output| output.default.as_ref());
            let default = combined(&self.outputs, self.evaluate(defaults, slots, env)?);
            let single = self.is_list() && default.as_list().is_none();
            return Ok(if single { vec![default].into() } else { default });
        }
        let mut values = hits.into_iter().map(|hit| combined(&self.outputs, hit.outputs));
        match &self.aggregation {
            Some(aggregate) => aggregate.program.run(&[values.collect::<Vec<_>>().into()], env),
            None if self.is_list() => Ok(values.collect::<Vec<_>>().into()),
            None => Ok(values.next().unwrap_or_default()),
        }
    }

    /// The values of the outputs, made to fit their types.
    fn evaluate<'a>(
        &self,
        programs: impl Iterator<Item = Option<&'a Program>>,
        slots: &[Value],
        env: &mut Env<'_>,
    ) -> Result<Vec<Value>, Fault> {
        let mut values = Vec::with_capacity(self.outputs.len());
        for (program, output) in programs.zip(&self.outputs) {
            let value = program.map_or(Ok(Value::Null), |program| program.run(slots, env))?;
            values.push(match &output.ty {
                Some(ty) => ty.fit(value, env)?,
                None => value,
            });
        }
        Ok(values)
    }
}

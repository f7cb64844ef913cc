//! Runs boxed expressions.

use std::rc::Rc;

use super::{Boxed, Entry};
use crate::decision::{Failure, Outcome};
use crate::diagnostic::TextRange;
use crate::feel::{self, Env, Fault};
use crate::value::{Context, Value};

/// Puts a value into a slot; the slots grow as needed.
pub(in crate::decision) fn store(slots: &mut Vec<Value>, slot: u32, value: Value) {
    let place = slot as usize;
    if slots.len() <= place {
        slots.resize(place.saturating_add(1), Value::Null);
    }
    if let Some(known) = slots.get_mut(place) {
        *known = value;
    }
}

/// Notes why something is null.
pub(super) fn note(env: &mut Env<'_>, reason: &'static str) {
    env.note(TextRange { start: 0, end: 0 }, reason.into());
}

impl Boxed {
    /// Computes the value, and which rules matched where it is a table's.
    pub(in crate::decision) fn decide(
        &self,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Outcome, Failure> {
        match self {
            Self::Table(table) => table.decide(slots, env),
            Self::Typed(ty, inner) => {
                let outcome = inner.decide(slots, env)?;
                Ok(Outcome { value: ty.fit(outcome.value, env)?, matched: outcome.matched })
            }
            other => Ok(Outcome { value: other.evaluate(slots, env)?, matched: Vec::new() }),
        }
    }

    /// Computes the value. Each level takes from the depth that functions may call each other to,
    /// so that recursion is bounded.
    pub(in crate::decision) fn evaluate(
        &self,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        match self {
            Self::Nothing => Ok(Value::Null),
            Self::Literal(program) => Ok(program.run(slots, env)?),
            Self::Table(table) => Ok(table.decide(slots, env)?.value),
            Self::Function(logic) => Ok(logic.closure(slots)),
            nested => {
                env.depth = env.depth.checked_sub(1).ok_or(Fault::Depth)?;
                let value = nested.evaluate_nested(slots, env);
                env.depth = env.depth.saturating_add(1);
                value
            }
        }
    }

    fn evaluate_nested(&self, slots: &mut Vec<Value>, env: &mut Env<'_>) -> Result<Value, Failure> {
        env.spend(1)?;
        match self {
            Self::Typed(ty, inner) => {
                let value = inner.evaluate(slots, env)?;
                Ok(ty.fit(value, env)?)
            }
            Self::Context(entries, result) => context(entries, result.as_deref(), slots, env),
            Self::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                for item in items {
                    values.push(item.evaluate(slots, env)?);
                }
                Ok(values.into())
            }
            Self::Invocation { function, names, arguments } => {
                let function = function.evaluate(slots, env)?;
                let mut values = Vec::with_capacity(arguments.len());
                for argument in arguments {
                    values.push(argument.evaluate(slots, env)?);
                }
                Ok(feel::call_named(&function, names, values, env)?)
            }
            Self::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                let holds = condition.evaluate(slots, env)?.is_true();
                if holds { then } else { otherwise }.evaluate(slots, env)
            }
            Self::Filter { list, slot, program } => {
                let list = list.evaluate(slots, env)?;
                store(slots, *slot, list);
                Ok(program.run(slots, env)?)
            }
            Self::Iteration(iteration) => iteration.run(slots, env),
            flat => flat.evaluate(slots, env),
        }
    }
}

fn context(
    entries: &[Entry],
    result: Option<&Boxed>,
    slots: &mut Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Value, Failure> {
    let mut context = Context::with_capacity(entries.len());
    for Entry { name, slot, value } in entries {
        let value = value.evaluate(slots, env)?;
        if let Some(slot) = slot {
            store(slots, *slot, value.clone());
        }
        context.insert(Rc::clone(name), value);
    }
    match result {
        Some(result) => result.evaluate(slots, env),
        None => Ok(context.into()),
    }
}

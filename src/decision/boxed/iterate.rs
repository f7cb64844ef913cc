//! Boxed iterations: something is done for each item of a list (DMN 1.5, 10.2.1.9 and 10.2.1.10).

use super::evaluate::{note, store};
use super::{Iteration, IterationKind};
use crate::decision::Failure;
use crate::feel::{Elements, Env, Fault};
use crate::value::{List, Value};

impl Iteration {
    pub(super) fn run(&self, slots: &mut Vec<Value>, env: &mut Env<'_>) -> Result<Value, Failure> {
        let list = self.list.evaluate(slots, env)?;
        let Some(elements) = Elements::of(list) else {
            note(env, "Null has no elements.");
            return Ok(Value::Null);
        };
        match self.kind {
            IterationKind::For => self.collect(elements, slots, env),
            IterationKind::Filter => self.filter(elements, slots, env),
            IterationKind::Some => self.quantify(elements, false, slots, env),
            IterationKind::Every => self.quantify(elements, true, slots, env),
        }
    }

    /// The value of the body for an item.
    fn turn(
        &self,
        item: Value,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        env.spend(1)?;
        store(slots, self.slot, item);
        self.body.evaluate(slots, env)
    }

    fn collect(
        &self,
        elements: Elements,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        let partial = self.slot.saturating_add(1);
        let mut results = List::new(Vec::new());
        for item in elements {
            env.allow(results.len().saturating_add(1))?;
            store(slots, partial, Value::List(results));
            let value = self.turn(item, slots, env)?;
            // Taken out of its slot, so that it is not shared while it grows.
            results = match slots.get_mut(partial as usize).map(std::mem::take) {
                Some(Value::List(results)) => results,
                _ => return Err(Failure::Fault(Fault::Size)),
            };
            results.push(value);
        }
        Ok(results.into())
    }

    fn filter(
        &self,
        elements: Elements,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        let mut kept = Vec::new();
        for item in elements {
            match self.turn(item.clone(), slots, env)? {
                Value::Bool(true) => kept.push(item),
                Value::Bool(false) | Value::Null => {}
                _ => return Ok(neither(env)),
            }
        }
        Ok(kept.into())
    }

    /// Whether some or every item fulfils the condition: null where one that is null decides.
    fn quantify(
        &self,
        elements: Elements,
        every: bool,
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        let mut verdict = Value::Bool(every);
        for item in elements {
            match self.turn(item, slots, env)? {
                Value::Bool(holds) if holds == every => {}
                decided @ Value::Bool(_) => return Ok(decided),
                Value::Null => verdict = Value::Null,
                _ => return Ok(neither(env)),
            }
        }
        Ok(verdict)
    }
}

/// What is said of a condition that is no condition.
fn neither(env: &mut Env<'_>) -> Value {
    note(env, "The condition is neither true nor false.");
    Value::Null
}

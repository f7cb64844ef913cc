//! Iterations, filters and what else decides where the machine goes on.

use super::iterate::{self, Cursor};
use super::machine::{Flow, note};
use crate::feel::env::Env;
use crate::feel::fault::{Fault, Stop};
use crate::feel::op::Op;
use crate::feel::program::Code;
use crate::value::{List, Value};

pub(super) fn is_control(op: Op) -> bool {
    matches!(
        op,
        Op::FieldOrNext { .. }
            | Op::Each { .. }
            | Op::Steps { .. }
            | Op::Condition { .. }
            | Op::Leave(_)
            | Op::Collect(_)
            | Op::Filter { .. }
            | Op::FilterNext { .. }
            | Op::FilterTest { .. }
    )
}

/// Runs an instruction of those that [`is_control`] names.
#[inline(never)]
pub(super) fn run(
    op: Op,
    code: &Code,
    at: usize,
    base: usize,
    env: &mut Env<'_>,
) -> Result<Flow, Stop> {
    Ok(match op {
        Op::FieldOrNext { local, name } => {
            let context = env.variable(base, local).as_context();
            match context.and_then(|context| context.get(code.text(name))).cloned() {
                Some(value) => {
                    env.push(value);
                    Flow::Pushed
                }
                None => Flow::Skip,
            }
        }
        Op::Each { fail } => {
            let cursor = iterate::each(env.pop());
            begin(cursor, fail, code, at, env)
        }
        Op::Steps { fail } => {
            let to = env.pop();
            let cursor = iterate::steps(&env.pop(), &to);
            begin(cursor, fail, code, at, env)
        }
        Op::Condition { .. } if matches!(env.top(), Value::Bool(_) | Value::Null) => Flow::Next,
        Op::Condition { fail } => {
            env.pop();
            note(code, at, env, "The condition is neither true nor false.".into());
            Flow::Jump(fail)
        }
        Op::Leave(count) => {
            let left = env.memory.machine.cursors.len().saturating_sub(count as usize);
            env.memory.machine.cursors.truncate(left);
            Flow::Next
        }
        Op::Collect(place) => {
            collect(env, base, place)?;
            Flow::Next
        }
        Op::Filter { probe } => {
            let value = env.pop();
            let cursor = if value.is_null() {
                note(code, at, env, "Null has no elements.".into());
                Cursor::Nothing
            } else {
                Cursor::filter(iterate::as_list(value), probe)
            };
            env.memory.machine.cursors.push(cursor);
            Flow::Next
        }
        Op::FilterNext { local, exit } => {
            match env.memory.machine.cursors.last_mut().and_then(Cursor::advance) {
                Some(value) => {
                    env.store(base, local, value);
                    Flow::Next
                }
                None => {
                    let kept = env.memory.machine.cursors.pop().map_or(Value::Null, Cursor::kept);
                    env.push(kept);
                    Flow::PushedAndJump(exit)
                }
            }
        }
        Op::FilterTest { exit } => {
            let verdict = env.pop();
            match env.memory.machine.cursors.last_mut().and_then(|cursor| cursor.judge(&verdict)) {
                None => Flow::Next,
                Some(result) => {
                    env.memory.machine.cursors.pop();
                    env.push(result);
                    Flow::PushedAndJump(exit)
                }
            }
        }
        _ => Flow::Next,
    })
}

/// Begins an iteration, or goes where there is nothing to run over.
fn begin(
    cursor: Result<Cursor, &'static str>,
    fail: u32,
    code: &Code,
    at: usize,
    env: &mut Env<'_>,
) -> Flow {
    match cursor {
        Ok(cursor) => {
            env.memory.machine.cursors.push(cursor);
            Flow::Next
        }
        Err(reason) => {
            note(code, at, env, reason.into());
            Flow::Jump(fail)
        }
    }
}

fn collect(env: &mut Env<'_>, base: usize, place: u32) -> Result<(), Fault> {
    let value = env.pop();
    let at = base.saturating_add(place as usize);
    let limit = env.limits.size;
    if let Some(Value::List(results)) = env.memory.machine.frames.get_mut(at) {
        if results.len() >= limit {
            return Err(Fault::Size);
        }
        List::push(results, value);
    }
    Ok(())
}

//! The machine itself: one instruction after the other.

use super::iterate::Cursor;
use super::{control, instructions, operators};
use crate::feel::env::{Env, Step};
use crate::feel::fault::{Fault, Stop};
use crate::feel::op::Op;
use crate::feel::program::Code;
use crate::value::Value;

impl Env<'_> {
    pub(super) fn pop(&mut self) -> Value {
        self.machine.stack.pop().unwrap_or_default()
    }

    pub(super) fn push(&mut self, value: Value) {
        self.machine.stack.push(value);
    }

    pub(super) fn top(&self) -> &Value {
        self.machine.stack.last().unwrap_or(&Value::Null)
    }

    pub(super) fn variable(&self, base: usize, place: u32) -> &Value {
        let at = base.saturating_add(place as usize);
        self.machine.frames.get(at).unwrap_or(&Value::Null)
    }

    pub(super) fn store(&mut self, base: usize, place: u32, value: Value) {
        let at = base.saturating_add(place as usize);
        if let Some(variable) = self.machine.frames.get_mut(at) {
            *variable = value;
        }
    }

    pub(super) fn pop_many(&mut self, count: u32) -> Vec<Value> {
        let length = self.machine.stack.len();
        self.machine.stack.split_off(length.saturating_sub(count as usize))
    }
}

impl Code {
    pub(super) fn constant(&self, place: u32) -> &Value {
        self.constants.get(place as usize).unwrap_or(&Value::Null)
    }

    pub(super) fn text(&self, place: u32) -> &str {
        self.constant(place).as_str().unwrap_or_default()
    }
}

/// What an instruction does beside its work on the stack.
pub(super) enum Flow {
    /// Pushes a value.
    Push(Value),
    /// Goes on.
    Next,
    /// Goes on elsewhere.
    Jump(u32),
    /// Pushes a value and goes on elsewhere.
    PushAndJump(Value, u32),
    /// Jumps over one instruction.
    Skip,
}

/// Runs `code`, whose variables begin at `base`, and gives what it leaves on the stack.
pub(super) fn execute(
    code: &Code,
    slots: &[Value],
    base: usize,
    env: &mut Env<'_>,
) -> Result<Value, Fault> {
    let mut next = 0_usize;
    while let Some(op) = code.ops.get(next) {
        env.steps = env.steps.checked_sub(1).ok_or(Fault::Steps)?;
        let at = next;
        next = next.saturating_add(1);
        // What most programs consist of stands here; the rest is a call away.
        let result = match *op {
            Op::Const(place) => {
                env.push(code.constant(place).clone());
                continue;
            }
            Op::Slot(slot) => Ok(Flow::Push(slots.get(slot as usize).cloned().unwrap_or_default())),
            Op::Local(place) => Ok(Flow::Push(env.variable(base, place).clone())),
            Op::Store(place) => {
                let value = env.pop();
                env.store(base, place, value);
                continue;
            }
            Op::CompareSlotConst(comparison, slot, constant) => {
                let left = slots.get(usize::from(slot)).unwrap_or(&Value::Null);
                operators::compare(comparison, left, code.constant(constant.into())).map(Flow::Push)
            }
            Op::Compare(comparison) => {
                let right = env.pop();
                operators::compare(comparison, &env.pop(), &right).map(Flow::Push)
            }
            Op::AndJump(target) if matches!(env.top(), Value::Bool(false)) => {
                Ok(Flow::Jump(target))
            }
            Op::OrJump(target) if env.top().is_true() => Ok(Flow::Jump(target)),
            Op::AndJump(_) | Op::OrJump(_) => continue,
            Op::And => {
                let right = env.pop();
                Ok(Flow::Push(operators::and(&env.pop(), &right)))
            }
            Op::Or => {
                let right = env.pop();
                Ok(Flow::Push(operators::or(&env.pop(), &right)))
            }
            Op::Jump(target) => Ok(Flow::Jump(target)),
            Op::JumpUnlessTrue(target) => match env.pop().is_true() {
                true => continue,
                false => Ok(Flow::Jump(target)),
            },
            Op::Next { local, exit } => {
                match env.machine.cursors.last_mut().and_then(Cursor::advance) {
                    Some(value) => {
                        env.store(base, local, value);
                        continue;
                    }
                    None => {
                        env.machine.cursors.pop();
                        Ok(Flow::Jump(exit))
                    }
                }
            }
            op if control::is_control(op) => control::run(op, code, at, base, env),
            op => instructions::run(op, code, slots, base, env).map(Flow::Push),
        };
        let value = match result {
            Ok(Flow::Next) => continue,
            Ok(Flow::Skip) => {
                next = next.saturating_add(1);
                continue;
            }
            Ok(Flow::Jump(target)) => {
                next = target as usize;
                continue;
            }
            Ok(Flow::PushAndJump(value, target)) => {
                next = target as usize;
                value
            }
            Ok(Flow::Push(value)) => value,
            Err(Stop::Null(reason)) => {
                note(code, at, env, reason);
                Value::Null
            }
            Err(Stop::Fault(fault)) => return Err(fault),
        };
        if env.trace.is_some() {
            trace(code, at, env, &value);
        }
        env.push(value);
    }
    Ok(env.pop())
}

pub(super) fn note(
    code: &Code,
    at: usize,
    env: &mut Env<'_>,
    reason: std::borrow::Cow<'static, str>,
) {
    if env.notes.is_some()
        && let Some(range) = code.ranges.get(at)
    {
        env.note(*range, reason);
    }
}

#[cold]
fn trace(code: &Code, at: usize, env: &mut Env<'_>, value: &Value) {
    if let (Some(trace), Some(range)) = (&mut env.trace, code.ranges.get(at))
        && trace.len() < MAX_TRACE
    {
        trace.push(Step { range: *range, value: value.clone() });
    }
}

/// An explanation of more sub-results than this helps nobody.
const MAX_TRACE: usize = 10_000;

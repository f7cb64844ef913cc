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
        self.memory.machine.stack.pop().unwrap_or_default()
    }

    pub(super) fn push(&mut self, value: Value) {
        self.memory.machine.stack.push(value);
    }

    pub(super) fn top(&self) -> &Value {
        self.memory.machine.stack.last().unwrap_or(&Value::Null)
    }

    pub(super) fn variable(&self, base: usize, place: u32) -> &Value {
        let at = base.saturating_add(place as usize);
        self.memory.machine.frames.get(at).unwrap_or(&Value::Null)
    }

    pub(super) fn store(&mut self, base: usize, place: u32, value: Value) {
        let at = base.saturating_add(place as usize);
        if let Some(variable) = self.memory.machine.frames.get_mut(at) {
            *variable = value;
        }
    }

    /// Pushes what a comparison says, unless it says nothing.
    fn push_verdict(&mut self, verdict: Option<bool>) -> Result<(), Stop> {
        self.push(Value::Bool(operators::verdict(verdict)?));
        Ok(())
    }

    pub(super) fn pop_many(&mut self, count: u32) -> Vec<Value> {
        let length = self.memory.machine.stack.len();
        self.memory.machine.stack.split_off(length.saturating_sub(count as usize))
    }
}

impl Code {
    pub(in crate::feel) fn constant(&self, place: u32) -> &Value {
        self.constants.get(place as usize).unwrap_or(&Value::Null)
    }

    pub(super) fn text(&self, place: u32) -> &str {
        self.constant(place).as_str().unwrap_or_default()
    }
}

/// Where an instruction of control leads.
pub(super) enum Flow {
    /// It goes on.
    Next,
    /// It has pushed a value, and goes on.
    Pushed,
    /// It goes on elsewhere.
    Jump(u32),
    /// It has pushed a value, and goes on elsewhere.
    PushedAndJump(u32),
    /// It jumps over one instruction.
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
        // What most programs consist of stands here; the rest is a call away. What does not go on with the next
        // instruction has pushed a value that an explanation tells.
        let pushed = match *op {
            Op::Const(place) => {
                env.push(code.constant(place).clone());
                continue;
            }
            Op::Slot(slot) => {
                env.push(slots.get(slot as usize).cloned().unwrap_or_default());
                Ok(())
            }
            Op::Local(place) => {
                let value = env.variable(base, place).clone();
                env.push(value);
                Ok(())
            }
            Op::Store(place) => {
                let value = env.pop();
                env.store(base, place, value);
                continue;
            }
            Op::CompareSlotConst(comparison, slot, constant) => {
                let left = slots.get(usize::from(slot)).unwrap_or(&Value::Null);
                let verdict = comparison.holds(left, code.constant(constant.into()));
                env.push_verdict(verdict)
            }
            Op::Compare(comparison) => {
                let right = env.pop();
                let verdict = comparison.holds(&env.pop(), &right);
                env.push_verdict(verdict)
            }
            Op::AndJump(target) => {
                if matches!(env.top(), Value::Bool(false)) {
                    next = target as usize;
                }
                continue;
            }
            Op::OrJump(target) => {
                if env.top().is_true() {
                    next = target as usize;
                }
                continue;
            }
            Op::And => {
                let right = env.pop();
                let verdict = operators::and(&env.pop(), &right);
                env.push(verdict);
                Ok(())
            }
            Op::Or => {
                let right = env.pop();
                let verdict = operators::or(&env.pop(), &right);
                env.push(verdict);
                Ok(())
            }
            Op::Jump(target) => {
                next = target as usize;
                continue;
            }
            Op::JumpUnlessTrue(target) => {
                if !env.pop().is_true() {
                    next = target as usize;
                }
                continue;
            }
            Op::Next { local, exit } => {
                match env.memory.machine.cursors.last_mut().and_then(Cursor::advance) {
                    Some(value) => env.store(base, local, value),
                    None => {
                        env.memory.machine.cursors.pop();
                        next = exit as usize;
                    }
                }
                continue;
            }
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Power => {
                let right = env.pop();
                match (env.memory.machine.stack.last_mut(), &right) {
                    (Some(Value::Number(left)), Value::Number(right)) => {
                        let result = operators::calculate(*op, *left, *right);
                        result.map(|result| *left = result).inspect_err(|_| drop(env.pop()))
                    }
                    _ => {
                        let left = env.pop();
                        operators::arithmetic(*op, &left, &right, env).map(|value| env.push(value))
                    }
                }
            }
            op if control::is_control(op) => match control::run(op, code, at, base, env) {
                Ok(Flow::Next) => continue,
                Ok(Flow::Skip) => {
                    next = next.saturating_add(1);
                    continue;
                }
                Ok(Flow::Jump(target)) => {
                    next = target as usize;
                    continue;
                }
                Ok(Flow::PushedAndJump(target)) => {
                    next = target as usize;
                    Ok(())
                }
                Ok(Flow::Pushed) => Ok(()),
                Err(stop) => Err(stop),
            },
            op => match instructions::run(op, code, slots, base, env) {
                Ok(value) => {
                    env.push(value);
                    Ok(())
                }
                Err(stop) => Err(stop),
            },
        };
        match pushed {
            Ok(()) => {}
            Err(Stop::Null(reason)) => {
                note(code, at, env, reason);
                env.push(Value::Null);
            }
            Err(Stop::Fault(fault)) => return Err(fault),
        }
        if env.trace.is_some() {
            trace(code, at, env);
        }
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
fn trace(code: &Code, at: usize, env: &mut Env<'_>) {
    let value = env.top().clone();
    if let (Some(trace), Some(range)) = (&mut env.trace, code.ranges.get(at))
        && trace.len() < MAX_TRACE
    {
        trace.push(Step { range: *range, value });
    }
}

/// An explanation of more sub-results than this helps nobody.
const MAX_TRACE: usize = 10_000;

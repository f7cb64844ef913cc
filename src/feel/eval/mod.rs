//! Runs programs.

mod control;
pub(crate) mod conversion;
pub(crate) mod function;
mod instructions;
pub(crate) mod iterate;
mod machine;
pub(crate) mod operators;
pub(crate) mod path;
pub(crate) mod test;

use super::env::Env;
use super::fault::Fault;
use super::program::Code;
use crate::value::Value;
use iterate::Cursor;

/// The memory of the machine: empty between runs, kept so that a run allocates none.
#[derive(Debug, Default)]
pub(crate) struct Machine {
    /// Values being computed.
    stack: Vec<Value>,
    /// The variables of the functions that are running, the innermost last.
    frames: Vec<Value>,
    /// The iterations that are running, the innermost last.
    cursors: Vec<Cursor>,
}

/// Runs an expression.
pub(crate) fn run(code: &Code, slots: &[Value], env: &mut Env<'_>) -> Result<Value, Fault> {
    in_new_frame(env, code, slots, |_| {})
}

/// Runs code in a frame of its own, whose first variables `fill` has pushed.
fn in_new_frame(
    env: &mut Env<'_>,
    code: &Code,
    slots: &[Value],
    fill: impl FnOnce(&mut Vec<Value>),
) -> Result<Value, Fault> {
    let machine = &mut env.memory.machine;
    let (stack, cursors) = (machine.stack.len(), machine.cursors.len());
    let base = machine.frames.len();
    fill(&mut machine.frames);
    machine.frames.resize(base.saturating_add(code.frame as usize), Value::Null);
    let result = machine::execute(code, slots, base, env);
    let machine = &mut env.memory.machine;
    machine.stack.truncate(stack);
    machine.frames.truncate(base);
    machine.cursors.truncate(cursors);
    result
}

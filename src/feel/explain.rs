//! Why an expression has its value: the sub-results, each with the text that gave it.

use super::env::{Env, Step};
use super::fault::Fault;
use super::program::Program;
use crate::value::Value;

/// One evaluation with its sub-results.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// The value of the whole expression.
    pub value: Value,
    /// What the parts gave, in the order in which they were computed: a part in a loop comes once
    /// a turn, and one that was not needed does not come.
    pub steps: Vec<Step>,
}

/// Runs a program as [`Program::run`] does and keeps every sub-result. What was computed when the
/// expression was compiled is not among them.
///
/// # Errors
///
/// Only when a bound of `env` is reached.
pub fn explain(
    program: &Program,
    slots: &[Value],
    env: &mut Env<'_>,
) -> Result<Explanation, Fault> {
    let outer = env.trace.replace(Vec::new());
    let result = program.run(slots, env);
    let steps = std::mem::replace(&mut env.trace, outer).unwrap_or_default();
    result.map(|value| Explanation { value, steps })
}

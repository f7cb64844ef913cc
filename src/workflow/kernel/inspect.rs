//! What the kernel would go by, for those who ask why it did something.

use super::Env;
use super::run::Run;
use crate::value::Value;
use crate::workflow::command::{Command, Request};
use crate::workflow::graph::Graph;
use crate::workflow::state::State;

/// The values that the decision of `step` is taken with where an instance stands at `state`, in the
/// order of the decision's signature; none where the step takes no decision.
pub fn decision_inputs(graph: &Graph, state: &State, step: &str, env: &Env<'_>) -> Vec<Value> {
    let Some(decision) = graph.decision_at(step) else { return Vec::new() };
    let command = Command { by: None, key: None, request: Request::Tick };
    let mut run = Run::new(graph, state, &command, env);
    decision.reads.iter().map(|slot| run.slot(*slot)).collect()
}

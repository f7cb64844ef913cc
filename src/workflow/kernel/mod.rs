//! The kernel: a command, where the instance stands, and what the outside tells, give events.
//!
//! Nothing here changes anything. A [`Run`] applies its own events to a copy of the state, which
//! shares with the state what they don't change, so that a command costs what it touches, whatever
//! the size of the instance and of its history. So what it goes by is what a replay gives.

mod answer;
mod clock;
mod evaluate;
mod event;
mod inspect;
mod life;
mod more;
mod open;
mod people;
mod quorum;
mod repair;
mod route;
mod run;
mod scope;
mod simulation;
mod submission;
mod throw;

use std::rc::Rc;

use super::command::{Command, Request};
use super::decisions::Decisions;
use super::directory::Directory;
use super::event::{Event, Migrated};
use super::graph::Graph;
use super::rejection::Rejection;
use super::state::State;
use crate::diagnostic::Code;
use crate::host::Host;
use crate::value::Zone;
pub use answer::MAX_COMMENT;
pub use inspect::decision_inputs;
pub use life::MAX_KEPT;
use run::Run;
pub use scope::{MAX_CALLS, MAX_TURNS};
pub use simulation::{Moved, Simulation};

/// What the outside tells the kernel.
pub struct Env<'a> {
    /// What time it is, in milliseconds since 1970 UTC.
    pub now: u64,
    /// The zone in which `now()` and `today()` of expressions are, and months are counted.
    pub zone: Zone,
    /// What expressions ask of the host.
    pub host: &'a dyn Host,
    /// Who there is.
    pub directory: &'a dyn Directory,
    /// The decisions that can be taken.
    pub decisions: &'a dyn Decisions,
    /// The workflows that can be called.
    pub workflows: &'a dyn Workflows,
    /// What a dry run takes over; none in earnest.
    pub simulation: Option<&'a dyn Simulation>,
}

/// The workflows that a workflow can call, by name.
pub trait Workflows {
    /// The workflow called `name`.
    fn graph(&self, name: &str) -> Option<&Graph>;
}

/// No workflow can be called.
impl Workflows for () {
    fn graph(&self, _: &str) -> Option<&Graph> {
        None
    }
}

/// The longest idempotency key, in bytes.
pub const MAX_KEY: usize = 256;
/// How many steps one command can lead through. More is a loop that would not stop by itself: it
/// ends in an incident.
pub const STEP_BUDGET: u32 = 10_000;

/// Answers a command with the events that follow from it: none where nothing does, as for a
/// command that was answered already (see [`State::first_answer`]).
///
/// # Errors
///
/// Why the command is refused; nothing follows from it then.
pub fn decide(
    graph: &Graph,
    state: &State,
    command: &Command,
    env: &Env<'_>,
) -> Result<Vec<Event>, Rejection> {
    transition(graph, state, command, env).map(|(events, _)| events)
}

/// As [`decide`], with where the instance stands when the events count: what applying them to `state` gives.
///
/// # Errors
///
/// Why the command is refused; nothing follows from it then.
pub fn transition(
    graph: &Graph,
    state: &State,
    command: &Command,
    env: &Env<'_>,
) -> Result<(Vec<Event>, State), Rejection> {
    if let Some(key) = command.key.as_deref() {
        if key.len() > MAX_KEY {
            let message = format!("The idempotency key is longer than {MAX_KEY} bytes.");
            return Err(Rejection::new(Code::KeyTooLong, message));
        }
        if state.first_answer(command.by.as_deref(), key).is_some() {
            return Ok((Vec::new(), state.clone()));
        }
    }
    let mut run = Run::new(graph, state, command, env);
    match &command.request {
        Request::Start { submission, at } => run.start(submission, at.as_ref())?,
        Request::Answer { task, outcome, comment } => {
            run.answer(*task, outcome.as_ref(), comment.as_ref())?;
        }
        Request::Revise { task, submission } => run.revise(*task, submission)?,
        Request::Withdraw { comment } => run.withdraw(comment.as_ref())?,
        Request::Retry { incident } => run.retry(*incident)?,
        Request::Tick => run.tick(),
        other => decide_rare(&mut run, other)?,
    }
    run.move_tokens();
    Ok(run.finish())
}

/// What ordinary approvals don't use.
fn decide_rare(run: &mut Run<'_>, request: &Request) -> Result<(), Rejection> {
    match request {
        Request::Message { name, key, values } => run.message(name, key.as_ref(), values),
        Request::Signal { name, values } => run.signal_comes(name, values),
        Request::Happen { token, event } => run.happen_by_hand(*token, event),
        Request::Reply { token, answer } => run.reply(*token, answer),
        Request::Add { token, items } => run.add(*token, items),
        Request::Suspend { reason } => run.suspend(reason.as_ref()),
        Request::Resume { reason } => run.resume(reason.as_ref()),
        Request::Cancel { reason } => run.cancel_instance(reason.as_ref()),
        Request::Resolve { incident, values, reason } => {
            run.resolve(*incident, values, reason.as_ref())
        }
        Request::Redo { token, step, reason } => run.redo(*token, step, reason.as_ref()),
        Request::Migrate { definitions, workflow, steps, reason } => {
            let (definitions, workflow) = (Rc::clone(definitions), Rc::clone(workflow));
            let (steps, reason) = (steps.clone(), reason.clone());
            run.migrate(Migrated { definitions, workflow, steps, reason })
        }
        Request::Skip { token, reason } => run.skip(*token, reason.as_ref()),
        Request::Move { token, to, reason } => run.move_token(*token, to, reason.as_ref()),
        _ => Ok(()),
    }
}

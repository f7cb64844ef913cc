//! The kernel: a command, where the instance stands, and what the outside tells, give events.
//!
//! Nothing here changes anything. A [`Run`] keeps what its own events change on top of the state,
//! so that a command costs what it touches, whatever the size of the instance and of its history.

mod answer;
mod clock;
mod evaluate;
mod inspect;
mod open;
mod people;
mod quorum;
mod run;
mod submission;

use super::command::{Command, Request};
use super::decisions::Decisions;
use super::directory::Directory;
use super::event::Event;
use super::graph::Graph;
use super::rejection::Rejection;
use super::state::State;
use crate::diagnostic::Code;
use crate::host::Host;
use crate::value::Zone;
pub use answer::MAX_COMMENT;
pub use inspect::decision_inputs;
use run::Run;

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
    if let Some(key) = command.key.as_deref() {
        if key.len() > MAX_KEY {
            let message = format!("The idempotency key is longer than {MAX_KEY} bytes.");
            return Err(Rejection::new(Code::KeyTooLong, message));
        }
        if state.first_answer(command.by.as_deref(), key).is_some() {
            return Ok(Vec::new());
        }
    }
    let mut run = Run::new(graph, state, command, env);
    match &command.request {
        Request::Start { submission } => run.start(submission)?,
        Request::Answer { task, outcome, comment } => {
            run.answer(*task, outcome.as_ref(), comment.as_ref())?;
        }
        Request::Revise { task, submission } => run.revise(*task, submission)?,
        Request::Withdraw { comment } => run.withdraw(comment.as_ref())?,
        Request::Retry { incident } => run.retry(*incident)?,
        Request::Tick => run.tick(),
    }
    run.move_tokens();
    Ok(run.into_events())
}

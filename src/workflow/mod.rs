//! Workflows: what an author defines, and the kernel that runs instances of it.
//!
//! A [`WorkflowDefinition`] is [compiled](compile) to a [`Graph`]. [`decide`] takes a graph, a [`State`] and a
//! [`Command`] and gives [`Event`]s or a [`Rejection`], and changes nothing; [`apply`] changes a
//! state by an event. Replaying the events of an instance gives its state. What the outside must
//! do, [`effect`] reads off an event once it is stored.

mod command;
mod compile;
mod decisions;
pub mod definition;
mod directory;
mod effect;
pub mod event;
mod graph;
mod kernel;
mod label;
mod lint;
mod migration;
mod order;
mod people;
mod reach;
mod rejection;
mod state;

pub use command::{Command, Request};
pub(crate) use compile::given_names;
pub use compile::{MAX_STEPS, Surroundings, compile};
pub use decisions::{Decisions, Problem, Signature, Verdict};
pub use definition::WorkflowDefinition;
pub use directory::{Directory, Person};
pub use effect::{Effect, effect};
pub use event::{Event, EventKind};
pub use graph::{Graph, OutcomeKind};
pub use kernel::{
    Env, MAX_CALLS, MAX_COMMENT, MAX_KEPT, MAX_KEY, MAX_TURNS, Moved, STEP_BUDGET, Simulation,
    Workflows, decide, decision_inputs, transition,
};
pub use label::label;
pub use lint::{lint, messages_sent};
pub use migration::{Obstacle, obstacles};
pub use order::Order;
pub use people::{People, PersonDefinition};
pub use rejection::Rejection;
pub use state::{
    Done, Each, Phase, Rest, Scope, ScopeKind, State, StepAnswer, Task, Token, Undo, Vote, Waiting,
    apply, next_timer,
};

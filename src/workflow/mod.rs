//! Workflows: what an author defines, and the kernel that runs instances of it.
//!
//! A [`WorkflowDefinition`] is compiled to a graph. `decide` takes a graph, a [`State`] and a
//! [`Command`] and gives [`Event`]s or a [`Rejection`], and changes nothing; [`apply`] changes a
//! state by an event. Replaying the events of an instance gives its state. What the outside must
//! do, [`effect`] reads off an event once it is stored.

mod command;
pub mod definition;
mod directory;
mod effect;
pub mod event;
mod people;
mod rejection;
mod state;

pub use command::{Command, Request};
pub use definition::WorkflowDefinition;
pub use directory::{Directory, Person};
pub use effect::{Effect, effect};
pub use event::{Event, EventKind};
pub use people::PersonDefinition;
pub use rejection::Rejection;
pub use state::{OpenIncident, Phase, State, StepAnswer, Task, Vote, apply, next_timer};

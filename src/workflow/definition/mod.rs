//! What an author writes: a workflow and its steps.

mod assignment;
mod duration;
mod outcome;
mod step;

use std::rc::Rc;

use crate::document::{Text, record};

pub use assignment::Assignment;
pub use duration::DurationLiteral;
pub use outcome::OutcomeTarget;
pub use step::{
    ApprovalStep, DecisionStep, EndStep, NotifyStep, OverdueDefinition, Quorum, StepDefinition,
    StepKind, TaskStep,
};

record! {
    /// A workflow: how people act to get one specific job done.
    pub struct WorkflowDefinition {
        /// What an instance of it is called in lists.
        pub title: Option<Text> = "title",
        /// The form whose submission begins an instance.
        pub form: Rc<str> = "form",
        /// Its steps. Each goes on to the next in this list unless it says otherwise.
        pub steps: Vec<StepDefinition> = "steps",
    }
}

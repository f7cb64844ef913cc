//! What an author writes: a workflow and its steps.

mod assignment;
mod duration;
mod event;
mod outcome;
mod routing;
mod step;
mod trigger;
mod walk;

use std::rc::Rc;

use crate::document::{Text, record};

pub use assignment::Assignment;
pub use duration::DurationLiteral;
pub use event::{
    CallStep, GroupKind, GroupStep, HandlerStep, PassStep, SetStep, StartStep, ThrowStep, WaitStep,
    WebhookStep,
};
pub use outcome::OutcomeTarget;
pub use routing::{
    BranchDefinition, CaseDefinition, EachStep, FlowDefinition, GatewayKind, GatewayStep,
    InclusiveStep, ParallelStep, RaceBranchDefinition, RaceStep, RepeatStep, Rest, SwitchStep,
};
pub use step::{
    ApprovalStep, DecisionStep, EndStep, NotifyStep, OverdueDefinition, Quorum, StepDefinition,
    StepKind, TaskStep,
};
pub use trigger::{Missed, OnDefinition, TriggerDefinition};

record! {
    /// A workflow: how people act to get one specific job done.
    pub struct WorkflowDefinition {
        /// What an instance of it is called in lists.
        pub title: Option<Text> = "title",
        /// The form whose submission begins an instance.
        pub form: Rc<str> = "form",
        /// Its steps. Each goes on to the next in this list unless it says otherwise.
        pub steps: Vec<StepDefinition> = "steps",
        /// Where its steps lead. Where they are said, they and nothing else say it.
        pub flows: Option<Vec<FlowDefinition>> = "flows",
    }
}

//! The steps that stand in a step.

use super::step::{StepDefinition, StepKind};

impl StepKind {
    /// The lists of steps inside.
    pub fn lists(&self) -> Vec<&[StepDefinition]> {
        match self {
            Self::Parallel(it) => it.branches.iter().map(|branch| &*branch.steps).collect(),
            Self::Inclusive(it) => it.branches.iter().map(|branch| &*branch.steps).collect(),
            Self::Race(it) => it.branches.iter().map(|branch| &*branch.steps).collect(),
            Self::Each(it) => vec![&it.steps],
            Self::Repeat(it) => vec![&it.steps],
            Self::Group(it) => vec![&it.steps],
            Self::Handler(it) => vec![&it.steps],
            _ => Vec::new(),
        }
    }
}

//! Which step an id means.

use std::rc::Rc;

use super::Compiler;
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::workflow::definition::{StepDefinition, StepKind};
use crate::workflow::graph::NodeId;

/// The steps by their ids; of two with the same id the first.
#[derive(Default)]
pub(super) struct Links {
    by_id: ByName<(NodeId, Doer)>,
    steps: usize,
}

/// Whether somebody does a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    People,
    Rules,
}

impl Links {
    pub(super) fn of(steps: &[StepDefinition]) -> Self {
        let mut links = Self { by_id: ByName::new(), steps: steps.len() };
        for (node, step) in (0..).map(NodeId).zip(steps) {
            let doer = match step.kind {
                StepKind::Task(_) | StepKind::Approval(_) => Doer::People,
                StepKind::Decision(_) | StepKind::Notify(_) | StepKind::End(_) => Doer::Rules,
            };
            if !links.by_id.contains(&step.id) {
                links.by_id.insert(Rc::clone(&step.id), (node, doer));
            }
        }
        links
    }

    /// The ids with their nodes, in the order of the ids.
    pub(super) fn index(&self) -> Vec<(Rc<str>, NodeId)> {
        self.by_id.sorted().map(|(id, (node, _))| (Rc::clone(id), *node)).collect()
    }

    /// The node of the step behind this one in the list.
    pub(super) fn following(&self, at: usize) -> Option<NodeId> {
        let next = at.checked_add(1).filter(|next| *next < self.steps)?;
        u32::try_from(next).ok().map(NodeId)
    }

    /// Whether there is such a step that somebody does.
    pub(super) fn is_done_by_people(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|(_, doer)| *doer == Doer::People)
    }

    /// The ids of the steps that somebody does.
    pub(super) fn done_by_people(&self) -> impl Iterator<Item = &str> {
        let people = self.by_id.iter().filter(|(_, (_, doer))| *doer == Doer::People);
        people.map(|(id, _)| &**id)
    }
}

impl Compiler<'_> {
    pub(super) fn check_ids(&mut self, steps: &[StepDefinition]) {
        for (at, step) in steps.iter().enumerate() {
            let first = self.links.by_id.get(&step.id).map(|(node, _)| node.0 as usize);
            let pointer = self.step_pointer(at).name("id");
            if step.id.trim().is_empty() {
                let found = Diagnostic::error(Code::OutOfRange, "A step's id can't be empty.")
                    .with_help("Give the step an id by which others can name it.");
                self.report(pointer, found);
            } else if first != Some(at) {
                let message = format!("There are two steps `{}`.", step.id);
                let help = "Give this one another id.";
                let found = Diagnostic::error(Code::DuplicateStep, message).with_help(help);
                self.report(pointer, found);
            }
        }
    }

    /// The node that a step leads to by its id; reports one that is not there.
    pub(super) fn link(&mut self, from: usize, id: &str, pointer: Pointer) -> Option<NodeId> {
        if let Some((node, _)) = self.links.by_id.get(id) {
            return Some(*node);
        }
        if let Some(broken) = self.broken.get_mut(from) {
            *broken = true;
        }
        let message = format!("There is no step `{id}` in this workflow.");
        let known = self.links.by_id.names().map(|id| &**id);
        let found = Diagnostic::error(Code::UnknownStep, message)
            .with_help("Write the id of a step, or add the step.")
            .with_suggestion(id, known);
        self.report(pointer, found);
        None
    }
}

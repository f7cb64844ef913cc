//! Which step an id means.

use std::rc::Rc;

use super::Compiler;
use super::plan::{Part, Plan};
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::workflow::definition::StepKind;
use crate::workflow::graph::NodeId;

/// The steps by their ids; of two with the same id the first.
#[derive(Default)]
pub(super) struct Links {
    by_id: ByName<Link>,
}

/// What an id means.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) node: NodeId,
    pub(super) doer: Doer,
    parent: Option<NodeId>,
    branch: u32,
}

/// Whether somebody does a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    People,
    Rules,
    /// It ends all.
    End,
}

impl Links {
    pub(super) fn of(plans: &[Plan<'_>]) -> Self {
        let mut links = Self::default();
        for (node, plan) in (0..).map(NodeId).zip(plans) {
            let doer = match plan.part {
                Part::Step(step) => match step.kind {
                    StepKind::Task(_) | StepKind::Approval(_) => Doer::People,
                    StepKind::End(ref end) if !end.branch => Doer::End,
                    _ => Doer::Rules,
                },
                _ => Doer::Rules,
            };
            let link = Link { node, doer, parent: plan.parent, branch: plan.branch };
            if !links.by_id.contains(&plan.id) {
                links.by_id.insert(Rc::clone(&plan.id), link);
            }
        }
        links
    }

    /// The ids with their nodes, in the order of the ids.
    pub(super) fn index(&self) -> Vec<(Rc<str>, NodeId)> {
        self.by_id.sorted().map(|(id, link)| (Rc::clone(id), link.node)).collect()
    }

    /// What an id means.
    pub(super) fn find(&self, id: &str) -> Option<Link> {
        self.by_id.get(id).copied()
    }

    /// Whether there is such a step that somebody does.
    pub(super) fn is_done_by_people(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|link| link.doer == Doer::People)
    }

    /// The ids of the steps that somebody does.
    pub(super) fn done_by_people(&self) -> impl Iterator<Item = &str> {
        let people = self.by_id.iter().filter(|(_, link)| link.doer == Doer::People);
        people.map(|(id, _)| &**id)
    }
}

impl Compiler<'_> {
    pub(super) fn check_ids(&mut self, plans: &[Plan<'_>]) {
        for (at, plan) in plans.iter().enumerate() {
            let first = self.links.by_id.get(&plan.id).map(|link| link.node.0 as usize);
            let pointer = plan.pointer.name("id");
            if plan.id.trim().is_empty() {
                let found = Diagnostic::error(Code::OutOfRange, "A step's id can't be empty.")
                    .with_help("Give the step an id by which others can name it.");
                self.report(pointer, found);
            } else if first != Some(at) {
                let message = format!("There are two steps `{}`.", plan.id);
                let help = "Give this one another id.";
                let found = Diagnostic::error(Code::DuplicateStep, message).with_help(help);
                self.report(pointer, found);
            }
        }
    }

    /// The node that an id names; reports one that is not there.
    pub(super) fn named(&mut self, id: &str, pointer: Pointer) -> Option<Link> {
        if let Some(link) = self.links.find(id) {
            return Some(link);
        }
        let message = format!("There is no step `{id}` in this workflow.");
        let known = self.links.by_id.names().map(|id| &**id);
        let found = Diagnostic::error(Code::UnknownStep, message)
            .with_help("Write the id of a step, or add the step.")
            .with_suggestion(id, known);
        self.report(pointer, found);
        None
    }

    /// The node that a step leads to by its id; reports one that is not there, or that is out of
    /// reach.
    pub(super) fn link(
        &mut self,
        from: NodeId,
        plan: &Plan<'_>,
        id: &str,
        pointer: Pointer,
    ) -> Option<NodeId> {
        let Some(link) = self.named(id, pointer.clone()) else {
            self.break_node(from);
            return None;
        };
        let is_beside = link.parent == plan.parent && link.branch == plan.branch;
        if !is_beside && link.doer != Doer::End {
            let message = format!("No way leads to `{id}` from here: it is in another block.");
            let found = Diagnostic::error(Code::LeadsAcross, message)
                .with_help("Lead to a step beside this one, or to an end.");
            self.report(pointer, found);
        }
        Some(link.node)
    }
}

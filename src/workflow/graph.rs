//! A compiled workflow: nodes that tokens pass or rest at, and where each leads.
//!
//! It is immutable; instances that run by it share it.

use std::rc::Rc;

use super::definition::Quorum;
use crate::feel::{Program, Template};
use crate::value::Value;

/// The place of a node in its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub(super) u32);

/// A compiled workflow.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(super) form: Rc<str>,
    pub(super) title: Option<Template>,
    /// Where the value of each slot of the expressions comes from.
    pub(super) sources: Vec<Source>,
    pub(super) nodes: Vec<Node>,
    /// The steps' ids with their nodes. INVARIANT: in the order of the ids.
    pub(super) index: Vec<(Rc<str>, NodeId)>,
}

/// Where a name of the expressions has its value from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    /// Who submitted.
    Submitter,
    /// A field of the submission.
    Field(Rc<str>),
    /// The result of a decision, by its name.
    Result(Rc<str>),
    /// What a step was answered.
    Answer(Rc<str>),
}

/// A node: a step of the workflow.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) step: Rc<str>,
    pub(super) action: Action,
    /// Where it leads, unless what is answered says so.
    pub(super) next: Option<NodeId>,
}

/// What happens when a token arrives.
#[derive(Clone, Debug)]
pub(super) enum Action {
    Decide(DecisionNode),
    /// The token rests until people have answered.
    Work(Box<TaskNode>),
    Tell(NotifyNode),
    End {
        status: Rc<str>,
    },
}

/// A decision that is taken.
#[derive(Clone, Debug)]
pub(super) struct DecisionNode {
    pub(super) decision: Rc<str>,
    /// The name of its result.
    pub(super) name: Rc<str>,
    /// The slots of the names that it reads, in the order of its signature.
    pub(super) reads: Vec<u32>,
}

/// Something that people do or decide.
#[derive(Clone, Debug)]
pub(super) struct TaskNode {
    pub(super) title: Option<Template>,
    pub(super) assign: Assign,
    pub(super) exclude: Vec<Excluded>,
    pub(super) due: Option<Length>,
    /// Durations after the task's beginning.
    pub(super) remind: Vec<Value>,
    pub(super) escalate: Option<Assign>,
    /// What can be answered; none where there is only something to do.
    pub(super) approval: Option<Approval>,
}

/// What can be answered, and how many must agree.
#[derive(Clone, Debug)]
pub(super) struct Approval {
    pub(super) quorum: Quorum,
    /// The first is the one that agrees.
    pub(super) outcomes: Vec<Outcome>,
}

/// An answer and where it leads.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) name: Rc<str>,
    pub(super) target: Target,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Node(NodeId),
    /// Back to the submitter, who changes the form and submits it again.
    SendBack,
    /// A step that is not there: only in a workflow with mistakes.
    Nowhere,
}

/// A message.
#[derive(Clone, Debug)]
pub(super) struct NotifyNode {
    pub(super) to: Recipients,
    pub(super) text: Option<Template>,
}

/// Who is told a message.
#[derive(Clone, Debug)]
pub(super) enum Recipients {
    Submitter,
    Doers(Rc<str>),
    Person(Rc<str>),
    /// People, by their ids or as contexts with an `id`, or a role.
    Computed(Option<Program>),
}

/// Who can do a task.
#[derive(Clone, Debug)]
pub(super) struct Assign {
    pub(super) by: AssignBy,
    pub(super) name: Name,
}

/// How those who can do a task are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AssignBy {
    Role,
    Person,
    ManagerOf,
}

/// The name of a role or a person.
#[derive(Clone, Debug)]
pub(super) enum Name {
    Literal(Rc<str>),
    /// None where the expression has mistakes.
    Computed(Option<Program>),
}

/// Who can't do a task though assigned.
#[derive(Clone, Debug)]
pub(super) enum Excluded {
    Submitter,
    Doers(Rc<str>),
}

/// A length of time.
#[derive(Clone, Debug)]
pub(super) enum Length {
    Literal(Value),
    /// None where the expression has mistakes.
    Computed(Option<Program>),
}

/// What an outcome does, for those who show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    /// It agrees.
    Agree,
    /// It gives the form back to the submitter.
    SendBack,
    /// Anything else.
    Other,
}

impl Graph {
    /// The name of the form whose submission begins an instance.
    pub fn form(&self) -> &Rc<str> {
        &self.form
    }

    /// The ids of the steps, in their order.
    pub fn steps(&self) -> impl Iterator<Item = &Rc<str>> {
        self.nodes.iter().map(|node| &node.step)
    }

    /// What a step can be answered, in order; nothing for one that is not an approval.
    pub fn outcomes(&self, step: &str) -> impl Iterator<Item = (&Rc<str>, OutcomeKind)> {
        let approval = self.task_at(step).and_then(|task| task.approval.as_ref());
        let outcomes = approval.map_or(&[][..], |approval| &approval.outcomes);
        outcomes.iter().enumerate().map(|(place, outcome)| {
            let kind = match outcome.target {
                Target::SendBack => OutcomeKind::SendBack,
                _ if place == 0 => OutcomeKind::Agree,
                _ => OutcomeKind::Other,
            };
            (&outcome.name, kind)
        })
    }

    /// Where an instance begins.
    pub(super) fn entry(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    pub(super) fn find(&self, step: &str) -> Option<NodeId> {
        let place = self.index.binary_search_by(|(id, _)| (**id).cmp(step)).ok()?;
        self.index.get(place).map(|(_, node)| *node)
    }

    pub(super) fn task_at(&self, step: &str) -> Option<&TaskNode> {
        match &self.node(self.find(step)?)?.action {
            Action::Work(task) => Some(task),
            _ => None,
        }
    }

    pub(super) fn decision_at(&self, step: &str) -> Option<&DecisionNode> {
        match &self.node(self.find(step)?)?.action {
            Action::Decide(decision) => Some(decision),
            _ => None,
        }
    }
}

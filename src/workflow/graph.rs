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

/// The place of a flow in its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FlowId(pub(super) u32);

/// A compiled workflow.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(super) form: Rc<str>,
    pub(super) title: Option<Template>,
    /// Where the value of each slot of the expressions comes from.
    pub(super) sources: Vec<Source>,
    pub(super) nodes: Vec<Node>,
    pub(super) flows: Vec<Flow>,
    /// What an instance consists of at the top.
    pub(super) root: Content,
    /// Whether a step must wait for its turn.
    pub(super) has_turns: bool,
    /// Whether an event waits for a condition.
    pub(super) has_conditions: bool,
    /// The names of the messages and signals that its events wait for; none where it calls others, which may wait for
    /// any.
    pub(super) hears: Option<Vec<Rc<str>>>,
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
    /// The result of a decision, or another value that was given a name.
    Result(Rc<str>),
    /// What a step was answered.
    Answer(Rc<str>),
}

/// A node: a step of the workflow, or an event at one.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) step: Rc<str>,
    pub(super) action: Action,
    /// The node that it is in; none at the top.
    pub(super) parent: Option<NodeId>,
    /// Where it leads, unless what is answered says so.
    pub(super) outgoing: Vec<FlowId>,
    pub(super) incoming: Vec<FlowId>,
    /// Whether something must follow and does not: only in a workflow with mistakes.
    pub(super) is_loose: bool,
    /// What is rare.
    pub(super) more: Option<Box<More>>,
}

/// What few nodes have.
#[derive(Clone, Debug, Default)]
pub(super) struct More {
    /// The events that break into it.
    pub(super) on: Vec<NodeId>,
    /// What undoes it.
    pub(super) undo: Option<NodeId>,
    /// The messages that are sent when it is left.
    pub(super) send: Vec<Rc<str>>,
    /// The section that only one token can be in.
    pub(super) critical: Option<Section>,
    /// The node at which a token must rest.
    pub(super) milestone: Option<NodeId>,
}

/// A section that only one token can be in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) name: Rc<str>,
    /// Whether each scope has one of its own.
    pub(super) is_local: bool,
}

/// A way from a node to another.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// Its name; empty where it has none.
    pub(super) id: Rc<str>,
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    pub(super) when: When,
    /// The place among the ways into its end.
    pub(super) entry: u32,
}

/// When a flow is taken.
#[derive(Clone, Debug)]
pub(super) enum When {
    Always,
    /// None where the expression has mistakes.
    Condition(Option<Program>),
    /// When no other is.
    Otherwise,
}

/// What is in a workflow, a group or a handler.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// What begins with it.
    pub(super) starts: Vec<NodeId>,
    /// What can begin it when something happens.
    pub(super) triggered: Vec<NodeId>,
    pub(super) handlers: Vec<NodeId>,
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
    /// It goes on.
    Pass,
    /// It goes on so many times.
    Split(u32),
    /// It goes the first way whose condition holds.
    Choose,
    /// It rests until others have come.
    Join(JoinNode),
    /// It rests until one of the events behind has happened.
    Race,
    /// It rests until something has happened. Behind a race, at a step and at the beginning of a handler no token rests at
    /// it itself.
    Catch(Box<CatchNode>),
    Throw(Box<ThrowNode>),
    /// It rests while what is inside goes on.
    Scope(Box<ScopeNode>),
    Call(Box<CallNode>),
    Set(SetNode),
    /// It rests until the outside has answered.
    Ask(Box<AskNode>),
}

/// A gateway that joins.
#[derive(Clone, Debug)]
pub(super) struct JoinNode {
    pub(super) waits: Waits,
    /// Whether the tokens of branches that are not waited for are taken away.
    pub(super) cancels: bool,
}

/// What a join waits for.
#[derive(Clone, Debug)]
pub(super) enum Waits {
    /// A token on each way in.
    All,
    /// A token on so many ways in; those that come later are passed over until each has had one.
    Some(u32),
    /// Whatever can still come: by way in, the nodes from which it can be reached.
    Reachable(Vec<Bits>),
    /// So many tokens, from wherever they come.
    Threads(u32),
}

/// A set of nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn of(marks: &[bool]) -> Self {
        let word = |marks: &[bool]| {
            marks.iter().rev().fold(0_u64, |word, mark| word.wrapping_shl(1) | u64::from(*mark))
        };
        Self(marks.chunks(64).map(word).collect())
    }

    pub(super) fn has(&self, node: NodeId) -> bool {
        let word = self.0.get((node.0 >> 6) as usize).copied().unwrap_or(0);
        word.wrapping_shr(node.0 & 63) & 1 == 1
    }
}

/// An event that is waited for.
#[derive(Clone, Debug)]
pub(super) struct CatchNode {
    pub(super) trigger: Trigger,
    /// The step that it breaks into.
    pub(super) host: Option<NodeId>,
    /// Whether what it breaks into goes on.
    pub(super) is_beside: bool,
    /// The name under which what a message brings is found.
    pub(super) result: Option<Rc<str>>,
    /// Whether a message that came earlier counts.
    pub(super) is_kept: bool,
}

/// What makes an event happen.
#[derive(Clone, Debug)]
pub(super) enum Trigger {
    /// Nothing but somebody who lets it happen.
    None,
    After(Length),
    At(Option<Program>),
    Every {
        length: Option<Value>,
        times: Option<u32>,
        each: bool,
    },
    Message {
        name: Rc<str>,
        key: Option<Program>,
    },
    Signal(Rc<str>),
    Condition(Option<Program>),
    /// None is any.
    Error(Option<Rc<str>>),
    /// None is any.
    Escalation(Option<Rc<str>>),
    Compensation,
    Cancel,
    Link(Rc<str>),
}

/// Something that is let happen.
#[derive(Clone, Debug)]
pub(super) enum ThrowNode {
    Message {
        name: Rc<str>,
        key: Option<Program>,
        values: SetNode,
    },
    Signal {
        name: Rc<str>,
        values: SetNode,
    },
    Error(Rc<str>),
    Escalation(Rc<str>),
    /// None is everything around.
    Compensate(Option<NodeId>),
    Cancel,
    Terminate,
    /// The target is none where there is no such link.
    Link {
        name: Rc<str>,
        target: Option<NodeId>,
    },
    Stop(Vec<NodeId>),
}

/// Names that are given values.
#[derive(Clone, Debug, Default)]
pub(super) struct SetNode {
    pub(super) values: Vec<(Rc<str>, Option<Program>)>,
}

/// Something with content.
#[derive(Clone, Debug)]
pub(super) struct ScopeNode {
    pub(super) content: Content,
    pub(super) kind: ScopeNodeKind,
}

impl ScopeNode {
    pub(super) fn is_handler(&self) -> bool {
        matches!(self.kind, ScopeNodeKind::Handler { .. })
    }

    /// Says what begins in it. A handler begins with its event.
    pub(super) fn begin(&mut self, mut content: Content) {
        if let ScopeNodeKind::Handler { event } = &mut self.kind {
            *event = content.triggered.first().copied().or_else(|| {
                let first = content.starts.first().copied();
                content.starts.retain(|start| Some(*start) != first);
                first
            });
        }
        self.content = content;
    }
}

/// What kind of content it is.
#[derive(Clone, Debug)]
pub(super) enum ScopeNodeKind {
    Group,
    Transaction,
    /// A handler, which the event begins that is in it.
    Handler {
        event: Option<NodeId>,
    },
    /// Steps that are each done once.
    AnyOrder {
        until: Option<Program>,
    },
    /// Done for each item of a list.
    Each(Box<EachNode>),
    /// Done again and again.
    Repeat(RepeatNode),
}

/// Content that is done for each item of a list.
#[derive(Clone, Debug)]
pub(super) struct EachNode {
    pub(super) items: Option<Program>,
    pub(super) times: u32,
    /// The number of times, where it is computed.
    pub(super) computed: Option<Program>,
    pub(super) name: Rc<str>,
    pub(super) is_serial: bool,
    pub(super) join: Option<u32>,
    pub(super) cancels: bool,
    pub(super) until: Option<Program>,
    pub(super) is_open: bool,
    /// What each turn leaves, and the name of the list of it.
    pub(super) collect: Option<(Rc<str>, Option<Program>)>,
}

/// Content that is done again and again.
#[derive(Clone, Debug)]
pub(super) struct RepeatNode {
    pub(super) before: Option<Program>,
    pub(super) until: Option<Program>,
    pub(super) most: Option<u32>,
}

/// Another workflow that is done as a step.
#[derive(Clone, Debug)]
pub(super) struct CallNode {
    pub(super) workflow: Rc<str>,
    pub(super) values: SetNode,
    /// The name of what it leaves.
    pub(super) result: Rc<str>,
}

/// Something that the outside does.
#[derive(Clone, Debug)]
pub(super) struct AskNode {
    pub(super) url: Option<Template>,
    pub(super) service: Option<Rc<str>>,
    pub(super) values: SetNode,
    pub(super) result: Rc<str>,
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
    Flow(FlowId),
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

    /// Whether instances can wait for a message or a signal of this name.
    pub fn may_hear(&self, name: &str) -> bool {
        self.hears.as_ref().is_none_or(|hears| hears.iter().any(|known| **known == *name))
    }

    /// The event at which an instance begins with a message, or with a signal, of this name.
    pub fn beginning_by(&self, name: &str, is_message: bool) -> Option<&Rc<str>> {
        let mut events = self.root.triggered.iter().filter_map(|node| self.node(*node));
        let found = events.find(|node| match &node.action {
            Action::Catch(catch) => match &catch.trigger {
                Trigger::Message { name: known, .. } => is_message && **known == *name,
                Trigger::Signal(known) => !is_message && **known == *name,
                _ => false,
            },
            _ => false,
        });
        found.map(|node| &node.step)
    }

    pub(super) fn flow(&self, id: FlowId) -> Option<&Flow> {
        self.flows.get(id.0 as usize)
    }

    /// What is in a node, or at the top.
    pub(super) fn content(&self, node: Option<NodeId>) -> Option<&Content> {
        let Some(node) = node else { return Some(&self.root) };
        match &self.node(node)?.action {
            Action::Scope(scope) => Some(&scope.content),
            _ => None,
        }
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

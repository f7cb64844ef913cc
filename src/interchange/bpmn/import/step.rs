//! Steps and flows while they are read.

use std::rc::Rc;

use crate::interchange::bpmn::members::{put, put_flag, put_text};
use crate::interchange::tree::{Members, list, object, text};
use crate::json::{Kind, Node};

/// The properties that steps of all types have.
const COMMON: &[&str] = &["on", "undo", "send", "critical", "milestone"];

/// A step.
pub(super) struct Step {
    pub(super) id: Rc<str>,
    /// What breaks into it.
    pub(super) on: Vec<Node>,
    /// What steps of all types have.
    pub(super) common: Members,
    /// What its type has.
    pub(super) kind: Members,
}

impl Step {
    /// A property of its type.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        self.kind.iter().find(|(known, _)| **known == *name).map(|(_, value)| value)
    }

    /// Whether it is of this type.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.get("type").and_then(Node::as_str) == Some(kind)
    }

    /// Takes over what an extension says of it. What is null there is not said.
    pub(super) fn extend(&mut self, said: Members) {
        for (name, value) in said {
            let is_common = COMMON.contains(&&*name);
            let members = if is_common { &mut self.common } else { &mut self.kind };
            extend(members, &name, value);
        }
    }

    pub(super) fn into_node(self) -> Node {
        let mut members = vec![("id".into(), text(&self.id))];
        if !self.on.is_empty() {
            members.push(("on".into(), list(self.on)));
        }
        members.extend(self.common);
        members.extend(self.kind);
        object(members)
    }
}

/// Puts a member in the place of what was said; one that is null takes it away.
pub(super) fn extend(members: &mut Members, name: &str, value: Node) {
    if value.kind == Kind::Null {
        members.retain(|(known, _)| **known != *name);
    } else {
        put(members, name, value);
    }
}

/// The properties of a step of a type.
pub(super) fn kind(name: &str) -> Members {
    vec![("type".into(), text(name))]
}

/// A flow.
pub(super) struct Flow<'a> {
    pub(super) node: roxmltree::Node<'a, 'a>,
    /// Its name; none where it has none in a bundle.
    pub(super) id: Option<Rc<str>>,
    pub(super) from: Rc<str>,
    pub(super) to: Rc<str>,
    pub(super) condition: Option<String>,
    pub(super) otherwise: bool,
}

impl Flow<'_> {
    pub(super) fn into_node(self) -> Node {
        let mut members = Members::new();
        put_text(&mut members, "id", self.id.as_deref());
        members.push(("from".into(), text(&self.from)));
        members.push(("to".into(), text(&self.to)));
        put_text(&mut members, "if", self.condition.as_deref());
        put_flag(&mut members, "otherwise", self.otherwise);
        object(members)
    }
}

/// What is in a process or a sub-process.
#[derive(Default)]
pub(super) struct Container<'a> {
    pub(super) steps: Vec<Step>,
    pub(super) flows: Vec<Flow<'a>>,
}

impl Container<'_> {
    /// Puts in the steps and the flows.
    pub(super) fn put_into(self, members: &mut Members) {
        let steps = self.steps.into_iter().map(Step::into_node).collect();
        let flows = self.flows.into_iter().map(Flow::into_node).collect();
        members.push(("steps".into(), list(steps)));
        members.push(("flows".into(), list(flows)));
    }
}

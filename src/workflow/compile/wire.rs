//! Where nodes lead.

use std::rc::Rc;

use super::Compiler;
use super::plan::{Part, Plan, Planned};
use crate::document::Expression;
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{FlowDefinition, StepDefinition, StepKind};
use crate::workflow::graph::{
    Action, Content, Flow, FlowId, Graph, More, Node, NodeId, Section, ThrowNode, Trigger, Waits,
    When,
};

impl<'a> Compiler<'a> {
    /// Lets each node lead to where it goes on.
    pub(super) fn wire(&mut self, planned: &Planned<'a>) {
        for (node, plan) in (0..).map(NodeId).zip(&planned.plans) {
            match plan.part {
                Part::Step(step) => self.wire_step(node, plan, step),
                Part::Join(step) => self.wire_join(node, plan, step),
                Part::On(on, _) => self.go_on(node, plan, on.to.as_ref(), "to"),
                Part::Event(_) => self.go_on(node, plan, None, "to"),
            }
        }
        for (flow, pointer) in &planned.flows {
            self.wire_flow(flow, pointer, &planned.plans);
        }
    }

    fn wire_flow(&mut self, flow: &FlowDefinition, pointer: &Pointer, plans: &[Plan<'_>]) {
        let from = self.named(&flow.from, pointer.name("from"));
        let Some(from) = from.map(|link| link.node) else { return };
        let Some(plan) = plans.get(from.0 as usize) else { return };
        let Some(to) = self.link(from, plan, &flow.to, pointer.name("to")) else { return };
        let when = match &flow.condition {
            _ if flow.otherwise => When::Otherwise,
            Some(source) => self.condition(source, pointer.name("if"), from),
            None => When::Always,
        };
        self.flow(from, to, flow.id.clone().unwrap_or_default(), when);
    }

    pub(super) fn condition(
        &mut self,
        source: &Expression,
        pointer: Pointer,
        node: NodeId,
    ) -> When {
        When::Condition(self.program(source, &[Type::Boolean], pointer, node))
    }

    fn wire_step(&mut self, node: NodeId, plan: &Plan<'a>, step: &'a StepDefinition) {
        let (property, to) = match &step.kind {
            StepKind::Task(it) => ("to", &it.to),
            StepKind::Decision(it) => ("to", &it.to),
            StepKind::Notify(it) => ("next", &it.next),
            StepKind::Each(it) => ("to", &it.to),
            StepKind::Repeat(it) => ("to", &it.to),
            StepKind::Call(it) => ("to", &it.to),
            StepKind::Wait(it) => ("to", &it.to),
            StepKind::Group(it) => ("to", &it.to),
            StepKind::Webhook(it) => ("to", &it.to),
            StepKind::Set(it) => ("to", &it.to),
            StepKind::Start(it) => ("to", &it.to),
            StepKind::Gateway(it) => ("to", &it.to),
            StepKind::Pass(it) => ("to", &it.to),
            StepKind::Throw(it) if it.link.is_none() && !it.terminate && it.error.is_none() => {
                ("to", &it.to)
            }
            _ => return self.wire_branches(node, plan, step),
        };
        self.go_on(node, plan, to.as_ref(), property);
    }

    /// Lets a node go on to the step that it names, or to the following one.
    pub(super) fn go_on(
        &mut self,
        node: NodeId,
        plan: &Plan<'_>,
        to: Option<&Rc<str>>,
        property: &str,
    ) {
        let next = match to {
            Some(to) => self.link(node, plan, to, plan.pointer.name(property)),
            None => plan.following,
        };
        match next {
            Some(next) => {
                self.flow(node, next, Rc::default(), When::Always);
            }
            None => self.loosen(node, plan, to.is_some()),
        }
    }

    /// Says that nothing follows on a node, where something must.
    pub(super) fn loosen(&mut self, node: NodeId, plan: &Plan<'_>, is_broken: bool) {
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.is_loose = plan.must_go_on || is_broken;
        }
    }

    /// Adds a flow that is taken whenever a node is left.
    pub(super) fn flow(&mut self, from: NodeId, to: NodeId, id: Rc<str>, when: When) {
        let flow = self.way(from, to, id, when);
        if let Some(node) = self.nodes.get_mut(from.0 as usize) {
            node.outgoing.push(flow);
        }
    }

    /// Adds a flow that its node takes itself.
    pub(super) fn way(&mut self, from: NodeId, to: NodeId, id: Rc<str>, when: When) -> FlowId {
        let flow = FlowId(u32::try_from(self.flows.len()).unwrap_or(u32::MAX));
        let incoming = self.nodes.get_mut(to.0 as usize).map(|node| &mut node.incoming);
        let mut entry = 0;
        if let Some(incoming) = incoming {
            entry = u32::try_from(incoming.len()).unwrap_or(u32::MAX);
            incoming.push(flow);
        }
        self.flows.push(Flow { id, from, to, when, entry });
        flow
    }

    /// What few steps have.
    pub(super) fn more(&mut self, node: NodeId, plan: &Plan<'a>) {
        let mut more = More { on: plan.on.clone(), ..More::default() };
        let mut critical = plan
            .serial
            .clone()
            .filter(|_| self.waits(node))
            .map(|name| Section { name, is_local: true });
        if let Part::Step(step) = plan.part {
            let pointer = &plan.pointer;
            let mut named = |id: &Option<Rc<str>>, property| {
                let id = id.as_ref()?;
                self.named(id, pointer.name(property)).map(|link| link.node)
            };
            more.undo = named(&step.undo, "undo");
            more.milestone = named(&step.milestone, "milestone");
            more.send = step.send.clone();
            if let Some(name) = &step.critical {
                critical = Some(Section { name: Rc::clone(name), is_local: false });
            }
        }
        more.critical = critical;
        let is_plain = more.on.is_empty()
            && more.undo.is_none()
            && more.milestone.is_none()
            && more.send.is_empty()
            && more.critical.is_none();
        if !is_plain && let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.more = Some(Box::new(more));
        }
    }

    /// Whether tokens can rest at a node.
    fn waits(&self, node: NodeId) -> bool {
        self.nodes.get(node.0 as usize).is_some_and(Node::waits)
    }
}

impl Node {
    /// Whether tokens can rest at it for something other than each other.
    pub(super) fn waits(&self) -> bool {
        match &self.action {
            Action::Work(_)
            | Action::Race
            | Action::Scope(_)
            | Action::Call(_)
            | Action::Ask(_) => true,
            Action::Catch(catch) => catch.host.is_none(),
            _ => false,
        }
    }
}

/// Says what begins in what, where links lead, and from where joins are reached.
pub(super) fn finish(graph: &mut Graph, planned: &Planned<'_>) {
    link_up(graph);
    let mut contents = vec![Content::default(); graph.nodes.len()];
    let mut root = Content::default();
    let undoes: Vec<NodeId> =
        graph.nodes.iter().filter_map(|node| node.more.as_ref()?.undo).collect();
    let mut is_undo = vec![false; graph.nodes.len()];
    for node in undoes {
        if let Some(mark) = is_undo.get_mut(node.0 as usize) {
            *mark = true;
        }
    }
    for ((id, node), plan) in (0..).map(NodeId).zip(&graph.nodes).zip(&planned.plans) {
        let content = match plan.parent {
            Some(parent) => contents.get_mut(parent.0 as usize),
            None => Some(&mut root),
        };
        let Some(content) = content else { continue };
        let is_start =
            matches!(plan.part, Part::Step(step) if matches!(step.kind, StepKind::Start(_)));
        match &node.action {
            Action::Scope(scope) if scope.is_handler() => content.handlers.push(id),
            Action::Catch(catch) if is_start && !matches!(catch.trigger, Trigger::None) => {
                content.triggered.push(id);
            }
            Action::Catch(catch) if catch.host.is_some_and(|host| host != id) => {}
            Action::Catch(catch) if matches!(catch.trigger, Trigger::Link(_)) => {}
            _ if is_undo.get(id.0 as usize) == Some(&true) || !plan.begins(node) => {}
            _ => content.starts.push(id),
        }
    }
    for (node, content) in graph.nodes.iter_mut().zip(contents) {
        if let Action::Scope(scope) = &mut node.action {
            scope.begin(content);
        }
    }
    graph.root = root;
    graph.has_turns = graph.nodes.iter().any(|node| {
        let more = node.more.as_ref();
        more.is_some_and(|more| more.critical.is_some() || more.milestone.is_some())
            || matches!(node.action, Action::Call(_))
    });
    graph.has_conditions = graph.nodes.iter().any(|node| match &node.action {
        Action::Catch(catch) => matches!(catch.trigger, Trigger::Condition(_)),
        Action::Call(_) => true,
        _ => false,
    });
    let calls = graph.nodes.iter().any(|node| matches!(node.action, Action::Call(_)));
    let hears = graph.nodes.iter().filter_map(|node| match &node.action {
        Action::Catch(catch) => match &catch.trigger {
            Trigger::Message { name, .. } | Trigger::Signal(name) => Some(Rc::clone(name)),
            _ => None,
        },
        _ => None,
    });
    graph.hears = (!calls).then(|| hears.collect());
    reach(graph);
}

/// Computes from where inclusive joins can be reached.
fn reach(graph: &mut Graph) {
    let is_inclusive = |node: &Node| matches!(&node.action, Action::Join(join) if matches!(join.waits, Waits::Reachable(_)));
    let nodes = (0..).map(NodeId).zip(&graph.nodes);
    let joins: Vec<NodeId> = nodes
        .filter(|(_, node)| is_inclusive(node) && node.incoming.len() > 1)
        .map(|(id, _)| id)
        .collect();
    for id in joins {
        let ways = graph.ways_in(id);
        if let Some(Node { action: Action::Join(join), .. }) = graph.nodes.get_mut(id.0 as usize) {
            join.waits = Waits::Reachable(ways);
        }
    }
}

/// Lets each throw of a link know where it leads: to the catch of the same name beside it.
fn link_up(graph: &mut Graph) {
    let catches = (0..).map(NodeId).zip(&graph.nodes);
    let catches: Vec<(NodeId, Option<NodeId>, Rc<str>)> = catches
        .filter_map(|(id, node)| match &node.action {
            Action::Catch(catch) => match &catch.trigger {
                Trigger::Link(name) => Some((id, node.parent, Rc::clone(name))),
                _ => None,
            },
            _ => None,
        })
        .collect();
    for node in &mut graph.nodes {
        let parent = node.parent;
        if let Action::Throw(thrown) = &mut node.action
            && let ThrowNode::Link { name, target } = &mut **thrown
        {
            let mut found = catches.iter().filter(|(_, at, known)| *at == parent && known == name);
            *target = found.next().map(|(id, ..)| *id);
        }
    }
}

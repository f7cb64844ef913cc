//! What a workflow lets happen: messages, signals, errors, escalations, and undoing what was done
//! (BPMN 2.0, 10.5.7 and 13.5.4 to 13.5.6).

use std::rc::Rc;

use super::Moved;
use super::event::Occurrence;
use super::run::{Place, Run};
use super::scope::Opening;
use crate::diagnostic::Code;
use crate::workflow::decisions::Problem;
use crate::workflow::event;
use crate::workflow::event::{Cancelled, EventKind, Happened, Inside, Sent, Signalled, Undone};
use crate::workflow::graph::{
    Action, Content, Graph, Node, NodeId, ScopeNodeKind, ThrowNode, Trigger,
};
use crate::workflow::state::{Done, ScopeKind};

/// What travels outward.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outward {
    Error,
    Escalation,
}

impl<'a> Run<'a> {
    pub(super) fn throw(
        &mut self,
        place: Place,
        node: &'a Node,
        thrown: &'a ThrowNode,
    ) -> Result<(), Problem> {
        match thrown {
            ThrowNode::Message { name, key, values } => {
                let values = Rc::new(self.values(place.scope, values)?);
                let key = key.as_ref().map(|key| self.value(Some(key))).transpose()?;
                let (step, message) = (Rc::clone(&node.step), Rc::clone(name));
                self.emit(EventKind::Sent(Sent { step, message, key, values }));
            }
            ThrowNode::Signal { name, values } => {
                let values = Rc::new(self.values(place.scope, values)?);
                self.emit(EventKind::Signalled(Signalled {
                    step: Rc::clone(&node.step),
                    signal: Rc::clone(name),
                    values: Rc::clone(&values),
                }));
                // The thrower is a place that goes on unless the reaction takes it away.
                self.pass(place, None);
                self.signal(name, &values);
                return Ok(());
            }
            ThrowNode::Error(code) => {
                if self.outward(Outward::Error, place.scope, code) {
                    return Ok(());
                }
                let message = format!("Nothing catches the error `{code}`.").into();
                let problem = Problem { code: Code::UncaughtError, message };
                self.incident(place.scope, &node.step, problem, true);
            }
            ThrowNode::Escalation(code) => {
                self.pass(place, None);
                self.outward(Outward::Escalation, place.scope, code);
                return Ok(());
            }
            ThrowNode::Compensate(what) => {
                self.compensate(place, node, *what);
                return Ok(());
            }
            ThrowNode::Cancel => {
                if self.cancel_transaction(place.scope) {
                    return Ok(());
                }
            }
            ThrowNode::Terminate => {
                // What a handler is in goes on.
                self.empty(place.scope);
                return Ok(());
            }
            ThrowNode::Link { target, .. } => {
                self.tell_moved(node, Moved::Exited);
                if let Some(target) = target {
                    self.arrive(Place { scope: place.scope, node: *target }, None);
                }
                return Ok(());
            }
            ThrowNode::Stop(steps) => self.stop_steps(place.scope, steps),
        }
        self.pass(place, None);
        Ok(())
    }

    /// Takes away the tokens of steps.
    fn stop_steps(&mut self, scope: u32, steps: &[NodeId]) {
        let graph = self.graph_of(scope);
        let around = self.call_around(scope);
        let is_one = |step: &str| graph.find(step).is_some_and(|at| steps.contains(&at));
        let found = self.state.tokens().filter(|token| is_one(&token.step));
        let found: Vec<(u32, u32)> = found
            .filter(|token| self.call_around(token.scope) == around)
            .map(|token| (token.number, token.scope))
            .collect();
        for (number, scope) in found {
            if self.state.token(number).is_some() {
                self.cancel(number);
                self.settle(scope);
            }
        }
    }

    /// Lets an error or an escalation travel outward until a handler or an event at a step catches it.
    /// Gives whether one did.
    pub(super) fn outward(&mut self, what: Outward, from: u32, code: &str) -> bool {
        let mut scope = from;
        let mut came_from = None;
        loop {
            if let Some(found) = self.handler_for(what, scope, code, came_from) {
                return self.handle(scope, found, None);
            }
            let Some(token) = self.state.token(scope).cloned() else { return false };
            if self.caught_at(what, scope, code) {
                return true;
            }
            came_from = self.graph_of(token.scope).find(&token.step);
            scope = token.scope;
        }
    }

    /// Lets an event at the step that a token rests at catch an error or an escalation.
    pub(super) fn caught_at(&mut self, what: Outward, number: u32, code: &str) -> bool {
        let Some(node) = self.place_of(number).and_then(|place| self.node(place)) else {
            return false;
        };
        let is_turn =
            self.state.scope(number).is_some_and(|it| matches!(it.kind, ScopeKind::Turn(_)));
        let on = node.more.as_ref().filter(|_| !is_turn).map_or(&[][..], |more| &more.on);
        let graph = self.graph_for(number, false);
        match nearest(graph, what, on.iter().copied(), code) {
            Some(event) => self.happen((number, event, false), None),
            None => false,
        }
    }

    /// The event that begins a handler of a scope for an error or an escalation.
    fn handler_for(
        &self,
        what: Outward,
        scope: u32,
        code: &str,
        came_from: Option<NodeId>,
    ) -> Option<NodeId> {
        if self.state.is_interrupted(scope) {
            return None;
        }
        let (graph, content) = self.content_of(scope)?;
        let handlers = content.handlers.iter().filter(|handler| Some(**handler) != came_from);
        let events = handlers.filter_map(|handler| Some(graph.start_of(*handler)?.0));
        nearest(graph, what, events, code)
    }

    /// What is inside of a scope, with the graph that it is of.
    fn content_of(&self, scope: u32) -> Option<(&'a Graph, &'a Content)> {
        let graph = self.graph_of(scope);
        let Some(token) = self.state.token(scope) else { return Some((graph, &graph.root)) };
        match &token.inside()?.kind {
            ScopeKind::Call(..) => Some((graph, &graph.root)),
            ScopeKind::Group | ScopeKind::Turn(_) => {
                Some((graph, graph.content(graph.find(&token.step))?))
            }
            _ => None,
        }
    }

    /// Undoes what was done, the latest first; the thrower rests until then.
    fn compensate(&mut self, place: Place, node: &'a Node, what: Option<NodeId>) {
        let graph = self.graph_of(place.scope);
        let step = what.and_then(|what| graph.node(what)).map(|node| &node.step);
        let found = self.done_for(place.scope, step.map(|step| &**step));
        if found.is_empty() {
            return self.pass(place, None);
        }
        let undo = found.iter().map(event::Done::from).collect();
        let number = self.opened(place, node, Inside::Undo, Opening { undo, ..Opening::default() });
        self.settle(number);
    }

    /// What a throw in a scope undoes, the latest last.
    fn done_for(&self, from: u32, step: Option<&str>) -> Vec<Done> {
        let mut scope = from;
        loop {
            let token = self.state.token(scope);
            let kind = token.and_then(|token| token.inside()).map(|scope| &scope.kind);
            let of = match kind {
                Some(ScopeKind::Undo(undo)) => undo.now.as_ref().map(|now| now.number),
                _ => Some(scope),
            };
            let found = of.map(|of| self.done_in(of, step)).unwrap_or_default();
            let is_handler = token.is_some_and(|token| {
                let graph = self.graph_of(token.scope);
                graph.find(&token.step).is_some_and(|at| graph.start_of(at).is_some())
            });
            let is_far_enough = step.is_none() && !is_handler;
            match token {
                Some(token) if found.is_empty() && !is_far_enough => scope = token.scope,
                _ => return found,
            }
        }
    }

    /// What was done in a scope, all or one step. Of what has no way to be undone itself, what was done inside.
    fn done_in(&self, scope: u32, step: Option<&str>) -> Vec<Done> {
        let mut left: Vec<Done> = self.state.done_in(scope).map(|done| (**done).clone()).collect();
        left.retain(|done| step.is_none_or(|step| *done.step == *step));
        let mut found = Vec::new();
        while let Some(done) = left.pop() {
            let graph = self.graph_of(done.scope);
            let own = graph.find(&done.step).is_some_and(|node| graph.undoes(node).is_some());
            if own {
                found.push(done);
            } else {
                left.extend(self.state.done_in(done.number).map(|done| (**done).clone()));
            }
        }
        found.reverse();
        found
    }

    /// Undoes what is next, or goes on when all is undone.
    pub(super) fn undo_next(&mut self, number: u32, place: Place) -> Option<u32> {
        let Some(ScopeKind::Undo(undo)) = self.state.scope(number).map(|it| it.kind.clone()) else {
            return None;
        };
        if let Some(next) = undo.left.last() {
            let graph = self.graph_of(number);
            let step = Rc::clone(&next.step);
            self.emit(EventKind::Undone(Undone { token: number, step: Rc::clone(&step) }));
            match graph.find(&step).and_then(|at| graph.undoes(at)) {
                Some(Undo::Step(undo)) => self.arrive(Place { scope: number, node: undo }, None),
                Some(Undo::Handler(event)) => {
                    self.handle(number, event, None);
                }
                None => {}
            }
            return Some(number);
        }
        self.closed(number);
        if !undo.cancels {
            self.pass(place, None);
            return None;
        }
        self.finish_cancelling(place.scope)
    }

    /// Cancels the transaction around: what is active is broken off, what was done is undone. Gives
    /// whether there is one.
    fn cancel_transaction(&mut self, from: u32) -> bool {
        let mut scope = from;
        let (place, node) = loop {
            let Some(token) = self.state.token(scope) else { return false };
            let around = token.scope;
            let found = self.place_of(scope).and_then(|place| Some((place, self.node(place)?)));
            if let Some((place, node)) = found
                && let Action::Scope(inside) = &node.action
                && matches!(inside.kind, ScopeNodeKind::Transaction)
            {
                break (place, node);
            }
            scope = around;
        };
        self.empty(scope);
        let undo: Vec<event::Done> =
            self.done_in(scope, None).iter().map(event::Done::from).collect();
        let inside = Place { scope, ..place };
        let opening = Opening { undo, cancels: true, ..Opening::default() };
        let number = self.opened(inside, node, Inside::Undo, opening);
        self.settle(number);
        true
    }

    /// A transaction is cancelled, and its event happens.
    fn finish_cancelling(&mut self, transaction: u32) -> Option<u32> {
        let token = self.state.token(transaction)?;
        let around = token.scope;
        let place = self.place_of(transaction)?;
        let graph = self.graph_of(around);
        let on = self.node(place)?.more.as_ref().map_or(&[][..], |more| &more.on);
        let event = on.iter().copied().find(|event| {
            matches!(graph.catch(*event).map(|catch| &catch.trigger), Some(Trigger::Cancel))
        });
        if self.env.simulation.is_some() {
            self.tell_cancelled(transaction, false);
        }
        match event.and_then(|event| Some((event, graph.node(event)?))) {
            Some((event, node)) => {
                self.emit(EventKind::Happened(Happened {
                    token: Some(transaction),
                    event: Rc::clone(&node.step),
                    beside: false,
                    interrupts: false,
                    again: None,
                }));
                self.tell_moved(node, Moved::Entered);
                self.pass(Place { scope: around, node: event }, None);
            }
            None => {
                self.emit(EventKind::Cancelled(Cancelled { token: transaction, stays: false }));
            }
        }
        Some(around)
    }

    /// The event with this id among what can happen to a token.
    pub(super) fn occurrence(&self, number: u32, event: &str) -> Option<Occurrence> {
        let known = self.state.on(number).iter().find(|known| *known.event == *event)?;
        let node = self.graph_for(number, known.inside).find(event)?;
        Some((number, node, known.inside))
    }
}

/// How something is undone.
pub(super) enum Undo {
    /// By a step.
    Step(NodeId),
    /// By the handler inside that this event begins.
    Handler(NodeId),
}

impl Graph {
    pub(super) fn catch(&self, node: NodeId) -> Option<&crate::workflow::graph::CatchNode> {
        match &self.node(node)?.action {
            Action::Catch(catch) => Some(catch),
            _ => None,
        }
    }

    /// How a step is undone.
    pub(super) fn undoes(&self, node: NodeId) -> Option<Undo> {
        let undo = self.node(node)?.more.as_ref().and_then(|more| more.undo);
        let handler = || {
            let mut handlers = self.content(Some(node))?.handlers.iter();
            handlers.find_map(|handler| {
                let (event, catch) = self.start_of(*handler)?;
                matches!(catch.trigger, Trigger::Compensation).then_some(Undo::Handler(event))
            })
        };
        undo.map(Undo::Step).or_else(handler)
    }
}

/// The event that catches an error or an escalation: with the same code before any.
fn nearest(
    graph: &Graph,
    what: Outward,
    events: impl Iterator<Item = NodeId>,
    code: &str,
) -> Option<NodeId> {
    let mut any = None;
    for event in events {
        let wanted = match (graph.catch(event).map(|catch| &catch.trigger), what) {
            (Some(Trigger::Error(wanted)), Outward::Error)
            | (Some(Trigger::Escalation(wanted)), Outward::Escalation) => wanted,
            _ => continue,
        };
        match wanted {
            Some(wanted) if **wanted == *code => return Some(event),
            Some(_) => {}
            None => any = any.or(Some(event)),
        }
    }
    any
}

impl From<&Done> for event::Done {
    fn from(done: &Done) -> Self {
        Self {
            token: done.number,
            step: Rc::clone(&done.step),
            scope: Some(done.scope).filter(|scope| *scope != 0),
        }
    }
}

//! What few steps have: sections for one token, milestones, messages that are sent, what can be undone.

use std::rc::Rc;

use super::Moved;
use super::run::{Place, Run, inner};
use crate::workflow::event::{Done, EventKind, Sent, Wait};
use crate::workflow::graph::{Action, Node, NodeId, Section};
use crate::workflow::state::{Rest, Token};

impl<'a> Run<'a> {
    /// Lets a token rest that can't do its step yet. Gives whether it must.
    pub(super) fn must_wait(&mut self, place: Place, node: &'a Node) -> bool {
        let Some(more) = &node.more else { return false };
        // Who comes later does not overtake those who wait already.
        let is_taken = more.critical.as_ref().is_some_and(|section| {
            self.state.tokens().any(|token| self.is_in(token, place.scope, section))
        });
        let is_early = more.milestone.is_some_and(|at| !self.is_reached(place.scope, at));
        if is_taken || is_early {
            self.wait(place, node, Wait::Turn, Vec::new());
        }
        is_taken || is_early
    }

    /// Whether a token rests in a section, and is not one that waits for it.
    fn is_taken(&self, scope: u32, section: &Section) -> bool {
        self.state
            .tokens()
            .any(|token| token.rest != Rest::Turn && self.is_in(token, scope, section))
    }

    fn is_in(&self, token: &Token, scope: u32, section: &Section) -> bool {
        let is_there = !section.is_local || token.scope == scope;
        is_there && self.section_of(token) == Some(section)
    }

    fn section_of(&self, token: &Token) -> Option<&'a Section> {
        let graph = self.graph_of(token.scope);
        graph.node(graph.find(&token.step)?)?.more.as_ref()?.critical.as_ref()
    }

    fn is_reached(&self, scope: u32, milestone: NodeId) -> bool {
        let graph = self.graph_of(scope);
        let step = graph.node(milestone).map(|node| &node.step);
        self.state.tokens().any(|token| Some(&token.step) == step && token.rest != Rest::Turn)
    }

    /// Lets one go on that can do its step now, or passes one over that can't do it any more. Gives whether
    /// there was one.
    pub(super) fn take_turns(&mut self) -> bool {
        if !self.graph.has_turns {
            return false;
        }
        let found = self.state.tokens().find_map(|token| {
            let place = self.place_of(token.number)?;
            let more = self.node(place)?.more.as_ref()?;
            let is_reached = more.milestone.is_none_or(|at| self.is_reached(place.scope, at));
            let waits = token.rest == Rest::Turn;
            let is_free = || {
                more.critical.as_ref().is_none_or(|section| !self.is_taken(place.scope, section))
            };
            let changes = if waits { is_reached && is_free() } else { !is_reached };
            changes.then_some((token.number, place, waits))
        });
        let Some((number, place, waits)) = found else { return false };
        if waits {
            self.admit(number, place);
        } else {
            self.cancel(number);
            self.pass(place, None);
        }
        true
    }

    /// Lets a token do its step that has waited for its turn.
    fn admit(&mut self, number: u32, place: Place) {
        let Some(node) = self.node(place) else { return };
        self.emit_happened(number, node, false, false, None);
        if !(self.env.simulation.is_some() && self.simulated(place, node)) {
            self.act(place, node, None);
        }
        self.settle(place.scope);
    }

    /// Does what is due when a token leaves a step that has more to it.
    pub(super) fn leave_more(&mut self, place: Place, node: &'a Node, number: Option<u32>) {
        let Some(more) = &node.more else { return };
        for message in &more.send {
            self.emit(EventKind::Sent(Sent {
                step: Rc::clone(&node.step),
                message: Rc::clone(message),
                key: None,
                values: Rc::default(),
            }));
        }
        if more.undo.is_some() {
            self.done(place, node, number);
        }
    }

    /// Remembers that something was done that can be undone.
    pub(super) fn done(&mut self, place: Place, node: &Node, number: Option<u32>) {
        self.emit(EventKind::Done(Done {
            token: number.unwrap_or_else(|| self.next_number()),
            step: Rc::clone(&node.step),
            scope: inner(place.scope),
        }));
    }

    /// What a simulation says about a step at which a token has arrived. Gives whether it said all.
    pub(super) fn simulated(&mut self, place: Place, node: &'a Node) -> bool {
        let rests = self.env.simulation.and_then(|simulation| simulation.rests(&node.step));
        match rests {
            None => return false,
            Some(true) => {
                if let Ok(on) = self.armed(place, node, None) {
                    self.wait(place, node, Wait::Event, on);
                }
            }
            Some(false) if matches!(node.action, Action::Scope(_)) => return false,
            Some(false) => self.pass(place, None),
        }
        true
    }

    /// Tells a simulation what is taken away with a token.
    pub(super) fn tell_cancelled(&self, number: u32, stays: bool) {
        let scopes = self.state.scopes_in(number);
        for token in self.state.tokens() {
            let is_inside = scopes.binary_search(&token.scope).is_ok();
            if is_inside || token.number == number && !stays {
                self.tell_at(token.scope, &token.step);
            }
        }
        for join in self.state.joins().filter(|join| scopes.binary_search(&join.scope).is_ok()) {
            (0..join.count()).for_each(|_| self.tell_at(join.scope, &join.step));
        }
    }

    fn tell_at(&self, scope: u32, step: &str) {
        let graph = self.graph_of(scope);
        if let Some(node) = graph.find(step).and_then(|id| graph.node(id)) {
            self.tell_moved(node, Moved::Cancelled);
        }
    }
}

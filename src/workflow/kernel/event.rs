//! Events: what is waited for, what breaks in, and what happens then (BPMN 2.0, 10.5 and 13.5).

use std::rc::Rc;

use super::Moved;
use super::run::{Place, Run, inner};
use crate::diagnostic::Code;
use crate::value::{Context, Value};
use crate::workflow::decisions::Problem;
use crate::workflow::event::{EventKind, Happened, Kept, Subscription, Wait, Waiting};
use crate::workflow::graph::{
    Action, CatchNode, Content, Graph, Node, NodeId, ScopeNodeKind, Trigger,
};
use crate::workflow::state::{Rest, Token};

impl<'a> Run<'a> {
    /// What can break into a node that a token is to rest at, with the handlers inside.
    pub(super) fn armed(
        &mut self,
        place: Place,
        node: &'a Node,
        content: Option<&'a Content>,
    ) -> Result<Vec<Subscription>, Problem> {
        let mut on = Vec::new();
        let events = node.more.as_ref().map_or(&[][..], |more| &more.on);
        for event in events {
            on.extend(self.subscription(place.scope, *event, false)?);
        }
        on.extend(self.armed_inside(place.scope, content)?);
        Ok(on)
    }

    /// What can begin the handlers inside of something.
    pub(super) fn armed_inside(
        &mut self,
        scope: u32,
        content: Option<&'a Content>,
    ) -> Result<Vec<Subscription>, Problem> {
        let mut on = Vec::new();
        for handler in content.map_or(&[][..], |content| &content.handlers) {
            if let Some((event, _)) = self.graph_of(scope).start_of(*handler) {
                on.extend(self.subscription(scope, event, true)?);
            }
        }
        Ok(on)
    }

    fn subscription(
        &mut self,
        scope: u32,
        event: NodeId,
        inside: bool,
    ) -> Result<Option<Subscription>, Problem> {
        let Some(node) = self.graph_of(scope).node(event) else { return Ok(None) };
        let Action::Catch(catch) = &node.action else { return Ok(None) };
        let mut known =
            Subscription { event: Rc::clone(&node.step), at: None, left: None, key: None, inside };
        self.look_from(scope);
        match &catch.trigger {
            Trigger::After(length) => known.at = Some(self.due(length)?),
            Trigger::At(program) => known.at = Some(self.instant(program.as_ref())?),
            Trigger::Every { length, times, .. } => {
                let first = length.as_ref().and_then(|length| self.after(self.env.now, length));
                known.at = Some(first.ok_or_else(time_unknown)?);
                known.left = *times;
            }
            Trigger::Message { key: Some(program), .. } => {
                known.key = Some(self.value(Some(program))?);
            }
            // One that goes on beside happens once.
            Trigger::Condition(_) => known.left = Some(1),
            Trigger::Error(_)
            | Trigger::Escalation(_)
            | Trigger::Compensation
            | Trigger::Cancel
            | Trigger::Link(_) => return Ok(None),
            Trigger::None | Trigger::Message { .. } | Trigger::Signal(_) => {}
        }
        Ok(Some(known))
    }

    /// A token rests until one of the events behind has happened.
    pub(super) fn race(&mut self, place: Place, node: &'a Node) -> Result<(), Problem> {
        let graph = self.graph_of(place.scope);
        let mut on = Vec::with_capacity(node.outgoing.len());
        let mut kept = None;
        for way in &node.outgoing {
            let Some(flow) = graph.flow(*way) else { continue };
            on.extend(self.subscription(place.scope, flow.to, false)?);
            kept = kept.or_else(|| self.kept_for(flow.to, graph, on.last()));
        }
        self.wait(place, node, Wait::Event, on);
        if let Some((kept, event)) = kept {
            let number = self.state.last_number();
            self.take_kept(&kept);
            self.happen((number, event, false), Some(&kept.values));
        }
        Ok(())
    }

    /// A token rests until an event has happened.
    pub(super) fn catch(
        &mut self,
        place: Place,
        node: &'a Node,
        event: &'a CatchNode,
    ) -> Result<(), Problem> {
        if matches!(event.trigger, Trigger::Link(_)) || event.host.is_some() {
            self.pass(place, None);
            return Ok(());
        }
        let mut on: Vec<Subscription> =
            self.subscription(place.scope, place.node, false)?.into_iter().collect();
        let kept = self.kept_for(place.node, self.graph_of(place.scope), on.last());
        on.extend(self.armed(place, node, None)?);
        self.wait(place, node, Wait::Event, on);
        if let Some((kept, event)) = kept {
            let number = self.state.last_number();
            self.take_kept(&kept);
            self.happen((number, event, false), Some(&kept.values));
        }
        Ok(())
    }

    pub(super) fn wait(&mut self, place: Place, node: &Node, wait: Wait, on: Vec<Subscription>) {
        self.emit(EventKind::Waiting(Waiting {
            token: self.next_number(),
            step: Rc::clone(&node.step),
            scope: inner(place.scope),
            wait,
            on,
        }));
    }

    /// A message that came earlier and that an event takes.
    fn kept_for(
        &self,
        event: NodeId,
        graph: &Graph,
        known: Option<&Subscription>,
    ) -> Option<(Rc<Kept>, NodeId)> {
        let Action::Catch(catch) = &graph.node(event)?.action else { return None };
        let Trigger::Message { name, .. } = &catch.trigger else { return None };
        let key = known.and_then(|known| known.key.as_ref());
        let mut kept = self.state.kept().iter().filter(|_| catch.is_kept);
        let found = kept.find(|kept| kept.message == *name && fits(key, kept.key.as_ref()))?;
        Some((Rc::clone(found), event))
    }

    fn take_kept(&mut self, kept: &Rc<Kept>) {
        self.emit(EventKind::Kept(Kept { taken: true, ..(**kept).clone() }));
    }

    /// Lets an event happen to a token, or, `inside` of it, begin a handler; 0 is the instance itself. Gives
    /// whether it could.
    pub(super) fn happen(
        &mut self,
        (number, event, inside): Occurrence,
        values: Option<&Rc<Context>>,
    ) -> bool {
        if inside {
            return self.handle(number, event, values);
        }
        let Some(token) = self.state.token(number).cloned() else { return false };
        let graph = self.graph_of(token.scope);
        let (Some(node), Some(at)) = (graph.node(event), graph.find(&token.step)) else {
            return false;
        };
        let Action::Catch(catch) = &node.action else { return false };
        let place = Place { scope: token.scope, node: event };
        if catch.host == Some(at) {
            self.break_in(&token, place, node, catch);
        } else if token.rest == Rest::Event {
            self.tell_race(&token, graph, event);
            self.emit_happened(number, node, false, false, None);
            self.pass(place, Some(number));
        } else {
            return false;
        }
        self.bring(place.scope, catch, values);
        true
    }

    /// Tells a simulation that the race was won, and that the event behind has happened.
    fn tell_race(&self, token: &Token, graph: &Graph, event: NodeId) {
        let at = graph.find(&token.step).filter(|at| *at != event);
        if let (Some(race), Some(event)) = (at.and_then(|at| graph.node(at)), graph.node(event)) {
            self.tell_moved(race, Moved::Exited);
            self.tell_moved(event, Moved::Entered);
        }
    }

    /// An event happens at the step that a token rests at.
    fn break_in(&mut self, token: &Token, place: Place, node: &'a Node, catch: &'a CatchNode) {
        let number = token.number;
        let again = if catch.is_beside { self.again(number, node, catch) } else { None };
        if !catch.is_beside {
            self.purge(number, false);
        }
        self.emit_happened(number, node, catch.is_beside, false, again);
        self.tell_moved(node, Moved::Entered);
        self.pass(place, None);
    }

    /// Begins the handler inside of a scope that an event is the beginning of.
    pub(super) fn handle(
        &mut self,
        scope: u32,
        event: NodeId,
        values: Option<&Rc<Context>>,
    ) -> bool {
        let graph = self.graph_of(scope);
        let handler = graph.handler_of(event);
        let (Some(handler), Some(start)) = (handler, graph.node(event)) else { return false };
        let (Some(node), Action::Catch(catch)) = (graph.node(handler), &start.action) else {
            return false;
        };
        if self.state.is_interrupted(scope) {
            return false;
        }
        let again = if catch.is_beside { self.again(scope, start, catch) } else { None };
        let is_undo = matches!(catch.trigger, Trigger::Compensation);
        let interrupts = !catch.is_beside && !is_undo;
        if interrupts {
            self.purge(scope, true);
        }
        if !is_undo {
            self.emit_happened(scope, start, catch.is_beside, interrupts, again);
        }
        let place = Place { scope, node: handler };
        self.tell_moved(node, Moved::Entered);
        let Action::Scope(inside) = &node.action else { return false };
        if let Some(inner) = self.open_group(place, node, inside) {
            self.tell_moved(start, Moved::Entered);
            self.bring(inner, catch, values);
            self.pass(Place { scope: inner, node: event }, None);
            self.begin(inner, &inside.content);
        }
        true
    }

    pub(super) fn emit_happened(
        &mut self,
        number: u32,
        event: &Node,
        beside: bool,
        interrupts: bool,
        again: Option<u64>,
    ) {
        self.emit(EventKind::Happened(Happened {
            token: inner(number),
            event: Rc::clone(&event.step),
            beside,
            interrupts,
            again,
        }));
    }

    /// Gives names to what a message brings.
    fn bring(&mut self, scope: u32, catch: &CatchNode, values: Option<&Rc<Context>>) {
        if let (Some(name), Some(values)) = (&catch.result, values) {
            let value = Value::Context(Rc::clone(values));
            self.name(scope, Context::from_iter([(Rc::clone(name), value)]));
        }
    }

    /// When a timer happens again.
    fn again(&mut self, number: u32, node: &Node, catch: &CatchNode) -> Option<u64> {
        let Trigger::Every { length: Some(length), each, .. } = &catch.trigger else { return None };
        let known = self.state.on(number).iter().find(|known| known.event == node.step)?;
        if known.left.is_some_and(|left| left <= 1) {
            return None;
        }
        let mut at = self.after(known.at?, length)?;
        // Times that were missed count as one, unless each counts. A length of months is not the
        // same each time, so that one after the other is tried; seconds would be too many.
        let now = self.env.now;
        for _ in 0..MOST_MISSED {
            if *each || at > now {
                return Some(at);
            }
            at = match length {
                Value::DaysDuration(_) => {
                    let step = self.after(at, length)?.checked_sub(at).filter(|step| *step > 0)?;
                    let missed = now.saturating_sub(at).checked_div(step)?.saturating_add(1);
                    at.checked_add(missed.checked_mul(step)?)?
                }
                _ => self.after(at, length)?,
            };
        }
        None
    }

    /// Lets a message be taken by the token that has waited longest for it.
    pub(super) fn deliver(
        &mut self,
        name: &str,
        key: Option<&Value>,
        values: &Rc<Context>,
    ) -> bool {
        let is_it = |catch: &CatchNode, known: &Subscription| match &catch.trigger {
            Trigger::Message { name: known_name, .. } => {
                **known_name == *name && fits(known.key.as_ref(), key)
            }
            _ => false,
        };
        let waiting = self.waiting(&is_it);
        waiting.into_iter().any(|occurrence| self.happen(occurrence, Some(values)))
    }

    /// Lets a signal happen to all who wait for it now. Of the reactions of one step only the one is
    /// done that breaks off, where there is one; a handler inside comes before an event at the step.
    pub(super) fn signal(&mut self, name: &str, values: &Rc<Context>) {
        let is_it = |catch: &CatchNode, _: &Subscription| matches!(&catch.trigger, Trigger::Signal(known) if **known == *name);
        let waiting = self.waiting(&is_it);
        for of_one in waiting.chunk_by(|one, next| one.0 == next.0) {
            let Some((number, ..)) = of_one.first() else { continue };
            let rank = |(_, event, inside): &Occurrence| {
                let node = self.graph_for(*number, *inside).node(*event);
                match node.map(|node| &node.action) {
                    Some(Action::Catch(catch)) => (catch.is_beside, !inside),
                    _ => (true, true),
                }
            };
            let ranks: Vec<(bool, bool)> = of_one.iter().map(rank).collect();
            let only = ranks.iter().min().copied().filter(|(is_beside, _)| !is_beside);
            for (occurrence, rank) in of_one.iter().zip(ranks) {
                if only.is_none_or(|only| rank == only)
                    && self.happen(*occurrence, Some(values))
                    && only.is_some()
                {
                    break;
                }
            }
        }
    }

    /// The tokens that wait for an event, with the event, those that have waited longest first.
    fn waiting(&self, is_it: &dyn Fn(&CatchNode, &Subscription) -> bool) -> Vec<Occurrence> {
        let mut found = Vec::new();
        let mut look = |number: u32, on: &[Subscription]| {
            for known in on {
                let graph = self.graph_for(number, known.inside);
                let Some(event) = graph.find(&known.event) else { continue };
                if let Some(Action::Catch(catch)) = graph.node(event).map(|node| &node.action)
                    && is_it(catch, known)
                {
                    found.push((number, event, known.inside));
                }
            }
        };
        look(0, self.state.on(0));
        for token in self.state.tokens().filter(|token| !token.on.is_empty()) {
            look(token.number, &token.on);
        }
        found
    }

    /// Lets an event happen whose condition has become true. Gives whether one did.
    pub(super) fn meet_conditions(&mut self) -> bool {
        if !self.graph.has_conditions {
            return false;
        }
        let waiting = self.waiting(&|catch, _| matches!(catch.trigger, Trigger::Condition(_)));
        waiting
            .into_iter()
            .any(|occurrence| self.holds(occurrence) && self.happen(occurrence, None))
    }

    /// Whether the condition of an event holds. One that can't be worked out does not.
    fn holds(&mut self, (number, event, inside): Occurrence) -> bool {
        let node = self.graph_for(number, inside).node(event);
        let Some(Action::Catch(catch)) = node.map(|node| &node.action) else { return false };
        let Trigger::Condition(program) = &catch.trigger else { return false };
        let around = self.state.token(number).map_or(0, |token| token.scope);
        self.look_from(if inside { number } else { around });
        self.value(program.as_ref()) == Ok(Value::Bool(true))
    }

    /// The graph of the step that a token rests at, or of what is inside.
    pub(super) fn graph_for(&self, number: u32, inside: bool) -> &'a Graph {
        match self.state.token(number) {
            Some(token) if !inside => self.graph_of(token.scope),
            _ => self.graph_of(number),
        }
    }
}

/// An event that can happen: to the token with this number, at this node, and whether inside.
pub(super) type Occurrence = (u32, NodeId, bool);

/// How many times of a timer with months are passed over at once.
const MOST_MISSED: u32 = 1_000;

/// Whether a message with this key is the one that is waited for.
fn fits(wanted: Option<&Value>, key: Option<&Value>) -> bool {
    wanted.is_none() || wanted == key
}

pub(super) fn time_unknown() -> Problem {
    let message = "The time that is waited for can't be worked out.".into();
    Problem { code: Code::TimeUnknown, message }
}

impl Graph {
    /// The event that begins a handler.
    pub(super) fn start_of(&self, handler: NodeId) -> Option<(NodeId, &CatchNode)> {
        let Action::Scope(scope) = &self.node(handler)?.action else { return None };
        let ScopeNodeKind::Handler { event } = scope.kind else { return None };
        match &self.node(event?)?.action {
            Action::Catch(catch) => Some((event?, catch)),
            _ => None,
        }
    }

    /// The handler that an event begins.
    pub(super) fn handler_of(&self, event: NodeId) -> Option<NodeId> {
        let handler = self.node(event)?.parent?;
        (self.start_of(handler)?.0 == event).then_some(handler)
    }
}

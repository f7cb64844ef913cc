//! What happens to an instance from outside of its tasks: messages, answers of services, and when it
//! stands still or ends early.

use std::rc::Rc;

use super::answer::must_be_short;
use super::run::Run;
use super::scope::MAX_TURNS;
use super::throw::Outward;
use crate::diagnostic::Code;
use crate::value::{Context, Value};
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Added, EventKind, Kept, Replied, Resumed, Suspended};
use crate::workflow::graph::{Action, ScopeNodeKind, Trigger};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::Rest;

/// How many messages an instance keeps that nothing has taken yet.
pub const MAX_KEPT: usize = 1_000;
/// The status of an instance that was cancelled.
const CANCELLED: &str = "cancelled";

impl Run<'_> {
    /// A message comes. It is kept where something in the workflow takes messages that came earlier.
    pub(super) fn message(
        &mut self,
        name: &Rc<str>,
        key: Option<&Value>,
        values: &Rc<Context>,
    ) -> Result<(), Rejection> {
        self.must_run()?;
        if self.deliver(name, key, values) {
            return Ok(());
        }
        let keeps = self.graph.nodes.iter().any(|node| match &node.action {
            Action::Catch(catch) if catch.is_kept => {
                matches!(&catch.trigger, Trigger::Message { name: known, .. } if known == name)
            }
            _ => false,
        });
        if !keeps || self.state.kept().len() >= MAX_KEPT {
            let message = format!("Nothing waits for the message `{name}`.");
            return Err(Rejection::new(Code::NobodyWaits, message));
        }
        self.emit(EventKind::Kept(Kept {
            message: Rc::clone(name),
            key: key.cloned(),
            values: Rc::clone(values),
            taken: false,
        }));
        Ok(())
    }

    pub(super) fn signal_comes(
        &mut self,
        name: &str,
        values: &Rc<Context>,
    ) -> Result<(), Rejection> {
        self.must_run()?;
        self.signal(name, values);
        Ok(())
    }

    /// Somebody lets an event happen to a token.
    pub(super) fn happen_by_hand(&mut self, number: u32, event: &str) -> Result<(), Rejection> {
        self.must_run()?;
        let unknown = || {
            let message = format!("The event `{event}` can't happen there now.");
            Rejection::new(Code::NobodyWaits, message)
        };
        let held = self
            .state
            .token(number)
            .filter(|token| token.rest == Rest::Event && *token.step == *event);
        let place = held.and_then(|_| self.place_of(number));
        let node = place.and_then(|place| self.node(place));
        if let (Some(place), Some(node)) = (place, node)
            && !matches!(node.action, Action::Catch(_) | Action::Race)
        {
            self.emit_happened(number, node, false, false, None);
            if matches!(node.action, Action::Scope(_)) {
                self.act(place, node, None);
            } else {
                self.pass(place, Some(number));
            }
            return Ok(());
        }
        let occurrence = self.occurrence(number, event).ok_or_else(unknown)?;
        if self.happen(occurrence, None) { Ok(()) } else { Err(unknown()) }
    }

    /// The outside has answered.
    pub(super) fn reply(
        &mut self,
        number: u32,
        answer: &Result<Value, Rc<str>>,
    ) -> Result<(), Rejection> {
        self.must_run()?;
        let token = self.state.token(number).filter(|token| token.rest == Rest::Answer);
        let (Some(token), Some(place)) = (token.cloned(), self.place_of(number)) else {
            let message = format!("No step waits for the answer {number}.");
            return Err(Rejection::new(Code::NobodyWaits, message));
        };
        let Some(Action::Ask(ask)) = self.node(place).map(|node| &node.action) else {
            return Ok(());
        };
        let error = answer.as_ref().err();
        if let Some(error) = error
            && self.caught_at(Outward::Error, number, error)
        {
            return Ok(());
        }
        self.emit(EventKind::Replied(Replied {
            token: number,
            step: Rc::clone(&token.step),
            error: error.cloned(),
        }));
        match answer {
            Ok(value) if !value.can_be_stored() => {
                let message = "The answer is too large to be stored.".into();
                self.stop(place, Problem { code: Code::ServiceFailed, message });
            }
            Ok(value) => {
                self.name(
                    place.scope,
                    Context::from_iter([(Rc::clone(&ask.result), value.clone())]),
                );
                self.pass(place, Some(number));
            }
            Err(code) => {
                if !self.outward(Outward::Error, place.scope, code) {
                    let message = format!("The service could not do it: {code}.").into();
                    self.stop(place, Problem { code: Code::ServiceFailed, message });
                }
            }
        }
        self.settle(place.scope);
        Ok(())
    }

    /// Adds items to an `each` that lasts.
    pub(super) fn add(&mut self, number: u32, items: &[Value]) -> Result<(), Rejection> {
        self.must_run()?;
        let place = self.place_of(number);
        let node = place.and_then(|place| self.node(place));
        let each = node.and_then(|node| match &node.action {
            Action::Scope(scope) => match &scope.kind {
                ScopeNodeKind::Each(each) if each.is_open => Some((node, each)),
                _ => None,
            },
            _ => None,
        });
        let (Some((node, each)), Some(state)) = (each, self.each(number)) else {
            let message = format!("Nothing can be added to {number}.");
            return Err(Rejection::new(Code::NobodyWaits, message));
        };
        let count = state.items.len().saturating_add(items.len());
        if count > MAX_TURNS || !items.iter().all(Value::can_be_stored) {
            return Err(Rejection::new(Code::SubmissionTooLarge, "These are too many items."));
        }
        self.emit(EventKind::Added(Added { token: number, items: items.to_vec() }));
        self.advance_each(number, node, each);
        Ok(())
    }

    pub(super) fn suspend(&mut self, reason: Option<&Rc<str>>) -> Result<(), Rejection> {
        self.must_run()?;
        must_be_short(reason)?;
        self.emit(EventKind::Suspended(Suspended { reason: reason.cloned() }));
        Ok(())
    }

    /// Lets the instance go on. What time has made due meanwhile, the next tick does.
    pub(super) fn resume(&mut self, reason: Option<&Rc<str>>) -> Result<(), Rejection> {
        if !self.state.is_suspended() {
            return Err(Rejection::new(Code::WrongPhase, "The instance does not stand still."));
        }
        must_be_short(reason)?;
        self.emit(EventKind::Resumed(Resumed { reason: reason.cloned() }));
        Ok(())
    }

    /// Ends the instance before its end. What it has done stays done.
    pub(super) fn cancel_instance(&mut self, reason: Option<&Rc<str>>) -> Result<(), Rejection> {
        self.must_run()?;
        must_be_short(reason)?;
        self.end(None, CANCELLED.into());
        Ok(())
    }
}

//! Events: what is waited for, and what is let happen.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::value::{Type, Value};
use crate::workflow::definition::{
    DurationLiteral, Missed, OnDefinition, RaceBranchDefinition, StartStep, ThrowStep,
    TriggerDefinition, WaitStep,
};
use crate::workflow::graph::{Action, CatchNode, NodeId, ThrowNode, Trigger};

impl Compiler<'_> {
    pub(super) fn on(
        &mut self,
        id: NodeId,
        on: &OnDefinition,
        host: NodeId,
        pointer: &Pointer,
    ) -> Action {
        let trigger = self.trigger(id, &on.trigger, pointer);
        Action::Catch(Box::new(CatchNode {
            trigger,
            host: Some(host),
            is_beside: on.beside,
            result: None,
            is_kept: false,
        }))
    }

    pub(super) fn race_event(
        &mut self,
        id: NodeId,
        branch: &RaceBranchDefinition,
        pointer: &Pointer,
    ) -> Action {
        self.caught(id, &branch.trigger, None, pointer)
    }

    pub(super) fn wait(&mut self, id: NodeId, wait: &WaitStep, pointer: &Pointer) -> Action {
        self.caught(id, &wait.trigger, wait.result.clone(), pointer)
    }

    pub(super) fn start(&mut self, id: NodeId, start: &StartStep, pointer: &Pointer) -> Action {
        let trigger = self.trigger(id, &start.trigger, pointer);
        Action::Catch(Box::new(CatchNode {
            trigger,
            // No token rests where something begins.
            host: Some(id),
            is_beside: start.beside,
            result: None,
            is_kept: false,
        }))
    }

    fn caught(
        &mut self,
        id: NodeId,
        trigger: &TriggerDefinition,
        result: Option<Rc<str>>,
        pointer: &Pointer,
    ) -> Action {
        Action::Catch(Box::new(CatchNode {
            trigger: self.trigger(id, trigger, pointer),
            host: None,
            is_beside: false,
            result,
            is_kept: trigger.kept,
        }))
    }

    fn trigger(&mut self, id: NodeId, said: &TriggerDefinition, pointer: &Pointer) -> Trigger {
        let mut found = Vec::new();
        if let Some(after) = &said.after {
            let length = self.length(after, pointer.name("after"), id);
            found.extend(length.map(Trigger::After));
        }
        if let Some(at) = &said.at {
            found.push(Trigger::At(self.program(at, &[Type::DateTime], pointer.name("at"), id)));
        }
        if let Some(every) = &said.every {
            found.push(self.every(every, said.missed, pointer.name("every")));
        }
        if let Some(name) = &said.message {
            let key = said.key.as_ref();
            let key = key.and_then(|key| self.program(key, &[Type::Any], pointer.name("key"), id));
            found.push(Trigger::Message { name: Rc::clone(name), key });
        }
        if let Some(when) = &said.when {
            let types = [Type::Boolean];
            found.push(Trigger::Condition(self.program(when, &types, pointer.name("when"), id)));
        }
        found.extend(said.signal.clone().map(Trigger::Signal));
        found.extend(said.error.as_ref().map(|code| Trigger::Error(any(code))));
        found.extend(said.escalation.as_ref().map(|code| Trigger::Escalation(any(code))));
        found.extend(said.link.clone().map(Trigger::Link));
        found.extend(said.compensation.then_some(Trigger::Compensation));
        found.extend(said.cancel.then_some(Trigger::Cancel));
        if found.len() > 1 {
            let message = "Only one thing can be waited for at a place.";
            let found = Diagnostic::error(Code::AmbiguousEvent, message)
                .with_help("Wait for several things with a `race`.");
            self.report(pointer.clone(), found);
        }
        found.into_iter().next().unwrap_or(Trigger::None)
    }

    /// A time that comes again and again, as ISO 8601 writes it: `PT1H`, `R3/PT1H`.
    fn every(&mut self, text: &Rc<str>, missed: Option<Missed>, pointer: Pointer) -> Trigger {
        let repeated = text.strip_prefix('R').and_then(|rest| rest.split_once('/'));
        let (times, length) = match repeated {
            Some((times, length)) => (times.parse::<u32>().ok(), length),
            None => (None, &**text),
        };
        let length = self.duration(&DurationLiteral(length.into()), pointer.clone());
        let is_nothing = |length: &Value| match length {
            Value::DaysDuration(days) => days.total_nanoseconds() < MILLISECOND,
            Value::YearsDuration(years) => years.total_months() == 0,
            _ => true,
        };
        if length.as_ref().is_some_and(is_nothing) {
            let found = Diagnostic::error(Code::InvalidDuration, "The time never passes.")
                .with_help("Write a length of at least a millisecond.");
            self.report(pointer, found);
        }
        let each = missed == Some(Missed::Each);
        Trigger::Every { length: length.filter(|length| !is_nothing(length)), times, each }
    }

    pub(super) fn throw(&mut self, id: NodeId, said: &ThrowStep, pointer: &Pointer) -> Action {
        let values = self.values(id, &said.values, &pointer.name("values"));
        let mut found = Vec::new();
        if let Some(name) = &said.message {
            let key = said.key.as_ref();
            let key = key.and_then(|key| self.program(key, &[Type::Any], pointer.name("key"), id));
            found.push(ThrowNode::Message { name: Rc::clone(name), key, values: values.clone() });
        }
        let signal = |name| ThrowNode::Signal { name, values };
        found.extend(said.signal.clone().map(signal));
        found.extend(said.error.clone().map(ThrowNode::Error));
        found.extend(said.escalation.clone().map(ThrowNode::Escalation));
        if let Some(what) = &said.compensate {
            let step = (**what != *"*").then(|| self.named(what, pointer.name("compensate")));
            found.push(ThrowNode::Compensate(step.flatten().map(|link| link.node)));
        }
        found.extend(said.cancel.then_some(ThrowNode::Cancel));
        found.extend(said.terminate.then_some(ThrowNode::Terminate));
        found.extend(said.link.clone().map(|name| ThrowNode::Link { name, target: None }));
        if !said.stop.is_empty() {
            let steps = said.stop.iter().enumerate();
            let at = pointer.name("stop");
            let steps = steps.filter_map(|(place, step)| self.named(step, at.index(place)));
            found.push(ThrowNode::Stop(steps.map(|link| link.node).collect()));
        }
        if found.len() != 1 {
            let message = "A `throw` lets exactly one thing happen.";
            let found = Diagnostic::error(Code::AmbiguousEvent, message)
                .with_help("Say one of `message`, `signal`, `error`, `escalation`, `compensate`, `cancel`, `terminate`, `link` and `stop`.");
            self.report(pointer.clone(), found);
        }
        match found.into_iter().next() {
            Some(thrown) => Action::Throw(Box::new(thrown)),
            None => Action::Pass,
        }
    }
}

const MILLISECOND: i128 = 1_000_000;

/// The code of what is caught; `*` is any.
fn any(code: &Rc<str>) -> Option<Rc<str>> {
    Some(Rc::clone(code)).filter(|code| **code != *"*")
}

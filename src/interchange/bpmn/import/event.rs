//! Events (BPMN 2.0, 10.5).

use std::rc::Rc;

use roxmltree::Node;

use super::Reader;
use super::expression::feel;
use crate::document::Dynamic;
use crate::interchange::bpmn::namespace::name;
use crate::interchange::xml;
use crate::pointer::Pointer;
use crate::workflow::definition::{
    DurationLiteral, PassStep, StartStep, StepKind, ThrowStep, TriggerDefinition, WaitStep,
};

impl<'a> Reader<'a> {
    /// What an event waits for, or is let happen by: its definition. Of several, the first.
    fn definition(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Option<Node<'a, 'a>> {
        let mut found = xml::elements(event).filter(|it| name(*it).ends_with("EventDefinition"));
        let first = found.next();
        found.for_each(|more| self.leave_out(more, at));
        first
    }

    pub(super) fn start(&mut self, event: Node<'a, 'a>, at: &Pointer) -> StepKind {
        let trigger = self.trigger(event, at);
        let beside = event.attribute("isInterrupting") == Some("false");
        StepKind::Start(StartStep { beside, to: None, trigger })
    }

    pub(super) fn wait(&mut self, event: Node<'a, 'a>, at: &Pointer) -> StepKind {
        let trigger = self.trigger(event, at);
        StepKind::Wait(WaitStep { result: None, to: None, trigger })
    }

    /// Waiting for a message: a receive task, or a task that a message flows to.
    pub(super) fn receive(&mut self, task: Node<'a, 'a>) -> StepKind {
        let trigger =
            TriggerDefinition { message: self.message(task, task), ..TriggerDefinition::default() };
        StepKind::Wait(WaitStep { result: None, to: None, trigger })
    }

    pub(super) fn trigger(&mut self, event: Node<'a, 'a>, at: &Pointer) -> TriggerDefinition {
        let mut trigger = TriggerDefinition::default();
        let Some(definition) = self.definition(event, at) else {
            let id = event.attribute("id").unwrap_or_default();
            trigger.message = self.model.receives(id).then(|| id.into());
            return trigger;
        };
        let any = || Some("*".into());
        match name(definition) {
            "timerEventDefinition" => self.timer(definition, &mut trigger, at),
            "messageEventDefinition" => trigger.message = self.message(event, definition),
            "signalEventDefinition" => {
                let signal = self.model.called(definition, "signalRef");
                trigger.signal = Some(signal.unwrap_or_default());
            }
            "conditionalEventDefinition" => {
                let condition = xml::elements(definition).find(|it| name(*it) == "condition");
                let text = condition.map(|it| xml::text(it)).unwrap_or_default();
                trigger.when = feel(&text).filter(|it| !it.source().is_empty());
            }
            "errorEventDefinition" => {
                trigger.error = self.model.called(definition, "errorRef").or_else(any);
            }
            "escalationEventDefinition" => {
                trigger.escalation = self.model.called(definition, "escalationRef").or_else(any);
            }
            "compensateEventDefinition" => trigger.compensation = true,
            "cancelEventDefinition" => trigger.cancel = true,
            "linkEventDefinition" => trigger.link = Some(link(definition)),
            _ => self.leave_out(definition, at),
        }
        trigger
    }

    /// The name of the message that an element takes. Where one flows to it in the drawing, it is the one
    /// that is meant for it.
    fn message(&mut self, element: Node<'a, 'a>, definition: Node<'a, 'a>) -> Option<Rc<str>> {
        let id = element.attribute("id").unwrap_or_default();
        let flows = self.model.receives(id).then(|| id.into());
        flows.or_else(|| self.model.called(definition, "messageRef"))
    }

    fn timer(&mut self, definition: Node<'a, 'a>, trigger: &mut TriggerDefinition, at: &Pointer) {
        for time in xml::elements(definition) {
            let text = xml::text(time);
            let text = text.trim();
            let computed = text.starts_with(['=', '$', '#']).then(|| feel(text)).flatten();
            match (name(time), computed) {
                _ if text.is_empty() => {}
                ("timeDuration", Some(it)) => trigger.after = Some(Dynamic::Computed(it)),
                ("timeDuration", None) => {
                    trigger.after = Some(Dynamic::Literal(DurationLiteral(text.into())));
                }
                ("timeDate", Some(it)) => trigger.at = Some(it),
                ("timeDate", None) => {
                    let quoted = ["date and time(\"", text, "\")"].concat();
                    trigger.at = feel(&quoted);
                }
                ("timeCycle", None) if text.starts_with(['R', 'P']) => {
                    trigger.every = Some(text.into());
                }
                _ => {
                    let message = ["The time `", text, "` can't be taken over."].concat();
                    self.refuse(time, at, &message, "Write a cycle as in `R3/PT1H`.");
                }
            }
        }
    }

    pub(super) fn thrown(&mut self, event: Node<'a, 'a>, at: &Pointer) -> StepKind {
        let pass = StepKind::Pass(PassStep { split: None, merge: None, to: None });
        let Some(definition) = self.definition(event, at) else { return pass };
        let mut thrown = ThrowStep::nothing();
        let id = event.attribute("id").unwrap_or_default();
        match name(definition) {
            // Where the drawing says where it flows to, it is sent there when the event is left.
            "messageEventDefinition" if !self.model.sends(id).is_empty() => return pass,
            "messageEventDefinition" => {
                let message = self.model.called(definition, "messageRef");
                thrown.message = Some(message.unwrap_or_else(|| id.into()));
            }
            "signalEventDefinition" => {
                let signal = self.model.called(definition, "signalRef");
                thrown.signal = Some(signal.unwrap_or_default());
            }
            "errorEventDefinition" => {
                let error = self.model.called(definition, "errorRef");
                thrown.error = Some(error.unwrap_or_default());
            }
            "escalationEventDefinition" => {
                let escalation = self.model.called(definition, "escalationRef");
                thrown.escalation = Some(escalation.unwrap_or_default());
            }
            "compensateEventDefinition" => {
                thrown.compensate = Some(definition.attribute("activityRef").unwrap_or("*").into());
            }
            "cancelEventDefinition" => thrown.cancel = true,
            "terminateEventDefinition" => thrown.terminate = true,
            "linkEventDefinition" => thrown.link = Some(link(definition)),
            _ => {
                self.leave_out(definition, at);
                return pass;
            }
        }
        StepKind::Throw(thrown)
    }
}

fn link(definition: Node<'_, '_>) -> Rc<str> {
    definition.attribute("name").unwrap_or_default().into()
}

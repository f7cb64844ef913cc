//! Events (BPMN 2.0, 10.5).

use roxmltree::Node;

use super::Reader;
use super::expression::{dynamic, feel};
use super::step::kind;
use crate::interchange::bpmn::members::{put_flag, put_text};
use crate::interchange::bpmn::namespace::name;
use crate::interchange::tree::Members;
use crate::interchange::xml;
use crate::pointer::Pointer;

impl<'a> Reader<'a> {
    /// What an event waits for, or is let happen by: its definition. Of several, the first.
    fn definition(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Option<Node<'a, 'a>> {
        let mut found = xml::elements(event).filter(|it| name(*it).ends_with("EventDefinition"));
        let first = found.next();
        found.for_each(|more| self.leave_out(more, at));
        first
    }

    pub(super) fn start(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Members {
        let mut start = kind("start");
        put_flag(&mut start, "beside", event.attribute("isInterrupting") == Some("false"));
        start.append(&mut self.trigger(event, at));
        start
    }

    pub(super) fn wait(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Members {
        let mut wait = kind("wait");
        wait.append(&mut self.trigger(event, at));
        wait
    }

    /// Waiting for a message: a receive task, or a task that a message flows to.
    pub(super) fn receive(&mut self, task: Node<'a, 'a>) -> Members {
        let mut wait = kind("wait");
        self.message(task, task, &mut wait);
        wait
    }

    pub(super) fn trigger(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Members {
        let mut trigger = Members::new();
        let Some(definition) = self.definition(event, at) else {
            let xml_id = event.attribute("id").unwrap_or_default();
            if self.model.receives(xml_id) {
                put_text(&mut trigger, "message", Some(super::model::id(event)));
            }
            return trigger;
        };
        let called = |attribute| self.model.called(definition, attribute);
        match name(definition) {
            "timerEventDefinition" => self.timer(definition, &mut trigger, at),
            "messageEventDefinition" => self.message(event, definition, &mut trigger),
            "signalEventDefinition" => {
                let signal = called("signalRef").unwrap_or_default();
                put_text(&mut trigger, "signal", Some(&signal));
            }
            "conditionalEventDefinition" => {
                let condition = xml::elements(definition).find(|it| name(*it) == "condition");
                let text = condition.map(|it| xml::text(it)).unwrap_or_default();
                let condition = feel(&text).filter(|it| !it.is_empty());
                put_text(&mut trigger, "when", condition.as_deref());
            }
            "errorEventDefinition" => {
                put_text(&mut trigger, "error", called("errorRef").as_deref().or(Some("*")));
            }
            "escalationEventDefinition" => {
                let escalation = called("escalationRef");
                put_text(&mut trigger, "escalation", escalation.as_deref().or(Some("*")));
            }
            "compensateEventDefinition" => put_flag(&mut trigger, "compensation", true),
            "cancelEventDefinition" => put_flag(&mut trigger, "cancel", true),
            "linkEventDefinition" => put_text(&mut trigger, "link", Some(link(definition))),
            _ => self.leave_out(definition, at),
        }
        trigger
    }

    /// The name of the message that an element takes. Where one flows to it in the drawing, it is the one
    /// that is meant for it.
    fn message(&self, element: Node<'a, 'a>, definition: Node<'a, 'a>, trigger: &mut Members) {
        let flows = self.model.receives(element.attribute("id").unwrap_or_default());
        let flows = flows.then(|| super::model::id(element).into());
        let message = flows.or_else(|| self.model.called(definition, "messageRef"));
        put_text(trigger, "message", message.as_deref());
    }

    fn timer(&mut self, definition: Node<'a, 'a>, trigger: &mut Members, at: &Pointer) {
        for time in xml::elements(definition) {
            let text = xml::text(time);
            let said = dynamic(&text);
            let is_literal = said.as_ref().is_some_and(|said| !said.starts_with('='));
            match (name(time), said) {
                _ if text.is_empty() => {}
                ("timeDuration", Some(said)) => put_text(trigger, "after", Some(&said)),
                ("timeDate", Some(_)) if is_literal => {
                    let quoted = ["date and time(\"", &text, "\")"].concat();
                    put_text(trigger, "at", Some(&quoted));
                }
                ("timeDate", Some(_)) => put_text(trigger, "at", feel(&text).as_deref()),
                ("timeCycle", Some(said)) if said.starts_with(['R', 'P']) => {
                    put_text(trigger, "every", Some(&said));
                }
                _ => {
                    let message = ["The time `", &text, "` can't be taken over."].concat();
                    self.refuse(time, at, &message, "Write a cycle as in `R3/PT1H`.");
                }
            }
        }
    }

    pub(super) fn thrown(&mut self, event: Node<'a, 'a>, at: &Pointer) -> Members {
        let Some(definition) = self.definition(event, at) else { return kind("pass") };
        let mut thrown = kind("throw");
        let xml_id = event.attribute("id").unwrap_or_default();
        let called = |attribute| self.model.called(definition, attribute);
        match name(definition) {
            // Where the drawing says where it flows to, it is sent there when the event is left.
            "messageEventDefinition" if !self.model.sends(xml_id).is_empty() => {
                return kind("pass");
            }
            "messageEventDefinition" => {
                let message = called("messageRef").unwrap_or_else(|| self.model.step(xml_id));
                put_text(&mut thrown, "message", Some(&message));
            }
            "signalEventDefinition" => {
                put_text(&mut thrown, "signal", called("signalRef").as_deref().or(Some("")));
            }
            "errorEventDefinition" => {
                put_text(&mut thrown, "error", called("errorRef").as_deref().or(Some("")));
            }
            "escalationEventDefinition" => {
                let escalation = called("escalationRef");
                put_text(&mut thrown, "escalation", escalation.as_deref().or(Some("")));
            }
            "compensateEventDefinition" => {
                let undone = definition.attribute("activityRef").map(|it| self.model.step(it));
                put_text(&mut thrown, "compensate", undone.as_deref().or(Some("*")));
            }
            "cancelEventDefinition" => put_flag(&mut thrown, "cancel", true),
            "terminateEventDefinition" => put_flag(&mut thrown, "terminate", true),
            "linkEventDefinition" => put_text(&mut thrown, "link", Some(link(definition))),
            _ => {
                self.leave_out(definition, at);
                return kind("pass");
            }
        }
        thrown
    }
}

fn link<'a>(definition: Node<'a, '_>) -> &'a str {
    definition.attribute("name").unwrap_or_default()
}

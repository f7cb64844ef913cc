//! What is in a process or a sub-process.

use roxmltree::Node;

use super::expression::feel;
use super::model::id;
use super::step::{Container, Flow, Step, kind};
use super::{Reader, describe};
use crate::diagnostic::{Code, Diagnostic};
use crate::interchange::bpmn::members::{put, put_flag, put_text};
use crate::interchange::bpmn::namespace::{name, own};
use crate::interchange::tree::{Members, list, object, text};
use crate::interchange::xml;
use crate::pointer::Pointer;

/// How deep sub-processes may be nested: what is made of them must be readable JSON.
const MAX_DEPTH: u32 = 20;

impl<'a> Reader<'a> {
    pub(super) fn content(&mut self, container: Node<'a, 'a>, at: &Pointer) -> Container<'a> {
        let mut content = Container::default();
        if self.depth >= MAX_DEPTH {
            let message = "The sub-processes of this model are nested more than 20 deep.";
            let finding = Diagnostic::error(Code::XmlSize, message)
                .with_help("Take the innermost ones out, and call them.");
            self.findings.add(container.range().start, at, finding);
            return content;
        }
        self.depth = self.depth.saturating_add(1);
        let mut boundary = Vec::new();
        let mut otherwise = Vec::new();
        for child in xml::elements(container) {
            let xml_id = child.attribute("id").unwrap_or_default();
            let pointer = at.name("steps").index(content.steps.len());
            otherwise.extend(child.attribute("default"));
            let is_undo = child.attribute("isForCompensation") == Some("true");
            if is_undo && !self.model.is_associated(xml_id) {
                self.leave_out(child, at);
                continue;
            }
            let kind = match name(child) {
                "sequenceFlow" => {
                    content.flows.extend(self.flow(child, at));
                    continue;
                }
                "boundaryEvent" => {
                    boundary.push(child);
                    continue;
                }
                "startEvent" => self.start(child, &pointer),
                "intermediateCatchEvent" => self.wait(child, &pointer),
                "intermediateThrowEvent" | "endEvent" => self.thrown(child, &pointer),
                "exclusiveGateway" => gateway("exclusive"),
                "parallelGateway" => gateway("parallel"),
                "inclusiveGateway" => gateway("inclusive"),
                "complexGateway" => gateway("complex"),
                "eventBasedGateway" => gateway("event"),
                // What a process says about itself, and the drawing.
                "incoming"
                | "outgoing"
                | "documentation"
                | "extensionElements"
                | "laneSet"
                | "association"
                | "textAnnotation"
                | "group"
                | ""
                | "multiInstanceLoopCharacteristics"
                | "standardLoopCharacteristics"
                | "completionCondition" => continue,
                _ => match self.activity(child, &pointer) {
                    Some(kind) => kind,
                    None => {
                        self.leave_out(child, at);
                        continue;
                    }
                },
            };
            let mut step =
                Step { id: id(child).into(), on: Vec::new(), common: Members::new(), kind };
            let sends = self.model.sends(xml_id);
            if !sends.is_empty() {
                let sends = sends.iter().map(|to| text(&self.model.step(to))).collect();
                step.common.push(("send".into(), list(sends)));
            }
            step.extend(self.extension(child, "step", &pointer));
            self.list_extensions(child, &pointer);
            content.steps.push(step);
        }
        for event in boundary {
            self.boundary(event, &mut content, at);
        }
        for flow in &mut content.flows {
            flow.otherwise = flow.node.attribute("id").is_some_and(|id| otherwise.contains(&id));
        }
        self.answers(container, &mut content);
        self.repeat_all(container, &mut content, at);
        self.depth = self.depth.saturating_sub(1);
        content
    }

    fn flow(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<Flow<'a>> {
        let (from, to) = (node.attribute("sourceRef")?, node.attribute("targetRef")?);
        let condition = xml::elements(node).find(|child| name(*child) == "conditionExpression");
        let condition = condition.and_then(|condition| {
            let found = feel(&xml::text(condition));
            if found.is_none() {
                let message =
                    ["The condition of ", &describe(node), " can't be evaluated."].concat();
                self.refuse(condition, at, &message, "Write the condition in FEEL.");
            }
            found
        });
        let id = own(node, "id").or_else(|| node.attribute("id"));
        Some(Flow {
            node,
            id: id.filter(|id| !id.is_empty()).map(Into::into),
            from: self.model.step(from),
            to: self.model.step(to),
            condition,
            otherwise: false,
        })
    }

    fn boundary(&mut self, event: Node<'a, 'a>, content: &mut Container<'a>, at: &Pointer) {
        let host = self.model.step(event.attribute("attachedToRef").unwrap_or_default());
        let Some(place) = content.steps.iter().position(|step| step.id == host) else {
            return self.leave_out(event, at);
        };
        let mut trigger = self.trigger(event, at);
        self.list_extensions(event, at);
        let pointer = at.name("steps").index(place);
        let said = self.extension(event, "step", &pointer);
        let Some(step) = content.steps.get_mut(place) else { return };
        if trigger.iter().any(|(name, _)| **name == *"compensation") {
            let undo = self.model.associated(event.attribute("id").unwrap_or_default());
            let undo = undo.map(|undo| self.model.step(&undo));
            return put_text(&mut step.common, "undo", undo.as_deref());
        }
        let mut on = vec![("id".into(), text(id(event)))];
        put_flag(&mut on, "beside", event.attribute("cancelActivity") == Some("false"));
        on.append(&mut trigger);
        for (name, value) in said {
            super::step::extend(&mut on, &name, value);
        }
        step.on.push(object(on));
    }

    /// Gives the flows behind an approval back to its outcomes: an export draws a gateway for these.
    fn answers(&mut self, container: Node<'a, 'a>, content: &mut Container<'a>) {
        for gateway in xml::elements(container) {
            let Some(task) = own(gateway, "outcomesOf") else { continue };
            let (task, gateway) = (self.model.step(task), id(gateway));
            let is_it = |step: &&mut Step| step.id == task && step.is("approval");
            let Some(step) = content.steps.iter_mut().find(is_it) else { continue };
            let mut outcomes = Members::new();
            content.flows.retain(|flow| {
                if *flow.from != *gateway {
                    return *flow.to != *gateway || flow.from != task;
                }
                let Some(outcome) = own(flow.node, "outcome") else { return true };
                let target = match own(flow.node, "sendBack") {
                    Some(who) => object(vec![("sendBack".into(), text(who))]),
                    None => text(&flow.to),
                };
                put(&mut outcomes, outcome, target);
                false
            });
            put(&mut step.kind, "outcomes", object(outcomes));
            content.steps.retain(|step| *step.id != *gateway);
        }
    }
}

fn gateway(of: &str) -> Members {
    let mut members = kind("gateway");
    put_text(&mut members, "kind", Some(of));
    members
}

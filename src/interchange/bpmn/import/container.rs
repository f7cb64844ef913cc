//! What is in a process or a sub-process.

use std::rc::Rc;

use roxmltree::Node;

use super::expression::feel;
use super::{Reader, describe};
use crate::interchange::bpmn::namespace::name;
use crate::interchange::xml;
use crate::pointer::Pointer;
use crate::workflow::definition::{
    FlowDefinition, GatewayKind, GatewayStep, OnDefinition, StepDefinition, StepKind,
};

/// The steps of a container, and where they lead.
#[derive(Default)]
pub(super) struct Container {
    pub(super) steps: Vec<StepDefinition>,
    pub(super) flows: Vec<FlowDefinition>,
}

impl<'a> Reader<'a> {
    pub(super) fn content(&mut self, container: Node<'a, 'a>, at: &Pointer) -> Container {
        let mut content = Container::default();
        let mut boundary = Vec::new();
        let mut otherwise = Vec::new();
        for child in xml::elements(container) {
            let id: Rc<str> = child.attribute("id").unwrap_or_default().into();
            let pointer = at.name("steps").index(content.steps.len());
            otherwise.extend(child.attribute("default"));
            let is_undo = child.attribute("isForCompensation") == Some("true");
            if is_undo && !self.model.is_associated(&id) {
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
                "exclusiveGateway" => gateway(GatewayKind::Exclusive),
                "parallelGateway" => gateway(GatewayKind::Parallel),
                "inclusiveGateway" => gateway(GatewayKind::Inclusive),
                "complexGateway" => gateway(GatewayKind::Complex),
                "eventBasedGateway" => gateway(GatewayKind::Event),
                // What a process says about itself, and the drawing.
                "incoming"
                | "outgoing"
                | "documentation"
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
            let step = StepDefinition {
                send: self.model.sends(&id),
                id,
                on: Vec::new(),
                undo: None,
                critical: None,
                milestone: None,
                kind,
            };
            content.steps.push(step);
        }
        for event in boundary {
            self.boundary(event, &mut content, at);
        }
        for flow in &mut content.flows {
            flow.otherwise = flow.id.as_deref().is_some_and(|id| otherwise.contains(&id));
        }
        self.repeat_all(container, &mut content);
        content
    }

    fn flow(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<FlowDefinition> {
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
        Some(FlowDefinition {
            id: node.attribute("id").map(Rc::from),
            from: from.into(),
            to: to.into(),
            condition,
            otherwise: false,
        })
    }

    fn boundary(&mut self, event: Node<'a, 'a>, content: &mut Container, at: &Pointer) {
        let host = event.attribute("attachedToRef").unwrap_or_default();
        let id = event.attribute("id").unwrap_or_default();
        let Some(step) = content.steps.iter_mut().find(|step| *step.id == *host) else {
            return self.leave_out(event, at);
        };
        let trigger = self.trigger(event, at);
        if trigger.compensation {
            step.undo = self.model.associated(id);
            return;
        }
        step.on.push(OnDefinition {
            id: Some(id.into()),
            beside: event.attribute("cancelActivity") == Some("false"),
            to: None,
            trigger,
        });
    }
}

fn gateway(kind: GatewayKind) -> StepKind {
    StepKind::Gateway(GatewayStep { kind, join: None, rest: None, to: None })
}

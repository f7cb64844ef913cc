//! Activities (BPMN 2.0, 10.3).

use std::rc::Rc;

use roxmltree::Node;

use super::Reader;
use super::container::Container;
use super::expression::feel;
use crate::document::{Dynamic, Expression, Named, Text};
use crate::interchange::bpmn::namespace::{name, tool};
use crate::interchange::xml;
use crate::pointer::Pointer;
use crate::workflow::definition::{
    Assignment, CallStep, DecisionStep, EachStep, GroupKind, GroupStep, HandlerStep, PassStep,
    RepeatStep, SetStep, StepDefinition, StepKind, TaskStep, ThrowStep, WebhookStep,
};

impl<'a> Reader<'a> {
    /// What an activity becomes; nothing for an element that is none.
    pub(super) fn activity(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<StepKind> {
        let id = node.attribute("id").unwrap_or_default();
        let pass = || StepKind::Pass(PassStep { split: None, merge: None, to: None });
        Some(match name(node) {
            "subProcess" | "transaction" | "adHocSubProcess" => self.sub_process(node, at),
            "receiveTask" => self.receive(node),
            "userTask" => self.user_task(node, id),
            kind if kind.ends_with("ask") && self.model.receives(id) => self.receive(node),
            "task" | "manualTask" => pass(),
            "sendTask" if !self.model.sends(id).is_empty() => pass(),
            "sendTask" if node.attribute("messageRef").is_none() => match service(node) {
                Some(_) => self.service_task(node, id),
                None => pass(),
            },
            "sendTask" => {
                let message = self.model.called(node, "messageRef").unwrap_or_else(|| id.into());
                StepKind::Throw(ThrowStep { message: Some(message), ..ThrowStep::nothing() })
            }
            "serviceTask" => self.service_task(node, id),
            "scriptTask" => self.script_task(node, id, at),
            "businessRuleTask" => self.business_rule_task(node, id),
            "callActivity" => self.call_activity(node, id),
            _ => return None,
        })
    }

    fn sub_process(&mut self, node: Node<'a, 'a>, at: &Pointer) -> StepKind {
        let Container { steps, flows } = self.content(node, at);
        let flows = Some(flows);
        if node.attribute("triggeredByEvent") == Some("true") {
            return StepKind::Handler(HandlerStep { steps, flows });
        }
        let kind = match name(node) {
            "transaction" => Some(GroupKind::Transaction),
            "adHocSubProcess" => Some(GroupKind::AnyOrder),
            _ => None,
        };
        let until = xml::elements(node).find(|child| name(*child) == "completionCondition");
        let until = until.and_then(|it| feel(&xml::text(it)));
        let one_at_a_time = node.attribute("ordering") == Some("Sequential");
        StepKind::Group(GroupStep { kind, one_at_a_time, until, steps, flows, to: None })
    }

    fn user_task(&mut self, node: Node<'a, 'a>, id: &str) -> StepKind {
        let of = |text: &str| -> Dynamic<Rc<str>> {
            match text.starts_with(['=', '$', '#']).then(|| feel(text)).flatten() {
                Some(computed) => Dynamic::Computed(computed),
                None => Dynamic::Literal(text.trim().into()),
            }
        };
        let zeebe = said(node, "assignmentDefinition");
        let by = |attribute: &str| {
            let text = tool(node, attribute).or_else(|| zeebe?.attribute(attribute));
            text.filter(|text| !text.trim().is_empty())
        };
        let mut assign = Assignment { role: None, person: None, manager_of: None };
        match (by("assignee"), by("candidateGroups"), self.model.lane(id)) {
            (Some(person), ..) => assign.person = Some(of(person)),
            (None, Some(groups), _) => assign.role = Some(roles(groups, of)),
            (None, None, Some(lane)) => assign.role = Some(Dynamic::Literal(Rc::clone(lane))),
            // Nobody is said: it is for whoever began.
            (None, None, None) => assign.person = Some(Dynamic::Literal("submitter".into())),
        }
        StepKind::Task(TaskStep {
            title: node.attribute("name").map(|title| Text(title.into())),
            assign,
            exclude: Vec::new(),
            due: None,
            remind: Vec::new(),
            on_overdue: None,
            to: None,
        })
    }

    fn service_task(&mut self, node: Node<'a, 'a>, id: &str) -> StepKind {
        let service = service(node).unwrap_or(id);
        StepKind::Webhook(WebhookStep {
            url: None,
            service: Some(service.into()),
            values: Named::default(),
            result: tool(node, "resultVariable").map(Rc::from),
            to: None,
        })
    }

    fn script_task(&mut self, node: Node<'a, 'a>, id: &str, at: &Pointer) -> StepKind {
        let zeebe = said(node, "script");
        let of_zeebe = zeebe.and_then(|it| it.attribute("expression"));
        let plain = xml::elements(node).find(|child| name(*child) == "script");
        let is_feel =
            node.attribute("scriptFormat").is_some_and(|it| it.eq_ignore_ascii_case("feel"));
        let result = zeebe.and_then(|it| it.attribute("resultVariable"));
        let result = result.or_else(|| tool(node, "resultVariable")).unwrap_or(id);
        let source = of_zeebe.map(str::to_owned);
        let source = source.or_else(|| plain.filter(|_| is_feel).map(xml::text));
        match source.and_then(|source| feel(&source)) {
            Some(source) => StepKind::Set(SetStep {
                values: [(result.into(), source)].into_iter().collect(),
                to: None,
            }),
            None => {
                let message = "A script that is not FEEL can't be run.";
                self.refuse(node, at, message, "Write it in FEEL, or let a service do it.");
                StepKind::Pass(PassStep { split: None, merge: None, to: None })
            }
        }
    }

    fn business_rule_task(&mut self, node: Node<'a, 'a>, id: &str) -> StepKind {
        let zeebe = said(node, "calledDecision");
        let of_zeebe = zeebe.and_then(|it| it.attribute("decisionId"));
        let result = zeebe.and_then(|it| it.attribute("resultVariable"));
        match of_zeebe.or_else(|| tool(node, "decisionRef")) {
            Some(decision) => StepKind::Decision(DecisionStep {
                decision: decision.into(),
                result: result.or_else(|| tool(node, "resultVariable")).map(Rc::from),
                to: None,
            }),
            None => self.service_task(node, id),
        }
    }

    fn call_activity(&mut self, node: Node<'a, 'a>, id: &str) -> StepKind {
        let called = node.attribute("calledElement");
        let called =
            called.or_else(|| said(node, "calledElement").and_then(|it| it.attribute("processId")));
        let called = called.unwrap_or(id);
        StepKind::Call(CallStep {
            workflow: called.rsplit(':').next().unwrap_or(called).into(),
            values: Named::default(),
            result: None,
            to: None,
        })
    }

    /// Lets those activities of a container be repeated that say so.
    pub(super) fn repeat_all(&mut self, container: Node<'a, 'a>, content: &mut Container) {
        for activity in xml::elements(container) {
            let id = activity.attribute("id").unwrap_or_default();
            let marker = xml::elements(activity).find(|child| {
                matches!(
                    name(*child),
                    "multiInstanceLoopCharacteristics" | "standardLoopCharacteristics"
                )
            });
            let step = content.steps.iter_mut().find(|step| *step.id == *id);
            let (Some(marker), Some(step)) = (marker, step) else { continue };
            let inner = StepDefinition {
                id: [id, ".once"].concat().into(),
                on: Vec::new(),
                undo: None,
                send: Vec::new(),
                critical: None,
                milestone: None,
                kind: std::mem::take(&mut step.kind),
            };
            step.kind = match name(marker) {
                "standardLoopCharacteristics" => repeated(marker, inner),
                _ => for_each(marker, inner),
            };
        }
    }
}

/// An element of a tool's extensions.
fn said<'a>(node: Node<'a, 'a>, wanted: &str) -> Option<Node<'a, 'a>> {
    let extensions = xml::elements(node).find(|child| name(*child) == "extensionElements")?;
    xml::elements(extensions).find(|child| child.tag_name().name() == wanted)
}

/// The service that a task names.
fn service<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    let said = said(node, "taskDefinition").and_then(|it| it.attribute("type"));
    let names = ["topic", "class", "delegateExpression", "expression", "type"];
    said.or_else(|| names.iter().find_map(|attribute| tool(node, attribute)))
}

/// Several groups are written with commas.
fn roles(groups: &str, of: impl Fn(&str) -> Dynamic<Rc<str>>) -> Dynamic<Rc<str>> {
    if groups.starts_with(['=', '$', '#']) || !groups.contains(',') {
        return of(groups);
    }
    let names: Vec<String> =
        groups.split(',').map(|group| ["\"", group.trim(), "\""].concat()).collect();
    Dynamic::Computed(Expression(["[", &names.join(", "), "]"].concat().into()))
}

fn text_of(marker: Node<'_, '_>, wanted: &str) -> Option<Expression> {
    let found = marker.children().find(|child| name(*child) == wanted)?;
    feel(&xml::text(found)).filter(|it| !it.source().is_empty())
}

fn repeated(marker: Node<'_, '_>, inner: StepDefinition) -> StepKind {
    let condition = text_of(marker, "loopCondition");
    let most = marker.attribute("loopMaximum").and_then(|most| most.parse().ok());
    let is_before = marker.attribute("testBefore") == Some("true");
    // A standard loop goes round while its condition holds, also when it is asked afterwards.
    let after = condition.as_ref().map(|it| Expression(["not(", it.source(), ")"].concat().into()));
    StepKind::Repeat(RepeatStep {
        condition: condition.filter(|_| is_before),
        until: after.filter(|_| !is_before),
        most,
        steps: vec![inner],
        flows: None,
        to: None,
    })
}

fn for_each(marker: Node<'_, '_>, inner: StepDefinition) -> StepKind {
    let zeebe = marker.children().find(|child| name(*child) == "extensionElements");
    let zeebe = zeebe.and_then(|it| {
        it.children().find(|child| child.tag_name().name() == "loopCharacteristics")
    });
    let of_zeebe = |attribute: &str| zeebe.and_then(|it| it.attribute(attribute)).and_then(feel);
    let items = of_zeebe("inputCollection").or_else(|| tool(marker, "collection").and_then(feel));
    let element = zeebe.and_then(|it| it.attribute("inputElement"));
    let element = element.or_else(|| tool(marker, "elementVariable"));
    let cardinality = text_of(marker, "loopCardinality").filter(|_| items.is_none());
    let times = cardinality.map(|it| match it.source().parse::<u32>() {
        Ok(times) => Dynamic::Literal(times),
        Err(_) => Dynamic::Computed(it),
    });
    StepKind::Each(EachStep {
        items,
        times,
        name: element.map(Rc::from),
        one_at_a_time: marker.attribute("isSequential") == Some("true"),
        join: None,
        rest: Some(crate::workflow::definition::Rest::Cancel),
        until: text_of(marker, "completionCondition"),
        collect: of_zeebe("outputElement"),
        result: zeebe.and_then(|it| it.attribute("outputCollection")).map(Rc::from),
        more: false,
        steps: vec![inner],
        flows: None,
        to: None,
    })
}

//! Activities (BPMN 2.0, 10.3).

use roxmltree::Node;

use super::Reader;
use super::expression::{dynamic, feel};
use super::extension::said;
use super::model::id;
use super::step::kind;
use crate::interchange::bpmn::marked;
use crate::interchange::bpmn::members::{put, put_flag, put_text};
use crate::interchange::bpmn::namespace::{name, tool};
use crate::interchange::tree::{Members, object, one, text};
use crate::interchange::xml;
use crate::pointer::Pointer;

impl<'a> Reader<'a> {
    /// What an activity becomes; nothing for an element that is none.
    pub(super) fn activity(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<Members> {
        let xml_id = node.attribute("id").unwrap_or_default();
        let is_said = |attribute| node.attribute(attribute).is_some();
        Some(match name(node) {
            "subProcess" | "transaction" | "adHocSubProcess" => self.sub_process(node, at),
            "receiveTask" => self.receive(node),
            "userTask" => self.user_task(node, xml_id),
            kind if kind.ends_with("ask") && self.model.receives(xml_id) => self.receive(node),
            "task" | "manualTask" => kind("pass"),
            "sendTask" if !self.model.sends(xml_id).is_empty() => kind("pass"),
            "sendTask" if !is_said("messageRef") && service(node).is_none() => kind("pass"),
            "sendTask" if is_said("messageRef") => {
                let message = self.model.called(node, "messageRef");
                let message = message.unwrap_or_else(|| self.model.step(xml_id));
                let mut step = kind("throw");
                put_text(&mut step, "message", Some(&message));
                step
            }
            "sendTask" | "serviceTask" => self.service_task(node, at),
            "scriptTask" => self.script_task(node, at),
            "businessRuleTask" => self.business_rule_task(node, at),
            "callActivity" => self.call_activity(node, at),
            _ => return None,
        })
    }

    fn sub_process(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Members {
        let content = self.content(node, at);
        if node.attribute("triggeredByEvent") == Some("true") {
            let mut step = kind("handler");
            content.put_into(&mut step);
            return step;
        }
        let mut step = kind("group");
        let of = match name(node) {
            "transaction" => Some("transaction"),
            "adHocSubProcess" => Some("anyOrder"),
            _ => None,
        };
        put_text(&mut step, "kind", of);
        put_flag(&mut step, "oneAtATime", node.attribute("ordering") == Some("Sequential"));
        let until = xml::elements(node).find(|child| name(*child) == "completionCondition");
        let until = until.and_then(|it| feel(&xml::text(it)));
        put_text(&mut step, "until", until.as_deref());
        content.put_into(&mut step);
        step
    }

    fn user_task(&mut self, node: Node<'a, 'a>, xml_id: &str) -> Members {
        let zeebe = said(node, "assignmentDefinition");
        let by = |attribute: &str| {
            let text = tool(node, attribute).or_else(|| zeebe?.attribute(attribute));
            text.filter(|text| !text.trim().is_empty()).and_then(several)
        };
        let lane = || self.model.lane(xml_id).map(|lane| lane.to_string());
        let (property, who) = if let Some(person) = by("assignee").or_else(|| by("candidateUsers"))
        {
            ("person", person)
        } else if let Some(role) = by("candidateGroups").or_else(lane) {
            ("role", role)
        } else {
            // Nobody is said: it is for whoever began.
            ("person", "submitter".into())
        };
        let mut step = kind("task");
        put_text(&mut step, "title", node.attribute("name"));
        put(&mut step, "assign", one(property, text(&who)));
        let due = tool(node, "dueDate").filter(|due| due.starts_with('P'));
        put_text(&mut step, "due", due);
        step
    }

    fn service_task(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Members {
        let mut step = kind("webhook");
        put_text(&mut step, "service", service(node).or(Some(id(node))));
        self.inputs(node, &mut step, at);
        put_text(&mut step, "result", tool(node, "resultVariable"));
        step
    }

    fn script_task(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Members {
        let zeebe = said(node, "script");
        let of_zeebe = zeebe.and_then(|it| it.attribute("expression"));
        let plain = xml::elements(node).find(|child| name(*child) == "script");
        let is_feel =
            node.attribute("scriptFormat").is_some_and(|it| it.eq_ignore_ascii_case("feel"));
        let result = zeebe.and_then(|it| it.attribute("resultVariable"));
        let result = result.or_else(|| tool(node, "resultVariable")).unwrap_or(id(node));
        let source = of_zeebe.map(str::to_owned);
        let source = source.or_else(|| plain.filter(|_| is_feel).map(xml::text));
        if let Some(source) = source.and_then(|source| feel(&source)) {
            let mut step = kind("set");
            put(&mut step, "values", one(result, text(&source)));
            return step;
        }
        let message = "A script that is not FEEL can't be run.";
        self.refuse(node, at, message, "Write it in FEEL, or let a service do it.");
        kind("pass")
    }

    fn business_rule_task(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Members {
        let zeebe = said(node, "calledDecision");
        let of_zeebe = zeebe.and_then(|it| it.attribute("decisionId"));
        let Some(decision) = of_zeebe.or_else(|| tool(node, "decisionRef")) else {
            return self.service_task(node, at);
        };
        let result = zeebe.and_then(|it| it.attribute("resultVariable"));
        let mut step = kind("decision");
        put_text(&mut step, "decision", Some(decision));
        put_text(&mut step, "result", result.or_else(|| tool(node, "resultVariable")));
        step
    }

    fn call_activity(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Members {
        let zeebe = || said(node, "calledElement")?.attribute("processId");
        let called = node.attribute("calledElement").or_else(zeebe).unwrap_or(id(node));
        let mut step = kind("call");
        let called = called.rsplit(':').next().unwrap_or(called);
        put_text(&mut step, "workflow", Some(&self.model.step(called)));
        self.inputs(node, &mut step, at);
        step
    }

    /// What a service or a called process is given.
    fn inputs(&mut self, node: Node<'a, 'a>, step: &mut Members, at: &Pointer) {
        let mut values = Members::new();
        let Some(extensions) = super::extension::of(node) else { return };
        for child in extensions.descendants() {
            let found = match child.tag_name().name() {
                // Zeebe.
                "input" => child
                    .attribute("source")
                    .zip(child.attribute("target"))
                    .map(|(source, target)| (target, dynamic(source))),
                // Camunda 7 and Flowable.
                "in" => child.attribute("target").map(|target| {
                    let computed = child.attribute("sourceExpression").and_then(feel);
                    let computed = computed.map(|it| marked(&it));
                    let named = || Some(marked(child.attribute("source")?));
                    (target, computed.or_else(named))
                }),
                "inputParameter" if !child.children().any(|inner| inner.is_element()) => {
                    child.attribute("name").map(|name| (name, dynamic(&xml::text(child))))
                }
                "inputParameter" => child.attribute("name").map(|name| (name, None)),
                _ => None,
            };
            match found {
                Some((name, Some(value))) => {
                    let source = match value.strip_prefix("= ") {
                        Some(source) => source.to_owned(),
                        None => tree_text(&value),
                    };
                    put_text(&mut values, name, Some(&source));
                }
                Some((_, None)) => self.leave_out(child, at),
                None => {}
            }
        }
        if !values.is_empty() {
            put(step, "values", object(values));
        }
    }
}

/// A text as FEEL writes it.
fn tree_text(value: &str) -> String {
    crate::interchange::tree::to_text(&text(value))
}

/// The service that a task names.
fn service<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    let said = said(node, "taskDefinition").and_then(|it| it.attribute("type"));
    let names = ["topic", "class", "delegateExpression", "expression", "type"];
    said.or_else(|| names.iter().find_map(|attribute| tool(node, attribute)))
}

/// Several people or groups are written with commas.
fn several(names: &str) -> Option<String> {
    if names.trim().starts_with(['=', '$', '#']) || !names.contains(',') {
        return dynamic(names);
    }
    let mut list = String::from("= [");
    for (at, name) in names.split(',').enumerate() {
        list.push_str(if at == 0 { "" } else { ", " });
        list.push_str(&tree_text(name.trim()));
    }
    list.push(']');
    Some(list)
}

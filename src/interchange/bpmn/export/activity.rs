//! Activities (BPMN 2.0, 10.3).

use super::drawing::{Element, Shape};
use super::lower::Lowering;
use super::rest::Rest;
use super::xml::Xml;
use crate::interchange::bpmn::marked;
use crate::interchange::tree::text;
use crate::json::{Kind, Node};

/// The activities with a tag of their own, by the types of steps.
pub(super) const ACTIVITIES: &[(&str, &str)] = &[
    ("task", "userTask"),
    ("approval", "userTask"),
    ("decision", "businessRuleTask"),
    ("notify", "sendTask"),
    ("webhook", "serviceTask"),
    ("set", "scriptTask"),
    ("call", "callActivity"),
    ("pass", "task"),
];

impl<'a> Lowering<'a> {
    /// What a step of one of these types is; nothing for others.
    pub(super) fn activity(
        &mut self,
        kind: &str,
        id: &str,
        rest: &mut Rest<'a>,
    ) -> Option<Element> {
        let (_, tag) = ACTIVITIES.iter().find(|(known, _)| *known == kind)?;
        let mut element = Element::new(tag, Shape::Activity);
        let say = |element: &mut Element, attribute, value: Option<&str>| {
            if let Some(value) = value {
                element.xml.say(attribute, value);
            }
        };
        match kind {
            "decision" => {
                say(&mut element, "camunda:decisionRef", rest.take_text("decision"));
                say(&mut element, "camunda:resultVariable", rest.take_text("result"));
            }
            "notify" => {
                rest.say("type", text(kind));
                let told = rest.get("text").and_then(Node::as_str);
                element.name = told.filter(|told| told.len() <= 50).map(Into::into);
            }
            "webhook" => {
                match rest.take_text("service") {
                    None => rest.unsay("service"),
                    Some(service) if service == id => {}
                    Some(service) => {
                        element.xml.say("camunda:type", "external");
                        element.xml.say("camunda:topic", service);
                    }
                }
                say(&mut element, "camunda:resultVariable", rest.take_text("result"));
            }
            "set" => script(rest, &mut element),
            "call" => {
                let called = rest.get("workflow").and_then(Node::as_str).unwrap_or_default();
                match self.processes.get(called) {
                    Some(process) => element.xml.say("calledElement", process),
                    None => element.xml.say("calledElement", called),
                }
                if self.processes.contains(called) || !called.contains(':') {
                    rest.take("workflow");
                }
            }
            "pass" => element.last = Some("endEvent"),
            _ => {
                if kind == "approval" {
                    rest.say("type", text(kind));
                }
                element.name = rest.take_text("title").map(Into::into);
                if element.name.is_none() {
                    rest.unsay("title");
                }
                assignment(rest, &mut element);
            }
        }
        Some(element)
    }
}

/// Values that are given names: a script in FEEL, which has one result.
fn script(rest: &mut Rest<'_>, element: &mut Element) {
    element.xml.say("scriptFormat", "feel");
    let values = rest.get("values").map_or(&[][..], Node::members);
    let source = match values {
        [only] if only.value.as_str().is_some() => {
            rest.take("values");
            element.xml.say("camunda:resultVariable", &only.name);
            only.value.as_str().unwrap_or_default().to_owned()
        }
        several => {
            let mut entries = String::from("{");
            for (at, it) in several.iter().enumerate() {
                entries.push_str(if at == 0 { "" } else { ", " });
                entries.push_str(&it.name);
                entries.push_str(": ");
                entries.push_str(it.value.as_str().unwrap_or("null"));
            }
            entries.push('}');
            if values.is_empty() {
                rest.unsay("values");
            }
            entries
        }
    };
    element.xml.children.push(Xml::text("script", &marked(&source)));
}

/// Who does a task, where one attribute can say it.
fn assignment(rest: &mut Rest<'_>, element: &mut Element) {
    let Some([said]) = rest.get("assign").map(Node::members) else { return };
    let attribute = match &*said.name {
        "person" => "camunda:assignee",
        "role" => "camunda:candidateGroups",
        _ => return,
    };
    let Kind::String(who) = &said.value.kind else { return };
    let is_read_otherwise = who.trim() != &**who
        || who.is_empty()
        || who.starts_with(['$', '#'])
        || who.contains(',') && !who.starts_with('=');
    if is_read_otherwise {
        return;
    }
    rest.take("assign");
    if **who != *"submitter" || attribute != "camunda:assignee" {
        element.xml.say(attribute, who);
    }
}

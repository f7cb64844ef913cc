//! Events (BPMN 2.0, 10.5).

use super::drawing::{Element, Shape};
use super::lower::Lowering;
use super::rest::Rest;
use super::xml::Xml;
use crate::interchange::bpmn::marked;
use crate::interchange::tree::text;

/// What elements refer to: its element, the attribute of the code, and the attribute that refers to it.
struct Referred {
    property: &'static str,
    definition: &'static str,
    element: &'static str,
    code: &'static str,
    reference: &'static str,
    /// What a bundle says where nothing is referred to: by one who waits, and by one who lets it happen.
    open: [&'static str; 2],
}

const REFERRED: &[Referred] = &[
    Referred {
        property: "message",
        definition: "messageEventDefinition",
        element: "message",
        code: "",
        reference: "messageRef",
        open: ["\0", "\0"],
    },
    Referred {
        property: "signal",
        definition: "signalEventDefinition",
        element: "signal",
        code: "",
        reference: "signalRef",
        open: ["", ""],
    },
    Referred {
        property: "error",
        definition: "errorEventDefinition",
        element: "error",
        code: "errorCode",
        reference: "errorRef",
        open: ["*", ""],
    },
    Referred {
        property: "escalation",
        definition: "escalationEventDefinition",
        element: "escalation",
        code: "escalationCode",
        reference: "escalationRef",
        open: ["*", ""],
    },
];

/// The flags that are events.
const FLAGS: &[(&str, &str)] = &[
    ("compensation", "compensateEventDefinition"),
    ("cancel", "cancelEventDefinition"),
    ("terminate", "terminateEventDefinition"),
];

impl<'a> Lowering<'a> {
    /// Lets an event wait for what a step, or what breaks into one, says.
    pub(super) fn trigger(&mut self, rest: &mut Rest<'a>, event: &mut Element) {
        let times = [("after", "timeDuration"), ("at", "timeDate"), ("every", "timeCycle")];
        for (property, element) in times {
            let Some(said) = rest.get(property).and_then(|it| it.as_str()) else { continue };
            let written = if property == "at" { marked(said) } else { said.to_owned() };
            // Others would be read as an expression of another language, or as no cycle.
            let fits = match property {
                "after" => !said.starts_with(['$', '#']),
                "every" => said.starts_with(['R', 'P']),
                _ => true,
            };
            if fits && !said.trim().is_empty() {
                rest.take(property);
            }
            event.name = Some(said.strip_prefix("= ").unwrap_or(said).into());
            let mut time = Xml::expression(element, &written);
            time.text = written;
            event.xml.children.push(Xml::around("timerEventDefinition", time));
            return;
        }
        if let Some(condition) = rest.take_text("when") {
            event.name = Some(condition.into());
            let condition = Xml::expression("condition", &marked(condition));
            event.xml.children.push(Xml::around("conditionalEventDefinition", condition));
            return;
        }
        self.happening(rest, event, 0);
    }

    /// Lets an event let happen what a step says.
    pub(super) fn thrown(&mut self, rest: &mut Rest<'a>, event: &mut Element) {
        let undone = rest.get("compensate").and_then(|it| it.as_str());
        if let Some(undone) = undone {
            rest.take("compensate");
            event.name = Some(if undone == "*" { "undo" } else { undone }.into());
            event.xml.children.push(Xml::new("compensateEventDefinition"));
            if undone != "*" {
                self.undone.push((self.drawing.elements.len(), undone));
            }
            return;
        }
        self.happening(rest, event, 1);
    }

    fn happening(&mut self, rest: &mut Rest<'a>, event: &mut Element, side: usize) {
        for it in REFERRED {
            let Some(name) = rest.get(it.property).and_then(|name| name.as_str()) else { continue };
            let mut definition = Xml::new(it.definition);
            if !name.trim().is_empty() && it.open.get(side).is_none_or(|open| *open != name) {
                definition.say(it.reference, &self.referred(it, name));
                event.name = Some(name.into());
                rest.take(it.property);
            } else if it.open.get(side).is_some_and(|open| *open == name) {
                rest.take(it.property);
            }
            event.xml.children.push(definition);
            return;
        }
        if let Some(link) = rest.get("link").and_then(|link| link.as_str()) {
            rest.take("link");
            event.name = Some(link.into());
            let mut definition = Xml::new("linkEventDefinition");
            definition.say("name", link);
            event.xml.children.push(definition);
            return;
        }
        for (property, element) in FLAGS {
            if rest.take_flag(property) {
                event.xml.children.push(Xml::new(element));
                return;
            }
        }
    }

    /// The identifier of the message, signal, error or escalation of a name.
    fn referred(&mut self, it: &Referred, name: &str) -> String {
        let key = [it.element, " ", name].concat();
        if let Some(known) = self.roots.get(&key) {
            return known.attributes.first().map(|(_, id)| id.clone()).unwrap_or_default();
        }
        let id = self.ids.made(&[it.element, "_", name].concat());
        let mut root = Xml::new(it.element);
        root.say("id", &id);
        root.say("name", name);
        if !it.code.is_empty() {
            root.say(it.code, name);
        }
        self.roots.insert(key.as_str().into(), root);
        id
    }

    /// A step that waits.
    pub(super) fn wait(&mut self, rest: &mut Rest<'a>, is_host: bool) -> Element {
        if !is_host {
            let mut event = Element::new("intermediateCatchEvent", Shape::Event);
            self.trigger(rest, &mut event);
            return event;
        }
        // Events can break into tasks only.
        let mut task = Element::new("receiveTask", Shape::Activity);
        if rest.get("message").is_some() {
            let mut event = Element::new("", Shape::Event);
            self.trigger(rest, &mut event);
            let definition = event.xml.children.into_iter().next();
            task.xml.attributes.extend(definition.into_iter().flat_map(|it| it.attributes));
            task.name = event.name;
        }
        task
    }

    /// An end. Where several tokens can be about, it ends all of them.
    pub(super) fn end(&mut self, rest: &mut Rest<'a>) -> Element {
        let mut event = Element::new("endEvent", Shape::Event);
        rest.say("type", text("end"));
        let is_branch =
            rest.get("branch").is_some_and(|it| it.kind == crate::json::Kind::Bool(true));
        if self.forks && !is_branch {
            event.xml.children.push(Xml::new("terminateEventDefinition"));
            rest.unsay("terminate");
        }
        event
    }
}

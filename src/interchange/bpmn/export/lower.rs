//! The steps of a bundle as elements of BPMN.

use super::activity::ACTIVITIES;
use super::drawing::{Drawing, Element, Shape};
use super::flow::{To, Way};
use super::ids::Ids;
use super::repeat::marker;
use super::rest::Rest;
use super::xml::Xml;
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::interchange::bpmn::marked;
use crate::json::{Kind, Node};
use crate::pointer::Pointer;
use crate::workflow::label;

/// The properties that steps of all types have.
const COMMON: &[&str] = &["on", "undo", "send", "critical", "milestone"];

/// The properties of a sub-process that says nothing of itself.
const PLAIN: &[&str] = &["id", "type", "steps", "flows"];

/// A bundle while elements are made of it.
pub(super) struct Lowering<'a> {
    pub(super) drawing: Drawing,
    pub(super) ids: Ids,
    /// The identifiers of the processes, by the names of workflows.
    pub(super) processes: ByName<String>,
    /// What events refer to, by kind and name.
    pub(super) roots: ByName<Xml>,
    /// The elements of the workflow, by the names of steps.
    pub(super) steps: ByName<usize>,
    pub(super) ways: Vec<(Way<'a>, To<'a>)>,
    /// Events that undo a step.
    pub(super) undone: Vec<(usize, &'a str)>,
    /// Where the workflow begins.
    pub(super) begin: Option<usize>,
    /// Whether the workflow can have several tokens.
    pub(super) forks: bool,
    pub(super) findings: Vec<Diagnostic>,
}

/// What some steps are: where they begin, and the ways that lead on behind them.
#[derive(Default)]
pub(super) struct Drawn<'a> {
    pub(super) first: Option<usize>,
    pub(super) open: Vec<Way<'a>>,
}

/// How the steps of a list follow on each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first begins by itself, then one comes after the other.
    Content,
    /// A way leads to the first.
    Branch,
    /// All begin by themselves.
    Any,
}

/// Whether a flag is set.
pub(super) fn is_set(node: &Node, name: &str) -> bool {
    node.get(name).is_some_and(|flag| flag.kind == Kind::Bool(true))
}

/// A text that a step says.
pub(super) fn said<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.get(name).and_then(Node::as_str)
}

impl<'a> Lowering<'a> {
    pub(super) fn put(&mut self, mut element: Element, id: &str, parent: Option<usize>) -> usize {
        element.id = self.ids.said(id);
        if element.id != id {
            element.xml.say("routeslip:id", id);
        }
        self.push(element, parent)
    }

    /// Puts in an element that has no name in the bundle.
    pub(super) fn add(&mut self, mut element: Element, id: &str, parent: usize) -> usize {
        element.id = self.ids.made(id);
        self.push(element, Some(parent))
    }

    fn push(&mut self, mut element: Element, parent: Option<usize>) -> usize {
        element.parent = parent;
        self.drawing.elements.push(element);
        self.drawing.elements.len().saturating_sub(1)
    }

    /// Draws the steps of a list. Lists are nested only so deep as JSON that can be read.
    pub(super) fn list(
        &mut self,
        owner: &'a Node,
        parent: usize,
        at: &Pointer,
        order: Order,
    ) -> Drawn<'a> {
        let steps = owner.get("steps").map_or(&[][..], Node::items);
        let flows = owner.get("flows").filter(|flows| flows.kind != Kind::Null);
        let undone: Vec<&str> = steps.iter().filter_map(|step| said(step, "undo")).collect();
        let is_aside = |step: &Node| {
            said(step, "type") == Some("handler")
                || said(step, "id").is_some_and(|id| undone.contains(&id))
        };
        let is_loose = flows.is_some() || order == Order::Any;
        let mut list = Drawn::default();
        let first = steps.iter().find(|step| !is_aside(step));
        let begins = first.is_some_and(|first| said(first, "type") != Some("start"));
        if order == Order::Content && !is_loose && begins {
            let start = self.add(Element::new("startEvent", Shape::Event), "start", parent);
            self.begins(start);
            list.open.push(Way::from(start));
        }
        for (place, step) in steps.iter().enumerate() {
            let drawn = self.step(step, parent, &at.name("steps").index(place));
            let Some(first) = drawn.first else { continue };
            if is_loose || is_aside(step) {
                self.begins(first);
                continue;
            }
            if said(step, "type") == Some("start") {
                self.begins(first);
            }
            for way in list.open.drain(..) {
                self.ways.push((way, To::Element(first)));
            }
            list.first = list.first.or(Some(first));
            list.open = drawn.open;
        }
        self.said_flows(flows.map_or(&[][..], Node::items), at);
        list
    }

    pub(super) fn begins(&mut self, element: usize) {
        if let Some(element) = self.drawing.elements.get_mut(element) {
            element.begins = true;
        }
    }

    fn step(&mut self, step: &'a Node, parent: usize, at: &Pointer) -> Drawn<'a> {
        if self.is_full() {
            return Drawn::default();
        }
        let id = said(step, "id").unwrap_or_default();
        let kind = said(step, "type").unwrap_or_default();
        let mut rest = Rest::of(step);
        rest.take("id");
        rest.take("type");
        let is_block = matches!(kind, "parallel" | "inclusive" | "race");
        let next = match kind {
            _ if is_block => None,
            "notify" => rest.take_text("next"),
            _ => rest.take_text("to"),
        };
        let drawn = match kind {
            "group" | "handler" => self.group(kind, id, rest, step, parent, at),
            "each" | "repeat" => self.repeat(kind, id, rest, step, parent, at),
            _ if is_block => return self.block(kind, id, rest, step, parent, at),
            _ => self.simple(kind, id, rest, step, parent, at),
        };
        let Some((element, mut open)) = drawn else {
            let message = ["The step `", id, "` is of no known type, so it is left out."].concat();
            let finding = Diagnostic::error(Code::NotSupported, message)
                .with_help("Check the bundle, and mend its mistakes first.");
            self.findings.push(finding.with_pointer(at.clone()));
            return Drawn::default();
        };
        if let Some(next) = next {
            let property = if kind == "notify" { "next" } else { "to" };
            for way in open.drain(..) {
                self.ways.push((way, To::Step(next, at.name(property))));
            }
        }
        Drawn { first: Some(element), open }
    }

    /// A step that is one element, with what breaks into it.
    fn simple(
        &mut self,
        kind: &str,
        id: &'a str,
        mut rest: Rest<'a>,
        step: &'a Node,
        parent: usize,
        at: &Pointer,
    ) -> Option<(usize, Vec<Way<'a>>)> {
        let is_host = step.get("on").is_some() || step.get("undo").is_some();
        let mut element = match kind {
            "start" => {
                let mut event = Element::new("startEvent", Shape::Event);
                if rest.take_flag("beside") {
                    event.xml.say("isInterrupting", "false");
                }
                self.trigger(&mut rest, &mut event);
                event
            }
            "wait" => self.wait(&mut rest, is_host),
            "throw" => {
                let mut event = Element::new("intermediateThrowEvent", Shape::Event);
                event.last = Some("endEvent");
                self.thrown(&mut rest, &mut event);
                event
            }
            "end" => self.end(&mut rest),
            "gateway" => Element::new(gateway(said(step, "kind"))?, Shape::Gateway),
            "switch" => Element::new("exclusiveGateway", Shape::Gateway),
            _ => self.activity(kind, id, &mut rest)?,
        };
        if kind == "gateway" {
            rest.take("kind");
        }
        if is_host {
            element.last = None;
        }
        let cases = rest.take("cases").filter(|_| kind == "switch");
        let otherwise = if kind == "switch" { rest.take_text("otherwise") } else { None };
        let outcomes = if kind == "approval" { rest.take("outcomes") } else { None };
        let is_named = matches!(kind, "start" | "gateway" | "switch");
        if element.name.is_none() && !is_named {
            element.name = Some(label(id));
        }
        let element = self.hosted(element, id, rest, parent, at);
        let mut open = vec![Way::from(element)];
        match kind {
            "switch" => {
                self.cases(element, cases, at);
                let way = Way { otherwise: true, ..Way::from(element) };
                open = vec![way.clone()];
                if let Some(otherwise) = otherwise {
                    self.ways.push((way, To::Step(otherwise, at.name("otherwise"))));
                    open.clear();
                }
            }
            "approval" => {
                self.outcomes(element, id, outcomes, parent, at);
                open.clear();
            }
            "end" => open.clear(),
            "throw" if ["link", "terminate", "error"].iter().any(|it| step.get(it).is_some()) => {
                open.clear();
            }
            _ => {}
        }
        Some((element, open))
    }

    /// Puts in an element, with the events on its border.
    pub(super) fn hosted(
        &mut self,
        mut element: Element,
        id: &str,
        mut rest: Rest<'a>,
        parent: usize,
        at: &Pointer,
    ) -> usize {
        let can_host = matches!(element.shape, Shape::Activity | Shape::Scope);
        let on = if can_host { rest.take("on") } else { None };
        let undo = if can_host { rest.take_text("undo") } else { None };
        element.extensions.extend(rest.extension("routeslip:step"));
        element.pointer = at.clone();
        let host = self.put(element, id, Some(parent));
        if !self.steps.contains(id) {
            self.steps.insert(id.into(), host);
        }
        for (place, on) in on.map_or(&[][..], Node::items).iter().enumerate() {
            let at = at.name("on").index(place);
            let mut rest = Rest::of(on);
            let mut event = Element::new("boundaryEvent", Shape::Event);
            event.host = Some(host);
            event.pointer = at.clone();
            if rest.take_flag("beside") {
                event.xml.say("cancelActivity", "false");
            }
            let made = [id, "/", &place.to_string()].concat();
            let name = rest.take("id").and_then(Node::as_str).unwrap_or(&made);
            let to = rest.take_text("to");
            self.trigger(&mut rest, &mut event);
            event.extensions.extend(rest.extension("routeslip:step"));
            let event = self.put(event, name, Some(parent));
            if !self.steps.contains(name) {
                self.steps.insert(name.into(), event);
            }
            if let Some(to) = to {
                self.ways.push((Way::from(event), To::Step(to, at.name("to"))));
            }
        }
        if let Some(undo) = undo {
            let mut event = Element::new("boundaryEvent", Shape::Event);
            event.host = Some(host);
            event.xml.children.push(Xml::new("compensateEventDefinition"));
            let event = self.add(event, &[id, "-undo"].concat(), parent);
            let way = Way { is_association: true, ..Way::from(event) };
            self.ways.push((way, To::Step(undo, at.name("undo"))));
        }
        host
    }

    fn group(
        &mut self,
        kind: &str,
        id: &'a str,
        mut rest: Rest<'a>,
        step: &'a Node,
        parent: usize,
        at: &Pointer,
    ) -> Option<(usize, Vec<Way<'a>>)> {
        let (element, order) = scope(kind, id, &mut rest);
        let element = self.hosted(element, id, rest, parent, at);
        self.list(step, element, at, order);
        let leads_on = kind != "handler";
        Some((element, leads_on.then(|| Way::from(element)).into_iter().collect()))
    }

    fn repeat(
        &mut self,
        kind: &str,
        id: &'a str,
        mut rest: Rest<'a>,
        step: &'a Node,
        parent: usize,
        at: &Pointer,
    ) -> Option<(usize, Vec<Way<'a>>)> {
        // What steps of all types have is said of the activity, the rest of its marker.
        let mut common = rest.split(COMMON);
        rest.take("steps");
        rest.take("flows");
        let marker = marker(kind, rest);
        let once = once(step, id);
        let (mut element, content) = match once {
            Some(inner) => {
                let kind = said(inner, "type").unwrap_or_default();
                let mut rest = Rest::of(inner);
                rest.take("id");
                rest.take("type");
                let (element, content) = match kind {
                    "wait" => (self.wait(&mut rest, true), None),
                    "group" => {
                        let (element, order) = scope(kind, id, &mut rest);
                        (element, Some((inner, at.name("steps").index(0), order)))
                    }
                    _ => (self.activity(kind, id, &mut rest)?, None),
                };
                common.join(rest);
                (element, content)
            }
            None => {
                let element = Element::new("subProcess", Shape::Scope);
                (element, Some((step, at.clone(), Order::Content)))
            }
        };
        element.last = None;
        if element.name.is_none() {
            element.name = Some(label(id));
        }
        element.xml.children.insert(0, marker);
        let element = self.hosted(element, id, common, parent, at);
        if let Some((owner, at, order)) = content {
            self.list(owner, element, &at, order);
        }
        Some((element, vec![Way::from(element)]))
    }

    /// Tells that there is no step of a name.
    pub(super) fn unknown(&mut self, name: &str, at: &Pointer) {
        let message = ["There is no step `", name, "`, so the way there is left out."].concat();
        let finding = Diagnostic::error(Code::UnknownReference, message)
            .with_help("Name a step of the workflow.")
            .with_suggestion(name, self.steps.names().map(|name| &**name));
        self.findings.push(finding.with_pointer(at.clone()));
    }
}

/// The sub-process that a group or a handler is, and how what is inside follows on each other.
fn scope(kind: &str, id: &str, rest: &mut Rest<'_>) -> (Element, Order) {
    let of = rest.get("kind").and_then(Node::as_str).filter(|of| *of != "plain");
    let tag = match of {
        None => "subProcess",
        Some("transaction") => "transaction",
        Some(_) => "adHocSubProcess",
    };
    let mut element = Element::new(tag, Shape::Scope);
    element.name = Some(label(id));
    if of.is_some() {
        rest.take("kind");
    }
    rest.take("steps");
    rest.take("flows");
    if kind == "handler" {
        element.xml.say("triggeredByEvent", "true");
    }
    if tag != "adHocSubProcess" {
        return (element, Order::Content);
    }
    let ordering = if rest.take_flag("oneAtATime") { "Sequential" } else { "Parallel" };
    element.xml.say("ordering", ordering);
    if let Some(until) = rest.take_text("until") {
        let until = Xml::expression("completionCondition", &marked(until));
        element.xml.children.push(until);
    }
    (element, Order::Any)
}

/// The one activity that a step repeats, as an import says it.
fn once<'a>(step: &'a Node, id: &str) -> Option<&'a Node> {
    let [inner] = step.get("steps")?.items() else { return None };
    let kind = said(inner, "type")?;
    let is_activity = match kind {
        "wait" => true,
        "approval" => false,
        // What is in a plain sub-process is repeated itself.
        "group" => inner.members().iter().any(|it| !PLAIN.contains(&&*it.name)),
        _ => ACTIVITIES.iter().any(|(known, _)| *known == kind),
    };
    let next = if kind == "notify" { "next" } else { "to" };
    let is_plain = is_activity
        && step.get("flows").is_none()
        && said(inner, "id")?.strip_suffix(".once") == Some(id)
        && COMMON.iter().chain(&[next]).all(|name| inner.get(name).is_none());
    is_plain.then_some(inner)
}

/// The element of a gateway of a kind.
pub(super) fn gateway(kind: Option<&str>) -> Option<&'static str> {
    Some(match kind? {
        "exclusive" => "exclusiveGateway",
        "parallel" => "parallelGateway",
        "inclusive" => "inclusiveGateway",
        "complex" => "complexGateway",
        "event" => "eventBasedGateway",
        _ => return None,
    })
}

//! Workflows as processes.

use std::rc::Rc;

use super::drawing::{Drawing, Element, Shape};
use super::flow::To;
use super::ids::Ids;
use super::lower::{Lowering, Order, is_set, said};
use super::rest::Rest;
use super::xml::Xml;
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::interchange::bpmn::import::plain_form;
use crate::interchange::tree::{same, to_text};
use crate::json::{Kind, Member, Node};
use crate::pointer::Pointer;

/// The most elements that are drawn; what is beyond them is left out.
const MAX_ELEMENTS: usize = 5_000;

impl<'a> Lowering<'a> {
    pub(super) fn of(bundle: &'a Node, workflows: &[&'a Member]) -> Self {
        let mut ids = Ids::of(bundle);
        let processes = workflows.iter();
        let processes = processes.map(|it| (Rc::clone(&it.name), ids.said(&it.name))).collect();
        Self {
            drawing: Drawing::default(),
            ids,
            processes,
            roots: ByName::new(),
            steps: ByName::new(),
            ways: Vec::new(),
            undone: Vec::new(),
            begin: None,
            forks: false,
            findings: Vec::new(),
        }
    }

    /// Draws a workflow.
    pub(super) fn process(&mut self, name: &Rc<str>, workflow: &'a Node, forms: Option<&'a Node>) {
        let at = Pointer::root().name("workflows").name(name);
        let mut rest = Rest::of(workflow);
        rest.take("steps");
        rest.take("flows");
        let mut process = Element::new("process", Shape::Process);
        process.begins = true;
        process.id = self.processes.get(name).cloned().unwrap_or_default();
        if process.id != **name {
            process.xml.say("routeslip:id", name);
        }
        if self.processes.len() > 1 {
            process.pool = Some(self.ids.made(&[name, "-pool"].concat()));
        }
        process.xml.say("isExecutable", "true");
        process.name = rest.take_text("title").map(Into::into);
        if process.name.is_none() {
            rest.unsay("title");
        }
        let title = process.name.as_deref().unwrap_or(name).to_owned();
        let form = said(workflow, "form").unwrap_or_default();
        if form == &**name {
            rest.take("form");
        }
        process.extensions.extend(rest.extension("routeslip:workflow"));
        let form = forms.and_then(|forms| forms.get(form));
        if let Some(form) = form.filter(|form| !same(form, &plain_form(&title))) {
            process.extensions.push(Xml::text("routeslip:form", &to_text(form)));
        }
        let number = self.drawing.elements.len();
        self.drawing.elements.push(process);
        self.steps = ByName::new();
        self.forks = forks(workflow);
        let list = self.list(workflow, number, &at, Order::Content);
        self.begin = list.first.or_else(|| self.behind_start(number));
        self.resolve(number);
        if self.is_full() {
            let message = ["The workflow `", name, "` has too many steps to be drawn whole."];
            let finding = Diagnostic::error(Code::TooManySteps, message.concat())
                .with_help("Split it into several workflows.");
            self.findings.push(finding.with_pointer(at));
        }
    }

    /// Whether no more steps can be drawn.
    pub(super) fn is_full(&self) -> bool {
        self.drawing.elements.len() >= MAX_ELEMENTS
    }

    /// The step behind the first start event of a drawn workflow.
    fn behind_start(&self, process: usize) -> Option<usize> {
        let is_start = |at: usize| {
            let element = self.drawing.elements.get(at);
            element.is_some_and(|it| it.xml.name == "startEvent" && it.parent == Some(process))
        };
        let (_, to) = self.ways.iter().find(|(way, _)| is_start(way.from))?;
        match to {
            To::Element(to) => Some(*to),
            To::Step(name, _) => self.steps.get(name).copied(),
            To::Begin => None,
        }
    }
}

/// Whether a workflow can have several tokens.
fn forks(workflow: &Node) -> bool {
    let mut open = vec![workflow];
    while let Some(node) = open.pop() {
        let forks = match said(node, "type") {
            Some("parallel" | "inclusive" | "each" | "handler") => true,
            Some("gateway") => !matches!(said(node, "kind"), Some("exclusive" | "event")),
            Some("pass") => node.get("split").is_some(),
            _ => is_set(node, "beside"),
        };
        if forks {
            return true;
        }
        match &node.kind {
            Kind::Object(members) => open.extend(members.iter().map(|member| &member.value)),
            Kind::Array(items) => open.extend(items),
            _ => {}
        }
    }
    false
}

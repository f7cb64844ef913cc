//! A model as XML to the workflows of a bundle.

mod activity;
mod container;
mod event;
mod expression;
mod extension;
mod form;
mod model;
mod repeat;
mod step;

use roxmltree::Node;

use super::namespace::name;
use crate::diagnostic::{Code, Diagnostic};
use crate::interchange::bpmn::members::{put, put_text};
use crate::interchange::finding::Findings;
use crate::interchange::tree::{Members, count, object, to_text};
use crate::interchange::xml;
use crate::json;
use crate::pointer::Pointer;
pub(super) use form::plain_form;
use model::{Model, id};
use step::extend;

/// What an import gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The bundle as JSON; none where the document is not a model.
    pub bundle: Option<String>,
    /// What was found. Pointers lead into the bundle, places into the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// Imports the processes of a model. Each becomes a workflow with a form of the same name.
pub fn import(text: &str) -> Imported {
    let mut findings = Findings::default();
    let document = xml::parse(text, &mut findings);
    let root = document.as_ref().map(roxmltree::Document::root_element);
    let bundle = root.and_then(|root| {
        if name(root) == "definitions" {
            return Some(to_text(&read(root, &mut findings)));
        }
        let finding = Diagnostic::error(Code::NotBpmn, "This document is not a model of BPMN.")
            .with_help("Its root must be `definitions`, in the namespace of BPMN 2.0.");
        findings.add(root.range().start, &Pointer::root(), finding);
        None
    });
    Imported { bundle, diagnostics: findings.placed(text) }
}

/// Reads one model.
struct Reader<'a> {
    model: Model<'a>,
    findings: &'a mut Findings,
    /// How many containers are open.
    depth: u32,
}

fn read<'a>(root: Node<'a, 'a>, findings: &'a mut Findings) -> json::Node {
    let mut reader = Reader { model: Model::of(root), findings, depth: 0 };
    let mut forms = Members::new();
    let mut workflows = Members::new();
    for child in xml::elements(root) {
        match name(child) {
            "process" => reader.process(child, &mut forms, &mut workflows),
            // What they say is read where it is referred to.
            "message" | "signal" | "error" | "escalation" | "collaboration" | "itemDefinition" => {}
            // The drawing.
            "" => {}
            _ => reader.leave_out(child, &Pointer::root()),
        }
    }
    object(vec![
        ("routeslip".into(), count(1)),
        ("forms".into(), object(forms)),
        ("workflows".into(), object(workflows)),
    ])
}

impl<'a> Reader<'a> {
    /// Reads a process, and the form that begins it.
    fn process(&mut self, node: Node<'a, 'a>, forms: &mut Members, workflows: &mut Members) {
        let id = Some(id(node)).filter(|id| !id.is_empty()).unwrap_or("process");
        let at = Pointer::root().name("workflows").name(id);
        self.list_extensions(node, &at);
        let title = node.attribute("name").unwrap_or(id);
        let mut workflow = Members::new();
        put_text(&mut workflow, "title", Some(title));
        put_text(&mut workflow, "form", Some(id));
        for (name, value) in self.extension(node, "workflow", &at) {
            extend(&mut workflow, &name, value);
        }
        let written = self.extension(node, "form", &at);
        let form = if written.is_empty() { self.form(node, title) } else { object(written) };
        let called = workflow.iter().find(|(name, _)| **name == *"form");
        put(forms, called.and_then(|(_, form)| form.as_str()).unwrap_or(id), form);
        self.content(node, &at).put_into(&mut workflow);
        put(workflows, id, object(workflow));
    }

    /// Tells that an element is left out.
    fn leave_out(&mut self, node: Node<'a, 'a>, at: &Pointer) {
        self.findings.left_out(node.range().start, at, &describe(node));
    }

    /// Tells that something does not work as an element says it.
    fn refuse(&mut self, node: Node<'a, 'a>, at: &Pointer, message: &str, help: &str) {
        let finding = Diagnostic::error(Code::NotSupported, message).with_help(help);
        self.findings.add(node.range().start, at, finding);
    }
}

/// An element with what tells it apart from others.
fn describe(node: Node<'_, '_>) -> String {
    let mut text = ["`", node.tag_name().name(), "`"].concat();
    if let Some(name) = node.attribute("id").or_else(|| node.attribute("name")) {
        text.push_str(" `");
        text.push_str(name);
        text.push('`');
    }
    text
}

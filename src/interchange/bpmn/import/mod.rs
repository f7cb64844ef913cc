//! A model as XML to the workflows of a bundle.

mod activity;
mod container;
mod event;
mod expression;
mod model;

use std::rc::Rc;

use roxmltree::Node;

use super::namespace::name;
use super::{Bundle, Field, Form, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Named, Text};
use crate::interchange::finding::Findings;
use crate::interchange::xml;
use crate::pointer::Pointer;
use crate::workflow::WorkflowDefinition;
use model::Model;

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
            return Some(read(root, &mut findings).text());
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
}

fn read<'a>(root: Node<'a, 'a>, findings: &'a mut Findings) -> Bundle {
    let mut reader = Reader { model: Model::of(root), findings };
    let mut forms = Vec::new();
    let mut workflows = Vec::new();
    for child in xml::elements(root) {
        let at = Pointer::root();
        match name(child) {
            "process" => {
                let id: Rc<str> = child.attribute("id").unwrap_or("process").into();
                let at = at.name("workflows").name(&id);
                let content = reader.content(child, &at);
                let title = child.attribute("name").unwrap_or(&id);
                forms.push((Rc::clone(&id), reader.form(child, title)));
                let workflow = WorkflowDefinition {
                    title: Some(Text(title.into())),
                    form: Rc::clone(&id),
                    steps: content.steps,
                    flows: Some(content.flows),
                };
                workflows.push((id, workflow));
            }
            // What they say is read where it is referred to.
            "message" | "signal" | "error" | "escalation" | "collaboration" | "itemDefinition" => {}
            // The drawing.
            "" => {}
            _ => reader.leave_out(child, &at),
        }
    }
    let forms: Named<Form> = forms.into_iter().collect();
    Bundle { routeslip: 1, forms, workflows: workflows.into_iter().collect() }
}

impl<'a> Reader<'a> {
    /// The form that begins a workflow: the fields that the start event asks for.
    fn form(&mut self, process: Node<'a, 'a>, title: &str) -> Form {
        let mut fields = Vec::new();
        for start in xml::elements(process).filter(|child| name(*child) == "startEvent") {
            let found = start.descendants().filter(|node| {
                node.tag_name().name() == "formField" && node.tag_name().namespace().is_some()
            });
            for field in found {
                let id = field.attribute("id").unwrap_or_default();
                let kind = match field.attribute("type").unwrap_or("string") {
                    "long" | "double" | "number" => "number",
                    "boolean" => "checkbox",
                    "date" => "date",
                    _ => "text",
                };
                let label = field.attribute("label").unwrap_or(id);
                fields.push(Field { name: id.into(), kind: kind.into(), label: label.into() });
            }
        }
        if fields.is_empty() {
            fields.push(Field { name: "note".into(), kind: "text".into(), label: "Note".into() });
        }
        Form { title: Some(title.into()), pages: vec![Page { fields }] }
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

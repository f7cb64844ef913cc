//! The workflows of a bundle to a model as XML, with its drawing.
//!
//! Steps become elements and ways between them ([`lower`], [`resolve`]), which get their places ([`layout`]) and are
//! written ([`write`]). What BPMN has no word for stands in extensions.

mod activity;
mod block;
mod drawing;
mod event;
mod flow;
mod ids;
mod layout;
mod lower;
mod process;
mod reach;
mod repeat;
mod resolve;
mod rest;
mod write;
mod xml;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::{self, Node};
use crate::pointer::Pointer;
use lower::Lowering;

/// What an export gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The model; none where the text is not a bundle, or has no such workflow.
    pub xml: Option<String>,
    /// What was found. Pointers and places lead into the bundle.
    pub diagnostics: Vec<Diagnostic>,
}

/// Exports the workflows of a bundle, given as JSON, or only the one of a name.
///
/// The forms with which they begin come along; decisions, people and the rest of the bundle don't. Steps in a list become
/// a drawn graph that does the same: an import has its `flows`.
pub fn export(bundle: &str, workflow: Option<&str>) -> Exported {
    let (root, mut diagnostics) = json::parse(bundle);
    let Some(root) = root else { return Exported { xml: None, diagnostics } };
    let workflows = root.get("workflows").map_or(&[][..], Node::members);
    let is_asked = |name: &str| workflow.is_none_or(|asked| asked == name);
    let asked: Vec<_> = workflows.iter().filter(|member| is_asked(&member.name)).collect();
    if asked.is_empty() {
        let message = match workflow {
            Some(name) => ["There is no workflow `", name, "` in this bundle."].concat(),
            None => "There is no workflow in this bundle.".into(),
        };
        let names = workflows.iter().map(|member| &*member.name);
        let finding = Diagnostic::error(Code::UnknownReference, message)
            .with_help("Name a workflow of the bundle.")
            .with_suggestion(workflow.unwrap_or_default(), names);
        diagnostics.push(finding.with_pointer(Pointer::root().name("workflows")));
        return Exported { xml: None, diagnostics };
    }
    let mut lowering = Lowering::of(&root, &asked);
    for member in asked {
        lowering.process(&member.name, &member.value, root.get("forms"));
    }
    lowering.leave_out_unreached();
    layout::layout(&mut lowering.drawing);
    let xml = write::write(&lowering.drawing, &lowering.roots);
    let lines = json::Lines::new(bundle);
    diagnostics.extend(lowering.findings.into_iter().map(|finding| {
        let place = lines.place(root.nearest(&finding.pointer).start as usize);
        finding.with_place(place)
    }));
    Exported { xml: Some(xml), diagnostics }
}

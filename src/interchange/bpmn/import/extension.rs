//! What models say beyond BPMN: tools, and exports of bundles.

use roxmltree::Node;

use super::Reader;
use crate::interchange::bpmn::namespace::{MODEL, OWN, name};
use crate::interchange::tree::Members;
use crate::interchange::xml;
use crate::json::{self, Kind};
use crate::pointer::Pointer;

/// How deep what an extension says may be nested, so that a bundle of it can be read.
const MAX_DEPTH: u32 = 30;

/// What is read of the extensions of elements.
const ELEMENTS: &[&str] = &[
    "assignmentDefinition",
    "calledDecision",
    "calledElement",
    "constraint",
    "formData",
    "formField",
    "formProperty",
    "script",
    "taskDefinition",
    "userTask",
    "validation",
    "value",
    "in",
    "input",
    "inputOutput",
    "inputParameter",
    "ioMapping",
    "loopCharacteristics",
];

/// What is read of the attributes that tools add to elements.
const ATTRIBUTES: &[&str] = &[
    "assignee",
    "candidateGroups",
    "candidateUsers",
    "class",
    "collection",
    "decisionRef",
    "delegateExpression",
    "dueDate",
    "elementVariable",
    "expression",
    "resultVariable",
    "topic",
    "type",
];

/// The extensions of an element.
pub(super) fn of<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    xml::elements(node).find(|child| name(*child) == "extensionElements")
}

/// An element of a tool's extensions.
pub(super) fn said<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    let extensions = xml::elements(node).find(|child| name(*child) == "extensionElements")?;
    xml::elements(extensions).find(|child| child.tag_name().name() == wanted)
}

impl<'a> Reader<'a> {
    /// What an export says of an element as JSON.
    pub(super) fn extension(&mut self, node: Node<'a, 'a>, wanted: &str, at: &Pointer) -> Members {
        let found = of(node).into_iter().flat_map(xml::elements);
        let mut found = found.filter(|child| child.has_tag_name((OWN, wanted)));
        let Some(found) = found.next() else { return Members::new() };
        match json::parse(&xml::text(found)).0 {
            Some(json::Node { kind: Kind::Object(members), .. })
                if members.iter().all(|member| is_flat(&member.value, MAX_DEPTH)) =>
            {
                members.into_iter().map(|member| (member.name, member.value)).collect()
            }
            _ => {
                let message = "What this extension says is no object of JSON.";
                self.refuse(found, at, message, "Export the bundle again.");
                Members::new()
            }
        }
    }

    /// Tells what tools say of an element that is not taken over.
    pub(super) fn list_extensions(&mut self, node: Node<'a, 'a>, at: &Pointer) {
        let markers = xml::elements(node).filter(|it| name(*it).ends_with("LoopCharacteristics"));
        for element in std::iter::once(node).chain(markers) {
            for attribute in element.attributes() {
                let of = attribute.namespace().unwrap_or(OWN);
                if of != OWN && of != MODEL && !ATTRIBUTES.contains(&attribute.name()) {
                    let what = ["`", attribute.name(), "` of ", &super::describe(node)].concat();
                    self.findings.left_out(attribute.range().start, at, &what);
                }
            }
            let Some(extensions) = of(element) else { continue };
            for child in extensions.descendants().skip(1).filter(Node::is_element) {
                let tag = child.tag_name();
                if tag.namespace() != Some(OWN) && !ELEMENTS.contains(&tag.name()) {
                    self.leave_out(child, at);
                }
            }
        }
    }
}

/// Whether a value is not nested deeper than this. The reader has bounded the depth.
fn is_flat(node: &json::Node, depth: u32) -> bool {
    let Some(below) = depth.checked_sub(1) else { return false };
    match &node.kind {
        Kind::Array(items) => items.iter().all(|item| is_flat(item, below)),
        Kind::Object(members) => members.iter().all(|member| is_flat(&member.value, below)),
        _ => true,
    }
}

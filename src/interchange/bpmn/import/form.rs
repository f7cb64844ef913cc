//! The forms that begin workflows.

use roxmltree::Node;

use super::Reader;
use crate::interchange::bpmn::members::put_text;
use crate::interchange::bpmn::namespace::name;
use crate::interchange::tree::{Members, flag, list, object, text};
use crate::interchange::xml;
use crate::json;

impl<'a> Reader<'a> {
    /// The form that begins a workflow: the fields that the start events ask for.
    pub(super) fn form(&mut self, process: Node<'a, 'a>, title: &str) -> json::Node {
        let starts = xml::elements(process).filter(|child| name(*child) == "startEvent");
        let found = starts.flat_map(|start| start.descendants()).filter(|node| {
            let is_field = matches!(node.tag_name().name(), "formField" | "formProperty");
            is_field && node.tag_name().namespace().is_some()
        });
        let fields: Vec<json::Node> = found.map(field).collect();
        if fields.is_empty() { plain_form(title) } else { form_of(title, fields) }
    }
}

/// The form of a process that asks for nothing.
pub(in crate::interchange::bpmn) fn plain_form(title: &str) -> json::Node {
    form_of(title, vec![object(written("note", "text", "Note"))])
}

fn form_of(title: &str, fields: Vec<json::Node>) -> json::Node {
    let page = object(vec![("fields".into(), list(fields))]);
    object(vec![("title".into(), text(title)), ("pages".into(), list(vec![page]))])
}

fn written(name: &str, kind: &str, label: &str) -> Members {
    let mut members = Members::new();
    put_text(&mut members, "name", Some(name));
    put_text(&mut members, "type", Some(kind));
    put_text(&mut members, "label", Some(label));
    members
}

/// A field of Camunda 7 or of Flowable.
fn field(node: Node<'_, '_>) -> json::Node {
    let id = node.attribute("id").unwrap_or_default();
    let options = node.children().filter(|child| child.tag_name().name() == "value");
    let options: Vec<_> = options.filter_map(|option| option.attribute("id")).map(text).collect();
    let kind = match node.attribute("type").unwrap_or("string") {
        "long" | "int" | "integer" | "double" | "number" => "number",
        "boolean" => "checkbox",
        "date" => "date",
        "enum" if !options.is_empty() => "select",
        _ => "text",
    };
    let label = node.attribute("label").or_else(|| node.attribute("name")).unwrap_or(id);
    let mut members = written(id, kind, label);
    let is_constraint = |it: &Node<'_, '_>| it.attribute("name") == Some("required");
    if node.attribute("required") == Some("true") || node.descendants().any(|it| is_constraint(&it))
    {
        members.push(("required".into(), flag(true)));
    }
    if kind == "select" {
        members.push(("options".into(), list(options)));
    }
    object(members)
}

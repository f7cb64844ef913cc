//! XML text to a tree, within bounds.

use roxmltree::{Document, Node, ParsingOptions};

use super::finding::Findings;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

/// How many bytes a document may have: 16 MiB.
const MAX_BYTES: usize = 16 << 20;
/// How many elements, attributes' owners and texts a document may have.
const MAX_NODES: u32 = 1_000_000;
/// How deep elements may be nested: what is made of them must be readable JSON.
const MAX_DEPTH: usize = 50;

/// Reads a document. There is none when it is not XML or is beyond the bounds. A document type
/// definition is refused, as it could let a short text stand for an endless one.
pub(super) fn parse<'a>(text: &'a str, findings: &mut Findings) -> Option<Document<'a>> {
    let root = Pointer::root();
    if text.len() > MAX_BYTES {
        let finding = Diagnostic::error(Code::XmlSize, "The document is larger than 16 MiB.")
            .with_help("Split the model, and import its parts.");
        findings.add(0, &root, finding);
        return None;
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => match too_deep(&document) {
            None => Some(document),
            Some(deep) => {
                let message = "The elements of this document are nested more than 50 deep.";
                let finding = Diagnostic::error(Code::XmlSize, message)
                    .with_help("Take the innermost elements out, and refer to them.");
                findings.add(deep.range().start, &root, finding);
                None
            }
        },
        Err(error) => {
            let place = error.pos();
            let line = text.split_inclusive('\n').take(place.row.saturating_sub(1) as usize);
            let start: usize = line.map(str::len).fold(0, usize::saturating_add);
            let column = text.get(start..).unwrap_or_default().char_indices();
            let column = column.map(|(at, _)| at).nth(place.col.saturating_sub(1) as usize);
            let code = match error {
                roxmltree::Error::NodesLimitReached => Code::XmlSize,
                _ => Code::XmlSyntax,
            };
            let finding =
                Diagnostic::error(code, ["This is not XML: ", &error.to_string()].concat())
                    .with_help("Give a model as a modelling tool exports it.");
            findings.add(start.saturating_add(column.unwrap_or(0)), &root, finding);
            None
        }
    }
}

/// The first element that is nested too deeply.
fn too_deep<'a, 'i>(document: &'a Document<'i>) -> Option<Node<'a, 'i>> {
    let mut path: Vec<Node<'a, 'i>> = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let parent = node.parent_element();
        while path.last().copied() != parent && path.pop().is_some() {}
        path.push(node);
        if path.len() > MAX_DEPTH {
            return Some(node);
        }
    }
    None
}

/// The elements in an element.
pub(super) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// All text in an element, without the space around it.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text).filter_map(|node| node.text());
    texts.collect::<String>().trim().to_owned()
}

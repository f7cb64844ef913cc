//! The elements of DMN in XML.

use roxmltree::Node;

use super::namespace;
pub(super) use crate::interchange::xml::{elements, parse, text};

/// Whether a node is an element of DMN.
pub(super) fn is_dmn(node: &Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace().is_some_and(namespace::is_model)
}

/// The name of an element of DMN; nothing of any other.
pub(super) fn name<'i>(node: Node<'_, 'i>) -> &'i str {
    if is_dmn(&node) { node.tag_name().name() } else { "" }
}

/// The first DMN element of this name in an element.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| name(*child) == wanted)
}

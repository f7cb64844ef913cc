//! The namespaces of models.

use roxmltree::Node;

/// The namespace of the models of BPMN 2.0.
pub(super) const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/// The namespace of what bundles say and BPMN has no word for.
pub(super) const OWN: &str = "urn:routeslip:bpmn";

/// The name of an element of BPMN; nothing of any other.
pub(super) fn name<'i>(node: Node<'_, 'i>) -> &'i str {
    let is_model = node.is_element() && node.tag_name().namespace() == Some(MODEL);
    if is_model { node.tag_name().name() } else { "" }
}

/// An attribute that a tool has added, whatever its namespace: Camunda, Flowable and Zeebe use the same
/// names.
pub(super) fn tool<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let is_it = |attribute: &roxmltree::Attribute<'a, '_>| {
        attribute.namespace().is_some() && attribute.name() == name
    };
    node.attributes().find(is_it).map(|attribute| attribute.value())
}

/// An attribute that an export has added.
pub(super) fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((OWN, name))
}

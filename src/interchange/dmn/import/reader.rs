//! What the reading of every element needs: references, types, and what is left out.

use std::collections::BTreeSet;
use std::rc::Rc;

use roxmltree::Node;

use super::document::{Document, qualified, referred};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Expression;
use crate::interchange::dmn::{namespace, xml};
use crate::interchange::finding::Findings;
use crate::pointer::Pointer;

/// Reads one document.
pub(super) struct Reader<'a> {
    pub(super) all: &'a [Document<'a>],
    pub(super) document: &'a Document<'a>,
    pub(super) findings: &'a mut Findings,
    /// Attributes of other namespaces that have been told.
    pub(super) foreign: BTreeSet<&'a str>,
}

/// The elements that are expressions.
pub(super) const EXPRESSIONS: [&str; 12] = [
    "literalExpression",
    "decisionTable",
    "context",
    "list",
    "relation",
    "invocation",
    "functionDefinition",
    "conditional",
    "filter",
    "for",
    "some",
    "every",
];

/// What an element may hold.
pub(super) struct Shape {
    pub(super) attributes: &'static [&'static str],
    pub(super) elements: &'static [&'static str],
}

impl<'a> Reader<'a> {
    /// Tells of everything in an element that is not in its shape.
    pub(super) fn check(&mut self, node: Node<'a, 'a>, shape: &Shape, at: &Pointer) {
        self.check_all(node, shape, &[], at);
    }

    /// As [`Reader::check`], of an element that may also hold expressions.
    pub(super) fn check_holder(&mut self, node: Node<'a, 'a>, shape: &Shape, at: &Pointer) {
        self.check_all(node, shape, &EXPRESSIONS, at);
    }

    fn check_all(&mut self, node: Node<'a, 'a>, shape: &Shape, more: &[&str], at: &Pointer) {
        for attribute in node.attributes() {
            let name = attribute.name();
            let start = attribute.range().start;
            match attribute.namespace() {
                None if name == "id" || shape.attributes.contains(&name) => {}
                None => {
                    let what = ["The attribute `", name, "` of ", &describe(node)].concat();
                    self.findings.left_out(start, at, &what);
                }
                Some("http://www.w3.org/2001/XMLSchema-instance") => {}
                // Tools mark every element with the same ones.
                Some(_) if !self.foreign.insert(name) => {}
                Some(_) => {
                    let what = ["What a tool says with its attribute `", name, "`"].concat();
                    self.findings.left_out(start, at, &what);
                }
            }
        }
        for child in xml::elements(node) {
            let name = xml::name(child);
            let is_empty_extension = name == "extensionElements" && !child.has_children();
            let is_known = shape.elements.contains(&name) || more.contains(&name);
            if !is_known && !is_empty_extension {
                self.leave_out(child, at);
            }
        }
    }

    /// Tells that an element is left out.
    pub(super) fn leave_out(&mut self, node: Node<'a, 'a>, at: &Pointer) {
        self.findings.left_out(node.range().start, at, &describe(node));
    }

    /// Tells that something does not work without what an element says.
    pub(super) fn refuse(&mut self, node: Node<'a, 'a>, at: &Pointer, message: &str, help: &str) {
        let finding = Diagnostic::error(Code::NotSupported, message).with_help(help);
        self.findings.add(node.range().start, at, finding);
    }

    /// The text of a DMN element in an element, if any.
    pub(super) fn text_of(&self, node: Node<'a, 'a>, name: &str) -> Option<Rc<str>> {
        let text = xml::text(xml::child(node, name)?);
        (!text.is_empty()).then(|| text.into())
    }

    /// The expression that is the `text` of a DMN element in an element.
    pub(super) fn expression_of(
        &mut self,
        node: Node<'a, 'a>,
        name: &str,
        at: &Pointer,
    ) -> Option<Expression> {
        let element = xml::child(node, name)?;
        self.check(element, &TEXT, at);
        self.check_language(element, at);
        self.text_of(element, "text").map(Expression)
    }

    /// Tells of an expression that is not FEEL.
    pub(super) fn check_language(&mut self, node: Node<'a, 'a>, at: &Pointer) {
        if let Some(language) = node.attribute("expressionLanguage")
            && !namespace::is_feel(language)
        {
            let message = ["Expressions in `", language, "` can't be evaluated."].concat();
            self.refuse(node, at, &message, "Write the expression in FEEL.");
        }
    }

    /// The type that an attribute `typeRef` names, as the bundle names it; none for any type.
    pub(super) fn type_of(&self, node: Node<'a, 'a>) -> Option<Rc<str>> {
        self.type_named(node, node.attribute("typeRef")?)
    }

    /// A type by the name that the model gives it. DMN 1.1 writes qualified names: a prefix stands
    /// for FEEL, for the model itself or for one that is imported.
    pub(super) fn type_named(&self, node: Node<'a, 'a>, text: &str) -> Option<Rc<str>> {
        let text = text.trim();
        let name: Rc<str> = match text.split_once(':') {
            Some((prefix, local)) => match node.lookup_namespace_uri(Some(prefix)) {
                Some(uri) if namespace::is_feel(uri) || uri == self.document.namespace => {
                    local.into()
                }
                Some(uri) => {
                    let import = self.document.imports.iter().find(|(_, number)| {
                        self.all.get(*number).is_some_and(|other| other.namespace == uri)
                    });
                    import.map_or_else(
                        || text.into(),
                        |(import, _)| qualified(import.as_ref(), local),
                    )
                }
                None => text.into(),
            },
            None => text.into(),
        };
        (!name.is_empty() && &*name != "Any").then_some(name)
    }

    /// The name of what the `href` of an element leads to.
    pub(super) fn reference(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<Rc<str>> {
        let href = node.attribute("href").unwrap_or_default();
        let name = referred(self.all, self.document, href);
        if name.is_none() {
            let message =
                ["`", href, "` leads to nothing in this model or those it imports."].concat();
            let help = "Give the models that it imports too, or remove the reference.";
            self.refuse(node, at, &message, help);
        }
        name
    }
}

/// An element whose text is an expression.
const TEXT: Shape = Shape { attributes: &["expressionLanguage", "typeRef"], elements: &["text"] };

/// An element with what tells it apart from others.
pub(super) fn describe(node: Node<'_, '_>) -> String {
    let mut text = ["`", node.tag_name().name(), "`"].concat();
    if let Some(name) = node.attribute("name").or_else(|| node.attribute("id")) {
        text.push_str(" `");
        text.push_str(name);
        text.push('`');
    }
    text
}

//! Item definitions to types (DMN 1.5, 7.3.3).

use std::rc::Rc;

use roxmltree::Node;

use super::reader::{Reader, Shape};
use crate::decision::{
    FunctionTypeDefinition, ItemDefinition, ParameterDefinition, TypeDefinition,
};
use crate::document::Named;
use crate::interchange::dmn::xml;
use crate::pointer::Pointer;

const ITEM: Shape = Shape {
    attributes: &["name", "isCollection", "typeLanguage"],
    elements: &[
        "description",
        "typeRef",
        "allowedValues",
        "typeConstraint",
        "itemComponent",
        "functionItem",
    ],
};
const FUNCTION: Shape = Shape { attributes: &["outputTypeRef"], elements: &["parameters"] };
pub(super) const PARAMETER: Shape = Shape { attributes: &["name", "typeRef"], elements: &[] };

impl<'a> Reader<'a> {
    /// A type, from an item definition or a component of one. Recursion is bounded by the nesting of
    /// the document.
    pub(super) fn item(&mut self, node: Node<'a, 'a>, at: &Pointer) -> TypeDefinition {
        self.check(node, &ITEM, at);
        let mut item = ItemDefinition {
            base: xml::child(node, "typeRef")
                .and_then(|reference| self.type_named(reference, &xml::text(reference))),
            collection: node.attribute("isCollection").is_some_and(is_true),
            allowed_values: self.expression_of(node, "allowedValues", at),
            type_constraint: self.expression_of(node, "typeConstraint", at),
            description: self.text_of(node, "description"),
            ..ItemDefinition::default()
        };
        let mut components = Vec::new();
        for component in xml::elements(node).filter(|node| xml::name(*node) == "itemComponent") {
            let name = component.attribute("name").unwrap_or_default();
            let at = at.name("components").name(name);
            components.push((Rc::from(name), self.item(component, &at)));
        }
        item.components = components.into_iter().collect::<Named<_>>();
        if let Some(function) = xml::child(node, "functionItem") {
            item.function = Some(self.function_item(function, &at.name("function")));
        }
        match &item.base {
            Some(name)
                if item == (ItemDefinition { base: item.base.clone(), ..Default::default() }) =>
            {
                TypeDefinition::Named(Rc::clone(name))
            }
            _ => TypeDefinition::Item(Box::new(item)),
        }
    }

    fn function_item(&mut self, node: Node<'a, 'a>, at: &Pointer) -> FunctionTypeDefinition {
        self.check(node, &FUNCTION, at);
        let result = node.attribute("outputTypeRef").and_then(|text| self.type_named(node, text));
        FunctionTypeDefinition { parameters: self.parameters(node, "parameters", at), result }
    }

    /// The parameters that elements of this name in an element say.
    pub(super) fn parameters(
        &mut self,
        node: Node<'a, 'a>,
        word: &str,
        at: &Pointer,
    ) -> Vec<ParameterDefinition> {
        let mut parameters = Vec::new();
        for parameter in xml::elements(node).filter(|node| xml::name(*node) == word) {
            self.check(parameter, &PARAMETER, at);
            let name = parameter.attribute("name").unwrap_or_default().trim().into();
            parameters.push(ParameterDefinition { name, ty: self.type_of(parameter) });
        }
        parameters
    }
}

/// Whether an attribute says yes, as XML Schema has it.
pub(super) fn is_true(text: &str) -> bool {
    matches!(text.trim(), "true" | "1")
}

//! Item definitions: types that the author names (DMN 1.5, 7.3.3).

use std::rc::Rc;

use super::logic::ParameterDefinition;
use crate::document::{Expression, Named, Read, Reading, Write, record};
use crate::json::{Kind, Node, Writer};

/// A type: the name of one, or all about it.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDefinition {
    /// A type of FEEL, such as `number` or `list<string>`, or one that the author named.
    Named(Rc<str>),
    /// A type with parts or constraints.
    Item(Box<ItemDefinition>),
}

record! {
    /// A type with parts or constraints (DMN 1.5, 7.3.3).
    pub struct ItemDefinition {
        /// The type that it is made of; for a collection, that of its items.
        pub base: Option<Rc<str>> = "type",
        /// Whether it is a list of what is said here.
        pub collection: bool = "collection",
        /// The entries of a context.
        pub components: Named<TypeDefinition> = "components",
        /// The parameters and the result of a function.
        pub function: Option<FunctionTypeDefinition> = "function",
        /// Unary tests that a value must pass; for a collection, each of its items.
        pub allowed_values: Option<Expression> = "allowedValues",
        /// Unary tests that the value as a whole must pass.
        pub type_constraint: Option<Expression> = "typeConstraint",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
    }
}

record! {
    /// The type of a function (DMN 1.5, 7.3.3: function items).
    pub struct FunctionTypeDefinition {
        /// Its parameters, in order.
        pub parameters: Vec<ParameterDefinition> = "parameters",
        /// The type of its result.
        pub result: Option<Rc<str>> = "type",
    }
}

impl Default for TypeDefinition {
    fn default() -> Self {
        Self::Named(Rc::default())
    }
}

impl Read for TypeDefinition {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let definition = match node.kind {
            Kind::Object(_) => reading.read(node).map(Self::Item),
            _ => reading.read(node).map(Self::Named),
        };
        definition.map(|definition| *self = definition).is_some()
    }
}

impl Write for TypeDefinition {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Named(name) => out.string(name),
            Self::Item(item) => item.write(out),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod shape {
    use super::{ItemDefinition, TypeDefinition};
    use crate::document::shape::{Shape, Shaped};

    impl Shaped for TypeDefinition {
        fn shape() -> Shape {
            Shape::Either(vec![Shape::String, ItemDefinition::shape()])
        }
    }
}

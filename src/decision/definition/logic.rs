//! Boxed expressions: how the logic of a decision is written (DMN 1.5, 10.2).

use std::rc::Rc;

use crate::decision::table::TableDefinition;
use crate::document::{Expression, Named, Read, Reading, Write, record, words};
use crate::json::{Kind, Node, Writer};

/// An expression: FEEL as text, or another boxed expression.
#[derive(Clone, Debug, PartialEq)]
pub enum BoxedDefinition {
    /// A FEEL expression (DMN 1.5, 10.2.1.2).
    Literal(Expression),
    /// A boxed expression of another kind, or one with a type.
    Logic(Box<LogicDefinition>),
}

record! {
    /// Logic of one kind: an `expression`, a table (`inputs`, `outputs`, `rules`), a `context`, a
    /// `list`, a `relation`, an invocation, a `function`, a `conditional`, a `filter` or an iteration.
    pub struct LogicDefinition {
        /// The type that the result is made to fit, or null where it can't be.
        pub ty: Option<Rc<str>> = "type",
        /// The logic as one expression.
        pub expression: Option<BoxedDefinition> = "expression",
        /// Named values, each of which may use those before it (DMN 1.5, 10.2.1.4).
        pub context: Option<Named<BoxedDefinition>> = "context",
        /// What a `context` is for: the value in place of the context itself.
        pub result: Option<BoxedDefinition> = "result",
        /// The items of a list (DMN 1.5, 10.2.1.5).
        pub list: Option<Vec<BoxedDefinition>> = "list",
        /// A list of contexts that have the same names (DMN 1.5, 10.2.1.6).
        pub relation: Option<RelationDefinition> = "relation",
        /// The call of a function with arguments by name (DMN 1.5, 10.2.1.3).
        pub invoke: Option<InvocationDefinition> = "invoke",
        /// A function (DMN 1.5, 10.2.1.7).
        pub function: Option<Box<FunctionDefinition>> = "function",
        /// One of two values, by a condition (DMN 1.5, 10.2.1.8).
        pub conditional: Option<ConditionalDefinition> = "conditional",
        /// The items of a list for which a condition holds (DMN 1.5, 10.2.1.9).
        pub filter: Option<FilterDefinition> = "filter",
        /// A value for each item of a list (DMN 1.5, 10.2.1.10).
        pub each: Option<ForDefinition> = "for",
        /// Whether a condition holds for an item of a list (DMN 1.5, 10.2.1.10).
        pub some: Option<QuantifiedDefinition> = "some",
        /// Whether a condition holds for every item of a list (DMN 1.5, 10.2.1.10).
        pub every: Option<QuantifiedDefinition> = "every",
        ..
        /// The table.
        pub table: TableDefinition,
    }
}

record! {
    /// A list of contexts, written as rows (DMN 1.5, 10.2.1.6).
    pub struct RelationDefinition {
        /// The names, each with the type of its values.
        pub columns: Vec<ParameterDefinition> = "columns",
        /// The contexts: one expression for each column.
        pub rows: Vec<Vec<BoxedDefinition>> = "rows",
    }
}

record! {
    /// A name with a type.
    pub struct ParameterDefinition {
        /// The name.
        pub name: Rc<str> = "name",
        /// The type; anything when it is not said.
        pub ty: Option<Rc<str>> = "type",
    }
}

record! {
    /// The call of a function (DMN 1.5, 10.2.1.3).
    pub struct InvocationDefinition {
        /// What is called.
        pub function: Box<BoxedDefinition> = "function",
        /// The arguments, by the names of the parameters.
        pub with: Named<BoxedDefinition> = "with",
    }
}

record! {
    /// A function: its parameters, and its logic beside them (DMN 1.5, 10.2.1.7).
    pub struct FunctionDefinition {
        /// What kind of logic it has; `feel` when it is not said.
        pub kind: Option<FunctionKind> = "kind",
        /// The parameters, in order.
        pub parameters: Vec<ParameterDefinition> = "parameters",
        ..
        /// The logic.
        pub logic: LogicDefinition,
    }
}

words! {
    /// What kind of logic a function has (DMN 1.5, 6.3.9).
    pub enum FunctionKind {
        /// An expression.
        Feel = "feel",
        /// A context that names the `class` and the `method signature` that the host answers.
        Java = "java",
        /// A context that names the `document` and the `model` that the host answers.
        Pmml = "pmml",
    }
}

record! {
    /// One of two values (DMN 1.5, 10.2.1.8).
    pub struct ConditionalDefinition {
        /// The condition.
        pub condition: Box<BoxedDefinition> = "if",
        /// The value when it holds.
        pub then: Box<BoxedDefinition> = "then",
        /// The value otherwise.
        pub otherwise: Box<BoxedDefinition> = "else",
    }
}

record! {
    /// The items of a list for which a condition holds (DMN 1.5, 10.2.1.9).
    pub struct FilterDefinition {
        /// The list.
        pub list: Box<BoxedDefinition> = "in",
        /// The condition, which reads the item as `item` and its entries by their names.
        pub condition: Box<BoxedDefinition> = "match",
    }
}

record! {
    /// A value for each item of a list (DMN 1.5, 10.2.1.10).
    pub struct ForDefinition {
        /// The name of the item.
        pub variable: Rc<str> = "variable",
        /// The list.
        pub list: Box<BoxedDefinition> = "in",
        /// The value, which may read the values before it as `partial`.
        pub body: Box<BoxedDefinition> = "return",
    }
}

record! {
    /// A condition on the items of a list (DMN 1.5, 10.2.1.10).
    pub struct QuantifiedDefinition {
        /// The name of the item.
        pub variable: Rc<str> = "variable",
        /// The list.
        pub list: Box<BoxedDefinition> = "in",
        /// The condition.
        pub body: Box<BoxedDefinition> = "satisfies",
    }
}

impl Default for BoxedDefinition {
    fn default() -> Self {
        Self::Literal(Expression::default())
    }
}

impl Read for BoxedDefinition {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let definition = match node.kind {
            Kind::Object(_) => reading.read(node).map(Self::Logic),
            _ => reading.read(node).map(Self::Literal),
        };
        definition.map(|definition| *self = definition).is_some()
    }
}

impl Write for BoxedDefinition {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Literal(expression) => expression.write(out),
            Self::Logic(logic) => logic.write(out),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod shape {
    use super::{BoxedDefinition, LogicDefinition};
    use crate::document::shape::{Shape, Shaped};

    impl Shaped for BoxedDefinition {
        fn shape() -> Shape {
            Shape::Either(vec![Shape::Expression, LogicDefinition::shape()])
        }
    }
}

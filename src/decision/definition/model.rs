//! Models: decisions with what they require (DMN 1.5, 6).

use std::rc::Rc;

use super::item::TypeDefinition;
use super::logic::{FunctionDefinition, LogicDefinition};
use crate::document::{Named, Text, record};

record! {
    /// All that is defined of decisions in a bundle: the bundle's own model, and those that it imports from.
    pub struct Definitions {
        /// Models of their own names, from which others import.
        pub models: Named<ModelDefinition> = "models",
        ..
        /// The bundle's own model.
        pub main: ModelDefinition,
    }
}

record! {
    /// A model of decisions (DMN 1.5, 6.3.2).
    pub struct ModelDefinition {
        /// What it is called.
        pub name: Option<Rc<str>> = "name",
        /// The URI that it is known by.
        pub namespace: Option<Rc<str>> = "namespace",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
        /// The models from which it uses definitions.
        pub imports: Vec<ImportDefinition> = "imports",
        /// The types, by name.
        pub types: Named<TypeDefinition> = "types",
        /// What is known before deciding, by name.
        pub input_data: Named<InputDataDefinition> = "inputData",
        /// The decisions, by name.
        pub decisions: Named<DecisionDefinition> = "decisions",
        /// The business knowledge models, which are functions, by name.
        pub knowledge: Named<KnowledgeDefinition> = "knowledge",
        /// The decision services, by name.
        pub decision_services: Named<ServiceDefinition> = "decisionServices",
    }
}

record! {
    /// The use of another model's definitions (DMN 1.5, 6.3.3).
    pub struct ImportDefinition {
        /// What stands before their names, with a dot; nothing when it is not said.
        pub name: Option<Rc<str>> = "name",
        /// The name of the model.
        pub model: Rc<str> = "model",
    }
}

record! {
    /// Input data: a value that is known before deciding (DMN 1.5, 6.3.11).
    pub struct InputDataDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
        /// The type that the value is made to fit, or null where it can't be.
        pub ty: Option<Rc<str>> = "type",
    }
}

record! {
    /// A decision: a table of rules (`inputs`, `outputs`, `rules`), or logic of another kind.
    pub struct DecisionDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
        /// The question that it answers.
        pub question: Option<Rc<str>> = "question",
        /// The answers that it may give, in words.
        pub allowed_answers: Option<Rc<str>> = "allowedAnswers",
        /// The names that it may read; all that the bundle provides when it is not said.
        pub requires: Option<Vec<Rc<str>>> = "requires",
        ..
        /// Its logic.
        pub logic: LogicDefinition,
    }
}

record! {
    /// A business knowledge model: a function by the name of which decisions call it (DMN 1.5, 6.3.9).
    pub struct KnowledgeDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
        /// The names that it may read beside its parameters; all that the bundle provides when it is not
        /// said.
        pub requires: Option<Vec<Rc<str>>> = "requires",
        ..
        /// Its parameters and its logic.
        pub function: FunctionDefinition,
    }
}

record! {
    /// A decision service: decisions taken together, as a function (DMN 1.5, 6.3.10).
    ///
    /// Its parameters are its input data and, after them, its input decisions (DMN 1.5, 10.4).
    pub struct ServiceDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// A remark for people.
        pub description: Option<Rc<str>> = "description",
        /// The type that the result is made to fit, or null where it can't be.
        pub ty: Option<Rc<str>> = "type",
        /// The decisions whose results it gives.
        pub output_decisions: Vec<Rc<str>> = "outputDecisions",
        /// The decisions that it takes on the way.
        pub encapsulated_decisions: Vec<Rc<str>> = "encapsulatedDecisions",
        /// The decisions whose results it is given.
        pub input_decisions: Vec<Rc<str>> = "inputDecisions",
        /// The input data that it is given.
        pub input_data: Vec<Rc<str>> = "inputData",
    }
}

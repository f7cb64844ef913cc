//! The elements of a model (DMN 1.5, 6.3).

use std::rc::Rc;

use roxmltree::Node;

use super::document::{find_type, import_name, is_model_import, qualified, variable_name};
use super::item::PARAMETER;
use super::logic::typed;
use super::reader::{Reader, Shape};
use crate::decision::{
    DecisionDefinition, FunctionDefinition, ImportDefinition, InputDataDefinition,
    KnowledgeDefinition, ModelDefinition, ServiceDefinition,
};
use crate::document::{Named, Text};
use crate::interchange::dmn::xml;
use crate::pointer::Pointer;

const IMPORT: Shape =
    Shape { attributes: &["name", "namespace", "importType", "locationURI"], elements: &[] };
const INPUT_DATA: Shape =
    Shape { attributes: &["name", "label"], elements: &["description", "variable"] };
const DECISION: Shape = Shape {
    attributes: &["name", "label"],
    elements: &[
        "description",
        "question",
        "allowedAnswers",
        "variable",
        "informationRequirement",
        "knowledgeRequirement",
    ],
};
const KNOWLEDGE: Shape = Shape {
    attributes: &["name", "label"],
    elements: &["description", "variable", "encapsulatedLogic", "knowledgeRequirement"],
};
const SERVICE: Shape = Shape {
    attributes: &["name", "label"],
    elements: &[
        "description",
        "variable",
        "outputDecision",
        "encapsulatedDecision",
        "inputDecision",
        "inputData",
    ],
};

impl<'a> Reader<'a> {
    /// The whole model.
    pub(super) fn model(&mut self, at: &Pointer) -> ModelDefinition {
        let root = self.document.root;
        let definitions = Shape {
            attributes: &[
                "name",
                "namespace",
                "expressionLanguage",
                "typeLanguage",
                "exporter",
                "exporterVersion",
            ],
            elements: &[
                "description",
                "import",
                "itemDefinition",
                "inputData",
                "decision",
                "businessKnowledgeModel",
                "decisionService",
            ],
        };
        self.check(root, &definitions, at);
        for attribute in ["name", "namespace"] {
            if root.attribute(attribute).is_none_or(|text| text.trim().is_empty()) {
                let message = ["The model has no `", attribute, "`."].concat();
                self.refuse(root, at, &message, "Give the model a name and a namespace.");
            }
        }
        self.check_language(root, at);
        let mut types = Vec::new();
        let mut input_data = Vec::new();
        let mut decisions = Vec::new();
        let mut knowledge = Vec::new();
        let mut services = Vec::new();
        let mut model = ModelDefinition {
            name: root.attribute("name").map(Rc::from),
            namespace: root.attribute("namespace").map(Rc::from),
            description: self.text_of(root, "description"),
            ..ModelDefinition::default()
        };
        for node in xml::elements(root) {
            let name = variable_name(node);
            let place = |word: &str| at.name(word).name(&name);
            if name.is_empty() && xml::is_dmn(&node) && xml::child(node, "variable").is_some() {
                self.refuse(node, at, "This element has no name.", "Give each element a name.");
            }
            match xml::name(node) {
                "import" => model.imports.extend(self.import(node, at)),
                "itemDefinition" => {
                    let name: Rc<str> = node.attribute("name").unwrap_or_default().trim().into();
                    let at = at.name("types").name(&name);
                    types.push((name, self.item(node, &at)));
                }
                "inputData" => {
                    let input = self.input_data(node, &place("inputData"));
                    input_data.push((name, input));
                }
                "decision" => {
                    let decision = self.decision(node, &name, &place("decisions"));
                    decisions.push((name, decision));
                }
                "businessKnowledgeModel" => {
                    let model = self.knowledge(node, &name, &place("knowledge"));
                    knowledge.push((name, model));
                }
                "decisionService" => {
                    let service = self.service(node, &place("decisionServices"));
                    services.push((name, service));
                }
                _ => {}
            }
        }
        model.types = self.named(types, at);
        model.input_data = self.named(input_data, at);
        model.decisions = self.named(decisions, at);
        model.knowledge = self.named(knowledge, at);
        model.decision_services = self.named(services, at);
        model
    }

    /// Things by name; tells of two that have the same.
    fn named<T>(&mut self, things: Vec<(Rc<str>, T)>, at: &Pointer) -> Named<T> {
        let count = things.len();
        let named: Named<T> = things.into_iter().collect();
        if named.len() < count {
            let message = "Several elements of one kind have the same name; the last one counts.";
            self.refuse(self.document.root, at, message, "Give each element its own name.");
        }
        named
    }

    fn import(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<ImportDefinition> {
        self.check(node, &IMPORT, at);
        if !is_model_import(node) {
            self.leave_out(node, at);
            return None;
        }
        let namespace = node.attribute("namespace").unwrap_or_default();
        let model = self.all.iter().find(|document| document.namespace == namespace);
        if model.is_none() {
            let message = ["The model `", namespace, "` was not given."].concat();
            self.refuse(node, at, &message, "Give the models that it imports too.");
        }
        let model = model.map_or_else(|| namespace.into(), |model| Rc::clone(&model.name));
        Some(ImportDefinition { name: import_name(node), model })
    }

    fn input_data(&mut self, node: Node<'a, 'a>, at: &Pointer) -> InputDataDefinition {
        self.check(node, &INPUT_DATA, at);
        InputDataDefinition {
            title: title(node),
            description: self.text_of(node, "description"),
            ty: self.variable_type(node, at),
        }
    }

    fn decision(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> DecisionDefinition {
        self.check_holder(node, &DECISION, at);
        let ty = self.variable_type(node, at);
        DecisionDefinition {
            title: title(node),
            description: self.text_of(node, "description"),
            question: self.text_of(node, "question"),
            allowed_answers: self.text_of(node, "allowedAnswers"),
            requires: Some(self.requires(node, at)),
            logic: typed(self.logic_in(node, name, at), ty),
        }
    }

    fn knowledge(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> KnowledgeDefinition {
        self.check(node, &KNOWLEDGE, at);
        let ty = self.result_type(node, at);
        let mut function = match xml::child(node, "encapsulatedLogic") {
            Some(function) => self.function(function, name, at),
            None => {
                FunctionDefinition { kind: None, parameters: Vec::new(), logic: Default::default() }
            }
        };
        function.logic = typed(function.logic, ty);
        KnowledgeDefinition {
            title: title(node),
            description: self.text_of(node, "description"),
            requires: Some(self.requires(node, at)),
            function,
        }
    }

    fn service(&mut self, node: Node<'a, 'a>, at: &Pointer) -> ServiceDefinition {
        self.check(node, &SERVICE, at);
        ServiceDefinition {
            title: title(node),
            description: self.text_of(node, "description"),
            ty: self.result_type(node, at),
            output_decisions: self.references(node, "outputDecision", at),
            encapsulated_decisions: self.references(node, "encapsulatedDecision", at),
            input_decisions: self.references(node, "inputDecision", at),
            input_data: self.references(node, "inputData", at),
        }
    }

    /// The type of the variable of an element.
    fn variable_type(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<Rc<str>> {
        let variable = xml::child(node, "variable")?;
        self.check(variable, &PARAMETER, at);
        self.type_of(variable)
    }

    /// The type of what a function gives. DMN says the type of the function at the variable; many
    /// models have that of the result there.
    fn result_type(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<Rc<str>> {
        let ty = self.variable_type(node, at)?;
        let Some((definition, import)) = find_type(self.all, self.document, &ty) else {
            return Some(ty);
        };
        let Some(function) = xml::child(definition, "functionItem") else { return Some(ty) };
        let result = self.type_named(function, function.attribute("outputTypeRef")?)?;
        let is_theirs = import.is_some() && find_type(self.all, self.document, &result).is_none();
        Some(if is_theirs { qualified(import.as_ref(), &result) } else { result })
    }

    /// The names of what an element requires.
    fn requires(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Vec<Rc<str>> {
        let mut names = Vec::new();
        // Information before knowledge, whatever the order of the document.
        let kinds: [(&str, &[&str]); 2] = [
            ("informationRequirement", &["requiredDecision", "requiredInput"]),
            ("knowledgeRequirement", &["requiredKnowledge"]),
        ];
        for (kind, words) in kinds {
            for requirement in xml::elements(node).filter(|node| xml::name(*node) == kind) {
                for required in xml::elements(requirement) {
                    if words.contains(&xml::name(required)) {
                        names.extend(self.reference(required, at));
                    } else {
                        self.leave_out(required, at);
                    }
                }
            }
        }
        names
    }

    fn references(&mut self, node: Node<'a, 'a>, word: &str, at: &Pointer) -> Vec<Rc<str>> {
        let mut names = Vec::new();
        for reference in xml::elements(node).filter(|node| xml::name(*node) == word) {
            names.extend(self.reference(reference, at));
        }
        names
    }
}

/// What people call an element: its label, or its name where expressions use another.
fn title(node: Node<'_, '_>) -> Option<Text> {
    let name = node.attribute("name").map(str::trim);
    let other = name.filter(|name| **name != *variable_name(node));
    node.attribute("label").or(other).map(|title| Text(title.into()))
}

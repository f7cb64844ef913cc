//! The elements of a model (DMN 1.5, 6.3).

use std::rc::Rc;

use super::item;
use super::logic::{self, Split};
use super::names::{Element, Home, Provided, identifier};
use super::texts::{mentions, texts};
use crate::decision::{
    DecisionDefinition, KnowledgeDefinition, LogicDefinition, ServiceDefinition,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::interchange::dmn::namespace;
use crate::interchange::xml_writer::Writer;
use crate::pointer::Pointer;

/// Writes a model.
pub(super) fn write(
    home: &Home<'_>,
    homes: &[Home<'_>],
    provided: &Provided,
    findings: &mut Vec<Diagnostic>,
) -> String {
    let mut export = Export {
        home,
        homes,
        visible: home.visible(homes),
        given: Vec::new(),
        out: Writer::new(),
        findings,
    };
    export.find_given(provided);
    export.model();
    export.out.into_text()
}

struct Export<'a> {
    home: &'a Home<'a>,
    homes: &'a [Home<'a>],
    /// The names that its logic may read.
    visible: Vec<Rc<str>>,
    /// What the rest of the bundle provides to it.
    given: Vec<Rc<str>>,
    out: Writer,
    findings: &'a mut Vec<Diagnostic>,
}

impl Export<'_> {
    /// Finds what decisions read of the rest of the bundle.
    fn find_given(&mut self, provided: &Provided) {
        let is_main = self.homes.first().is_some_and(|main| std::ptr::eq(main, self.home));
        let decisions = self.home.model.decisions.iter().filter(|_| is_main);
        let logic: Vec<&LogicDefinition> = decisions
            .filter(|(_, decision)| decision.requires.is_none())
            .map(|(_, decision)| &decision.logic)
            .collect();
        let texts: Vec<&str> = logic.into_iter().flat_map(texts).collect();
        for name in provided.names().filter(|name| !self.visible.contains(name)) {
            if texts.iter().any(|text| mentions(text, name)) {
                self.given.push(Rc::clone(name));
            }
        }
    }

    fn model(&mut self) {
        let model = self.home.model;
        let attributes = [
            ("xmlns", Some(namespace::MODEL)),
            ("id", Some("_0")),
            ("name", Some(&*self.home.name)),
            ("namespace", Some(&*self.home.namespace)),
        ];
        self.out.begin("definitions", &attributes);
        self.out.text_of("description", model.description.as_deref());
        for import in &model.imports {
            let imported = self.homes.iter().skip(1).find(|home| home.name == import.model);
            let uri = imported.map_or(&import.model, |home| &home.namespace);
            let attributes = [
                ("name", Some(import.name.as_deref().unwrap_or_default())),
                ("namespace", Some(&**uri)),
                ("importType", Some(namespace::MODEL)),
            ];
            self.out.empty("import", &attributes);
        }
        for (name, definition) in model.types.iter() {
            item::write(&mut self.out, "itemDefinition", name, definition);
        }
        for (number, name) in (self.home.len()..).zip(std::mem::take(&mut self.given)) {
            self.input(&name, &identifier(number), None, None, None);
            self.given.push(name);
        }
        for (name, input) in model.input_data.iter() {
            let title = input.title.as_ref().map(|title| title.source());
            let id = self.id(name);
            self.input(name, &id, title, input.description.as_deref(), input.ty.as_deref());
        }
        for (name, decision) in model.decisions.iter() {
            self.decision(name, decision);
        }
        for (name, knowledge) in model.knowledge.iter() {
            self.knowledge(name, knowledge);
        }
        for (name, service) in model.decision_services.iter() {
            self.service(name, service);
        }
        self.out.end("definitions");
    }

    fn id(&self, name: &str) -> String {
        self.home.id(name).map(|(_, id)| id).unwrap_or_default()
    }

    /// Begins an element with its name, its label, its description and its variable.
    fn begin(&mut self, element: &str, name: &str, id: &str, title: Option<&str>) {
        let attributes = [("id", Some(id)), ("name", Some(name)), ("label", title)];
        self.out.begin(element, &attributes);
    }

    fn variable(&mut self, name: &str, ty: Option<&str>) {
        self.out.empty("variable", &[("name", Some(name)), ("typeRef", ty)]);
    }

    fn input(
        &mut self,
        name: &str,
        id: &str,
        title: Option<&str>,
        description: Option<&str>,
        ty: Option<&str>,
    ) {
        self.begin("inputData", name, id, title);
        self.out.text_of("description", description);
        self.variable(name, ty);
        self.out.end("inputData");
    }

    fn decision(&mut self, name: &Rc<str>, decision: &DecisionDefinition) {
        let at = self.home.at.name("decisions").name(name);
        let id = self.id(name);
        let title = decision.title.as_ref().map(|title| title.source());
        self.begin("decision", name, &id, title);
        self.out.text_of("description", decision.description.as_deref());
        self.out.text_of("question", decision.question.as_deref());
        self.out.text_of("allowedAnswers", decision.allowed_answers.as_deref());
        let split = Split::logic(&decision.logic);
        self.variable(name, split.outer());
        let requires = self.requires(name, decision.requires.as_deref(), &decision.logic);
        self.requirements(&requires, true, &at);
        split.write(&mut self.out, name);
        self.out.end("decision");
    }

    fn knowledge(&mut self, name: &Rc<str>, knowledge: &KnowledgeDefinition) {
        let at = self.home.at.name("knowledge").name(name);
        let id = self.id(name);
        let title = knowledge.title.as_ref().map(|title| title.source());
        self.begin("businessKnowledgeModel", name, &id, title);
        self.out.text_of("description", knowledge.description.as_deref());
        let logic = &knowledge.function.logic;
        // Of two types, one around the other, the outer one finds its place at the variable.
        let ty = Split::logic(logic).at_expression().outer();
        self.variable(name, ty);
        let function = &knowledge.function;
        logic::function(&mut self.out, "encapsulatedLogic", function, None, name, true);
        let requires = self.requires(name, knowledge.requires.as_deref(), logic);
        self.requirements(&requires, false, &at);
        self.out.end("businessKnowledgeModel");
    }

    fn service(&mut self, name: &Rc<str>, service: &ServiceDefinition) {
        let at = self.home.at.name("decisionServices").name(name);
        let id = self.id(name);
        let title = service.title.as_ref().map(|title| title.source());
        self.begin("decisionService", name, &id, title);
        self.out.text_of("description", service.description.as_deref());
        self.variable(name, service.ty.as_deref());
        let lists = [
            ("outputDecision", &service.output_decisions),
            ("encapsulatedDecision", &service.encapsulated_decisions),
            ("inputDecision", &service.input_decisions),
            ("inputData", &service.input_data),
        ];
        for (element, names) in lists {
            for name in names {
                match self.home.refer(self.homes, name) {
                    Some((_, href)) => self.out.empty(element, &[("href", Some(&href))]),
                    None => self.unknown(name, &at),
                }
            }
        }
        self.out.end("decisionService");
    }

    /// The names that logic requires: those that it says, or those that stand in its expressions.
    fn requires(
        &self,
        reader: &Rc<str>,
        said: Option<&[Rc<str>]>,
        logic: &LogicDefinition,
    ) -> Vec<Rc<str>> {
        if let Some(said) = said {
            return said.to_vec();
        }
        let texts = texts(logic);
        let names = self.visible.iter().chain(&self.given).filter(|name| *name != reader);
        names.filter(|name| texts.iter().any(|text| mentions(text, name))).cloned().collect()
    }

    /// Writes what a decision, or knowledge, requires.
    fn requirements(&mut self, names: &[Rc<str>], is_decision: bool, at: &Pointer) {
        let mut information = Vec::new();
        let mut knowledge = Vec::new();
        for name in names {
            let given = self.given.iter().position(|given| given == name);
            let given = given.map(|number| {
                let id = identifier(self.home.len().saturating_add(number));
                (Element::Input, ["#", &id].concat())
            });
            match self.home.refer(self.homes, name).or(given) {
                Some((Element::Input, href)) => information.push(("requiredInput", href, name)),
                Some((Element::Decision, href)) => {
                    information.push(("requiredDecision", href, name));
                }
                Some((_, href)) => knowledge.push(href),
                None => self.unknown(name, at),
            }
        }
        for (element, href, name) in information {
            if is_decision {
                self.requirement("informationRequirement", element, &href);
            } else {
                let message =
                    ["A business knowledge model of DMN can't read `", name, "`."].concat();
                let finding = Diagnostic::warning(Code::LeftOut, message)
                    .with_help("Give it a parameter for that.");
                self.findings.push(finding.with_pointer(at.clone()));
            }
        }
        for href in knowledge {
            self.requirement("knowledgeRequirement", "requiredKnowledge", &href);
        }
    }

    fn requirement(&mut self, element: &str, required: &str, href: &str) {
        self.out.begin(element, &[]);
        self.out.empty(required, &[("href", Some(href))]);
        self.out.end(element);
    }

    fn unknown(&mut self, name: &str, at: &Pointer) {
        let message = ["There is nothing called `", name, "`, so the reference is left out."];
        let finding = Diagnostic::error(Code::UnknownReference, message.concat())
            .with_help("Name something that the model, or one that it imports, defines.")
            .with_suggestion(name, self.visible.iter().map(|name| &**name));
        self.findings.push(finding.with_pointer(at.clone()));
    }
}

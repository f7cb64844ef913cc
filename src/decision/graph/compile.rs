//! Definitions to a graph, with every mistake.

use std::rc::Rc;

use super::names::{Known, Names, Source, Visible};
use super::service::Service;
use super::{Decision, Graph, Logic, Node, order};
use crate::by_name::ByName;
use crate::decision::boxed::{Boxed, Compiler, lacks_logic};
use crate::decision::definition::{
    DecisionDefinition, Definitions, KnowledgeDefinition, ModelDefinition, ServiceDefinition,
};
use crate::decision::qualified;
use crate::decision::types::{self, ItemType, TypeNames};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Text;
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::sort::sort;
use crate::value::{FunctionType, Type};

impl Graph {
    /// Compiles all decisions of a bundle that stands at `at`, with what they require. Logic without
    /// `requires` may read what is `provided` beside all that the definitions name.
    pub fn compile(
        definitions: &Definitions,
        provided: &[(Rc<str>, Type)],
        at: &Pointer,
    ) -> (Rc<Self>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let models = models(definitions, at, &mut diagnostics);
        let typed: Vec<types::Model<'_>> = models
            .iter()
            .map(|model| types::Model {
                types: &model.definition.types,
                imports: model.imports.clone(),
                at: model.at.name("types"),
            })
            .collect();
        let types = types::resolve(&typed, &mut diagnostics);
        let mut build = Build::new(&models, &types, &mut diagnostics);
        let items = build.declare(provided);
        build.compile(items);
        let graph = build.finish();
        (graph, diagnostics)
    }
}

/// Compiles a decision alone, which may read the names of `scope`. Diagnostics point below `at`,
/// where the definition stands. There is no decision when nothing in it can be run.
pub fn compile(
    name: &str,
    definition: &DecisionDefinition,
    scope: &Scope,
    at: &Pointer,
) -> (Option<Decision>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let name = Rc::from(name);
    let types = [TypeNames::of(scope)];
    let mut build = Build::new(&[], &types, &mut diagnostics);
    let mut names = types.first().map(Names::new).unwrap_or_default();
    for (name, ty) in (0..).map_while(|slot| scope.slot(slot)) {
        let outside = build.outside(&Rc::from(name));
        names.add(name, Source::Outside(outside), ty.clone());
    }
    build.names.push(names);
    build.places.push(at.clone());
    build.push_node(&name, definition.title.as_ref(), Logic::Decision(Boxed::Nothing));
    build.graph.main.insert(Rc::clone(&name), 0);
    build.decision(0, 0, definition);
    let decision = build.finish().decision(&name).filter(Decision::can_run);
    (decision, diagnostics)
}

/// A model, and what it imports.
struct Model<'a> {
    name: Option<&'a Rc<str>>,
    definition: &'a ModelDefinition,
    at: Pointer,
    imports: Vec<(Option<Rc<str>>, usize)>,
}

fn models<'a>(
    definitions: &'a Definitions,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Model<'a>> {
    let main = (None, &definitions.main, at.clone());
    let imported = definitions
        .models
        .iter()
        .map(|(name, model)| (Some(name), model, at.name("models").name(name)));
    let mut models = Vec::new();
    for (name, definition, at) in std::iter::once(main).chain(imported) {
        let mut imports = Vec::new();
        for (index, import) in definition.imports.iter().enumerate() {
            match definitions.models.names().position(|model| *model == *import.model) {
                // The bundle's own model is the first.
                Some(number) => imports.push((import.name.clone(), number.saturating_add(1))),
                None => {
                    let message = ["There is no model `", &import.model, "`."].concat();
                    let finding = Diagnostic::error(Code::UnknownReference, message)
                        .with_help("Name one of the bundle's `models`.")
                        .with_suggestion(&import.model, definitions.models.names());
                    let at = at.name("imports").index(index).name("model");
                    diagnostics.push(finding.with_pointer(at));
                }
            }
        }
        models.push(Model { name, definition, at, imports });
    }
    models
}

/// What a node is defined by.
#[derive(Clone, Copy)]
enum Item<'a> {
    Input,
    Decision(&'a DecisionDefinition),
    Knowledge(&'a KnowledgeDefinition),
    Service(&'a ServiceDefinition),
}

struct Build<'a> {
    models: &'a [Model<'a>],
    types: &'a [TypeNames],
    /// By model: the names that its logic may read.
    names: Vec<Names>,
    graph: Graph,
    /// By node: where it stands.
    places: Vec<Pointer>,
    /// By node: what its value is made to fit.
    value_types: Vec<Rc<ItemType>>,
    /// By node: the nodes that have to be there before it.
    edges: Vec<Vec<usize>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Build<'a> {
    fn new(
        models: &'a [Model<'a>],
        types: &'a [TypeNames],
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            models,
            types,
            names: Vec::new(),
            graph: Graph::default(),
            places: Vec::new(),
            value_types: Vec::new(),
            edges: Vec::new(),
            diagnostics,
        }
    }

    fn finish(mut self) -> Rc<Graph> {
        self.order();
        self.find_needs();
        Rc::new(self.graph)
    }

    /// Makes every node, and the names by which each model knows them.
    fn declare(&mut self, provided: &[(Rc<str>, Type)]) -> Vec<(usize, Item<'a>)> {
        self.graph.outside = provided.iter().map(|(name, _)| Rc::clone(name)).collect();
        let mut items = Vec::new();
        let mut own: Vec<Vec<Known>> = Vec::new();
        for (number, model) in self.models.iter().enumerate() {
            own.push(self.declare_model(number, model, &mut items));
        }
        for (number, (model, types)) in self.models.iter().zip(self.types).enumerate() {
            let mut names = Names::new(types);
            if number == 0 {
                for (outside, (name, ty)) in provided.iter().enumerate() {
                    names.add(name, Source::Outside(outside), ty.clone());
                }
            }
            for (import, imported) in &model.imports {
                names.import(import.as_ref(), own.get(*imported).into_iter().flatten());
            }
            names.import(None, own.get(number).into_iter().flatten());
            self.names.push(names);
        }
        if let Some(main) = own.first() {
            let number = |known: &Known| match known.source {
                Source::Node(number) => Some((Rc::clone(&known.name), number)),
                Source::Outside(_) => None,
            };
            self.graph.main = main.iter().filter_map(number).collect::<ByName<usize>>();
        }
        items
    }

    fn declare_model(
        &mut self,
        number: usize,
        model: &Model<'a>,
        items: &mut Vec<(usize, Item<'a>)>,
    ) -> Vec<Known> {
        let definition = model.definition;
        let mut own: ByName<Known> = ByName::new();
        let mut add =
            |build: &mut Self, word: &str, name: &Rc<str>, ty: Rc<ItemType>, item: Item<'a>| {
                let at = model.at.name(word).name(name);
                if own.contains(name) {
                    let message = ["There are two things called `", name, "`."].concat();
                    let finding = Diagnostic::error(Code::DuplicateName, message).with_help(
                    "Input data, decisions, business knowledge and services need different names.",
                );
                    build.diagnostics.push(finding.with_pointer(at.clone()));
                }
                let source = Source::Node(build.places.len());
                let known = Known { name: Rc::clone(name), source, ty: ty.ty().clone() };
                own.insert(Rc::clone(name), known);
                build.places.push(at);
                build.value_types.push(ty);
                items.push((number, item));
            };
        for (name, input) in definition.input_data.iter() {
            let at = model.at.name("inputData").name(name);
            let ty = self.type_of(number, input.ty.as_ref(), &at);
            add(self, "inputData", name, Rc::clone(&ty), Item::Input);
            let outside = self.outside(&match model.name {
                Some(model) if !self.is_main(number) => qualified(Some(model), name),
                _ => Rc::clone(name),
            });
            self.push_node(name, input.title.as_ref(), Logic::Input(outside, ty));
        }
        for (name, decision) in definition.decisions.iter() {
            let ty = self.known_type(number, decision.logic.ty.as_ref());
            add(self, "decisions", name, ty, Item::Decision(decision));
            self.push_node(name, decision.title.as_ref(), Logic::Decision(Boxed::Nothing));
        }
        for (name, knowledge) in definition.knowledge.iter() {
            let ty = self.function_type(number, knowledge);
            add(self, "knowledge", name, ty, Item::Knowledge(knowledge));
            self.push_node(name, knowledge.title.as_ref(), Logic::Decision(Boxed::Nothing));
        }
        for (name, service) in definition.decision_services.iter() {
            add(self, "decisionServices", name, Rc::default(), Item::Service(service));
            self.push_node(name, service.title.as_ref(), Logic::Decision(Boxed::Nothing));
        }
        own.things().cloned().collect()
    }

    fn push_node(&mut self, name: &Rc<str>, title: Option<&Text>, logic: Logic) {
        let title = title.map_or_else(|| Rc::clone(name), |title| Rc::clone(&title.0));
        let node =
            Node { name: Rc::clone(name), title, links: Vec::new(), logic, needs: Vec::new() };
        self.graph.nodes.push(node);
        self.edges.push(Vec::new());
    }

    /// The number of what is known outside under this name.
    fn outside(&mut self, name: &Rc<str>) -> usize {
        let outside = &mut self.graph.outside;
        outside.iter().position(|known| known == name).unwrap_or_else(|| {
            outside.push(Rc::clone(name));
            outside.len().saturating_sub(1)
        })
    }

    fn type_of(&mut self, model: usize, text: Option<&Rc<str>>, at: &Pointer) -> Rc<ItemType> {
        match (text, self.types.get(model)) {
            (Some(text), Some(types)) => types.get(text, &at.name("type"), self.diagnostics),
            _ => Rc::default(),
        }
    }

    /// Whether a model is the bundle's own, or what it defines stands among its own without a name
    /// before it.
    fn is_main(&self, model: usize) -> bool {
        let main = self.models.first().map_or(&[][..], |main| &main.imports);
        model == 0 || main.iter().any(|(name, number)| name.is_none() && *number == model)
    }

    /// The type of a decision; its mistakes are reported where its logic is compiled.
    fn known_type(&self, model: usize, text: Option<&Rc<str>>) -> Rc<ItemType> {
        match (text, self.types.get(model)) {
            (Some(text), Some(types)) => types.get(text, &Pointer::root(), &mut Vec::new()),
            _ => Rc::default(),
        }
    }

    fn function_type(&self, model: usize, knowledge: &KnowledgeDefinition) -> Rc<ItemType> {
        let known = |text: Option<&Rc<str>>| self.known_type(model, text).ty().clone();
        let parameters = knowledge.function.parameters.iter();
        let parameters = parameters.map(|parameter| known(parameter.ty.as_ref())).collect();
        let result = known(knowledge.function.logic.ty.as_ref());
        let ty = Type::Function(Rc::new(FunctionType { parameters, result }));
        Rc::new(ItemType::plain(ty))
    }

    fn compile(&mut self, items: Vec<(usize, Item<'a>)>) {
        for (number, (model, item)) in items.into_iter().enumerate() {
            match item {
                Item::Input => {}
                Item::Decision(decision) => self.decision(number, model, decision),
                Item::Knowledge(knowledge) => self.knowledge(number, model, knowledge),
                Item::Service(service) => self.service(number, model, service),
            }
        }
    }

    fn decision(&mut self, number: usize, model: usize, decision: &DecisionDefinition) {
        if lacks_logic(&decision.logic) && self.is_given(number) {
            return;
        }
        self.logic(number, model, decision.requires.as_deref(), |compiler, _, at| {
            Logic::Decision(compiler.logic(&decision.logic, at))
        });
    }

    fn knowledge(&mut self, number: usize, model: usize, knowledge: &KnowledgeDefinition) {
        self.logic(number, model, knowledge.requires.as_deref(), |compiler, name, at| {
            let function = compiler.function(&knowledge.function, Some(name), at);
            Logic::Knowledge(Rc::new(function))
        });
    }

    /// Whether a service is given the value of this decision.
    fn is_given(&self, number: usize) -> bool {
        let model = |model: usize| self.models.get(model).zip(self.names.get(model));
        (0..self.models.len()).filter_map(model).any(|(model, names)| {
            model.definition.decision_services.iter().any(|(_, service)| {
                service.input_decisions.iter().any(|name| {
                    names.find(name).is_some_and(|known| known.source == Source::Node(number))
                })
            })
        })
    }

    /// Compiles the logic of a node, and links it with what it reads.
    fn logic(
        &mut self,
        number: usize,
        model: usize,
        requires: Option<&[Rc<str>]>,
        compile: impl FnOnce(&mut Compiler<'_>, &Rc<str>, &Pointer) -> Logic,
    ) {
        let place = self.places.get(number).zip(self.graph.nodes.get_mut(number));
        let model = self.names.get(model).zip(self.types.get(model));
        let (Some((at, node)), Some((names, types))) = (place, model) else { return };
        let Visible { scope, sources } = match requires {
            Some(required) => {
                names.required(required, types, &at.name("requires"), self.diagnostics)
            }
            None => names.all(&node.name),
        };
        let mut compiler = Compiler::new(scope, types, self.diagnostics);
        node.logic = compile(&mut compiler, &node.name, at);
        let mut used = compiler.used;
        sort(&mut used);
        used.dedup();
        let source = |slot: &u32| Some((*slot, (*sources.get(*slot as usize)?)));
        node.links = used.iter().filter_map(source).collect();
        let mut edges: Vec<usize> = if requires.is_some() {
            sources.iter().filter_map(|source| node_of(*source)).collect()
        } else {
            node.links.iter().filter_map(|(_, source)| node_of(*source)).collect()
        };
        sort(&mut edges);
        if let Some(known) = self.edges.get_mut(number) {
            *known = edges;
        }
    }

    fn service(&mut self, number: usize, model: usize, service: &ServiceDefinition) {
        let Some(at) = self.places.get(number).cloned() else { return };
        let mut find = |names: &[Rc<str>], word: &str| {
            let at = at.name(word);
            self.references(model, names, &at)
        };
        let outputs = find(&service.output_decisions, "outputDecisions");
        find(&service.encapsulated_decisions, "encapsulatedDecisions");
        let decisions = find(&service.input_decisions, "inputDecisions");
        let data = find(&service.input_data, "inputData");
        if service.output_decisions.is_empty() {
            let finding = Diagnostic::error(Code::DecisionLogic, "This service decides nothing.")
                .with_help("Say which decisions it gives with `outputDecisions`.");
            self.diagnostics.push(finding.with_pointer(at.clone()));
        }
        let inputs = data.into_iter().chain(decisions);
        let value_type = |node: usize| self.value_types.get(node).cloned().unwrap_or_default();
        let inputs = inputs.map(|node| (node, value_type(node))).collect();
        let ty = self.type_of(model, service.ty.as_ref(), &at);
        if let Some(edges) = self.edges.get_mut(number) {
            edges.clone_from(&outputs);
        }
        if let Some(node) = self.graph.nodes.get_mut(number) {
            node.logic = Logic::Service(Service { outputs, inputs, ty });
        }
    }

    /// The nodes that a service names.
    fn references(&mut self, model: usize, names: &[Rc<str>], at: &Pointer) -> Vec<usize> {
        let Some(known) = self.names.get(model) else { return Vec::new() };
        let mut found = Vec::new();
        for (index, name) in names.iter().enumerate() {
            match known.find(name) {
                Some(Known { source: Source::Node(node), .. }) => found.push(*node),
                _ => self.diagnostics.push(known.unknown(name).with_pointer(at.index(index))),
            }
        }
        found
    }

    /// Puts the nodes in an order in which they can be computed.
    fn order(&mut self) {
        let mut circles: Vec<Vec<usize>> = Vec::new();
        let order = order::order(&self.edges, |circle| circles.push(circle.to_vec()));
        for circle in circles {
            self.report_circle(&circle);
            let (Some(first), Some(last)) = (circle.first(), circle.last()) else { continue };
            if let Some(node) = self.graph.nodes.get_mut(*last) {
                node.links.retain(|(_, source)| *source != Source::Node(*first));
            }
        }
        let mut ranks = vec![0; order.len()];
        for (rank, node) in order.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*node) {
                *place = rank;
            }
        }
        self.graph.order = order;
        self.graph.rank = ranks;
    }

    fn report_circle(&mut self, circle: &[usize]) {
        let nodes =
            || circle.iter().chain(circle.first()).filter_map(|node| self.graph.node(*node));
        let path: Vec<&str> = nodes().map(|node| &*node.name).collect();
        let message = ["These require each other: ", &path.join(" → "), "."].concat();
        let at = circle.first().and_then(|node| self.places.get(*node)).cloned();
        let finding = Diagnostic::error(Code::DecisionCycle, message)
            .with_help("Let one of them read what the others are made of, not the others.");
        self.diagnostics.push(finding.with_pointer(at.unwrap_or_default()));
    }

    /// Finds what each node needs to be known before deciding.
    fn find_needs(&mut self) {
        for rank in 0..self.graph.order.len() {
            let Some(number) = self.graph.order.get(rank).copied() else { continue };
            let mut needs = self.needs_of(number);
            sort(&mut needs);
            needs.dedup();
            if let Some(node) = self.graph.nodes.get_mut(number) {
                node.needs = needs;
            }
        }
    }

    fn needs_of(&self, number: usize) -> Vec<usize> {
        let graph = &self.graph;
        let Some(node) = graph.node(number) else { return Vec::new() };
        let needs_of = |number: usize| graph.node(number).map_or(&[][..], |node| &node.needs);
        match &node.logic {
            Logic::Input(outside, _) => vec![*outside],
            Logic::Service(service) => {
                let given: Vec<usize> = service
                    .inputs
                    .iter()
                    .filter_map(|(input, _)| match graph.node(*input)?.logic {
                        Logic::Input(outside, _) => Some(outside),
                        _ => None,
                    })
                    .collect();
                let needs = service.outputs.iter().flat_map(|output| needs_of(*output));
                needs.copied().filter(|need| !given.contains(need)).collect()
            }
            Logic::Decision(_) | Logic::Knowledge(_) => {
                let mut needs = Vec::new();
                for (_, source) in &node.links {
                    match source {
                        Source::Outside(number) => needs.push(*number),
                        Source::Node(number) => needs.extend_from_slice(needs_of(*number)),
                    }
                }
                needs
            }
        }
    }
}

fn node_of(source: Source) -> Option<usize> {
    match source {
        Source::Node(number) => Some(number),
        Source::Outside(_) => None,
    }
}

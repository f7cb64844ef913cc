//! The models of an export: their namespaces, the identifiers of their elements, and which model a
//! name leads to.

use std::rc::Rc;

use crate::by_name::{ByName, Names};
use crate::decision::{Definitions, ModelDefinition};
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Input,
    Decision,
    Knowledge,
    Service,
}

/// A model with its name, its namespace, and where it stands in the bundle.
pub(super) struct Home<'a> {
    pub(super) name: Rc<str>,
    pub(super) namespace: Rc<str>,
    pub(super) model: &'a ModelDefinition,
    pub(super) at: Pointer,
    /// Its elements by name; the identifier of each is made of its number.
    elements: ByName<Element>,
}

impl<'a> Home<'a> {
    /// All models, the bundle's own first.
    pub(super) fn all(definitions: &'a Definitions) -> Vec<Self> {
        let main = &definitions.main;
        let name = main.name.clone().unwrap_or_else(|| "bundle".into());
        let mut homes = vec![Self::new(name, main, Pointer::root())];
        for (name, model) in definitions.models.iter() {
            let at = Pointer::root().name("models").name(name);
            homes.push(Self::new(Rc::clone(name), model, at));
        }
        homes
    }

    fn new(name: Rc<str>, model: &'a ModelDefinition, at: Pointer) -> Self {
        let made = || ["urn:routeslip:", &name.replace(char::is_whitespace, "-")].concat().into();
        let namespace = model.namespace.clone().unwrap_or_else(made);
        let mut elements = ByName::new();
        let inputs = model.input_data.names().map(|name| (name, Element::Input));
        let decisions = model.decisions.names().map(|name| (name, Element::Decision));
        let knowledge = model.knowledge.names().map(|name| (name, Element::Knowledge));
        let services = model.decision_services.names().map(|name| (name, Element::Service));
        for (name, element) in inputs.chain(decisions).chain(knowledge).chain(services) {
            elements.insert(Rc::from(name), element);
        }
        Self { name, namespace, model, at, elements }
    }

    /// Adds input data that the bundle provides.
    pub(super) fn id(&self, name: &str) -> Option<(Element, String)> {
        let number = self.elements.number(name)?;
        Some((*self.elements.get(name)?, identifier(number)))
    }

    /// How many elements the model has.
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The names that its logic may read: its own, and those of its imports.
    pub(super) fn visible(&self, homes: &[Self]) -> Vec<Rc<str>> {
        let mut names: Vec<Rc<str>> = self.elements.names().cloned().collect();
        for import in &self.model.imports {
            let imported = homes.iter().skip(1).find(|home| home.name == import.model);
            for name in imported.into_iter().flat_map(|home| home.elements.names()) {
                names.push(match &import.name {
                    Some(import) => [import, ".", name].concat().into(),
                    None => Rc::clone(name),
                });
            }
        }
        names
    }

    /// What a name leads to, and the reference to it.
    pub(super) fn refer(&self, homes: &[Self], name: &str) -> Option<(Element, String)> {
        if let Some((element, id)) = self.id(name) {
            return Some((element, ["#", &id].concat()));
        }
        self.model.imports.iter().find_map(|import| {
            let name = match &import.name {
                Some(import) => name.strip_prefix(&**import)?.strip_prefix('.')?,
                None => name,
            };
            let home = homes.iter().skip(1).find(|home| home.name == import.model)?;
            let (element, id) = home.id(name)?;
            Some((element, [&home.namespace, "#", &id].concat()))
        })
    }
}

/// The identifier of the element of this number.
pub(super) fn identifier(number: usize) -> String {
    ["_", &number.saturating_add(1).to_string()].concat()
}

/// The names of what the rest of a bundle provides to decisions: fields of forms, and results of
/// the steps of workflows.
pub(super) struct Provided(Names);

impl Provided {
    pub(super) fn of(bundle: &Node) -> Self {
        let mut names = Names::default();
        // Nodes that are to be looked at: the nesting of fields does not matter.
        let mut open: Vec<&Node> = bundle.get("forms").into_iter().collect();
        while let Some(node) = open.pop() {
            match &node.kind {
                Kind::Object(members) => {
                    names_in(node, &["name"], &mut names);
                    open.extend(members.iter().map(|member| &member.value));
                }
                Kind::Array(items) => open.extend(items),
                _ => {}
            }
        }
        for workflow in bundle.get("workflows").map_or(&[][..], Node::members) {
            for step in workflow.value.get("steps").map_or(&[][..], Node::items) {
                if step.get("type").and_then(Node::as_str) == Some("decision") {
                    names_in(step, &["result", "id"], &mut names);
                }
            }
        }
        names.insert("submitter".into());
        Self(names)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &Rc<str>> {
        self.0.iter()
    }
}

/// Takes the text of the first of these members.
fn names_in(node: &Node, members: &[&str], names: &mut Names) {
    if let Some(name) = members.iter().find_map(|member| node.get(member)?.as_str()) {
        names.insert(name.into());
    }
}

//! From a definition to a graph, with every mistake found.

mod assign;
mod event;
mod expression;
mod flow;
mod links;
mod names;
mod plan;
mod rest;
mod results;
mod routing;
mod scope;
mod step;
mod wire;

use std::rc::Rc;

use super::decisions::Decisions;
use super::definition::WorkflowDefinition;
use super::graph::{Action, Content, Flow, Graph, Node, NodeId, Source};
use super::people::People;
use crate::by_name::ByName;
use crate::diagnostic::Diagnostic;
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::value::Type;
use links::Links;
pub(crate) use names::given_names;
use plan::Plan;

/// The most steps of one workflow: the checks look at pairs of them.
pub const MAX_STEPS: usize = 5_000;

/// What a workflow stands among.
pub struct Surroundings<'a> {
    /// Where its definition stands in its document.
    pub pointer: Pointer,
    /// The names that its form provides, with their types.
    pub fields: &'a [(Rc<str>, Type)],
    /// Who there is.
    pub people: &'a People,
    /// The decisions that it can take.
    pub decisions: &'a dyn Decisions,
    /// The names of the workflows that it can call.
    pub workflows: &'a [Rc<str>],
}

/// Compiles a workflow: the best graph that can be made of it, and every mistake. A graph with
/// mistakes must not be run in earnest; where it is, it ends in incidents.
pub fn compile<'a>(
    definition: &'a WorkflowDefinition,
    around: &'a Surroundings<'a>,
) -> (Graph, Vec<Diagnostic>) {
    let (graph, diagnostics, _) = compile_with_places(definition, around);
    (graph, diagnostics)
}

/// The same with, by node, where it is said.
pub(super) fn compile_with_places<'a>(
    definition: &'a WorkflowDefinition,
    around: &'a Surroundings<'a>,
) -> (Graph, Vec<Diagnostic>, Vec<Pointer>) {
    let mut compiler = Compiler::new(around);
    let planned = compiler.plan(&definition.steps, definition.flows.as_deref());
    let plans = &planned.plans;
    compiler.pointers = plans.iter().map(|plan| plan.pointer.clone()).collect();
    compiler.broken = vec![false; plans.len()];
    compiler.links = Links::of(plans);
    compiler.check_ids(plans);
    compiler.declare_names(plans);
    let title = definition.title.as_ref();
    let title_at = around.pointer.name("title");
    let title = title.and_then(|text| compiler.template(text, title_at, None));
    compiler.nodes = plans.iter().map(empty).collect();
    for (id, plan) in (0..).map(NodeId).zip(plans) {
        let action = compiler.action(id, plan);
        if let Some(node) = compiler.nodes.get_mut(id.0 as usize) {
            node.action = action;
        }
    }
    compiler.wire(&planned);
    for (id, plan) in (0..).map(NodeId).zip(plans) {
        compiler.more(id, plan);
    }
    compiler.check_defaults(&planned);
    let mut graph = Graph {
        form: Rc::clone(&definition.form),
        title,
        sources: std::mem::take(&mut compiler.sources),
        nodes: std::mem::take(&mut compiler.nodes),
        flows: std::mem::take(&mut compiler.flows),
        root: Content::default(),
        has_turns: false,
        has_conditions: false,
        hears: None,
        index: compiler.links.index(),
    };
    wire::finish(&mut graph, &planned);
    if !compiler.is_full {
        compiler.check_flow(&graph, plans);
        compiler.check_results(&graph);
    }
    (graph, compiler.diagnostics, compiler.pointers)
}

/// A node that does nothing yet.
fn empty(plan: &Plan<'_>) -> Node {
    Node {
        step: Rc::clone(&plan.id),
        action: Action::Pass,
        parent: plan.parent,
        outgoing: Vec::new(),
        incoming: Vec::new(),
        is_loose: false,
        more: None,
    }
}

/// What is known while a workflow is compiled.
struct Compiler<'a> {
    around: &'a Surroundings<'a>,
    scope: Scope,
    /// By slot of the scope.
    sources: Vec<Source>,
    links: Links,
    /// The decisions that give a result, by its name.
    decisions_of: ByName<Vec<Rc<str>>>,
    /// By node: where it is said.
    pointers: Vec<Pointer>,
    /// By node: whether it leads to something that is not there, which was reported.
    broken: Vec<bool>,
    nodes: Vec<Node>,
    flows: Vec<Flow>,
    /// Whether there are more steps than are compiled.
    is_full: bool,
    reads: Vec<ReadAt>,
    diagnostics: Vec<Diagnostic>,
}

/// An expression reads a name.
struct ReadAt {
    /// The node whose token makes it run; none where it runs when the instance begins.
    node: Option<NodeId>,
    slot: u32,
    pointer: Pointer,
}

impl<'a> Compiler<'a> {
    fn new(around: &'a Surroundings<'a>) -> Self {
        Self {
            around,
            scope: Scope::new(),
            sources: Vec::new(),
            links: Links::default(),
            decisions_of: ByName::new(),
            pointers: Vec::new(),
            broken: Vec::new(),
            nodes: Vec::new(),
            flows: Vec::new(),
            is_full: false,
            reads: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn report(&mut self, pointer: Pointer, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.with_pointer(pointer));
    }

    fn steps_pointer(&self) -> Pointer {
        self.around.pointer.name("steps")
    }

    fn pointer_of(&self, node: usize) -> Pointer {
        self.pointers.get(node).cloned().unwrap_or_else(|| self.steps_pointer())
    }

    /// Says that a node leads to something that is not there, which was reported.
    fn break_node(&mut self, node: NodeId) {
        if let Some(broken) = self.broken.get_mut(node.0 as usize) {
            *broken = true;
        }
    }
}

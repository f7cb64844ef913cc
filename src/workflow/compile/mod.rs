//! From a definition to a graph, with every mistake found.

mod assign;
mod expression;
mod flow;
mod links;
mod names;
mod results;
mod step;

use std::rc::Rc;

use super::decisions::Decisions;
use super::definition::WorkflowDefinition;
use super::graph::{Graph, NodeId, Source};
use super::people::People;
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::value::Type;
use links::Links;

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
}

/// Compiles a workflow: the best graph that can be made of it, and every mistake. A graph with
/// mistakes must not be run in earnest; where it is, it ends in incidents.
pub fn compile(
    definition: &WorkflowDefinition,
    around: &Surroundings<'_>,
) -> (Graph, Vec<Diagnostic>) {
    let mut compiler = Compiler::new(definition, around);
    let too_many = definition.steps.len() > MAX_STEPS;
    if too_many {
        let message = format!("The workflow has more than {MAX_STEPS} steps.");
        let found = Diagnostic::error(Code::TooManySteps, message)
            .with_help("Split it into several workflows.");
        compiler.report(compiler.steps_pointer(), found);
    }
    let steps = definition.steps.get(..MAX_STEPS).unwrap_or(&definition.steps);
    compiler.links = Links::of(steps);
    compiler.check_ids(steps);
    compiler.declare_names(steps);
    let title = definition.title.as_ref();
    let title_at = around.pointer.name("title");
    let title = title.and_then(|text| compiler.template(text, title_at, None));
    let nodes = steps.iter().enumerate().map(|(at, step)| compiler.node(at, step)).collect();
    let graph = Graph {
        form: Rc::clone(&definition.form),
        title,
        sources: std::mem::take(&mut compiler.sources),
        nodes,
        index: compiler.links.index(),
    };
    if !too_many {
        compiler.check_flow(&graph);
        compiler.check_results(&graph);
    }
    (graph, compiler.diagnostics)
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
    /// By node: whether it leads to something that is not there, which was reported.
    broken: Vec<bool>,
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
    fn new(definition: &WorkflowDefinition, around: &'a Surroundings<'a>) -> Self {
        Self {
            around,
            scope: Scope::new(),
            sources: Vec::new(),
            links: Links::default(),
            decisions_of: ByName::new(),
            broken: vec![false; definition.steps.len()],
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

    fn step_pointer(&self, at: usize) -> Pointer {
        self.steps_pointer().index(at)
    }
}

//! Whether what a step reads can have been given before.

use super::flow::{Ways, marked, reach};
use super::{Compiler, ReadAt};
use crate::diagnostic::{Code, Diagnostic};
use crate::workflow::graph::{Action, Graph, Node, NodeId, ScopeNodeKind, Source};

impl Compiler<'_> {
    /// Reports names of results and answers that are read where no step that gives them can have
    /// been before.
    pub(super) fn check_results(&mut self, graph: &Graph) {
        let ways = Ways::of(graph);
        let mut behind_of: Vec<Option<Vec<bool>>> = vec![None; graph.sources.len()];
        let reads = std::mem::take(&mut self.reads);
        for ReadAt { node, slot, pointer } in reads {
            let at = slot as usize;
            let (Some(source), Some(behind)) = (graph.sources.get(at), behind_of.get_mut(at))
            else {
                continue;
            };
            let name = match source {
                Source::Submitter | Source::Field(_) => continue,
                Source::Result(name) | Source::Answer(name) => name,
            };
            let behind = behind.get_or_insert_with(|| behind_givers(graph, &ways, source));
            if node.is_some_and(|node| marked(behind, node.0 as usize)) {
                continue;
            }
            if node.is_some_and(|node| asks_after(graph, node, source, name)) {
                continue;
            }
            let message = match node {
                Some(_) => format!("No step that gives `{name}` comes before this one."),
                None => format!("When the instance begins, no step has given `{name}` yet."),
            };
            let found = Diagnostic::error(Code::ResultTooLate, message)
                .with_help("Read it in a later step, or move the step that gives it.");
            self.report(pointer, found);
        }
    }
}

/// The steps that can come behind one that gives a name.
fn behind_givers(graph: &Graph, ways: &Ways, source: &Source) -> Vec<bool> {
    let givers = graph.nodes.iter().zip(&ways.forward).filter(|(node, _)| node.gives_to(source));
    let next: Vec<usize> = givers.flat_map(|(_, next)| next.iter().copied()).collect();
    reach(&ways.forward, &next)
}

impl Node {
    /// Whether it gives a name a value for those that come behind, or inside.
    fn gives(&self, name: &str) -> bool {
        let is_it = |given: &std::rc::Rc<str>| **given == *name;
        match &self.action {
            Action::Decide(decision) => is_it(&decision.name),
            Action::Set(set) => set.values.iter().any(|(given, _)| is_it(given)),
            Action::Call(call) => is_it(&call.result),
            Action::Ask(ask) => is_it(&ask.result),
            Action::Catch(catch) => catch.result.as_ref().is_some_and(is_it),
            Action::Scope(scope) => match &scope.kind {
                ScopeNodeKind::Each(each) => {
                    let collected = each.collect.as_ref().map(|(given, _)| given);
                    is_it(&each.name) || collected.is_some_and(is_it) || *name == *"index"
                }
                ScopeNodeKind::Repeat(_) => *name == *"index",
                _ => false,
            },
            _ => false,
        }
    }

    fn gives_to(&self, source: &Source) -> bool {
        match source {
            Source::Result(name) => self.gives(name),
            Source::Answer(step) => matches!(self.action, Action::Work(_)) && self.step == *step,
            _ => false,
        }
    }
}

/// Whether a name is given inside of a node, whose own expressions are asked after that.
fn asks_after(graph: &Graph, node: NodeId, source: &Source, name: &str) -> bool {
    let scope = graph.node(node).filter(|node| matches!(node.action, Action::Scope(_)));
    let Some(scope) = scope else { return false };
    let is_inside = |inner: &Node| {
        let mut parents = std::iter::successors(inner.parent, |at| graph.node(*at)?.parent);
        parents.any(|parent| parent == node)
    };
    scope.gives(name)
        || ["done", "total"].contains(&name)
        || graph.nodes.iter().any(|inner| inner.gives_to(source) && is_inside(inner))
}

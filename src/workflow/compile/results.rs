//! Whether what a step reads can have been given before.

use super::flow::{Ways, marked, reach};
use super::{Compiler, ReadAt};
use crate::diagnostic::{Code, Diagnostic};
use crate::workflow::graph::{Action, Graph, Node, Source};

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
    let gives = |node: &Node| match (&node.action, source) {
        (Action::Decide(decision), Source::Result(name)) => decision.name == *name,
        (Action::Work(_), Source::Answer(step)) => node.step == *step,
        _ => false,
    };
    let givers = graph.nodes.iter().zip(&ways.forward).filter(|(node, _)| gives(node));
    let next: Vec<usize> = givers.flat_map(|(_, next)| next.iter().copied()).collect();
    reach(&ways.forward, &next)
}

//! Whether every way through a workflow comes to an end.

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::workflow::graph::{Action, Graph, NodeId, Target};

impl Compiler<'_> {
    pub(super) fn check_flow(&mut self, graph: &Graph) {
        let count = graph.nodes.len();
        let ends: Vec<usize> = (0..count).filter(|at| is_end(graph, *at)).collect();
        if ends.is_empty() {
            let found = Diagnostic::error(Code::NoEnd, "The workflow has no end.")
                .with_help("Add a step `{ \"id\": \"done\", \"type\": \"end\" }`.");
            self.report(self.steps_pointer(), found);
        }
        let ways = Ways::of(graph);
        let reachable = reach(&ways.forward, &[0]);
        for at in (0..count).filter(|at| !marked(&reachable, *at)) {
            let found = Diagnostic::warning(Code::UnreachableStep, "No way leads to this step.")
                .with_help("Let a step or an outcome lead here, or leave the step out.");
            self.report(self.step_pointer(at), found);
        }
        let endless = self.check_loops(graph, &reachable);
        if !ends.is_empty() {
            self.check_dead_ends(&ways, &reachable, &[ends, endless].concat());
        }
    }

    /// Reports steps from which no end is reached. What leads nowhere because of a mistake that is
    /// told already counts as ended.
    fn check_dead_ends(&mut self, ways: &Ways, reachable: &[bool], ends: &[usize]) {
        let count = ways.forward.len();
        let broken = (0..count).filter(|at| marked(&self.broken, *at));
        let mut settled: Vec<usize> = ends.iter().copied().chain(broken).collect();
        let mut ended = reach(&ways.backward, &settled);
        let leads_nowhere = |at: &usize| ways.forward.get(*at).is_some_and(Vec::is_empty);
        let stuck = |ended: &[bool], at: &usize| marked(reachable, *at) && !marked(ended, *at);
        let stops = (0..count).filter(|at| leads_nowhere(at) && stuck(&ended, at));
        let stops: Vec<usize> = stops.collect();
        for at in &stops {
            let message = "Nothing follows on this step, and it is not an end.";
            let found = Diagnostic::error(Code::DeadEnd, message)
                .with_help("Say with `to` which step follows, or add an end behind it.");
            self.report(self.step_pointer(*at), found);
        }
        settled.extend(stops);
        ended = reach(&ways.backward, &settled);
        // What is left goes round for ever, though somebody is asked each time.
        while let Some(at) = (0..count).find(|at| stuck(&ended, at)) {
            let message = "From this step no end can be reached: it goes round for ever.";
            let found = Diagnostic::error(Code::DeadEnd, message)
                .with_help("Let one of the steps or outcomes behind it lead to an end.");
            self.report(self.step_pointer(at), found);
            // One finding for everything that hangs together with it.
            settled.extend(
                (0..).zip(reach(&ways.forward, &[at])).filter(|(_, it)| *it).map(|(at, _)| at),
            );
            ended = reach(&ways.backward, &settled);
        }
    }

    /// Reports loops in which no step waits for anybody, and gives a step of each.
    fn check_loops(&mut self, graph: &Graph, reachable: &[bool]) -> Vec<usize> {
        // Each step that does not wait leads to at most one other: following them, a step that is
        // met twice within one walk closes a loop.
        let mut walk_of = vec![0_usize; graph.nodes.len()];
        let mut loops = Vec::new();
        for start in 0..graph.nodes.len() {
            let walk = start.saturating_add(1);
            let mut at = Some(start);
            while let Some(here) = at {
                let Some(mark) = walk_of.get_mut(here) else { break };
                if *mark == walk && marked(reachable, here) {
                    loops.push(here);
                }
                if *mark != 0 {
                    break;
                }
                *mark = walk;
                at = passes_to(graph, here);
            }
        }
        for at in &loops {
            let message = "From this step the workflow goes round without waiting for anybody.";
            let found = Diagnostic::error(Code::EndlessLoop, message)
                .with_help("Put a task or an approval into the loop, or lead out of it.");
            self.report(self.step_pointer(*at), found);
        }
        loops
    }
}

fn is_end(graph: &Graph, at: usize) -> bool {
    graph.nodes.get(at).is_some_and(|node| matches!(node.action, Action::End { .. }))
}

/// The step that follows at once, where the step does not wait.
fn passes_to(graph: &Graph, at: usize) -> Option<usize> {
    let node = graph.nodes.get(at)?;
    match node.action {
        Action::Decide(_) | Action::Tell(_) => node.next.map(|next| next.0 as usize),
        Action::Work(_) | Action::End { .. } => None,
    }
}

/// Which steps lead to which, and back.
pub(super) struct Ways {
    pub(super) forward: Vec<Vec<usize>>,
    backward: Vec<Vec<usize>>,
}

impl Ways {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut forward = vec![Vec::new(); graph.nodes.len()];
        let mut backward = forward.clone();
        for (from, node) in graph.nodes.iter().enumerate() {
            let mut way = |to: NodeId| {
                let to = to.0 as usize;
                if let (Some(ahead), Some(behind)) = (forward.get_mut(from), backward.get_mut(to)) {
                    ahead.push(to);
                    behind.push(from);
                }
            };
            node.next.map(&mut way);
            if let Action::Work(task) = &node.action {
                for outcome in task.approval.iter().flat_map(|approval| &approval.outcomes) {
                    match outcome.target {
                        Target::Node(node) => way(node),
                        // The submitter changes the form, and the workflow begins anew.
                        Target::SendBack => way(NodeId(0)),
                        Target::Nowhere => {}
                    }
                }
            }
        }
        Self { forward, backward }
    }
}

/// What can be reached from some places, themselves counted.
pub(super) fn reach(ways: &[Vec<usize>], from: &[usize]) -> Vec<bool> {
    let mut reached = vec![false; ways.len()];
    let mut next = from.to_vec();
    while let Some(at) = next.pop() {
        if let Some(mark) = reached.get_mut(at)
            && !std::mem::replace(mark, true)
        {
            next.extend(ways.get(at).into_iter().flatten());
        }
    }
    reached
}

pub(super) fn marked(marks: &[bool], at: usize) -> bool {
    marks.get(at).copied().unwrap_or(false)
}

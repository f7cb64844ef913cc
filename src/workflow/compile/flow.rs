//! Whether every way through a workflow comes to an end.

use super::Compiler;
use super::plan::{Part, Plan};
use crate::diagnostic::{Code, Diagnostic};
use crate::workflow::graph::{Action, Graph, NodeId, ScopeNodeKind, Target, ThrowNode};

impl Compiler<'_> {
    pub(super) fn check_flow(&mut self, graph: &Graph, plans: &[Plan<'_>]) {
        let count = graph.nodes.len();
        let ends: Vec<usize> = (0..count).filter(|at| is_end(graph, *at)).collect();
        if ends.is_empty() {
            let found = Diagnostic::error(Code::NoEnd, "The workflow has no end.")
                .with_help("Add a step `{ \"id\": \"done\", \"type\": \"end\" }`.");
            self.report(self.steps_pointer(), found);
        }
        let ways = Ways::of(graph);
        let root =
            graph.root.starts.iter().chain(&graph.root.triggered).chain(&graph.root.handlers);
        let starts: Vec<usize> = root.map(|node| node.0 as usize).collect();
        let reachable = reach(&ways.forward, &starts);
        let is_step = |at: &usize| matches!(plans.get(*at), Some(Plan { part: Part::Step(_), .. }));
        for at in (0..count).filter(|at| !marked(&reachable, *at)).filter(is_step) {
            let found = Diagnostic::warning(Code::UnreachableStep, "No way leads to this step.")
                .with_help("Let a step or an outcome lead here, or leave the step out.");
            self.report(self.pointer_of(at), found);
        }
        let endless = self.check_loops(graph, &reachable);
        if !ends.is_empty() {
            self.check_dead_ends(graph, &ways, &reachable, &[ends, endless].concat());
        }
    }

    /// Reports steps from which no end is reached. What leads nowhere because of a mistake that is
    /// told already counts as ended.
    fn check_dead_ends(&mut self, graph: &Graph, ways: &Ways, reachable: &[bool], ends: &[usize]) {
        let count = graph.nodes.len();
        let broken = (0..count).filter(|at| marked(&self.broken, *at));
        let mut settled: Vec<usize> = ends.iter().copied().chain(broken).collect();
        let mut ended = reach(&ways.backward, &settled);
        let leads_nowhere = |at: &usize| graph.nodes.get(*at).is_some_and(|node| node.is_loose);
        let stuck = |ended: &[bool], at: &usize| marked(reachable, *at) && !marked(ended, *at);
        let stops = (0..count).filter(|at| leads_nowhere(at) && stuck(&ended, at));
        let stops: Vec<usize> = stops.collect();
        for at in &stops {
            let message = "Nothing follows on this step, and it is not an end.";
            let found = Diagnostic::error(Code::DeadEnd, message)
                .with_help("Say with `to` which step follows, or add an end behind it.");
            self.report(self.pointer_of(*at), found);
        }
        settled.extend(stops);
        ended = reach(&ways.backward, &settled);
        // What is left goes round for ever, though somebody is asked each time.
        while let Some(at) = (0..count).find(|at| stuck(&ended, at)) {
            let message = "From this step no end can be reached: it goes round for ever.";
            let found = Diagnostic::error(Code::DeadEnd, message)
                .with_help("Let one of the steps or outcomes behind it lead to an end.");
            self.report(self.pointer_of(at), found);
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
            self.report(self.pointer_of(*at), found);
        }
        loops
    }
}

/// Whether a token can come to its end there: at an end, or where nothing has to follow.
fn is_end(graph: &Graph, at: usize) -> bool {
    let Some(node) = graph.nodes.get(at) else { return false };
    let leads_on = !node.outgoing.is_empty() || node.is_loose;
    match &node.action {
        Action::End { .. } => true,
        Action::Work(task) if task.approval.is_some() => false,
        Action::Throw(thrown) => !leads_on || matches!(**thrown, ThrowNode::Terminate),
        _ => !leads_on,
    }
}

/// The step that follows at once, where the step does not wait.
fn passes_to(graph: &Graph, at: usize) -> Option<usize> {
    let node = graph.nodes.get(at)?;
    let waits = node.waits() || matches!(node.action, Action::Join(_) | Action::End { .. });
    match *node.outgoing {
        [only] if !waits => graph.flow(only).map(|flow| flow.to.0 as usize),
        _ => None,
    }
}

/// Which steps lead to which, and back. Behind the nodes stand places for the ends of what is inside
/// of each.
pub(super) struct Ways {
    pub(super) forward: Vec<Vec<usize>>,
    backward: Vec<Vec<usize>>,
}

impl Ways {
    pub(super) fn of(graph: &Graph) -> Self {
        let count = graph.nodes.len();
        let mut ways = Self {
            forward: vec![Vec::new(); count.saturating_mul(2)],
            backward: vec![Vec::new(); count.saturating_mul(2)],
        };
        let end_in = |node: NodeId| count.saturating_add(node.0 as usize);
        for flow in &graph.flows {
            ways.add(flow.from.0 as usize, flow.to.0 as usize);
        }
        for (from, node) in graph.nodes.iter().enumerate() {
            if let Action::Work(task) = &node.action {
                let outcomes = task.approval.iter().flat_map(|approval| &approval.outcomes);
                // The submitter changes the form, and the workflow begins anew.
                if outcomes.into_iter().any(|outcome| outcome.target == Target::SendBack) {
                    graph.root.starts.iter().for_each(|start| ways.add(from, start.0 as usize));
                }
            }
            if let Action::Scope(scope) = &node.action {
                let content = &scope.content;
                let inside =
                    content.starts.iter().chain(&content.triggered).chain(&content.handlers);
                inside.for_each(|start| ways.add(from, start.0 as usize));
                if let ScopeNodeKind::Handler { event: Some(event) } = scope.kind {
                    ways.add(from, event.0 as usize);
                }
                // What comes behind comes when the end of what is inside has come.
                let end = count.saturating_add(from);
                let outgoing = node.outgoing.iter().filter_map(|way| graph.flow(*way));
                outgoing.for_each(|flow| ways.add(end, flow.to.0 as usize));
            }
            if let Action::Throw(thrown) = &node.action
                && let ThrowNode::Link { target: Some(target), .. } = **thrown
            {
                ways.add(from, target.0 as usize);
            }
            if let Some(more) = &node.more {
                let beside = more.on.iter().chain(&more.undo);
                beside.for_each(|event| ways.add(from, event.0 as usize));
            }
            if let Some(parent) = node.parent.filter(|_| node.outgoing.is_empty()) {
                ways.add(from, end_in(parent));
                if matches!(node.action, Action::Scope(_)) {
                    ways.add(count.saturating_add(from), end_in(parent));
                }
            }
        }
        ways
    }

    fn add(&mut self, from: usize, to: usize) {
        if let (Some(ahead), Some(behind)) = (self.forward.get_mut(from), self.backward.get_mut(to))
        {
            ahead.push(to);
            behind.push(from);
        }
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

//! What a look at a workflow as a whole finds, beyond what compiling finds step by step: whether it can come to a
//! standstill, whether steps are done twice by mistake, whether it ends while something still goes on, and messages
//! that nobody sends.
//!
//! Soundness is decided for each scope by itself (van der Aalst, 1997): the steps in it are a net whose choices are
//! free, and all markings that can be reached are looked at, where they are not too many.

mod net;
mod search;

use std::rc::Rc;

use super::compile::{Surroundings, compile_with_places};
use super::definition::WorkflowDefinition;
use super::graph::{Action, Graph, NodeId, ThrowNode, Trigger};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use net::Net;
use search::{Flaw, search};

/// What a look at a workflow as a whole finds. `sent` are the names of the messages that workflows send; see
/// [`messages_sent`].
pub fn lint<'a>(
    definition: &'a WorkflowDefinition,
    around: &'a Surroundings<'a>,
    sent: &[Rc<str>],
) -> Vec<Diagnostic> {
    let (graph, findings, places) = compile_with_places(definition, around);
    // What can't run anyway is told already.
    if findings.iter().any(Diagnostic::is_error) {
        return Vec::new();
    }
    let place = |node: NodeId| {
        let known = places.get(node.0 as usize).cloned();
        known.unwrap_or_else(|| around.pointer.name("steps"))
    };
    let mut found = Vec::new();
    for scope in graph.scopes() {
        let Some(net) = Net::of(&graph, scope) else { continue };
        found.extend(search(&net).into_iter().map(|flaw| told(&graph, &flaw, &place)));
    }
    found.extend(unsent(&graph, sent, &place));
    found
}

/// The names of the messages that the steps of a workflow send.
pub fn messages_sent(graph: &Graph) -> Vec<Rc<str>> {
    let mut sent = Names::default();
    for node in &graph.nodes {
        if let Action::Throw(thrown) = &node.action
            && let ThrowNode::Message { name, .. } = &**thrown
        {
            sent.add(Rc::clone(name));
        }
        for name in node.more.iter().flat_map(|more| &more.send) {
            sent.add(Rc::clone(name));
        }
    }
    sent.iter().cloned().collect()
}

fn unsent(graph: &Graph, sent: &[Rc<str>], place: &dyn Fn(NodeId) -> Pointer) -> Vec<Diagnostic> {
    let nodes = (0..).map(NodeId).zip(&graph.nodes);
    let waited_for = nodes.filter_map(|(id, node)| match &node.action {
        Action::Catch(catch) => match &catch.trigger {
            Trigger::Message { name, .. } if !sent.contains(name) => Some((id, name)),
            _ => None,
        },
        _ => None,
    });
    waited_for
        .map(|(id, name)| {
            let message = format!("No workflow of the bundle sends the message `{name}`.");
            Diagnostic::warning(Code::MessageNobodySends, message)
                .with_help("Let a step send it, unless it comes from outside.")
                .with_suggestion(name, sent.iter().map(|name| &**name))
                .with_pointer(place(id))
        })
        .collect()
}

fn told(graph: &Graph, flaw: &Flaw, place: &dyn Fn(NodeId) -> Pointer) -> Diagnostic {
    let called = |node: NodeId| graph.node(node).map_or("", |node| &node.step);
    let run = run(graph, flaw);
    let (node, found) = match flaw {
        Flaw::Standstill { at, .. } => {
            let message = format!(
                "The workflow can come to a standstill: `{}` waits for a branch that never comes. {run}",
                called(*at)
            );
            let help = "Join only branches that are all gone: end a choice by leading its ways to the same step, not to a join.";
            (at, Diagnostic::warning(Code::Standstill, message).with_help(help))
        }
        Flaw::Twice { at, .. } => {
            let message = format!(
                "The step `{}` can be come to twice at the same time, so that all behind it is done twice. {run}",
                called(*at)
            );
            let help = "Join the branches before it with a gateway, if it is to be done once.";
            (at, Diagnostic::warning(Code::NotSynchronised, message).with_help(help))
        }
        Flaw::EndsEarly { at, beside, .. } => {
            let message = format!(
                "`{}` ends the workflow while `{}` is still to be done. {run}",
                called(*at),
                called(*beside)
            );
            let help = "Join the branches before the end, or say that it ends only its branch, with `\"branch\": true`.";
            (at, Diagnostic::warning(Code::EndsEarly, message).with_help(help))
        }
    };
    found.with_pointer(place(*node))
}

/// The shortest run that shows it, as a sentence.
fn run(graph: &Graph, flaw: &Flaw) -> String {
    let (Flaw::Standstill { run, .. } | Flaw::Twice { run, .. } | Flaw::EndsEarly { run, .. }) =
        flaw;
    let mut text = String::from("It happens after: ");
    let mut is_first = true;
    for node in run.iter().filter_map(|node| graph.node(*node)) {
        if !is_first {
            text.push_str(", ");
        }
        is_first = false;
        text.push('`');
        text.push_str(&node.step);
        text.push('`');
    }
    if is_first {
        return "It happens at the beginning.".into();
    }
    text.push('.');
    text
}

impl Graph {
    /// The top, and each node with something inside.
    fn scopes(&self) -> impl Iterator<Item = Option<NodeId>> {
        let inner = (0..).map(NodeId).zip(&self.nodes);
        let inner = inner.filter(|(_, node)| matches!(node.action, Action::Scope(_)));
        std::iter::once(None).chain(inner.map(|(id, _)| Some(id)))
    }
}

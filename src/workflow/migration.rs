//! Moving an instance to another version of its workflow: whether it can, and what can't move.

use std::mem::discriminant;
use std::rc::Rc;

use super::event::{Renamed, Subscription};
use super::graph::{Action, Graph, NodeId};
use super::state::{ScopeKind, State, Token};
use crate::document::view;

view! {
    /// Something that can't move to another version.
    pub struct Obstacle {
        /// The number of the token; 0 is the instance itself.
        pub token: u32 = "token",
        /// The step at which it is.
        pub step: Rc<str> = "step",
        /// Why, as a sentence.
        pub reason: String = "reason",
    }
}

/// What of an instance that stands at `state` can't move from a graph to another, where some steps have other ids there.
pub fn obstacles(old: &Graph, new: &Graph, state: &State, renamed: &[Renamed]) -> Vec<Obstacle> {
    let migration = Migration { old, new, renamed };
    let mut found = Vec::new();
    let mut tell = |token: u32, step: &Rc<str>, reason: Option<String>| {
        found.extend(reason.map(|reason| Obstacle { token, step: Rc::clone(step), reason }));
    };
    for known in state.on(0) {
        tell(0, &known.event, migration.event(known));
    }
    for token in state.tokens() {
        tell(token.number, &token.step, migration.token(token));
        for known in &token.on {
            tell(token.number, &known.event, migration.event(known));
        }
    }
    for join in state.joins() {
        let reason = migration.node(&join.step).and_then(|(old, new)| {
            let ways = |graph: &Graph, node| graph.node(node).map_or(0, |node| node.incoming.len());
            let (before, after) = (ways(migration.old, old), ways(migration.new, new));
            if before == after {
                Ok(())
            } else {
                Err("It joins another number of ways there.".into())
            }
        });
        tell(join.scope, &join.step, reason.err());
    }
    found
}

struct Migration<'a> {
    old: &'a Graph,
    new: &'a Graph,
    renamed: &'a [Renamed],
}

impl Migration<'_> {
    /// The nodes of a step in both graphs, which do the same kind of thing in the same place.
    fn node(&self, step: &str) -> Result<(NodeId, NodeId), String> {
        let gone = || "The step is not there any more.".to_owned();
        let old = self.old.find(step).ok_or_else(gone)?;
        let new = self.new.find(renamed(self.renamed, step)).ok_or_else(gone)?;
        let (before, after) = self.old.node(old).zip(self.new.node(new)).ok_or_else(gone)?;
        let is_same = match (&before.action, &after.action) {
            (Action::Catch(one), Action::Catch(other)) => {
                discriminant(&one.trigger) == discriminant(&other.trigger)
            }
            (Action::Scope(one), Action::Scope(other)) => {
                discriminant(&one.kind) == discriminant(&other.kind)
            }
            (Action::Work(one), Action::Work(other)) => {
                one.approval.is_some() == other.approval.is_some()
            }
            (one, other) => discriminant(one) == discriminant(other),
        };
        if !is_same {
            return Err("The step does another kind of thing there.".into());
        }
        let around = |graph: &Graph, node: Option<NodeId>| {
            node.and_then(|node| graph.node(node)).map(|node| Rc::clone(&node.step))
        };
        let (from, to) = (around(self.old, before.parent), around(self.new, after.parent));
        let is_inside = match (&from, &to) {
            (Some(from), Some(to)) => *renamed(self.renamed, from) == **to,
            (None, None) => true,
            _ => false,
        };
        if is_inside {
            Ok((old, new))
        } else {
            Err("The step is inside of another one there.".into())
        }
    }

    fn token(&self, token: &Token) -> Option<String> {
        if let Some(inside) = token.inside() {
            match &inside.kind {
                ScopeKind::Call(..) => return Some("A workflow is called there just now.".into()),
                ScopeKind::Undo(_) => return Some("Something is undone there just now.".into()),
                _ => {}
            }
        }
        if let Err(reason) = self.node(&token.step) {
            return Some(reason);
        }
        let votes = token.task().into_iter().flat_map(|task| &task.votes);
        let mut unknown = votes.filter(|vote| {
            let step = renamed(self.renamed, &token.step);
            !vote.outcome.is_empty()
                && !self.new.outcomes(step).any(|(outcome, _)| *outcome == vote.outcome)
        });
        let vote = unknown.next()?;
        Some(format!(
            "The answer `{}`, which was given already, is not there any more.",
            vote.outcome
        ))
    }

    fn event(&self, known: &Subscription) -> Option<String> {
        self.node(&known.event).err()
    }
}

/// The id that a step has in the other version.
pub(super) fn renamed<'a>(renamed: &'a [Renamed], step: &'a str) -> &'a str {
    let found = renamed.iter().find(|known| *known.from == *step);
    found.map_or(step, |known| &known.to)
}

//! Where tokens go: conditions, joins, and the rule of the inclusive gateway (BPMN 2.0, 13.3).

use std::rc::Rc;

use super::Moved;
use super::run::{COMPLETED, Place, Run, inner};
use crate::diagnostic::Code;
use crate::value::Value;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Arrived, EventKind, Joined, Joining};
use crate::workflow::graph::{
    Action, Bits, FlowId, JoinNode, Node, NodeId, Outcome, Target, Waits, When,
};
use crate::workflow::state::Waiting;

impl<'a> Run<'a> {
    /// Lets a token go the ways out of a node.
    pub(super) fn go_on(&mut self, place: Place, node: &'a Node) {
        if let Action::Work(task) = &node.action
            && let Some(Outcome { target: Target::Flow(way), .. }) =
                task.approval.as_ref().and_then(|approval| approval.outcomes.first())
        {
            return self.take_way(place.scope, *way);
        }
        if node.outgoing.is_empty() {
            self.end_early(place.scope);
            if node.is_loose {
                let message = "Nothing follows on this step, and it is not an end.".into();
                self.stop(place, Problem { code: Code::NothingFollows, message });
            }
            return;
        }
        match self.ways(place, node) {
            Ok(ways) if ways.is_empty() => {
                let message = "No way out of this step has a condition that holds.".into();
                self.stop(place, Problem { code: Code::NoWay, message });
            }
            Ok(ways) => ways.iter().for_each(|way| self.take_way(place.scope, *way)),
            Err(problem) => self.stop(place, problem),
        }
    }

    /// Lets a token take a flow.
    pub(super) fn take_way(&mut self, scope: u32, way: FlowId) {
        let Some(flow) = self.graph_of(scope).flow(way) else { return };
        if let Some(simulation) = self.env.simulation
            && !flow.id.is_empty()
        {
            simulation.moved(&flow.id, Moved::Entered);
        }
        self.arrive(Place { scope, node: flow.to }, Some(way));
    }

    /// The ways that are taken out of a node.
    fn ways(&mut self, place: Place, node: &'a Node) -> Result<Vec<FlowId>, Problem> {
        let graph = self.graph_of(place.scope);
        let chosen = self.env.simulation.and_then(|simulation| simulation.ways(&node.step));
        if let Some(chosen) = chosen {
            let is_chosen =
                |way: &FlowId| graph.flow(*way).is_some_and(|flow| chosen.contains(&flow.id));
            return Ok(node.outgoing.iter().copied().filter(is_chosen).collect());
        }
        let mut ways = Vec::new();
        let mut otherwise = None;
        for way in &node.outgoing {
            let Some(flow) = graph.flow(*way) else { continue };
            let is_taken = match &flow.when {
                When::Always => true,
                When::Otherwise => {
                    otherwise = Some(*way);
                    false
                }
                When::Condition(program) => {
                    self.look_from(place.scope);
                    self.value(program.as_ref())? == Value::Bool(true)
                }
            };
            if is_taken {
                ways.push(*way);
                if matches!(node.action, Action::Choose) {
                    break;
                }
            }
        }
        if ways.is_empty() {
            ways.extend(otherwise);
        }
        Ok(ways)
    }

    /// A token comes to a join.
    pub(super) fn come_to(
        &mut self,
        place: Place,
        node: &'a Node,
        join: &'a JoinNode,
        by: Option<FlowId>,
    ) {
        let flow = by.and_then(|by| self.graph_of(place.scope).flow(by));
        let Some(flow) =
            flow.filter(|_| node.incoming.len() > 1 || matches!(join.waits, Waits::Threads(_)))
        else {
            return self.pass(place, None);
        };
        let of = u32::try_from(node.incoming.len()).unwrap_or(u32::MAX);
        let is_thread = matches!(join.waits, Waits::Threads(_));
        self.emit(EventKind::Arrived(Arrived {
            step: Rc::clone(&node.step),
            scope: inner(place.scope),
            way: if is_thread { 0 } else { flow.entry },
            of,
        }));
        self.check_join(place, node, join);
    }

    /// Lets a join go on as often as enough tokens have come to it.
    fn check_join(&mut self, place: Place, node: &'a Node, join: &'a JoinNode) {
        while let Some(waiting) = self.state.join(place.scope, &node.step) {
            let ready = || {
                let is_counted = |way: usize| waiting.counted.get(way) == Some(&true);
                let ways = waiting.arrived.iter().enumerate();
                ways.filter(|(way, count)| **count > 0 && !is_counted(*way)).count()
            };
            let is_late = !waiting.counted.is_empty();
            let how = match &join.waits {
                Waits::All if waiting.arrived.iter().all(|count| *count > 0) => Joining::All,
                Waits::Threads(needed) if waiting.count() >= *needed => Joining::Threads,
                Waits::Some(_) if is_late && ready() > 0 => Joining::Late,
                Waits::Some(needed) if !is_late && ready() >= *needed as usize => Joining::Some,
                _ => return,
            };
            self.join_up(place, node, how);
            if join.cancels && how == Joining::Some {
                return self.cancel_branches(place, node);
            }
        }
    }

    fn join_up(&mut self, place: Place, node: &'a Node, how: Joining) {
        let threads = match &node.action {
            Action::Join(JoinNode { waits: Waits::Threads(needed), .. }) => Some(*needed),
            _ => None,
        };
        let joined =
            Joined { step: Rc::clone(&node.step), scope: inner(place.scope), how, threads };
        let waiting = self.state.join(place.scope, &node.step).cloned();
        let taken = waiting.map_or(0, |mut waiting| waiting.take(&joined));
        self.emit(EventKind::Joined(joined));
        let goes_on = !matches!(how, Joining::Late | Joining::Reset);
        for _ in u32::from(goes_on)..taken {
            self.tell_moved(node, Moved::Joined);
        }
        if goes_on {
            self.pass(place, None);
        }
    }

    /// Takes away the tokens from which a join can be reached, and begins it anew.
    fn cancel_branches(&mut self, place: Place, node: &'a Node) {
        let graph = self.graph_of(place.scope);
        let reaching = graph.reaching(place.node);
        let is_there = |step: &str| graph.find(step).is_some_and(|at| reaching.has(at));
        let tokens = self.state.tokens().filter(|token| token.scope == place.scope);
        let tokens: Vec<u32> =
            tokens.filter(|token| is_there(&token.step)).map(|token| token.number).collect();
        tokens.iter().for_each(|number| self.cancel(*number));
        self.retract(place.scope, &|at| at != place.node && reaching.has(at));
        // What is at the join itself, and at joins on the way, is gone too.
        let joins = self.state.joins().filter(|join| join.scope == place.scope);
        let joins: Vec<Rc<str>> = joins
            .filter(|join| join.step == node.step || is_there(&join.step))
            .map(|join| Rc::clone(&join.step))
            .collect();
        for step in joins {
            if let Some(node) = graph.find(&step).and_then(|id| graph.node(id)) {
                self.join_up(place, node, Joining::Reset);
            }
        }
    }

    /// Lets those inclusive joins go on that nothing more can come to. Gives whether one did.
    pub(super) fn merge(&mut self) -> bool {
        let ready = self.state.joins().find_map(|waiting| {
            let graph = self.graph_of(waiting.scope);
            let id = graph.find(&waiting.step)?;
            let node = graph.node(id)?;
            let Action::Join(JoinNode { waits: Waits::Reachable(reach), .. }) = &node.action else {
                return None;
            };
            let place = Place { scope: waiting.scope, node: id };
            self.nothing_comes(place, waiting, reach).then_some((place, node))
        });
        let Some((place, node)) = ready else { return false };
        self.join_up(place, node, Joining::All);
        true
    }

    /// Whether no other token of the scope can reach a way in that has none, unless it can reach one that has.
    fn nothing_comes(&self, place: Place, waiting: &Waiting, reach: &[Bits]) -> bool {
        let graph = self.graph_of(place.scope);
        let is_waited_for = |node: NodeId| {
            let mut reaches_empty = false;
            for (reach, count) in reach.iter().zip(&waiting.arrived) {
                if reach.has(node) {
                    if *count > 0 {
                        return false;
                    }
                    reaches_empty = true;
                }
            }
            reaches_empty
        };
        let of_step = |step: &str| graph.find(step).is_some_and(is_waited_for);
        let others = self.state.tokens().filter(|token| token.scope == place.scope);
        let joins = self.state.joins().filter(|join| join.scope == place.scope);
        let joins = joins.filter(|join| *join.step != *waiting.step && join.count() > 0);
        waiting.count() > 0
            && !others.into_iter().any(|token| of_step(&token.step))
            && !joins.into_iter().any(|join| of_step(&join.step))
    }

    /// Closes scopes in which nothing is left, from the inside out.
    pub(super) fn settle(&mut self, scope: u32) {
        let mut next = Some(scope);
        while let Some(scope) = next {
            let is_empty =
                self.is_running() && self.state.has_scope(scope) && self.state.inside(scope) == 0;
            next = match scope {
                _ if !is_empty => None,
                0 => {
                    self.end(None, COMPLETED.into());
                    None
                }
                scope => self.close(scope),
            };
        }
    }
}

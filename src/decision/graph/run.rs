//! One run: each node that is needed is computed once.

use std::rc::Rc;

use super::service::Service;
use super::{Graph, Logic, Node, Source};
use crate::decision::boxed::store;
use crate::decision::{Failure, Outcome};
use crate::feel::Env;
use crate::value::{Context, Value};

/// The values of one run.
pub(in crate::decision) struct Run<'a> {
    graph: &'a Rc<Graph>,
    /// What is known before deciding, by number.
    outside: Vec<Value>,
    /// By node: its value, once it is computed or given.
    values: Vec<Option<Value>>,
    /// The slots of the logic that runs; empty between two.
    slots: Vec<Value>,
}

impl<'a> Run<'a> {
    /// A run in which this is known before deciding.
    pub(in crate::decision) fn new(
        graph: &'a Rc<Graph>,
        known: impl Iterator<Item = (usize, Value)>,
    ) -> Self {
        let mut outside = vec![Value::Null; graph.outside.len()];
        for (number, value) in known {
            if let Some(place) = outside.get_mut(number) {
                *place = value;
            }
        }
        Self { graph, outside, values: vec![None; graph.nodes.len()], slots: Vec::new() }
    }

    /// Gives a node its value; its logic does not run.
    pub(super) fn give(&mut self, number: usize, value: Value) {
        if let Some(known) = self.values.get_mut(number) {
            *known = Some(value);
        }
    }

    /// The value of a node.
    pub(super) fn value(&mut self, number: usize, env: &mut Env<'_>) -> Result<Value, Failure> {
        self.prepare(number, env)?;
        if self.known(number).is_none() {
            let value = self.compute(number, env)?.value;
            self.give(number, value);
        }
        Ok(self.known(number).cloned().unwrap_or_default())
    }

    /// Takes a decision, and tells which rules matched.
    pub(in crate::decision) fn decide(
        &mut self,
        number: usize,
        env: &mut Env<'_>,
    ) -> Result<Outcome, Failure> {
        self.prepare(number, env)?;
        self.compute(number, env)
    }

    /// The values that a decision's logic reads, by their slots.
    pub(in crate::decision) fn slots_of(
        &mut self,
        number: usize,
        env: &mut Env<'_>,
    ) -> Result<Vec<Value>, Failure> {
        self.prepare(number, env)?;
        self.fill(number);
        Ok(std::mem::take(&mut self.slots))
    }

    /// The result of a service: the value of its only output, or a context of all.
    pub(super) fn service(
        &mut self,
        service: &Service,
        env: &mut Env<'_>,
    ) -> Result<Value, Failure> {
        let mut outputs = Context::with_capacity(service.outputs.len());
        let mut last = Value::Null;
        for output in &service.outputs {
            last = self.value(*output, env)?;
            if let Some(node) = self.graph.node(*output) {
                outputs.insert(Rc::clone(&node.name), last.clone());
            }
        }
        let value = if service.outputs.len() == 1 { last } else { outputs.into() };
        Ok(service.ty.fit(value, env)?)
    }

    fn known(&self, number: usize) -> Option<&Value> {
        self.values.get(number)?.as_ref()
    }

    /// Computes what a node reads, in the order of the graph.
    fn prepare(&mut self, number: usize, env: &mut Env<'_>) -> Result<(), Failure> {
        let graph = self.graph;
        let reads_node =
            |node: &Node| node.links.iter().any(|(_, it)| matches!(it, Source::Node(_)));
        if !graph.node(number).is_some_and(reads_node) {
            return Ok(());
        }
        let Some(last) = graph.rank.get(number).copied() else { return Ok(()) };
        let mut needed = vec![false; last.saturating_add(1)];
        if let Some(first) = needed.last_mut() {
            *first = true;
        }
        for rank in (0..=last).rev() {
            let Some(reader) = graph.order.get(rank).copied() else { continue };
            if needed.get(rank) != Some(&true) || self.known(reader).is_some() {
                continue;
            }
            for (_, source) in graph.node(reader).into_iter().flat_map(|node| &node.links) {
                if let Source::Node(read) = source
                    && let Some(rank) = graph.rank.get(*read)
                    && let Some(needed) = needed.get_mut(*rank)
                {
                    *needed = true;
                }
            }
        }
        for (rank, node) in graph.order.iter().enumerate().take(last) {
            if needed.get(rank) == Some(&true) && self.known(*node).is_none() {
                let value = self.compute(*node, env)?.value;
                self.give(*node, value);
            }
        }
        Ok(())
    }

    /// Computes a node from the values that it reads, which are known.
    fn compute(&mut self, number: usize, env: &mut Env<'_>) -> Result<Outcome, Failure> {
        let graph = self.graph;
        env.spend(1)?;
        let Some(Node { logic, .. }) = graph.node(number) else {
            return Ok(Outcome::of(Value::Null));
        };
        match logic {
            Logic::Input(outside, ty) => {
                let value = self.outside.get(*outside).cloned().unwrap_or_default();
                Ok(Outcome::of(ty.fit(value, env)?))
            }
            Logic::Decision(boxed) => {
                self.fill(number);
                boxed.decide(&mut self.slots, env)
            }
            Logic::Knowledge(function) => {
                self.fill(number);
                Ok(Outcome::of(function.closure(&self.slots)))
            }
            Logic::Service(_) => Ok(Outcome::of(graph.service_function(number, &self.outside))),
        }
    }

    /// Puts the values that a node reads into their slots.
    fn fill(&mut self, number: usize) {
        self.slots.clear();
        for (slot, source) in self.graph.node(number).into_iter().flat_map(|node| &node.links) {
            let value = match source {
                Source::Outside(number) => self.outside.get(*number).cloned(),
                Source::Node(number) => self.known(*number).cloned(),
            };
            store(&mut self.slots, *slot, value.unwrap_or_default());
        }
    }
}

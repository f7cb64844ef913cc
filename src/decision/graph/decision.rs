//! A decision of a graph, to be taken.

use std::rc::Rc;

use super::run::Run;
use super::{Graph, Logic, Source};
use crate::decision::boxed::{Boxed, store};
use crate::decision::table;
use crate::decision::{Explanation, Failure, Outcome, explain};
use crate::feel::Env;
use crate::value::{Type, Value};

/// A compiled decision.
#[derive(Clone, Debug)]
pub struct Decision {
    graph: Rc<Graph>,
    /// The number of its node.
    number: usize,
    reads: Vec<Rc<str>>,
    /// The slots of its logic and the inputs that they hold, where it reads nothing else: such a decision needs no run
    /// of the graph.
    direct: Option<Rc<[(u32, usize)]>>,
}

impl Decision {
    pub(super) fn new(graph: &Rc<Graph>, number: usize) -> Self {
        let needs = graph.node(number).map_or(&[][..], |node| &node.needs);
        let reads = needs.iter().filter_map(|need| graph.outside.get(*need).cloned()).collect();
        let input = |(slot, source): &(u32, Source)| match source {
            Source::Outside(outside) => {
                Some((*slot, needs.iter().position(|need| need == outside)?))
            }
            Source::Node(_) => None,
        };
        let direct = graph.node(number).and_then(|node| node.links.iter().map(input).collect());
        Self { graph: Rc::clone(graph), number, reads, direct }
    }

    /// What people call it.
    pub fn title(&self) -> &str {
        self.graph.node(self.number).map_or("", |node| &node.title)
    }

    /// The names that it and the decisions that it requires read: its input data.
    pub fn reads(&self) -> &[Rc<str>] {
        &self.reads
    }

    /// Whether it has logic that could be compiled.
    pub(super) fn can_run(&self) -> bool {
        !matches!(self.boxed().inner(), Boxed::Nothing)
    }

    fn boxed(&self) -> &Boxed {
        match self.graph.node(self.number).map(|node| &node.logic) {
            Some(Logic::Decision(boxed)) => boxed,
            _ => &Boxed::Nothing,
        }
    }

    /// The type of its result, as far as it is known.
    pub fn result_type(&self) -> Type {
        self.boxed().result_type()
    }

    /// For each output that only ever has values which are written down literally: its name and
    /// those values.
    pub fn literals(&self) -> Vec<(Rc<str>, Vec<Value>)> {
        self.boxed().literals()
    }

    /// Whether it is a table of which each rule always gives the same.
    pub fn is_literal(&self) -> bool {
        matches!(self.boxed(), Boxed::Table(table) if table.is_literal())
    }

    /// Takes the decision, and once each of those that it requires. `inputs` are the values of
    /// [`Decision::reads`], in that order; a missing one is null.
    ///
    /// # Errors
    ///
    /// When an evaluation runs out of its budget, when rules match together although the hit policy
    /// does not allow it, or when an input has a value that its column does not allow.
    pub fn decide(&self, inputs: &[Value], env: &mut Env<'_>) -> Result<Outcome, Failure> {
        let Some(direct) = &self.direct else {
            return self.run(inputs).decide(self.number, env);
        };
        env.spend(1)?;
        let mut slots = Vec::with_capacity(direct.len().saturating_mul(2));
        for (slot, input) in &**direct {
            store(&mut slots, *slot, inputs.get(*input).cloned().unwrap_or_default());
        }
        self.boxed().decide(&mut slots, env)
    }

    /// Takes the decision and says how each rule fared.
    ///
    /// # Errors
    ///
    /// As [`Decision::decide`].
    pub fn explain(&self, inputs: &[Value], env: &mut Env<'_>) -> Result<Explanation, Failure> {
        let mut slots = self.run(inputs).slots_of(self.number, env)?;
        match self.boxed().inner() {
            Boxed::Table(table) => table::explain(table, &mut slots, env),
            _ => {
                let value = self.boxed().evaluate(&mut slots, env)?;
                Ok(explain::expression(&self.reads, inputs, &value))
            }
        }
    }

    fn run(&self, inputs: &[Value]) -> Run<'_> {
        let needs = self.graph.node(self.number).map_or(&[][..], |node| &node.needs);
        Run::new(&self.graph, needs.iter().copied().zip(inputs.iter().cloned()))
    }
}

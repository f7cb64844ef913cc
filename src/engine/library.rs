//! The decisions of a bundle, as workflows ask for them.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::decision::{Decision, Failure, Graph};
use crate::diagnostic::Code;
use crate::feel;
use crate::value::Value;
use crate::workflow::{Decisions, Problem, Signature, Verdict};

/// Compiled decisions, by name and as the graph that they are of.
#[derive(Debug)]
pub(super) struct Library {
    decisions: ByName<Decision>,
    graph: Rc<Graph>,
}

impl Library {
    pub(super) fn new(graph: Rc<Graph>) -> Self {
        let decision = |name: &Rc<str>| Some((Rc::clone(name), graph.decision(name)?));
        let decisions = graph.decisions().filter_map(decision).collect();
        Self { decisions, graph }
    }

    /// The decision called `name`.
    pub(super) fn get(&self, name: &str) -> Option<&Decision> {
        self.decisions.get(name)
    }

    pub(super) fn graph(&self) -> &Rc<Graph> {
        &self.graph
    }
}

impl Decisions for Library {
    fn signature(&self, name: &str) -> Option<Signature<'_>> {
        let decision = self.get(name)?;
        Some(Signature {
            reads: decision.reads(),
            result: decision.result_type(),
            literals: decision.literals(),
        })
    }

    fn names(&self) -> Vec<Rc<str>> {
        self.decisions.names().cloned().collect()
    }

    fn decide(
        &self,
        name: &str,
        inputs: &[Value],
        env: &mut feel::Env<'_>,
    ) -> Result<Verdict, Problem> {
        let Some(decision) = self.get(name) else {
            let message = format!("There is no decision `{name}`.").into();
            return Err(Problem { code: Code::UnknownReference, message });
        };
        let outcome = decision.decide(inputs, env).map_err(problem)?;
        Ok(Verdict { value: outcome.value, matched: outcome.matched })
    }
}

fn problem(failure: Failure) -> Problem {
    Problem { code: failure.code(), message: failure.message() }
}

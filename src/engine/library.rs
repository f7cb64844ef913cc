//! The decisions of a bundle, as workflows ask for them.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::decision::{Decision, Failure};
use crate::diagnostic::Code;
use crate::feel;
use crate::value::Value;
use crate::workflow::{Decisions, Problem, Signature, Verdict};

/// Compiled decisions by name.
#[derive(Debug, Default)]
pub(super) struct Library(pub(super) ByName<Decision>);

impl Decisions for Library {
    fn signature(&self, name: &str) -> Option<Signature<'_>> {
        let decision = self.0.get(name)?;
        Some(Signature {
            reads: decision.reads(),
            result: decision.result_type(),
            literals: decision.literals(),
        })
    }

    fn names(&self) -> Vec<Rc<str>> {
        self.0.names().cloned().collect()
    }

    fn decide(
        &self,
        name: &str,
        inputs: &[Value],
        env: &mut feel::Env<'_>,
    ) -> Result<Verdict, Problem> {
        let Some(decision) = self.0.get(name) else {
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

//! What the kernel asks of decisions. Whoever joins workflows with decisions implements it.

use std::borrow::Cow;
use std::rc::Rc;

use crate::diagnostic::Code;
use crate::feel;
use crate::value::{Type, Value};

/// The decisions that a workflow can take, by name.
pub trait Decisions {
    /// What a decision reads and gives; none where there is no such decision.
    fn signature(&self, name: &str) -> Option<Signature<'_>>;

    /// The names of all decisions, to suggest one for a misspelt name.
    fn names(&self) -> Vec<Rc<str>>;

    /// Takes a decision. `inputs` are the values of the names that it reads, in the order of its
    /// signature; one that is null was not provided.
    ///
    /// # Errors
    ///
    /// Why there is no result: a bound of the evaluation, or rules that contradict each other.
    fn decide(
        &self,
        name: &str,
        inputs: &[Value],
        env: &mut feel::Env<'_>,
    ) -> Result<Verdict, Problem>;
}

/// No decisions.
impl Decisions for () {
    fn signature(&self, _: &str) -> Option<Signature<'_>> {
        None
    }

    fn names(&self) -> Vec<Rc<str>> {
        Vec::new()
    }

    fn decide(&self, _: &str, _: &[Value], _: &mut feel::Env<'_>) -> Result<Verdict, Problem> {
        Err(Problem { code: Code::DecisionFailed, message: "There are no decisions.".into() })
    }
}

/// What a decision reads and gives.
#[derive(Clone, Debug)]
pub struct Signature<'a> {
    /// The names of the variables that it reads.
    pub reads: &'a [Rc<str>],
    /// The type of its result.
    pub result: Type,
    /// Every value that an output can have, where all of them are written down literally: the
    /// output's name with its values. A decision without named outputs has the name "".
    pub literals: Vec<(Rc<str>, Vec<Value>)>,
}

/// What a decision came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The result.
    pub value: Value,
    /// The rules that matched, counted from 1.
    pub matched: Vec<u32>,
}

/// Why something could not be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stable code.
    pub code: crate::diagnostic::Code,
    /// What is wrong, as a sentence.
    pub message: Cow<'static, str>,
}

//! What a build of the crate is asked for a case, and what its answers say of the case.

use std::rc::Rc;

use routeslip::document::from_text;
use routeslip::value::{Context, Value};

use super::cases::Case;
use super::compare;

/// A question to a build of the crate.
pub(super) struct Request<'a> {
    /// The number of the bundle.
    pub(super) bundle: usize,
    /// The name of a decision, or of what is called.
    pub(super) name: &'a str,
    /// Whether it is a business knowledge model or a decision service, to be called with the inputs.
    pub(super) is_call: bool,
    /// The values that are known.
    pub(super) inputs: Rc<Context>,
}

/// The answer to a question.
pub(super) struct Answer {
    /// The value; none where nothing has the name, or where it is a function. A failed evaluation is what the suite writes as null.
    pub(super) value: Option<Value>,
    /// Why something became null.
    pub(super) notes: Vec<String>,
}

/// What is asked for a case: each decision, or what is called once for all results.
pub(super) fn requests(case: &Case) -> Vec<Request<'_>> {
    let inputs = case.inputs.iter().map(|(name, value)| (Rc::from(name.as_str()), read(value)));
    let inputs: Rc<Context> = Rc::new(inputs.collect());
    let request =
        |name, is_call| Request { bundle: case.bundle, name, is_call, inputs: Rc::clone(&inputs) };
    match called(case) {
        Some(name) => vec![request(name, true)],
        None => case.results.iter().map(|node| request(&node.name, false)).collect(),
    }
}

/// For each result of a case what is wrong with the answers to its requests, if anything is.
pub(super) fn outcomes(case: &Case, answers: &[Answer]) -> Vec<Result<(), String>> {
    let several = case.results.len() > 1;
    let outcome = |(number, node): (usize, &super::cases::Node)| {
        let is_call = called(case).is_some();
        let answer = answers.get(if is_call { 0 } else { number });
        let answer = answer.ok_or("there is no answer")?;
        let found = answer.value.as_ref().ok_or("nothing of that name, or a function")?;
        let found = match found {
            // A service with several outputs gives a context of them.
            Value::Context(outputs) if is_call && several => {
                outputs.get(&node.name).cloned().unwrap_or_default()
            }
            value => value.clone(),
        };
        let expected = read(&node.expected);
        if compare::same(&found, &expected) {
            return Ok(());
        }
        let notes = answer.notes.join(" ");
        Err(format!("{} instead of {} {notes}", found.display(), expected.display()))
    };
    case.results.iter().enumerate().map(outcome).collect()
}

/// What the case calls, if it is not about decisions.
fn called(case: &Case) -> Option<&str> {
    case.target.as_deref().filter(|_| case.kind != "decision")
}

/// A value as it is stored.
pub(super) fn read(stored: &str) -> Value {
    from_text::<Value>(stored).0.unwrap_or_default()
}

//! The decisions and functions of a bundle with values as they are stored: what the build's own run of the DMN suite
//! asks. Pages have no use for it.

use wasm_bindgen::prelude::wasm_bindgen;

use super::functions::HostFunctions;
use crate::browser::host::{Host, WebHost};
use crate::document::{from_text, record, to_text, view};
use crate::engine::compile;
use crate::feel::Env;
use crate::value::{Context, Value};

record! {
    /// What is asked.
    struct Request {
        /// The name of a decision, or of a business knowledge model or decision service.
        pub name: String = "name",
        /// Whether it is called, with the inputs as arguments, and no decision.
        pub is_call: bool = "call",
        /// The values that are known, as a stored context.
        pub inputs: String = "inputs",
    }
}

view! {
    /// What it came to.
    #[derive(Default)]
    struct Answer {
        /// The value as it is stored, null where a bound was reached. None where nothing has that name, and for a function,
        /// which would be stored as null.
        pub value: Option<String> = "value",
        /// Why something became null.
        pub notes: Vec<String> = "notes",
    }
}

/// Answers a JSON array of requests about a bundle with one of answers.
#[expect(unreachable_pub, reason = "what is exported to JavaScript must be `pub`")]
#[wasm_bindgen(js_name = answerStored)]
pub fn answer_stored(
    host: Host,
    functions: &HostFunctions,
    bundle: &str,
    requests: &str,
) -> String {
    let host = WebHost::new(host);
    let clock = || host.date_time();
    let compiled = compile(bundle).0;
    let requests: Vec<Request> = from_text(requests).0.unwrap_or_default();
    let answer = |request: &Request| {
        let inputs: Context = from_text(&request.inputs).0.unwrap_or_default();
        let mut env =
            Env::with_clock(&host, &clock, Box::default()).with_functions(functions).with_notes();
        let graph = compiled.as_ref()?.decisions();
        if request.is_call {
            return Some((graph.invoke(&request.name, &inputs, &mut env)?.ok(), env));
        }
        let decision = graph.decision(&request.name)?;
        let value = |name| inputs.get(name).cloned().unwrap_or_default();
        let inputs: Vec<Value> = decision.reads().iter().map(|name| value(name)).collect();
        let outcome = decision.decide(&inputs, &mut env).ok();
        Some((outcome.map(|outcome| outcome.value), env))
    };
    let answers = requests.iter().map(|request| {
        let Some((value, mut env)) = answer(request) else { return Answer::default() };
        let notes = env.take_notes().into_iter().map(|note| note.reason.into_owned());
        let value = value.unwrap_or_default();
        let is_function = matches!(value, Value::Function(_));
        Answer { value: (!is_function).then(|| to_text(&value)), notes: notes.collect() }
    });
    to_text(&answers.collect::<Vec<_>>())
}

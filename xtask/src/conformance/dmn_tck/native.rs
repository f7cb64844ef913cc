//! Answers of the native build of the crate.

use std::rc::Rc;

use anyhow::{Result, anyhow};
use routeslip::decision::Graph;
use routeslip::engine::compile;
use routeslip::feel::Env;
use routeslip::host::NativeHost;
use routeslip::value::{DateTime, Value};

use super::ask::{Answer, Request};
use super::cases::Suite;
use super::jdk::Jdk;

/// Answers each of the requests.
pub(super) fn answers(suite: &Suite, requests: &[Request<'_>]) -> Result<Vec<Answer>> {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-01-31T10:30:00Z", &host);
    let now = now.ok_or_else(|| anyhow!("there is no such instant"))?;
    let mut all = Vec::with_capacity(requests.len());
    for of_bundle in requests.chunk_by(|one, next| one.bundle == next.bundle) {
        let bundle = of_bundle.first().and_then(|request| suite.bundles.get(request.bundle));
        let compiled = compile(bundle.map_or("", String::as_str)).0;
        for request in of_bundle {
            let mut env = Env::new(&host, now.clone()).with_functions(&Jdk).with_notes();
            let graph = compiled.as_ref().map(|deployment| deployment.decisions());
            let value = graph.and_then(|graph| answer(graph, request, &mut env));
            let notes = env.take_notes().into_iter().map(|note| note.reason.into_owned());
            all.push(Answer { value, notes: notes.collect() });
        }
    }
    Ok(all)
}

fn answer(graph: &Rc<Graph>, request: &Request<'_>, env: &mut Env<'_>) -> Option<Value> {
    let Request { name, inputs, .. } = request;
    if request.is_call {
        return Some(graph.invoke(name, inputs, env)?.unwrap_or_default());
    }
    let decision = graph.decision(name)?;
    let value = |name| inputs.get(name).cloned().unwrap_or_default();
    let inputs: Vec<Value> = decision.reads().iter().map(|name| value(name)).collect();
    Some(decision.decide(&inputs, env).map(|outcome| outcome.value).unwrap_or_default())
}

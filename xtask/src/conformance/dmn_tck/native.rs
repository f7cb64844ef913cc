//! Runs cases by the native build of the crate.

use std::rc::Rc;

use routeslip::decision::Graph;
use routeslip::document::from_text;
use routeslip::engine::compile;
use routeslip::feel::Env;
use routeslip::host::NativeHost;
use routeslip::value::{Context, DateTime, Value};

use super::cases::{Case, Suite};
use super::compare;
use super::jdk::Jdk;

/// Runs the cases of a file; gives for each of their results what went wrong, if anything did.
pub(super) fn run(suite: &Suite, cases: &[Case]) -> Vec<Vec<Result<(), String>>> {
    let host = NativeHost::new();
    let mut compiled: Option<(usize, Option<Rc<Graph>>)> = None;
    let mut all = Vec::with_capacity(cases.len());
    for case in cases {
        if compiled.as_ref().is_none_or(|(number, _)| *number != case.bundle) {
            let text = suite.bundles.get(case.bundle).map_or("", String::as_str);
            let graph = compile(text).0.map(|deployment| Rc::clone(deployment.decisions()));
            compiled = Some((case.bundle, graph));
        }
        let graph = compiled.as_ref().and_then(|(_, graph)| graph.as_ref());
        all.push(match graph {
            Some(graph) => run_case(case, graph, &host),
            None => {
                case.results.iter().map(|_| Err("the bundle can't be read".to_owned())).collect()
            }
        });
    }
    all
}

fn run_case(case: &Case, graph: &Rc<Graph>, host: &NativeHost) -> Vec<Result<(), String>> {
    let inputs: Context =
        case.inputs.iter().map(|(name, value)| (Rc::from(name.as_str()), read(value))).collect();
    let Some(now) = DateTime::parse("2026-01-31T10:30:00Z", host) else { return Vec::new() };
    let mut env = Env::new(host, now).with_functions(&Jdk).with_notes();
    let invoked = case
        .target
        .as_ref()
        .filter(|_| case.kind != "decision")
        .map(|target| invoke(graph, target, &inputs, &mut env));
    let several = case.results.len() > 1;
    case.results
        .iter()
        .map(|node| {
            env.renew();
            let found = match &invoked {
                Some(Err(problem)) => Err(problem.clone()),
                // A service with several outputs gives a context of them.
                Some(Ok(Value::Context(outputs))) if several => {
                    Ok(outputs.get(&node.name).cloned().unwrap_or_default())
                }
                Some(Ok(value)) => Ok(value.clone()),
                None => decide(graph, &node.name, &inputs, &mut env),
            };
            let expected = read(&node.expected);
            let notes = env.take_notes();
            match found {
                Ok(found) if compare::same(&found, &expected) => Ok(()),
                Ok(found) => Err(format!(
                    "{} instead of {} {}",
                    found.display(),
                    expected.display(),
                    notes.iter().map(|note| &*note.reason).collect::<Vec<_>>().join(" ")
                )),
                Err(problem) => Err(problem),
            }
        })
        .collect()
}

fn read(stored: &str) -> Value {
    from_text::<Value>(stored).0.unwrap_or_default()
}

fn decide(
    graph: &Rc<Graph>,
    name: &str,
    inputs: &Context,
    env: &mut Env<'_>,
) -> Result<Value, String> {
    let decision = graph.decision(name).ok_or_else(|| format!("there is no decision `{name}`"))?;
    let inputs: Vec<Value> =
        decision.reads().iter().map(|name| inputs.get(name).cloned().unwrap_or_default()).collect();
    // A failed evaluation is what the suite writes as null.
    Ok(decision.decide(&inputs, env).map(|outcome| outcome.value).unwrap_or_default())
}

fn invoke(
    graph: &Rc<Graph>,
    name: &str,
    arguments: &Context,
    env: &mut Env<'_>,
) -> Result<Value, String> {
    let invoked = graph.invoke(name, arguments, env);
    Ok(invoked.ok_or_else(|| format!("there is no function `{name}`"))?.unwrap_or_default())
}

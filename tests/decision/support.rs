//! Compiling a bundle's decisions, and taking them, in one step.

use std::rc::Rc;

use routeslip::decision::{Definitions, Graph};
use routeslip::document::from_text;
use routeslip::feel::{self, Env, Scope};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::{Context, DateTime, Type, Value};

/// What a bundle provides to the decisions of tests.
fn provided() -> Vec<(Rc<str>, Type)> {
    vec![("amount".into(), Type::Number), ("risk".into(), Type::Any)]
}

fn compile(text: &str) -> (Rc<Graph>, Vec<String>) {
    let (definitions, diagnostics) = from_text::<Definitions>(text);
    assert_eq!(diagnostics, [], "{text}");
    let (graph, found) = Graph::compile(&definitions.unwrap(), &provided(), &Pointer::root());
    let found = found.iter().filter(|found| found.is_error());
    (
        graph,
        found.map(|found| format!("{} {} {}", found.code, found.pointer, found.message)).collect(),
    )
}

/// What is wrong with definitions: each error's code, place and message.
pub(super) fn errors(text: &str) -> Vec<String> {
    compile(text).1
}

pub(super) fn graph(text: &str) -> Rc<Graph> {
    let (graph, errors) = compile(text);
    assert_eq!(errors, [] as [String; 0], "{text}");
    graph
}

pub(super) fn with_env<T>(run: impl FnOnce(&mut Env<'_>) -> T) -> T {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-05-04T13:30:00Z", &host).unwrap();
    run(&mut Env::new(&host, now))
}

/// The value of an expression without names.
pub(super) fn value(source: &str) -> Value {
    let (program, diagnostics) = feel::compile(source, &Scope::new());
    let program = program.unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
    with_env(|env| program.run(&[], env).unwrap())
}

fn context(inputs: &[(&str, &str)]) -> Context {
    inputs.iter().map(|(name, source)| (Rc::from(*name), value(source))).collect()
}

/// What a decision of a graph comes to, as text.
pub(super) fn decide(graph: &Rc<Graph>, name: &str, inputs: &[(&str, &str)]) -> String {
    let decision = graph.decision(name).unwrap();
    let given = context(inputs);
    let inputs: Vec<Value> =
        decision.reads().iter().map(|name| given.get(name).cloned().unwrap_or_default()).collect();
    let outcome = with_env(|env| decision.decide(&inputs, env)).unwrap();
    shown(&outcome.value)
}

/// What a function of a graph gives, as text.
pub(super) fn invoke(graph: &Rc<Graph>, name: &str, arguments: &[(&str, &str)]) -> String {
    let value = with_env(|env| graph.invoke(name, &context(arguments), env));
    shown(&value.unwrap().unwrap())
}

/// What the logic of a single decision comes to, as text.
pub(super) fn logic(text: &str) -> String {
    decide(&graph(&format!(r#"{{"decisions":{{"d":{text}}}}}"#)), "d", &[("amount", "10")])
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        value => value.display().as_ref().into(),
    }
}

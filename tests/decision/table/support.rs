//! Compiling a table, and deciding with it, in one step.

use routeslip::decision::{
    self, Decision, DecisionDefinition, Explanation, Failure, Outcome, TableReport,
};
use routeslip::diagnostic::Diagnostic;
use routeslip::document::from_text;
use routeslip::feel::{self, Env, Limits, Scope};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::{DateTime, Type, Value};

/// The names that tables of tests may read.
pub(super) const NAMES: [&str; 4] = ["a", "b", "c", "limit"];

pub(super) fn definition(text: &str) -> DecisionDefinition {
    let (definition, diagnostics) = from_text(text);
    assert_eq!(diagnostics, [], "{text}");
    definition.unwrap()
}

pub(super) fn scope() -> Scope {
    let mut scope = Scope::new();
    for name in NAMES {
        scope.declare(name, Type::Any);
    }
    scope
}

/// What is wrong with a table: each finding's code and place.
pub(super) fn findings(text: &str) -> Vec<String> {
    let (_, found) = decision::compile("t", &definition(text), &scope(), &Pointer::root());
    found.iter().map(|found| format!("{} {}", found.code, found.pointer)).collect()
}

pub(super) fn compile(text: &str) -> Decision {
    let (decision, found) = decision::compile("t", &definition(text), &scope(), &Pointer::root());
    let errors: Vec<&Diagnostic> = found.iter().filter(|found| found.is_error()).collect();
    assert!(errors.is_empty(), "{text}: {errors:?}");
    decision.unwrap()
}

/// The value of an expression without names.
pub(super) fn value(source: &str) -> Value {
    let (program, diagnostics) = feel::compile(source, &Scope::new());
    let program = program.unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
    with_env(|env| program.run(&[], env).unwrap())
}

pub(super) fn with_env<T>(run: impl FnOnce(&mut Env<'_>) -> T) -> T {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-05-04T13:30:00Z", &host).unwrap();
    let limits = Limits { steps: 50_000_000, ..Limits::default() };
    run(&mut Env::new(&host, now).with_limits(limits))
}

/// The values of the names that a decision reads.
fn inputs(decision: &Decision, given: &[(&str, Value)]) -> Vec<Value> {
    let of = |name: &str| given.iter().find(|(known, _)| *known == name);
    decision.reads().iter().map(|name| of(name).map(|(_, value)| value.clone()).into()).collect()
}

pub(super) fn decide(decision: &Decision, given: &[(&str, Value)]) -> Result<Outcome, Failure> {
    with_env(|env| decision.decide(&inputs(decision, given), env))
}

pub(super) fn explain(decision: &Decision, given: &[(&str, Value)]) -> Explanation {
    with_env(|env| decision.explain(&inputs(decision, given), env)).unwrap()
}

/// What the checker finds in a table whose inputs `n`, `m` are numbers, `s` a string, `b` a boolean
/// and `x` anything.
pub(super) fn check(text: &str) -> TableReport {
    let mut scope = Scope::new();
    for (name, ty) in [
        ("n", Type::Number),
        ("m", Type::Number),
        ("s", Type::String),
        ("b", Type::Boolean),
        ("x", Type::Any),
    ] {
        scope.declare(name, ty);
    }
    decision::check(&definition(text).logic.table, &scope, &Pointer::root())
}

//! Compiling and running in one step.

use routeslip::diagnostic::Diagnostic;
use routeslip::feel::{Env, Limits, Scope, compile, compile_unary_tests};
use routeslip::host::NativeHost;
use routeslip::value::{DateTime, Type, Value};

/// 4 May 2026, at half past one.
pub(super) fn now(host: &NativeHost) -> DateTime {
    DateTime::parse("2026-05-04T13:30:00@Europe/Paris", host).unwrap()
}

/// The value of an expression without names, with what made parts of it null.
pub(super) fn run(source: &str) -> (Value, Vec<String>) {
    run_with(source, &[], Limits::default())
}

/// The value of an expression with names of any type.
pub(super) fn run_with(
    source: &str,
    names: &[(&str, Value)],
    limits: Limits,
) -> (Value, Vec<String>) {
    let mut scope = Scope::new();
    for (name, _) in names {
        scope.declare(name, Type::Any);
    }
    let slots: Vec<Value> = names.iter().map(|(_, value)| value.clone()).collect();
    let (program, diagnostics) = compile(source, &scope);
    let program = program.unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host)).with_limits(limits).with_notes();
    let value = program.run(&slots, &mut env).unwrap_or_else(|fault| panic!("{source}: {fault}"));
    let notes = env.take_notes().into_iter().map(|note| note.reason.into_owned()).collect();
    (value, notes)
}

/// Each expression gives what the one beside it gives.
pub(super) fn equal(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let (value, notes) = run(source);
        let (wanted, _) = run(expected);
        assert_eq!(
            value.feel_eq(&wanted),
            Some(true),
            "{source} is {value:?}, not {wanted:?}; {notes:?}"
        );
    }
}

/// Each expression gives null and says why.
pub(super) fn null(sources: &[&str]) {
    for source in sources {
        let (value, notes) = run(source);
        assert_eq!(value, Value::Null, "{source}");
        assert!(!notes.is_empty() || has_error(source), "{source} gives no reason");
    }
}

fn has_error(source: &str) -> bool {
    compile(source, &Scope::new()).1.iter().any(Diagnostic::is_error)
}

/// Whether a value, given as an expression, passes unary tests.
pub(super) fn passes(tests: &str, input: &str) -> Value {
    let mut scope = Scope::new();
    scope.declare("?", Type::Any);
    scope.declare("limit", Type::Number);
    let (program, diagnostics) = compile_unary_tests(tests, &scope);
    let program = program.unwrap_or_else(|| panic!("{tests}: {diagnostics:?}"));
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host));
    let slots = [run(input).0, run("100").0];
    program.run(&slots, &mut env).unwrap()
}

/// The messages and help of everything that is wrong with an expression.
pub(super) fn findings(source: &str, scope: &Scope) -> Vec<Diagnostic> {
    compile(source, scope).1
}

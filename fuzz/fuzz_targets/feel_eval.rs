//! Any program runs to a value or a fault within its budget.

#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::feel::{Env, Limits, Scope, compile, explain};
use routeslip::host::NativeHost;
use routeslip::value::{Date, DateTime, Decimal, Type, Value};

fuzz_target!(|source: &str| {
    let mut scope = Scope::new();
    scope.declare("a", Type::Any);
    scope.declare("b c", Type::Any);
    let (Some(program), _) = compile(source, &scope) else { return };
    let Some(date) = Date::new(2026, 5, 4) else { return };
    let host = NativeHost::new();
    let limits = Limits { steps: 20_000, depth: 32, size: 5_000 };
    let mut env = Env::new(&host, DateTime::at_midnight_utc(date)).with_limits(limits).with_notes();
    let slots = [Value::from(vec![Value::Number(Decimal::ONE), Value::Null]), Value::from("text")];
    let first = program.run(&slots, &mut env);
    env.renew();
    let second = explain(&program, &slots, &mut env).map(|explanation| explanation.value);
    match (first, second) {
        (Ok(first), Ok(second)) => {
            // Functions are equal to themselves alone, and are named by their kind.
            assert!(first == second || format!("{first:?}").contains("Function("));
        }
        (first, second) => assert_eq!(first.is_err(), second.is_err()),
    }
});

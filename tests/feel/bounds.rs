//! Whatever is written, there is an answer, and it comes in time.

use std::time::{Duration, Instant};

use routeslip::diagnostic::Code;
use routeslip::feel::{Env, Fault, Limits, Scope, compile, format};
use routeslip::host::NativeHost;
use routeslip::value::Value;

use super::support::now;

fn fault(source: &str, limits: Limits) -> Option<Fault> {
    let (program, diagnostics) = compile(source, &Scope::new());
    let program = program.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host)).with_limits(limits);
    let begin = Instant::now();
    let result = program.run(&[], &mut env);
    assert!(begin.elapsed() < Duration::from_secs(10), "{source}");
    // The environment is as good as new after a fault.
    env.renew();
    let again = compile("1 + 1", &Scope::new()).0.unwrap().run(&[], &mut env);
    assert_eq!(again.ok().and_then(|value| value.as_number()), Some(2_i64.into()));
    result.err()
}

#[test]
fn what_never_ends_runs_out_of_its_budget() {
    let small = Limits { steps: 100_000, depth: 64, size: 10_000 };
    for (source, expected) in [
        ("for i in 1..1000000000 return i", Fault::Size),
        ("some i in 1..1000000000 satisfies i < 0", Fault::Steps),
        ("every i in 1..100000, j in 1..100000 satisfies true", Fault::Steps),
        ("{f: function(x) f(x), r: f(1)}.r", Fault::Depth),
        ("{f: function(x) f(x) + f(x), r: f(1)}.r", Fault::Depth),
        ("{s: for i in 1..9000 return \"0123456789\", j: string join(s)}.j", Fault::Size),
        ("{s: for i in 1..900 return partial, j: flatten(s)}.j", Fault::Steps),
        (
            "{d: for i in 1..200 return if i = 1 then \"ab\" else partial[-1] + partial[-1]}.d",
            Fault::Size,
        ),
    ] {
        assert_eq!(fault(source, small), Some(expected), "{source}");
    }
}

#[test]
fn deep_nesting_is_a_diagnostic() {
    let deep =
        |open: &str, close: &str| [open.repeat(4_000), "1".into(), close.repeat(4_000)].concat();
    for source in [
        deep("(", ")"),
        deep("[", "]"),
        deep("{a: ", "}"),
        deep("-", ""),
        deep("if true then ", " else 1"),
        deep("if true then 1 else ", ""),
        deep("count(", ")"),
        deep("function() ", ""),
        deep("for i in ", " return 1"),
        deep("1 = (1 + ", ")"),
        deep("1[", "]"),
        deep("1 + 1 * 1 ** (", ")"),
        format!("1 instance of {}number{}", "list<".repeat(4_000), ">".repeat(4_000)),
        deep("not(", ")"),
        deep("]1..", ""),
    ] {
        let (program, diagnostics) = compile(&source, &Scope::new());
        let start: String = source.chars().take(20).collect();
        assert!(program.is_none(), "{start}");
        assert!(diagnostics.iter().any(|found| found.code == Code::ExpressionDepth), "{start}");
        assert!(diagnostics.len() < 10, "{start}: {}", diagnostics.len());
    }
}

#[test]
fn endless_text_is_a_diagnostic() {
    for source in ["(".repeat(100_001), "a ".repeat(1_000_000), "\"".repeat(200_001)] {
        let (program, diagnostics) = compile(&source, &Scope::new());
        assert!(program.is_none());
        let codes: Vec<Code> = diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::ExpressionSize]);
    }
}

#[test]
fn long_chains_are_no_nesting() {
    let terms = 10_000;
    for (source, expected) in [
        (vec!["1"; terms].join(" + "), Some(10_000_i64)),
        (vec!["a"; terms].join(" and "), None),
        (format!("1{}", "[1]".repeat(terms)), Some(1)),
        (format!("{{a: 1}}{}", ".a".repeat(terms)), None),
        (format!("[{}][1]", vec!["1"; terms].join(", ")), Some(1)),
    ] {
        let mut scope = Scope::new();
        scope.declare("a", routeslip::value::Type::Any);
        let (program, _) = compile(&source, &scope);
        let host = NativeHost::new();
        let mut env = Env::new(&host, now(&host));
        let value = program.unwrap().run(&[Value::Bool(true)], &mut env).unwrap();
        if let Some(expected) = expected {
            assert_eq!(value.as_number(), Some(expected.into()));
        }
        assert!(format(&source, &scope).is_some());
    }
}

#[test]
fn the_deepest_expression_that_is_allowed_runs() {
    let nested = |open: &str, close: &str, depth: usize| {
        [open.repeat(depth), "1".into(), close.repeat(depth)].concat()
    };
    for (open, close) in
        [("(1 + ", ")"), ("[", "]"), ("{a: ", "}"), ("(function(x) x)(", ")"), ("-", "")]
    {
        let depth = (1..400)
            .rev()
            .find(|depth| compile(&nested(open, close, *depth), &Scope::new()).0.is_some());
        let source = nested(open, close, depth.unwrap());
        let host = NativeHost::new();
        let mut env = Env::new(&host, now(&host));
        assert!(compile(&source, &Scope::new()).0.unwrap().run(&[], &mut env).is_ok());
        assert!(depth.unwrap() >= 30, "{open}: {depth:?}");
    }
}

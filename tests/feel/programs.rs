//! Programs, templates and explanations.

use std::borrow::Cow;

use routeslip::feel::{
    Env, Functions, NativeFunction, Read, Scope, call, compile, compile_template, explain,
    parse_type,
};
use routeslip::host::NativeHost;
use routeslip::value::{Type, Value};

use super::support::{now, run};

fn scope() -> Scope {
    let mut scope = Scope::new();
    scope.declare("a", Type::Any);
    scope.declare("b c", Type::Any);
    scope
}

fn reads(source: &str) -> Vec<String> {
    let (program, found) = compile(source, &scope());
    let program = program.unwrap_or_else(|| panic!("{found:?}"));
    let path = |read: &Read| {
        [&[read.slot.to_string()], &read.path.iter().map(|n| n.to_string()).collect::<Vec<_>>()[..]]
            .concat()
            .join(".")
    };
    program.reads().iter().map(path).collect()
}

#[test]
fn what_is_read_is_known_to_the_path() {
    for (source, expected) in [
        ("a + b c", vec!["0", "1"]),
        ("a.x.y + a.z", vec!["0.x.y", "0.z"]),
        ("a.x + a", vec!["0"]),
        ("a.x[item.y > b c.z]", vec!["0.x", "1.z"]),
        ("for i in a.list return i.x + b c.y", vec!["0.list", "1.y"]),
        ("(function(x) x + a.n)(1)", vec!["0.n"]),
        ("for a in [1] return a", vec![]),
        ("1 + 1", vec![]),
        ("[1][a]", vec!["0"]),
        ("a(1).x", vec!["0"]),
    ] {
        assert_eq!(reads(source), expected, "{source}");
    }
}

#[test]
fn constants_are_folded() {
    for source in [
        "1 + 2 * 3",
        "date(\"2026-05-04\")",
        "duration(\"P1D\") * 2",
        "[1, 2][1]",
        "upper case(\"a\")",
    ] {
        let (program, _) = compile(source, &scope());
        assert!(program.unwrap().constant().is_some(), "{source}");
    }
    for source in ["today()", "now()", "a", "1 / 0", "matches(\"a\", \"a\")", "uuid()"] {
        let (program, _) = compile(source, &scope());
        assert!(program.unwrap().constant().is_none(), "{source}");
    }
}

#[test]
fn types_are_inferred() {
    let mut scope = Scope::new();
    scope.declare("n", Type::Number);
    scope.declare("d", Type::Date);
    for (source, expected) in [
        ("n + 1", "number"),
        ("d - d", "days and time duration"),
        ("(d - d).days", "number"),
        ("if n > 1 then \"a\" else \"b\"", "string"),
        ("[n, 2]", "list<number>"),
        ("[n, 2][item > 1]", "list<number>"),
        ("[n, 2][1]", "number"),
        ("{x: n}", "context<x: number>"),
        ("[{x: n}].x", "list<number>"),
        ("n in [1..2]", "boolean"),
        ("today() + duration(\"P1D\")", "Any"),
        ("upper case(\"a\")", "string"),
    ] {
        let (program, _) = compile(source, &scope);
        assert_eq!(program.unwrap().ty().to_string(), expected, "{source}");
    }
}

#[test]
fn templates_are_rendered() {
    let (template, found) =
        compile_template("{{ a }}: {{b c}} days {{ {x: \"}}\"}.x }}!", &scope());
    let template = template.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(template.reads().len(), 2);
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host));
    let slots = [Value::from("Ana"), run("2.50").0];
    assert_eq!(template.render(&slots, &mut env).unwrap(), "Ana: 2.50 days }}!");
    assert_eq!(template.render(&[], &mut env).unwrap(), ":  days }}!");
    let (plain, _) = compile_template("no { placeholders }", &scope());
    assert_eq!(plain.unwrap().constant(), Some("no { placeholders }"));
}

#[test]
fn an_explanation_has_the_parts_that_were_needed() {
    let source = "a > 5 and a < b c";
    let (program, _) = compile(source, &scope());
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host));
    let slots = [run("7").0, run("3").0];
    let explanation = explain(&program.unwrap(), &slots, &mut env).unwrap();
    assert_eq!(explanation.value, Value::Bool(false));
    let parts: Vec<(&str, String)> = explanation
        .steps
        .iter()
        .map(|step| {
            let text = source.get(step.range.start as usize..step.range.end as usize).unwrap();
            (text, step.value.text().unwrap().to_string())
        })
        .collect();
    let expected =
        [("a > 5", "true"), ("a", "7"), ("b c", "3"), ("a < b c", "false"), (source, "false")];
    assert_eq!(parts, expected.map(|(text, value)| (text, value.to_owned())));
}

struct Host;

impl Functions for Host {
    fn call(&self, name: &str, arguments: &[Value]) -> Result<Value, Cow<'static, str>> {
        match (name, arguments) {
            ("credit score", [Value::String(_)]) => Ok(Value::from(true)),
            ("java.lang.Math.max(int,int)", [_, second]) => Ok(second.clone()),
            _ => Err("There is no such function.".into()),
        }
    }
}

#[test]
fn the_host_gives_functions() {
    let mut scope = scope();
    scope.declare_function("credit score", &["person"]);
    let host = NativeHost::new();
    let id = || String::from("id-1");
    let mut env = Env::new(&host, now(&host)).with_functions(&Host).with_ids(&id).with_notes();
    for (source, expected) in [
        ("credit score(\"a\")", Value::from(true)),
        ("credit score(person: \"a\")", Value::from(true)),
        ("credit score(1)", Value::Null),
        (
            "(function(a, b) external {java: {class: \"java.lang.Math\", method signature: \"max(int,int)\"}})(1, \"x\")",
            Value::from("x"),
        ),
        ("uuid()", Value::from("id-1")),
    ] {
        let (program, _) = compile(source, &scope);
        assert_eq!(program.unwrap().run(&[], &mut env).unwrap(), expected, "{source}");
    }
    assert_eq!(env.take_notes().len(), 1);
}

#[test]
fn functions_cross_programs() {
    let host = NativeHost::new();
    let mut env = Env::new(&host, now(&host));
    let make =
        compile("function(n) n + a", &scope()).0.unwrap().run(&[run("1").0], &mut env).unwrap();
    let use_it = compile("a(2)", &scope()).0.unwrap();
    assert_eq!(
        use_it.run(std::slice::from_ref(&make), &mut env).unwrap().as_number(),
        Some(3_i64.into())
    );
    assert_eq!(call(&make, &[run("4").0], &mut env).unwrap().as_number(), Some(5_i64.into()));
    let native = NativeFunction::value(["x".into()], |arguments, _| Ok(arguments[0].clone()));
    assert_eq!(use_it.run(&[native], &mut env).unwrap().as_number(), Some(2_i64.into()));
}

#[test]
fn types_are_read_from_text() {
    let mut scope = Scope::new();
    scope.define_type("tPerson", parse_type("context<name: string>", &scope).0.unwrap());
    let (ty, _) = parse_type("list<tPerson>", &scope);
    assert_eq!(ty.unwrap().to_string(), "list<context<name: string>>");
    assert!(parse_type("list<nothing>", &scope).0.is_none());
}

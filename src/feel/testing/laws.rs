//! Laws of the language, on random expressions.

use std::rc::Rc;

use proptest::prelude::*;

use super::generate::{Choices, NAMES, expression};
use super::reference::Reference;
use crate::diagnostic::Code;
use crate::feel::ast::{Arguments, Ast, Domain, Node, NodeId};
use crate::feel::env::{Env, Limits};
use crate::feel::parser::parse_expression;
use crate::feel::print::print;
use crate::feel::span::Utf16;
use crate::feel::{Scope, compile, explain};
use crate::host::NativeHost;
use crate::value::{Context, Date, DateTime, Decimal, Type, Value};

fn scope() -> Scope {
    let mut scope = Scope::new();
    for name in NAMES {
        scope.declare(name, Type::Any);
    }
    scope
}

fn parse(source: &str) -> (Ast, NodeId) {
    let parsed = parse_expression(source, &scope(), &Utf16::new(source));
    let grammatical = parsed.diagnostics.iter().all(|found| found.code == Code::UnknownName);
    assert!(grammatical, "{source}: {:?}", parsed.diagnostics);
    (parsed.ast, parsed.root)
}

/// The tree as text, with nothing but its structure.
fn shape(ast: &Ast, id: NodeId) -> String {
    let of = |id: &NodeId| shape(ast, *id);
    let all = |ids: &[NodeId]| ids.iter().map(of).collect::<Vec<_>>().join(" ");
    let iterators = |iterators: &[crate::feel::ast::Iterator]| {
        let one = |iterator: &crate::feel::ast::Iterator| match iterator.domain {
            Domain::Each(list) => format!("{}:{}", iterator.name, of(&list)),
            Domain::Steps(from, to) => format!("{}:{}..{}", iterator.name, of(&from), of(&to)),
        };
        iterators.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    match ast.node(id) {
        Node::Negate(a) => format!("(neg {})", of(a)),
        Node::Binary(op, a, b) => format!("({} {} {})", op.symbol(), of(a), of(b)),
        Node::Between(a, b, c) | Node::If(a, b, c) => format!("(3 {})", all(&[*a, *b, *c])),
        Node::In(a, _, tests) => format!("(in {} {})", of(a), all(tests)),
        Node::InstanceOf(a, ty) => format!("(is {} {ty:?})", of(a)),
        Node::For(domains, _, body) => format!("(for {} {})", iterators(domains), of(body)),
        Node::Some(domains, body) => format!("(some {} {})", iterators(domains), of(body)),
        Node::Every(domains, body) => format!("(every {} {})", iterators(domains), of(body)),
        Node::Filter(a, _, b) => format!("(filter {} {})", of(a), of(b)),
        Node::Path(a, name) => format!("(path {} {name})", of(a)),
        Node::Call(a, Arguments::Positional(values)) => format!("(call {} {})", of(a), all(values)),
        Node::Call(a, Arguments::Named(values)) => {
            let named: Vec<_> =
                values.iter().map(|(name, value)| format!("{name}:{}", of(value))).collect();
            format!("(call {} {})", of(a), named.join(" "))
        }
        Node::Function(parameters, _, body) | Node::External(parameters, body) => {
            let names: Vec<_> =
                parameters.iter().map(|p| format!("{}:{:?}", p.name, p.ty)).collect();
            format!("(function {} {})", names.join(" "), of(body))
        }
        Node::List(items) => format!("[{}]", all(items)),
        Node::Context(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|e| format!("{:?}:{}", e.key, of(&e.value))).collect();
            format!("{{{}}}", entries.join(" "))
        }
        Node::Interval(a, left, b, right) => format!("(range {left} {} {} {right})", of(a), of(b)),
        Node::Comparison(comparison, a) => format!("({} {})", comparison.symbol(), of(a)),
        leaf => format!("{leaf:?}"),
    }
}

fn number(text: &str) -> Value {
    Value::Number(Decimal::parse(text).unwrap())
}

fn slots() -> Vec<Value> {
    let context = |entries: &[(&str, Value)]| {
        let mut context = Context::new();
        for (key, value) in entries {
            context.insert((*key).into(), value.clone());
        }
        Value::from(context)
    };
    let first = context(&[("x", number("1")), ("a", number("7"))]);
    let second = context(&[("x", Value::from("b")), ("item", number("2"))]);
    vec![
        number("2"),
        Value::from("b"),
        number("19.90"),
        Value::from(vec![first.clone(), second, number("3"), Value::Null]),
        first,
    ]
}

fn now() -> DateTime {
    DateTime::at_midnight_utc(Date::new(2026, 5, 4).unwrap())
}

fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Function(_), Value::Function(_)) => true,
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len() && left.iter().zip(right.iter()).all(|(l, r)| same(l, r))
        }
        (Value::Context(left), Value::Context(right)) => {
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|((k, l), (n, r))| k == n && same(l, r))
        }
        _ => left == right,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_printed_reads_back_as_the_same_tree(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let source = expression(&mut Choices(&bytes));
        let (ast, root) = parse(&source);
        let printed = print(&ast, root);
        let (again, again_root) = parse(&printed);
        prop_assert_eq!(shape(&again, again_root), shape(&ast, root), "{} printed as {}", source, printed);
        prop_assert_eq!(print(&again, again_root), printed);
    }

    #[test]
    fn a_compiled_expression_gives_what_walking_its_tree_gives(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
    ) {
        let source = expression(&mut Choices(&bytes));
        let (ast, root) = parse(&source);
        let host = NativeHost::new();
        let slots = slots();
        let mut env = Env::new(&host, now());
        let walked = Reference { ast: &Rc::new(ast), slots: &slots }.value(root, &Vec::new(), &mut env);
        let (program, _) = compile(&source, &scope());
        let program = program.unwrap();
        env.renew();
        let compiled = program.run(&slots, &mut env).unwrap();
        prop_assert!(same(&compiled, &walked), "{source}\n{compiled:?}\n{walked:?}");
        env.renew();
        let explained = explain(&program, &slots, &mut env).unwrap();
        prop_assert!(same(&explained.value, &compiled));
    }

    #[test]
    fn any_text_gets_an_answer_within_its_budget(source in "[a-f0-9 .,()\\[\\]{}<>=!+*/?\"@-]{0,60}") {
        let (program, diagnostics) = compile(&source, &scope());
        prop_assert!(program.is_some() || diagnostics.iter().any(|found| found.is_error()));
        if let Some(program) = program {
            let host = NativeHost::new();
            let limits = Limits { steps: 10_000, depth: 20, size: 1_000 };
            let mut env = Env::new(&host, now()).with_limits(limits).with_notes();
            let _ = program.run(&slots(), &mut env);
            prop_assert!(env.steps <= limits.steps);
        }
    }

    #[test]
    fn words_in_any_order_get_an_answer(words in prop::collection::vec(
        prop::sample::select(vec![
            "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between",
            "instance", "of", "not", "null", "true", "function", "external", "a", "total", "cost", "item", "1", "..",
            "(", ")", "[", "]", "{", "}", ",", ":", ".", "<", "=", "\"s\"", "@", "-", "count", "list", "x",
        ]),
        0..25,
    )) {
        let source = words.join(" ");
        let (program, diagnostics) = compile(&source, &scope());
        prop_assert!(program.is_some() || diagnostics.iter().any(|found| found.is_error()));
        for found in diagnostics {
            let range = found.range.unwrap();
            prop_assert!(range.start <= range.end && range.end as usize <= source.len());
        }
    }
}

//! The index answers as looking at each cell would.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use routeslip::decision::{Decision, Failure};
use routeslip::value::Value;

use super::support::{compile, decide, explain, value};

const POLICIES: [&str; 7] =
    ["unique", "any", "priority", "first", "rule order", "output order", "collect"];

/// Literals of each kind, near each other.
const LITERALS: [&str; 17] = [
    "1",
    "1.0",
    "2",
    "2.5",
    "-3",
    "\"\"",
    "\"a\"",
    "\"b\"",
    "true",
    "false",
    "null",
    "date(\"2026-01-31\")",
    "@\"2026-02-01\"",
    "duration(\"P1D\")",
    "@\"PT25H\"",
    "@\"P1Y\"",
    "@\"10:00:00Z\"",
];

/// Inputs: literals, what lies between and beyond them, and what has no place in an index.
const INPUTS: [&str; 18] = [
    "0",
    "1.5",
    "2.4",
    "99",
    "\"A\"",
    "\"aa\"",
    "\"z\"",
    "@\"2026-01-30\"",
    "@\"2027-01-30\"",
    "@\"PT24H\"",
    "@\"P12M\"",
    "@\"P9Y\"",
    "@\"11:00:00+01:00\"",
    "@\"2026-02-01T00:00:00\"",
    "[1, 2]",
    "[\"a\"]",
    "{x: 1}",
    "[1..2]",
];

/// Pairs of literals that have an order, and are the ends of a range.
const ENDS: [(&str, &str); 8] = [
    ("1", "2"),
    ("2", "1"),
    ("1", "1"),
    ("-3", "2.5"),
    ("\"a\"", "\"b\""),
    ("@\"2026-01-31\"", "@\"2026-02-01\""),
    ("@\"P1D\"", "@\"PT25H\""),
    ("@\"09:00:00Z\"", "@\"10:00:00Z\""),
];

fn test() -> impl Strategy<Value = String> {
    let literal = || select(&LITERALS[..]);
    prop_oneof![
        4 => literal().prop_map(str::to_owned),
        2 => (select(&["<", "<=", ">", ">=", "=", "!="][..]), literal())
            .prop_map(|(operator, end)| format!("{operator} {end}")),
        2 => (select(&["[", "("][..]), select(&ENDS[..]), select(&["]", ")"][..]))
            .prop_map(|(open, (start, end), close)| format!("{open}{start}..{end}{close}")),
        1 => vec(literal(), 0..3).prop_map(|items| format!("[{}]", items.join(", "))),
        1 => (select(&ENDS[..]), literal())
            .prop_map(|((start, end), item)| format!("[[{start}..{end}], {item}]")),
        1 => literal().prop_map(|end| format!("(< {end})")),
        1 => select(&["limit", "> limit", "? = limit", "count(?) = 2", "b"][..]).prop_map(str::to_owned),
    ]
}

fn cell() -> impl Strategy<Value = String> {
    let tests = || vec(test(), 1..4).prop_map(|tests| tests.join(", "));
    prop_oneof![
        2 => Just("-".to_owned()),
        5 => tests(),
        1 => tests().prop_map(|tests| format!("not({tests})")),
    ]
}

fn row() -> impl Strategy<Value = [String; 4]> {
    let output = || select(&["1", "2", "3", "count([a]) + 1", "null"][..]).prop_map(str::to_owned);
    (cell(), cell(), output(), output()).prop_map(|(a, b, x, y)| [a, b, x, y])
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn table(policy: &str, rows: &[[String; 4]]) -> Decision {
    let rules: Vec<String> = rows
        .iter()
        .map(|[a, b, x, y]| {
            let [a, b, x, y] = [a, b, x, y].map(|cell| quoted(cell));
            format!(r#"{{ "when": [{a}, {b}], "then": [{x}, {y}] }}"#)
        })
        .collect();
    compile(&format!(
        r#"{{ "hitPolicy": "{policy}", "inputs": [{{ "expression": "a" }}, {{ "expression": "b" }}],
              "outputs": [{{ "name": "x", "values": "3, 2" }}, {{ "name": "y", "values": "1" }}],
              "rules": [{}] }}"#,
        rules.join(", ")
    ))
}

/// The rules that count and the result, by looking at the explanation of each cell.
fn scan(decision: &Decision, policy: &str, given: &[(&str, Value)]) -> Option<Vec<u32>> {
    let explanation = explain(decision, given);
    let rules = explanation.rules;
    for rule in &rules {
        let first = rule.cells.iter().position(|cell| !cell.holds);
        assert_eq!(rule.failed.map(|column| column as usize - 1), first);
    }
    let mut holding: Vec<_> = rules.iter().filter(|rule| rule.holds).collect();
    let rank = |outputs: &[std::rc::Rc<str>]| {
        let place = |order: &[&str], text: &str| {
            order.iter().position(|value| *value == text).unwrap_or(order.len())
        };
        (place(&["3", "2"], &outputs[0]), place(&["1"], &outputs[1]))
    };
    match policy {
        "unique" if holding.len() > 1 => return None,
        "any" if holding.iter().any(|rule| rule.outputs != holding[0].outputs) => return None,
        "first" => holding.truncate(1),
        "priority" | "output order" => holding.sort_by_key(|rule| rank(&rule.outputs)),
        _ => {}
    }
    if policy == "priority" {
        holding.truncate(1);
    }
    Some(holding.iter().map(|rule| rule.number).collect())
}

fn input() -> impl Strategy<Value = &'static str> {
    prop_oneof![select(&LITERALS[..]), select(&INPUTS[..])]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn it_finds_what_a_scan_finds(
        policy in select(&POLICIES[..]),
        rows in prop_oneof![4 => vec(row(), 0..12), 1 => vec(row(), 40..100)],
        inputs in vec((input(), input(), input()), 8),
    ) {
        let decision = table(policy, &rows);
        for (a, b, limit) in inputs {
            let given = [("a", value(a)), ("b", value(b)), ("limit", value(limit))];
            let expected = scan(&decision, policy, &given);
            match decide(&decision, &given) {
                Ok(outcome) => {
                    prop_assert_eq!(Some(&outcome.matched), expected.as_ref(), "a {} b {}", a, b);
                    prop_assert_eq!(outcome.matched.is_empty(), outcome.value.is_null()
                        || outcome.value.as_list().is_some_and(|list| list.is_empty()));
                }
                Err(Failure::Conflict(_)) => prop_assert_eq!(expected, None, "a {} b {}", a, b),
                Err(other) => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

/// Every cell of a column accepts or refuses each value, alone, as FEEL says.
#[test]
fn each_kind_of_cell_is_indexed_as_it_evaluates() {
    let cells = LITERALS.iter().flat_map(|literal| {
        let tests = ["{}", "< {}", "<= {}", "> {}", ">= {}", "= {}", "!= {}", "[{}]", "not({})"];
        tests.map(|test| test.replace("{}", literal))
    });
    let rows: Vec<[String; 4]> =
        cells.map(|cell| [cell, "-".into(), "1".into(), "1".into()]).collect();
    let decision = table("collect", &rows);
    for input in LITERALS.iter().chain(&INPUTS) {
        let given = [("a", value(input))];
        let expected = scan(&decision, "collect", &given);
        assert_eq!(Some(decide(&decision, &given).unwrap().matched), expected, "{input}");
    }
}

/// Tables with more rows than a set has bits in a word, and with columns of many and of few places.
#[test]
fn large_tables_are_searched_by_any_column() {
    let rows: Vec<[String; 4]> = (0..3_000)
        .map(|row| {
            let band = format!("[{}..{})", row / 3 * 10, row / 3 * 10 + 10);
            let b = match row % 3 {
                0 => "\"a\"".to_owned(),
                1 => "not(\"a\")".to_owned(),
                _ => format!("\"key {row}\""),
            };
            [band, b, "1".into(), "1".into()]
        })
        .collect();
    let decision = table("collect", &rows);
    for (a, b) in [("4995", "\"a\""), ("0", "\"key 2\""), ("29999", "\"z\""), ("30000", "\"a\"")] {
        let given = [("a", value(a)), ("b", value(b))];
        let expected = scan(&decision, "collect", &given).unwrap();
        assert_eq!(decide(&decision, &given).unwrap().matched, expected, "{a} {b}");
    }
    let wide = decide(&decision, &[("a", value("5")), ("b", value("\"key 2\""))]).unwrap();
    assert_eq!(wide.matched, [2, 3]);
}

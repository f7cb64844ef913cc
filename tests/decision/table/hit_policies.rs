//! What each hit policy makes of the rules that match (DMN 1.5, 8.2.8 to 8.2.11).

use routeslip::decision::{Conflict, Disallowed, Failure, HitPolicy};
use routeslip::value::Value;

use super::support::{compile, decide, value};

/// The result for the input `a`, and the rules that gave it.
fn result(table: &str, a: &str) -> (Value, Vec<u32>) {
    let outcome = decide(&compile(table), &[("a", value(a))]).unwrap();
    (outcome.value, outcome.matched)
}

fn failure(table: &str, a: &str) -> Failure {
    decide(&compile(table), &[("a", value(a))]).unwrap_err()
}

/// A table of one input and one output, in which bigger inputs match more rules.
fn steps(policy: &str, more: &str) -> String {
    format!(
        r#"{{ {policy}, "inputs": [{{ "expression": "a" }}], "outputs": [{{ "name": "x" {more} }}],
             "rules": [
               {{ "when": [">= 1"], "then": ["\"low\""] }},
               {{ "when": [">= 2"], "then": ["\"high\""] }},
               {{ "when": [">= 3"], "then": ["\"mid\""] }},
               {{ "when": [">= 4"], "then": ["\"low\""] }} ] }}"#
    )
}

fn expect(table: &str, cases: &[(&str, &str, &[u32])]) {
    for (a, expected, rules) in cases {
        let (found, by) = result(table, a);
        assert_eq!(found.feel_eq(&value(expected)), Some(true), "{found:?} for {a}");
        assert_eq!(by, *rules, "for {a}");
    }
}

#[test]
fn unique_allows_one_match() {
    let table = steps(r#""hitPolicy": "unique""#, "");
    expect(&table, &[("0", "null", &[]), ("1", "\"low\"", &[1])]);
    let conflict = Conflict { hit_policy: HitPolicy::Unique, first: 1, second: 2 };
    assert_eq!(failure(&table, "3"), Failure::Conflict(conflict));
}

#[test]
fn any_allows_matches_that_give_the_same() {
    let table = r#"{ "hitPolicy": "any", "inputs": [{ "expression": "a" }],
        "outputs": [{ "name": "x" }, { "name": "y" }],
        "rules": [
          { "when": [">= 1"], "then": ["1", "[2]"] },
          { "when": [">= 2"], "then": ["a - a + 1.0", "[2.0]"] },
          { "when": [">= 3"], "then": ["1", "[3]"] } ] }"#;
    expect(table, &[("2", "{x: 1, y: [2]}", &[1, 2])]);
    let conflict = Conflict { hit_policy: HitPolicy::Any, first: 1, second: 3 };
    assert_eq!(failure(table, "3"), Failure::Conflict(conflict));
}

#[test]
fn first_takes_the_topmost() {
    let table = steps(r#""hitPolicy": "first""#, "");
    expect(&table, &[("0", "null", &[]), ("4", "\"low\"", &[1])]);
}

#[test]
fn priority_takes_the_output_that_is_named_first() {
    let table = steps(r#""hitPolicy": "priority""#, r#", "values": "\"high\", \"mid\"""#);
    let cases: [(&str, &str, &[u32]); 4] = [
        ("0", "null", &[]),
        ("1", "\"low\"", &[1]),
        ("2", "\"high\"", &[2]),
        ("4", "\"high\"", &[2]),
    ];
    expect(&table, &cases);
}

#[test]
fn output_order_sorts_and_keeps_the_order_of_rules_otherwise() {
    let table =
        steps(r#""hitPolicy": "output order""#, r#", "values": "\"high\", \"mid\", \"low\"""#);
    let cases: [(&str, &str, &[u32]); 3] = [
        ("0", "[]", &[]),
        ("1", "[\"low\"]", &[1]),
        ("4", "[\"high\", \"mid\", \"low\", \"low\"]", &[2, 3, 1, 4]),
    ];
    expect(&table, &cases);
}

#[test]
fn of_several_outputs_the_first_that_differ_decide_the_order() {
    let table = |policy: &str| {
        format!(
            r#"{{ "hitPolicy": "{policy}", "inputs": [{{ "expression": "a" }}],
            "outputs": [ {{ "name": "x", "values": "2, 1" }}, {{ "name": "y" }},
                         {{ "name": "z", "values": "> 5, <= 5" }} ],
            "rules": [
              {{ "when": ["-"], "then": ["1", "9", "9"] }},
              {{ "when": ["-"], "then": ["2", "8", "1"] }},
              {{ "when": ["-"], "then": ["2", "9", "7"] }} ] }}"#
        )
    };
    let first = "{x: 2, y: 9, z: 7}";
    expect(&table("priority"), &[("0", first, &[3])]);
    let all = format!("[{first}, {{x: 2, y: 8, z: 1}}, {{x: 1, y: 9, z: 9}}]");
    expect(&table("output order"), &[("0", &all, &[3, 2, 1])]);
}

#[test]
fn rule_order_and_collect_give_lists() {
    for policy in [r#""hitPolicy": "rule order""#, r#""hitPolicy": "collect""#] {
        let cases: [(&str, &str, &[u32]); 3] = [
            ("0", "[]", &[]),
            ("1", "[\"low\"]", &[1]),
            ("3", "[\"low\", \"high\", \"mid\"]", &[1, 2, 3]),
        ];
        expect(&steps(policy, ""), &cases);
    }
}

#[test]
fn aggregations_are_the_functions_of_feel() {
    let table = |how: &str, output: &str| {
        format!(
            r#"{{ "hitPolicy": "collect", "aggregation": "{how}", "inputs": [{{ "expression": "a" }}],
            "outputs": [{{ "name": "x" {output} }}],
            "rules": [
              {{ "when": [">= 1"], "then": ["7.5"] }},
              {{ "when": [">= 2"], "then": ["-2"] }},
              {{ "when": [">= 3"], "then": ["7.5"] }},
              {{ "when": [">= 9"], "then": ["null"] }} ] }}"#
        )
    };
    let rules: [u32; 3] = [1, 2, 3];
    for (how, three, none) in
        [("sum", "13", "null"), ("min", "-2", "null"), ("max", "7.5", "null"), ("count", "3", "0")]
    {
        expect(&table(how, ""), &[("3", three, &rules), ("0", none, &[])]);
        expect(&table(how, r#", "default": "42""#), &[("3", three, &rules), ("0", "42", &[])]);
    }
    expect(&table("sum", ""), &[("9", "null", &[1, 2, 3, 4])]);
    expect(&table("count", ""), &[("9", "4", &[1, 2, 3, 4])]);
}

#[test]
fn a_default_stands_for_no_match() {
    for policy in ["unique", "first", "any"] {
        let table = steps(&format!(r#""hitPolicy": "{policy}""#), r#", "default": "\"d\"""#);
        expect(&table, &[("0", "\"d\"", &[]), ("1", "\"low\"", &[1])]);
    }
    // A list of one is what a single value means where a list is asked for.
    let collect = |default: &str| steps(r#""hitPolicy": "collect""#, default);
    expect(&collect(r#", "default": "\"d\"""#), &[("0", "[\"d\"]", &[])]);
    expect(&collect(r#", "default": "[1, 2]""#), &[("0", "[1, 2]", &[])]);
}

#[test]
fn a_default_of_some_outputs_makes_the_others_null() {
    let table = r#"{ "inputs": [{ "expression": "a" }],
        "outputs": [{ "name": "x" }, { "name": "y", "default": "a" }],
        "rules": [{ "when": ["1"], "then": ["1", "1"] }] }"#;
    expect(table, &[("5", "{x: null, y: 5}", &[]), ("1", "{x: 1, y: 1}", &[1])]);
}

#[test]
fn an_input_that_is_not_allowed_is_a_failure() {
    let table = r#"{ "inputs": [{ "expression": "a", "label": "Age", "values": "null, [18..120]" }],
        "outputs": [{ "name": "x" }], "rules": [{ "when": ["-"], "then": ["1"] }] }"#;
    expect(table, &[("18", "1", &[1]), ("null", "1", &[1])]);
    for a in ["17", "\"18\"", "[18]"] {
        let disallowed = Disallowed { input: "Age".into() };
        assert_eq!(failure(table, a), Failure::Disallowed(disallowed), "for {a}");
    }
}

#[test]
fn null_is_allowed_only_where_it_is_said() {
    let table = r#"{ "inputs": [{ "expression": "a", "values": "\"yes\", \"no\"" }],
        "outputs": [{ "name": "x" }], "rules": [{ "when": ["-"], "then": ["1"] }] }"#;
    assert_eq!(failure(table, "null"), Failure::Disallowed(Disallowed { input: "a".into() }));
}

//! Mistakes in tables, and what is known of their results.

use routeslip::value::{Type, Value};

use super::support::{compile, findings};

fn table(policy: &str, outputs: &str) -> String {
    format!(r#"{{ {policy} "outputs": {outputs}, "rules": [{{ "then": ["1"] }}] }}"#)
}

#[test]
fn an_order_by_values_needs_values() {
    for policy in ["priority", "output order"] {
        let policy = format!(r#""hitPolicy": "{policy}","#);
        assert_eq!(findings(&table(&policy, r#"[{ "name": "x" }]"#)), ["RS2005 /hitPolicy"]);
        let ordered = r#"[{ "name": "x", "values": "2, 1" }]"#;
        assert_eq!(findings(&table(&policy, ordered)), [""; 0]);
    }
}

#[test]
fn the_values_of_an_output_are_literals() {
    let computed = r#"[{ "name": "x", "values": "1, today()" }]"#;
    assert_eq!(findings(&table("", computed)), ["RS2005 /outputs/0/values"]);
    let negated = r#"[{ "name": "x", "values": "not(1)" }]"#;
    assert_eq!(findings(&table("", negated)), ["RS2005 /outputs/0/values"]);
    let misspelt = r#"[{ "name": "x", "values": "1 +" }]"#;
    assert_eq!(findings(&table("", misspelt)), ["RS1001 /outputs/0/values"]);
}

#[test]
fn only_a_single_collected_output_can_be_aggregated() {
    let one = r#"[{ "name": "x" }]"#;
    let sum = r#""hitPolicy": "first", "aggregation": "sum","#;
    assert_eq!(findings(&table(sum, one)), ["RS2004 /aggregation"]);
    let collected = r#""hitPolicy": "collect", "aggregation": "sum","#;
    assert_eq!(findings(&table(collected, one)), [""; 0]);
    let two = r#"{ "hitPolicy": "collect", "aggregation": "sum",
        "outputs": [{ "name": "x" }, { "name": "y" }], "rules": [{ "then": ["1", "2"] }] }"#;
    assert_eq!(findings(two), ["RS2004 /aggregation"]);
}

#[test]
fn mistakes_in_allowed_values_are_told_where_they_stand() {
    let table = r#"{ "inputs": [{ "expression": "a", "values": "[1..amout]" }],
        "outputs": [{ "name": "x" }], "rules": [] }"#;
    assert_eq!(findings(table), ["RS1005 /inputs/0/values"]);
}

#[test]
fn the_type_of_the_result_follows_the_hit_policy() {
    let of = |policy: &str| compile(&table(policy, r#"[{ "name": "x" }]"#)).result_type();
    assert_eq!(of(""), Type::Number);
    assert_eq!(of(r#""hitPolicy": "rule order","#), Type::list(Type::Number));
    assert_eq!(of(r#""hitPolicy": "collect","#), Type::list(Type::Number));
    assert_eq!(of(r#""hitPolicy": "collect", "aggregation": "max","#), Type::Number);
    let text = table("", r#"[{ "name": "x", "default": "\"none\"" }]"#);
    assert_eq!(compile(&text).result_type(), Type::Any, "a default has a type too");
}

#[test]
fn literals_are_those_of_one_rule() {
    let of =
        |policy: &str| compile(&table(policy, r#"[{ "name": "x", "default": "2" }]"#)).literals();
    let number = |number: u32| Value::Number(number.into());
    assert_eq!(of(""), [("".into(), vec![number(1), number(2)])]);
    assert_eq!(of(r#""hitPolicy": "collect","#), []);
    assert_eq!(of(r#""hitPolicy": "collect", "aggregation": "sum","#), []);
}

#[test]
fn an_empty_cell_matches_anything() {
    let text = r#"{ "inputs": [{ "expression": "a" }], "outputs": [{ "name": "x" }],
        "rules": [{ "when": [" "], "then": ["1"] }] }"#;
    assert_eq!(findings(text), [""; 0]);
}

#[test]
fn what_stands_below_a_rule_for_everything_is_told() {
    let text = |policy: &str| {
        format!(
            r#"{{ "hitPolicy": "{policy}", "inputs": [{{ "expression": "a" }}],
            "outputs": [{{ "name": "x" }}], "rules": [
            {{ "when": ["> 5"], "then": ["1"] }}, {{ "when": ["-"], "then": ["2"] }},
            {{ "when": ["> 6"], "then": ["3"] }}, {{ "when": ["-"], "then": ["4"] }} ] }}"#
        )
    };
    assert_eq!(findings(&text("first")), ["RS2003 /rules/2", "RS2003 /rules/3"]);
    assert_eq!(findings(&text("collect")), [""; 0]);
}

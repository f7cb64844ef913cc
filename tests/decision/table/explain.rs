//! How rules fared.

use super::support::{compile, explain, value};

const TABLE: &str = r#""inputs": [{ "expression": "a", "label": "Age" }, { "expression": "b" }],
    "outputs": [{ "name": "x", "values": "2, 1" }, { "name": "y" }],
    "rules": [
      { "when": ["< 10", "-"], "then": ["1", "a"] },
      { "when": ["-", "not(a)"], "then": ["2", "b"] },
      { "when": ["-", "5"], "then": ["1", "0"] },
      { "when": ["> 3", "> 5"], "then": ["1", "0"] } ]"#;

/// Of each rule for `a` = 3 and `b` = 5: whether it counts, whether it holds, and the first column
/// that fails.
fn rules(policy: &str) -> Vec<(bool, bool, Option<u32>)> {
    let decision = compile(&format!(r#"{{ "hitPolicy": "{policy}", {TABLE} }}"#));
    let given = [("a", value("3")), ("b", value("5"))];
    let explanation = explain(&decision, &given);
    explanation.rules.iter().map(|rule| (rule.matched, rule.holds, rule.failed)).collect()
}

#[test]
fn each_rule_tells_whether_it_holds_and_whether_it_counts() {
    let (counts, holds) = ((true, true, None), (false, true, None));
    let fails = (false, false, Some(1));
    assert_eq!(rules("first"), [counts, holds, holds, fails]);
    assert_eq!(rules("priority"), [holds, counts, holds, fails]);
    assert_eq!(rules("collect"), [counts, counts, counts, fails]);
    assert_eq!(rules("unique"), [holds, holds, holds, fails]);
    assert_eq!(rules("any"), [holds, holds, holds, fails]);
}

#[test]
fn the_first_cell_that_fails_is_named() {
    let decision = compile(&format!(r#"{{ "hitPolicy": "first", {TABLE} }}"#));
    let explanation = explain(&decision, &[("a", value("5")), ("b", value("5"))]);
    let failed: Vec<Option<u32>> = explanation.rules.iter().map(|rule| rule.failed).collect();
    assert_eq!(failed, [None, Some(2), None, Some(2)]);
}

#[test]
fn what_stands_in_the_way_of_a_result_is_told() {
    let decision = compile(&format!("{{ {TABLE} }}"));
    let explanation = explain(&decision, &[("a", value("3")), ("b", value("5"))]);
    let failure = explanation.failure.unwrap();
    assert!(failure.starts_with("Rules 1 and 2 both match"), "{failure}");
    assert_eq!(explanation.matched, [0; 0]);
    assert_eq!(&*explanation.inputs[1].value, "5");
    assert_eq!(&*explanation.outputs[0].value, "");
}

#[test]
fn outputs_of_several_rules_are_told_by_column() {
    let decision = compile(&format!(r#"{{ "hitPolicy": "output order", {TABLE} }}"#));
    let explanation = explain(&decision, &[("a", value("3")), ("b", value("5"))]);
    assert_eq!(explanation.matched, [2, 1, 3]);
    let outputs: Vec<(&str, &str)> =
        explanation.outputs.iter().map(|output| (&*output.label, &*output.value)).collect();
    assert_eq!(outputs, [("x", "[2,1,1]"), ("y", "[5,3,0]")]);
    assert_eq!(&*explanation.inputs[0].label, "Age");
}

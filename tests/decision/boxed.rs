//! Boxed expressions: each kind, what is in scope in it, and what is wrong with it.

use super::support::{errors, logic};

#[test]
fn entries_of_a_context_see_those_before_them() {
    assert_eq!(logic(r#"{"context":{"a b":"amount * 2","c":"a b + 1"}}"#), r#"{"a b":20,"c":21}"#);
    assert_eq!(logic(r#"{"context":{"a":"1","b":"a + 1"},"result":"b * 10"}"#), "20");
    assert_eq!(errors(r#"{"decisions":{"d":{"context":{"a":"b","b":"1"}}}}"#).len(), 1);
}

#[test]
fn what_a_context_brings_ends_with_it() {
    let text = r#"{"list":[{"context":{"a":"1"},"result":"a"},"a"]}"#;
    let found = errors(&format!(r#"{{"decisions":{{"d":{text}}}}}"#));
    assert_eq!(found, ["RS1005 /decisions/d/list/1 `a` is not known here."]);
    let text = r#"{"context":{"amount":{"context":{"amount":"1"},"result":"amount"}},"result":"amount + 1"}"#;
    assert_eq!(logic(text), "2");
}

#[test]
fn lists_and_relations_are_lists() {
    assert_eq!(logic(r#"{"list":["1",{"list":["amount"]}]}"#), "[1,[10]]");
    let relation = r#"{"relation":{"columns":[{"name":"a"},{"name":"b c","type":"number"}],
        "rows":[["1","2"],["\"x\"","\"y\""]]}}"#;
    assert_eq!(logic(relation), r#"[{"a":1,"b c":2},{"a":"x","b c":null}]"#);
    let short = r#"{"decisions":{"d":{"relation":{"columns":[{"name":"a"}],"rows":[["1","2"]]}}}}"#;
    assert_eq!(
        errors(short),
        ["RS2002 /decisions/d/relation/rows/0 This row has not one expression for each column."]
    );
}

#[test]
fn functions_are_called_by_name_and_by_position() {
    let function = r#""f":{"function":{"parameters":[{"name":"n","type":"number"},{"name":"m"}],
        "expression":"n - m + amount"}}"#;
    let call = |result: &str| logic(&format!(r#"{{"context":{{{function}}},"result":{result}}}"#));
    assert_eq!(call(r#""f(5, 3)""#), "12");
    assert_eq!(call(r#"{"invoke":{"function":"f","with":{"m":"3","n":"5"}}}"#), "12");
    assert_eq!(call(r#"{"invoke":{"function":"f","with":{"m":"3","k":"5"}}}"#), "null");
    assert_eq!(call(r#""f(\"5\", 3)""#), "null", "an argument of another type");
    assert_eq!(call(r#""f([5], 3)""#), "12", "the only item of a list");
    let builtin =
        r#"{"invoke":{"function":"substring","with":{"string":"\"abc\"","start position":"2"}}}"#;
    assert_eq!(logic(builtin), "bc");
}

#[test]
fn a_function_takes_along_what_it_reads_and_knows_itself() {
    let closure = r#"{"context":{
        "make":{"function":{"parameters":[{"name":"a"}],"function":{"parameters":[{"name":"b"}],
            "expression":"a * b + amount"}}},
        "a":"1000"},
        "result":"make(2)(3)"}"#;
    assert_eq!(logic(closure), "16");
    let recursive = r#"{"context":{"sum":{"function":{"parameters":[{"name":"n"}],
        "conditional":{"if":"n <= 0","then":"0","else":"n + sum(n - 1)"}}}},"result":"sum(20)"}"#;
    assert_eq!(logic(recursive), "210");
}

#[test]
fn one_of_two_values_is_chosen() {
    let of = |condition: &str| {
        logic(&format!(r#"{{"conditional":{{"if":"{condition}","then":"1","else":"2"}}}}"#))
    };
    assert_eq!(of("amount > 1"), "1");
    assert_eq!(of("amount > 100"), "2");
    assert_eq!(of("null"), "2");
}

#[test]
fn filters_keep_what_matches() {
    let of = |list: &str, condition: &str| {
        logic(&format!(r#"{{"filter":{{"in":{list},"match":{condition}}}}}"#))
    };
    assert_eq!(of(r#""[1, 12, 30]""#, r#""item > amount""#), "[12,30]");
    assert_eq!(of(r#""[{a: 1}, {a: 20}]""#, r#""a > amount""#), r#"[{"a":20}]"#);
    let boxed = r#"{"conditional":{"if":"item > 5","then":"true","else":"false"}}"#;
    assert_eq!(of(r#"{"list":["1","6"]}"#, boxed), "[6]");
    assert_eq!(of(r#""[1]""#, r#"{"list":["1"]}"#), "null");
}

#[test]
fn iterations_run_over_lists_and_ranges() {
    let each = |list: &str, body: &str| {
        logic(&format!(r#"{{"for":{{"variable":"x y","in":"{list}","return":{body}}}}}"#))
    };
    assert_eq!(each("[1, 2]", r#""x y * amount""#), "[10,20]");
    assert_eq!(each("[1..3]", r#""x y + count(partial)""#), "[1,3,5]");
    assert_eq!(each("[]", r#""x y""#), "[]");
    assert_eq!(each("null", r#""x y""#), "null");
    let quantified = |kind: &str, list: &str, condition: &str| {
        let body = format!(r#""variable":"x","in":"{list}","satisfies":"{condition}""#);
        logic(&format!(r#"{{"{kind}":{{{body}}}}}"#))
    };
    assert_eq!(quantified("some", "[1, 20]", "x > amount"), "true");
    assert_eq!(quantified("some", "[1, null]", "x > amount"), "null");
    assert_eq!(quantified("some", "[]", "true"), "false");
    assert_eq!(quantified("every", "[11, 20]", "x > amount"), "true");
    assert_eq!(quantified("every", "[1, null]", "x > amount"), "false");
    assert_eq!(quantified("every", "[1]", "x"), "null");
}

#[test]
fn tables_stand_anywhere() {
    let table = r#"{"context":{"level":{"inputs":[{"expression":"amount"}],
        "outputs":[{"name":"level"}],
        "rules":[{"when":["< 5"],"then":["\"low\""]},{"when":[">= 5"],"then":["\"high\""]}]}},
        "result":"level + \"!\""}"#;
    assert_eq!(logic(table), "high!");
}

#[test]
fn types_make_values_fit() {
    assert_eq!(logic(r#"{"type":"number","expression":"[1]"}"#), "1");
    assert_eq!(logic(r#"{"type":"list<number>","expression":"1"}"#), "[1]");
    assert_eq!(logic(r#"{"type":"string","expression":"1"}"#), "null");
    assert_eq!(
        logic(r#"{"type":"date and time","expression":"@\"2026-01-31\""}"#),
        "2026-01-31T00:00:00Z"
    );
    let two = r#"{"type":"list<number>","expression":{"type":"number","expression":"[7]"}}"#;
    assert_eq!(logic(two), "[7]");
}

#[test]
fn logic_is_of_one_kind() {
    let of = |logic: &str| errors(&format!(r#"{{"decisions":{{"d":{logic}}}}}"#));
    assert_eq!(of("{}"), ["RS2001 /decisions/d This decision decides nothing."]);
    assert_eq!(
        of(r#"{"expression":"1","list":[]}"#),
        [
            "RS2001 /decisions/d/expression Logic is of one kind, but here are `expression` and `list`."
        ]
    );
    assert_eq!(of(r#"{"rules":[]}"#).len(), 1);
}

#[test]
fn nesting_is_bounded() {
    let nested =
        |depth: usize| format!(r#"{}"1"{}"#, r#"{"list":["#.repeat(depth), "]}".repeat(depth));
    let of = |depth: usize| errors(&format!(r#"{{"decisions":{{"d":{}}}}}"#, nested(depth)));
    assert_eq!(of(39), [] as [String; 0]);
    assert!(of(50)[0].starts_with("RS2023"));
}

#[test]
fn endless_recursion_ends() {
    use routeslip::decision::Failure;
    let text = r#"{"decisions":{"d":{"context":{"f":{"function":{"parameters":[{"name":"n"}],
        "context":{"x":{"list":["f(n)"]}},"result":"x"}}},"result":"f(1)"}}}"#;
    let graph = super::support::graph(text);
    let decision = graph.decision("d").unwrap();
    let result = super::support::with_env(|env| decision.decide(&[], env));
    assert!(matches!(result, Err(Failure::Fault(_))), "{result:?}");
}

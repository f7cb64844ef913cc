//! Types that the author names: parts, collections, constraints, and circles.

use super::support::{decide, errors, graph};

fn admitted(types: &str, ty: &str, value: &str) -> String {
    let text = format!(
        r#"{{"types":{types},"inputData":{{"x":{{"type":"{ty}"}}}},
            "decisions":{{"d":{{"requires":["x"],"expression":"x"}}}}}}"#
    );
    decide(&graph(&text), "d", &[("x", value)])
}

#[test]
fn components_must_be_there_and_fit() {
    let types = r#"{"tPerson":{"components":{"first name":"string","age":"number"}}}"#;
    let of = |value: &str| admitted(types, "tPerson", value);
    assert_eq!(of(r#"{first name: "A", age: 1}"#), r#"{"first name":"A","age":1}"#);
    assert_eq!(
        of(r#"{first name: "A", age: 1, more: 2}"#),
        r#"{"first name":"A","age":1,"more":2}"#
    );
    assert_eq!(of(r#"{first name: "A", age: null}"#), r#"{"first name":"A","age":null}"#);
    assert_eq!(of(r#"{first name: "A"}"#), "null");
    assert_eq!(of(r#"{first name: "A", age: "1"}"#), "null");
    assert_eq!(of(r#"[{first name: "A", age: 1}]"#), r#"{"first name":"A","age":1}"#);
}

#[test]
fn only_allowed_values_pass() {
    let types = r#"{
        "grade":{"type":"string","allowedValues":"\"A\", \"B\""},
        "small":{"type":"number","allowedValues":"[0..10]"},
        "grades":{"type":"grade","collection":true},
        "few":{"type":"number","collection":true,"allowedValues":"> 0","typeConstraint":"count(?) < 3"},
        "report":{"components":{"grade":"grade","points":"small"}}}"#;
    let of = |ty: &str, value: &str| admitted(types, ty, value);
    assert_eq!(of("grade", "\"A\""), "A");
    assert_eq!(of("grade", "\"C\""), "null");
    assert_eq!(of("small", "10"), "10");
    assert_eq!(of("small", "11"), "null");
    assert_eq!(of("grades", "[\"A\", \"B\"]"), r#"["A","B"]"#);
    assert_eq!(of("grades", "[\"A\", \"C\"]"), "null");
    assert_eq!(of("grades", "\"B\""), r#"["B"]"#);
    assert_eq!(of("few", "[1, 2]"), "[1,2]");
    assert_eq!(of("few", "[1, 0]"), "null");
    assert_eq!(of("few", "[1, 2, 3]"), "null");
    assert_eq!(of("report", "{grade: \"A\", points: 3}"), r#"{"grade":"A","points":3}"#);
    assert_eq!(of("report", "{grade: \"A\", points: 30}"), "null");
    assert_eq!(of("report", "{grade: null, points: 3}"), r#"{"grade":null,"points":3}"#);
}

#[test]
fn types_are_made_of_types() {
    let types = r#"{
        "tree":{"components":{"leaves":"list<leaf>"}},
        "leaf":{"components":{"size":"number"}},
        "f":{"function":{"parameters":[{"name":"a","type":"leaf"}],"type":"number"}}}"#;
    assert_eq!(admitted(types, "tree", "{leaves: [{size: 1}]}"), r#"{"leaves":[{"size":1}]}"#);
    assert_eq!(admitted(types, "tree", "{leaves: [{}]}"), "null");
    assert_eq!(admitted(types, "f", "1"), "null");
}

#[test]
fn expressions_know_the_types() {
    let text = r#"{"types":{"tA":{"components":{"a b":"number"}}},"inputData":{"x":{"type":"tA"}},
        "decisions":{"d":{"requires":["x"],"expression":"if x instance of tA then x.a b + 1 else 0"}}}"#;
    assert_eq!(decide(&graph(text), "d", &[("x", "{a b: 1}")]), "2");
}

#[test]
fn mistakes_in_types_are_told() {
    assert_eq!(
        errors(r#"{"types":{"a":{"components":{"b":"b"}},"b":{"type":"a","collection":true}}}"#),
        ["RS2022 /types/a These types are made of each other: a → b → a."]
    );
    assert_eq!(
        errors(r#"{"inputData":{"x":{"type":"strin"}}}"#),
        ["RS1006 /inputData/x/type There is no type `strin`."]
    );
    assert_eq!(errors(r#"{"types":{"a":{"type":"number","allowedValues":"1 +"}}}"#).len(), 1);
}

#[test]
fn columns_of_tables_have_types() {
    let text = r#"{"decisions":{"d":{"inputs":[{"expression":"risk","type":"number"}],
        "outputs":[{"name":"a","type":"string"},{"name":"b"}],
        "rules":[{"when":["1"],"then":["1","2"]},{"when":["2"],"then":["[\"x\"]","2"]},
            {"when":["null"],"then":["\"none\"","0"]}]}}}"#;
    let graph = graph(text);
    assert_eq!(decide(&graph, "d", &[("risk", "1")]), r#"{"a":null,"b":2}"#);
    assert_eq!(decide(&graph, "d", &[("risk", "[2]")]), r#"{"a":"x","b":2}"#);
    assert_eq!(decide(&graph, "d", &[("risk", "\"1\"")]), r#"{"a":"none","b":0}"#);
}

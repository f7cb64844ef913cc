//! Decisions that require each other, business knowledge models, services and imported models.

use super::support::{decide, errors, graph, invoke};

#[test]
fn decisions_read_each_other_by_name() {
    let graph = graph(
        r#"{"decisions":{
            "the sum":{"expression":"base cost + amount"},
            "base cost":{"expression":"amount * 2"},
            "both":{"list":["the sum","base cost"]}}}"#,
    );
    assert_eq!(decide(&graph, "both", &[("amount", "5")]), "[15,10]");
    let reads = graph.decision("both").unwrap().reads().to_vec();
    assert_eq!(reads, ["amount".into()]);
}

#[test]
fn each_decision_is_taken_once() {
    // Each level reads the one below twice: without that, 2^40 evaluations.
    let mut text = String::from(r#"{"decisions":{"d0":{"expression":"amount"}"#);
    for level in 1..=40 {
        let below = level - 1;
        text.push_str(&format!(r#","d{level}":{{"expression":"d{below} + d{below}"}}"#));
    }
    text.push_str("}}");
    assert_eq!(decide(&graph(&text), "d40", &[("amount", "1")]), "1099511627776");
}

#[test]
fn a_long_chain_is_no_recursion() {
    let mut text = String::from(r#"{"decisions":{"d0":{"expression":"1"}"#);
    for level in 1..=3000 {
        let below = level - 1;
        text.push_str(&format!(
            r#","d{level}":{{"requires":["d{below}"],"expression":"d{below} + 1"}}"#
        ));
    }
    text.push_str("}}");
    assert_eq!(decide(&graph(&text), "d3000", &[]), "3001");
}

#[test]
fn circles_are_refused_with_their_path() {
    let text = r#"{"decisions":{"a":{"expression":"b"},"b":{"expression":"c + 1"},
        "c":{"expression":"a"},"d":{"expression":"d + 1"}}}"#;
    assert_eq!(
        errors(text),
        [
            "RS2021 /decisions/a These require each other: a → b → c → a.",
            "RS2021 /decisions/d These require each other: d → d.",
        ]
    );
    let service = r#"{"decisions":{"a":{"expression":"s()"}},
        "decisionServices":{"s":{"outputDecisions":["a"]}}}"#;
    assert_eq!(errors(service), ["RS2021 /decisions/a These require each other: a → s → a."]);
}

#[test]
fn under_its_own_name_a_decision_reads_what_the_bundle_provides() {
    let graph =
        graph(r#"{"decisions":{"risk":{"expression":"risk + 1"},"next":{"expression":"risk"}}}"#);
    assert_eq!(decide(&graph, "risk", &[("risk", "1")]), "2");
    assert_eq!(decide(&graph, "next", &[("risk", "1")]), "2");
}

#[test]
fn what_is_not_required_is_not_known() {
    let text = r#"{"inputData":{"a":{},"b":{}},
        "decisions":{"d":{"requires":["a"],"expression":"a + b"}}}"#;
    assert_eq!(errors(text), ["RS1005 /decisions/d/expression `b` is not known here."]);
    let text = r#"{"decisions":{"dd":{"requires":["amaunt"],"expression":"1"}}}"#;
    assert_eq!(
        errors(text),
        ["RS0107 /decisions/dd/requires/0 There is nothing called `amaunt` here."]
    );
}

#[test]
fn input_data_is_made_to_fit_its_type() {
    let graph = graph(
        r#"{"inputData":{"the age":{"type":"number"}},
            "decisions":{"d":{"requires":["the age"],"expression":"the age"}}}"#,
    );
    assert_eq!(decide(&graph, "d", &[("the age", "7")]), "7");
    assert_eq!(decide(&graph, "d", &[("the age", "[7]")]), "7");
    assert_eq!(decide(&graph, "d", &[("the age", "\"7\"")]), "null");
}

#[test]
fn knowledge_is_called_by_name_and_may_call_itself() {
    let graph = graph(
        r#"{"knowledge":{
            "factorial":{"parameters":[{"name":"n","type":"number"}],
                "expression":"if n <= 1 then 1 else n * factorial(n - 1)"},
            "twice":{"parameters":[{"name":"n"}],"type":"number","expression":"factorial(n) * 2"}},
        "decisions":{"d":{"expression":"twice(amount)"},
            "applied":{"context":{"f":"factorial"},"result":"f(3)"}}}"#,
    );
    assert_eq!(decide(&graph, "d", &[("amount", "4")]), "48");
    assert_eq!(decide(&graph, "applied", &[]), "6");
    assert_eq!(invoke(&graph, "factorial", &[("n", "5")]), "120");
    assert_eq!(invoke(&graph, "factorial", &[("n", "\"x\"")]), "null");
}

#[test]
fn a_service_takes_its_decisions_with_what_it_is_given() {
    let graph = graph(
        r#"{"inputData":{"x":{"type":"number"}},
        "decisions":{
            "base":{"requires":["x"],"expression":"x * 2"},
            "total":{"requires":["base","x"],"expression":"base + x"},
            "other":{"requires":["base"],"expression":"base - 1"},
            "global":{"expression":"one(1, 100)"},
            "both":{"expression":"two(x)"}},
        "decisionServices":{
            "one":{"outputDecisions":["total"],"inputDecisions":["base"],"inputData":["x"]},
            "two":{"outputDecisions":["total","other"],"encapsulatedDecisions":["base"],"inputData":["x"]}}}"#,
    );
    assert_eq!(decide(&graph, "global", &[("x", "5")]), "101");
    assert_eq!(decide(&graph, "both", &[("x", "5")]), r#"{"total":15,"other":9}"#);
    assert_eq!(invoke(&graph, "one", &[("x", "3"), ("base", "4")]), "7");
    assert_eq!(invoke(&graph, "one", &[("x", "\"3\""), ("base", "4")]), "null");
    assert_eq!(decide(&graph, "total", &[("x", "5")]), "15", "outside of it nothing changes");
}

#[test]
fn imported_names_have_that_of_their_import() {
    let graph = graph(
        r#"{"imports":[{"name":"lib","model":"The Library"},{"model":"Open"}],
        "inputData":{"p":{"type":"lib.tPerson"}},
        "decisions":{"d":{"requires":["p","lib.greet"],"expression":"lib.greet(p)"},
            "e":{"expression":"lib.all + open"}},
        "models":{
            "The Library":{"types":{"tPerson":{"components":{"name":"string"}}},
                "inputData":{"n":{}},
                "knowledge":{"greet":{"parameters":[{"name":"who","type":"tPerson"}],"expression":"\"Hello \" + who.name"}},
                "decisions":{"all":{"expression":"n + 1"}}},
            "Open":{"inputData":{"m":{}},"decisions":{"open":{"expression":"m"}}}}}"#,
    );
    assert_eq!(decide(&graph, "d", &[("p", "{name: \"Ana\"}")]), "Hello Ana");
    assert_eq!(decide(&graph, "d", &[("p", "{nam: \"Ana\"}")]), "null");
    let reads = graph.decision("e").unwrap().reads().to_vec();
    assert_eq!(reads, ["The Library.n".into(), "m".into()]);
    assert_eq!(decide(&graph, "e", &[("The Library.n", "1"), ("m", "40")]), "42");
    assert_eq!(
        errors(r#"{"imports":[{"name":"x","model":"no"}],"models":{"not":{}}}"#),
        ["RS0107 /imports/0/model There is no model `no`."]
    );
}

#[test]
fn one_name_is_one_thing() {
    let text = r#"{"inputData":{"a":{}},"decisions":{"a":{"expression":"1"}}}"#;
    assert_eq!(errors(text), ["RS0106 /decisions/a There are two things called `a`."]);
    let text = r#"{"decisionServices":{"s":{"outputDecisions":["x"]}}}"#;
    assert_eq!(errors(text).len(), 1);
}

#[test]
fn a_decision_without_logic_is_given_by_a_service() {
    let text = r#"{"decisions":{"a":{},"b":{"expression":"a"}},
        "decisionServices":{"s":{"outputDecisions":["b"],"inputDecisions":["a"]}}}"#;
    assert_eq!(invoke(&graph(text), "s", &[("a", "1")]), "1");
}

//! Why a field is as it is.

use serde_json::{Value as Json, json};

use crate::given::{self, json, type_at};

#[test]
fn a_field_is_explained_by_its_conditions_and_those_around_it() {
    let mut session = given::session(
        r#"{ "pages": [ { "name": "one", "next": [ { "if": "a = 9", "to": "three" } ], "fields": [ { "name": "a", "type": "number" } ] },
            { "visible": "a != 1", "fields": [
                { "name": "g", "type": "group", "visible": "a > 2", "fields": [
                    { "name": "b", "type": "text", "visible": "a < 5 and a != 4", "required": true,
                      "checks": [ { "that": "b != \"x\"", "message": "Not x" } ] } ] } ] },
            { "name": "three", "fields": [ { "name": "c", "type": "text" } ] } ] }"#,
    );
    type_at(&mut session, "a", "4");
    let at = session.find("g/b").expect("the field");
    let found = json(&session.explain(at).expect("an explanation"));
    assert_eq!(found["visible"], json!(false));
    let told: Vec<Json> = found["conditions"]
        .as_array()
        .expect("conditions")
        .iter()
        .map(|found| json!([found["of"], found["property"], found["expression"], found["value"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["g/b", "visible", "a < 5 and a != 4", false]),
            json!(["g", "visible", "a > 2", true]),
            json!([null, "visible", "a != 1", true]),
            json!(["g/b", "that", "b != \"x\"", true]),
        ]
    );
    let steps = found["conditions"][0]["steps"].as_array().expect("steps");
    assert!(steps.contains(&json!({ "start": 10, "end": 16, "value": false })), "{steps:?}");

    type_at(&mut session, "a", "9");
    let found = json(&session.explain(at).expect("an explanation"));
    let next =
        json!({ "property": "next", "page": 1, "expression": "", "value": false, "steps": [] });
    assert!(found["conditions"].as_array().expect("conditions").contains(&next));
}

#[test]
fn what_is_wrong_is_told_though_it_is_not_shown() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "text", "required": true } ] } ] }"#,
    );
    let at = session.find("a").expect("the field");
    assert_eq!(
        json(&session.explain(at).expect("an explanation"))["error"],
        json!({ "code": "required" })
    );
}

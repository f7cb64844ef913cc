//! The output formats of the standard.

use routeslip::host::NativeHost;
use routeslip::schema::{Form, Instance};
use serde_json::{Value, json};

use super::given::schema;

/// The example of Core 12.4.
const POLYGON: &str = r##"{ "$id": "https://example.com/polygon", "$defs": { "point": { "type": "object",
    "properties": { "x": { "type": "number" }, "y": { "type": "number" } }, "additionalProperties": false, "required": ["x", "y"] } },
    "type": "array", "items": { "$ref": "#/$defs/point" }, "minItems": 3 }"##;

fn output(schema_text: &str, instance: &str, form: Form) -> Value {
    let schema = schema(schema_text);
    let text = schema.output(instance, form, &mut Instance::default(), &NativeHost::new());
    serde_json::from_str(&text.expect("a verdict")).expect("JSON")
}

#[test]
fn a_flag_is_the_verdict() {
    assert_eq!(output(POLYGON, "[]", Form::Flag), json!({ "valid": false }));
    assert_eq!(output("true", "1", Form::Flag), json!({ "valid": true }));
}

#[test]
fn a_basic_output_lists_every_error() {
    let found = output(POLYGON, r#"[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]"#, Form::Basic);
    assert_eq!(found["valid"], json!(false));
    let locations: Vec<(&str, &str, &str)> = found["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            let text = |name: &str| error[name].as_str().unwrap();
            assert!(!text("error").is_empty());
            (text("keywordLocation"), text("absoluteKeywordLocation"), text("instanceLocation"))
        })
        .collect();
    let base = "https://example.com/polygon#";
    let (required, additional, least) = (
        format!("{base}/$defs/point/required"),
        format!("{base}/$defs/point/additionalProperties"),
        format!("{base}/minItems"),
    );
    assert_eq!(
        locations,
        [
            ("/minItems", &*least, ""),
            ("/items/$ref/required", &*required, "/1"),
            ("/items/$ref/additionalProperties", &*additional, "/1/z"),
        ]
    );
}

#[test]
fn a_detailed_output_is_nested_where_there_is_more_than_one() {
    let found = output(POLYGON, r#"[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]"#, Form::Detailed);
    assert_eq!(found["keywordLocation"], "");
    let errors = found["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 2);
    assert_eq!(errors[0]["keywordLocation"], "/minItems");
    assert_eq!(errors[1]["keywordLocation"], "/items/$ref");
    assert_eq!(errors[1]["instanceLocation"], "/1");
    assert_eq!(errors[1]["errors"].as_array().unwrap().len(), 2);
    let single = output(POLYGON, "1", Form::Detailed);
    assert_eq!(single["keywordLocation"], "/type");
}

#[test]
fn a_verbose_output_has_every_result() {
    let schema =
        r#"{"type":"object","properties":{"validProp":true},"additionalProperties":false}"#;
    let found = output(schema, r#"{"validProp":5,"disallowedProp":"value"}"#, Form::Verbose);
    let children: Vec<(&str, bool)> = found["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["keywordLocation"].as_str().unwrap(), it["valid"].as_bool().unwrap()))
        .collect();
    assert_eq!(
        children,
        [("/type", true), ("/properties", true), ("/additionalProperties", false)]
    );
    assert_eq!(found["errors"][2]["errors"][0]["instanceLocation"], "/disallowedProp");
}

#[test]
fn annotations_are_those_of_what_is_valid() {
    let schema = r#"{"title":"T","properties":{"a":{"default":1},"b":true},"x":[1],
        "anyOf":[{"type":"null","title":"no"},{"title":"yes"}],"not":{"title":"never","type":"null"},
        "additionalProperties":{"format":"date"}}"#;
    let found = output(schema, r#"{"a":1,"c":"x"}"#, Form::Basic);
    let mut annotations: Vec<(String, String, Value)> = found["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let text = |name: &str| it[name].as_str().unwrap().to_owned();
            (text("keywordLocation"), text("instanceLocation"), it["annotation"].clone())
        })
        .collect();
    annotations.sort_by(|left, right| left.0.cmp(&right.0));
    let expected = [
        ("/additionalProperties", "", json!(["c"])),
        ("/additionalProperties/format", "/c", json!("date")),
        ("/anyOf/1/title", "", json!("yes")),
        ("/properties", "", json!(["a"])),
        ("/properties/a/default", "/a", json!(1)),
        ("/title", "", json!("T")),
        ("/x", "", json!([1])),
    ]
    .map(|(keyword, instance, value)| (keyword.to_owned(), instance.to_owned(), value));
    assert_eq!(annotations, expected);
}

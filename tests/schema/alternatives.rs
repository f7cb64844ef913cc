//! Of alternatives that all fail, the one that was meant is told of, and not all.

use routeslip::diagnostic::Code;

use super::given::{places, schema, violations};

const PETS: &str = r##"{ "oneOf": [
    { "$ref": "#/$defs/cat" },
    { "properties": { "kind": { "const": "dog" }, "barks": { "type": "boolean" } }, "required": ["kind", "barks"] }
  ],
  "$defs": { "cat": { "properties": { "kind": { "enum": ["cat"] }, "lives": { "type": "integer", "maximum": 9 } }, "required": ["kind"] } } }"##;

#[test]
fn a_property_with_one_value_says_which_was_meant() {
    let pets = schema(PETS);
    assert_eq!(places(&pets, r#"{"kind":"dog"}"#), [" /oneOf/1/required"]);
    assert_eq!(
        places(&pets, r#"{"kind":"cat","lives":10.5}"#),
        [
            "/lives /oneOf/0/$ref/properties/lives/type",
            "/lives /oneOf/0/$ref/properties/lives/maximum"
        ]
    );
}

#[test]
fn the_one_that_came_closest_follows_the_alternatives() {
    let any = schema(
        r#"{"anyOf":[{"type":"string"},{"type":"object","required":["a"]},{"type":"object","required":["b"],"minProperties":2}]}"#,
    );
    let found = violations(&any, "{}");
    assert_eq!(found[0].code, Code::NoAlternative);
    assert_eq!(found[0].closest, Some(1));
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].keyword_location.as_str(), "/anyOf/1/required");
}

#[test]
fn where_none_stands_out_the_alternatives_alone_are_told() {
    let any = schema(r#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#);
    assert_eq!(places(&any, "1"), [" /anyOf"]);
    assert_eq!(violations(&any, "1")[0].closest, None);
}

#[test]
fn alternatives_of_which_several_fit_are_named() {
    let one = schema(r#"{"oneOf":[{"type":"number"},{"type":"string"},{"minimum":0}]}"#);
    let found = violations(&one, "1");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::ManyAlternatives);
    assert_eq!(found[0].matched, Some(vec![0, 2]));
}

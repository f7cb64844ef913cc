//! What the schema of a form says, and what it leaves open.

use serde_json::json;

use crate::given::{definition, exported, fields};

#[test]
fn a_form_is_an_object_of_its_fields() {
    let form = definition(
        r#"{ "title": "Leave", "description": "Ask", "pages": [{ "fields": [
            { "name": "kind", "type": "radio", "label": "Kind", "required": true, "options": ["Holiday", "Other"] },
            { "name": "why", "type": "textarea", "hint": "In short", "visible": "kind = \"Other\"", "required": true, "maxLength": 500 },
            { "type": "note", "text": "Thank you" } ] }] }"#,
    );
    let (schema, open) = exported(&form);
    assert_eq!(open, [""; 0]);
    assert_eq!(
        schema,
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Leave", "description": "Ask",
            "type": "object",
            "properties": {
                "kind": { "title": "Kind", "type": "string", "enum": ["Holiday", "Other"], "x-routeslip": { "type": "radio" } },
                "why": { "description": "In short", "type": "string", "minLength": 1, "maxLength": 500,
                         "x-routeslip": { "type": "textarea" } } },
            "required": ["kind"], "additionalProperties": false,
            "allOf": [{
                "if": { "properties": { "kind": { "const": "Other" } }, "required": ["kind"] },
                "then": { "required": ["why"] }, "else": { "properties": { "why": false } } }]
        })
    );
}

/// What the schema of one field says.
fn of(field: &str) -> (serde_json::Value, Vec<String>) {
    let (schema, open) = exported(&fields(&format!("[{field}]")));
    let mut property = schema["properties"]["a"].clone();
    property.as_object_mut().expect("a property").remove("x-routeslip");
    (property, open)
}

#[test]
fn each_kind_of_field_says_what_its_values_are() {
    let whole = [
        (
            r#"{ "name": "a", "type": "money", "currency": "EUR", "min": 0 }"#,
            json!({ "type": ["number", "null"], "minimum": 0, "multipleOf": 0.01 }),
        ),
        (
            r#"{ "name": "a", "type": "integer", "required": true, "max": 9, "default": 3 }"#,
            json!({ "type": "integer", "maximum": 9, "default": 3 }),
        ),
        (
            r#"{ "name": "a", "type": "rating" }"#,
            json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 5 }),
        ),
        (
            r#"{ "name": "a", "type": "checkbox", "required": true }"#,
            json!({ "type": "boolean", "const": true }),
        ),
        (
            r#"{ "name": "a", "type": "date" }"#,
            json!({ "type": ["string", "null"], "format": "date" }),
        ),
        (
            r###"{ "name": "a", "type": "text", "mask": "##-@" }"###,
            json!({ "type": ["string", "null"], "pattern": "^[0-9][0-9]-\\p{Alphabetic}$" }),
        ),
        (
            r#"{ "name": "a", "type": "text", "pattern": "x|y" }"#,
            json!({ "type": ["string", "null"], "pattern": "^(?:x|y)$" }),
        ),
        (
            r#"{ "name": "a", "type": "select", "options": [{ "value": "x", "label": "X!" }] }"#,
            json!({ "type": ["string", "null"], "oneOf": [{ "const": "x", "title": "X!" }, { "const": null }] }),
        ),
        (
            r#"{ "name": "a", "type": "checkboxes", "options": ["x", "y", "z"], "minItems": 2, "maxItems": 3 }"#,
            json!({ "type": "array", "items": { "type": "string", "enum": ["x", "y", "z"] }, "uniqueItems": true,
                 "anyOf": [{ "maxItems": 0 }, { "minItems": 2 }], "maxItems": 3 }),
        ),
        (
            r#"{ "name": "a", "type": "tags", "required": true, "maxLength": 9 }"#,
            json!({ "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 9 }, "uniqueItems": true, "minItems": 1 }),
        ),
        (
            r#"{ "name": "a", "type": "text", "readOnly": true, "maxLength": 3 }"#,
            json!({ "type": ["string", "null"], "readOnly": true }),
        ),
    ];
    for (field, expected) in whole {
        assert_eq!(of(field), (expected, Vec::new()), "{field}");
    }
}

#[test]
fn what_a_schema_can_not_say_is_told() {
    let cases = [
        (r#"{ "name": "a", "type": "date", "min": "= today()" }"#, "/pages/0/fields/0/min"),
        (r#"{ "name": "a", "type": "iban" }"#, "/pages/0/fields/0"),
        (
            r#"{ "name": "a", "type": "text", "required": "= today() > date(\"2026-01-01\")" }"#,
            "/pages/0/fields/0/required",
        ),
        (
            r#"{ "name": "a", "type": "select", "options": "= [\"x\"]" }"#,
            "/pages/0/fields/0/options",
        ),
        (r#"{ "name": "a", "type": "text", "verify": "free" }"#, "/pages/0/fields/0/verify"),
        (
            r#"{ "name": "a", "type": "text", "checks": [{ "that": "a != \"b\"", "message": "No" }] }"#,
            "/pages/0/fields/0/checks/0",
        ),
        (r#"{ "name": "a", "type": "number", "compute": "1 + 1" }"#, "/pages/0/fields/0/compute"),
        (r#"{ "name": "a", "type": "text", "label": "{{ a }}" }"#, "/pages/0/fields/0/label"),
    ];
    for (field, place) in cases {
        assert_eq!(of(field).1, [place], "{field}");
    }
}

#[test]
fn conditions_stand_where_all_that_they_read_is_seen() {
    let form = fields(
        r#"[{ "name": "big", "type": "checkbox" },
            { "name": "lines", "type": "repeat", "minRows": 1, "maxRows": 5, "fields": [
                { "name": "kind", "type": "text" },
                { "name": "note", "type": "text", "required": "= kind != \"a\"" },
                { "name": "why", "type": "text", "visible": "big" },
                { "name": "mixed", "type": "text", "visible": "big and kind = \"a\"" } ] },
            { "name": "home", "type": "group", "fields": [
                { "name": "town", "type": "text", "required": true },
                { "name": "flat", "type": "number", "required": "= not(town = \"x\") and floor > 3" },
                { "name": "floor", "type": "number" } ] }]"#,
    );
    let (schema, open) = exported(&form);
    assert_eq!(open, ["/pages/0/fields/1/fields/3/visible"]);
    assert_eq!(schema["required"], json!(["lines", "home"]));
    assert_eq!(
        schema["properties"]["lines"]["items"]["allOf"],
        json!([{ "if": { "not": { "properties": { "kind": { "const": "a" } }, "required": ["kind"] } },
                 "then": { "properties": { "note": { "not": { "type": "null" } } }, "required": ["note"] } }])
    );
    let below = |name: &str, of: serde_json::Value| json!({ "properties": { name: of }, "required": [name] });
    assert_eq!(
        schema["allOf"],
        json!([
            { "if": below("big", json!({ "const": true })),
              "else": { "properties": { "lines": { "items": { "properties": { "why": false } } } } } },
            { "if": { "allOf": [
                  { "not": below("home", below("town", json!({ "const": "x" }))) },
                  below("home", below("floor", json!({ "type": "number", "exclusiveMinimum": 3 }))) ] },
              "then": { "properties": { "home": { "properties": { "flat": { "not": { "type": "null" } } }, "required": ["flat"] } } } }
        ])
    );
}

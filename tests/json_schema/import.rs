//! What form a schema becomes, and what of it is left out.

use serde_json::{Value, json};

use crate::given::{opened, opened_fields};
use routeslip::interchange::json_schema::form_from_schema;

/// The field for a property called `a`, without its name, and where something is left out.
fn of(property: &str) -> (Value, Vec<String>) {
    let schema = format!("{{ \"properties\": {{ \"a\": {property} }} }}");
    let (fields, places) = opened_fields(&schema);
    let mut field = fields[0].clone();
    if let Some(members) = field.as_object_mut() {
        assert_eq!(members.remove("name"), Some(json!("a")));
    }
    (field, places)
}

#[test]
fn types_and_formats_are_kinds_of_fields() {
    let cases = [
        (r#"{ "type": "string" }"#, json!({ "type": "text" })),
        (
            r#"{ "type": "string", "maxLength": 500 }"#,
            json!({ "type": "textarea", "maxLength": 500 }),
        ),
        (
            r#"{ "type": "string", "format": "email", "title": "Mail", "description": "Yours" }"#,
            json!({ "type": "email", "label": "Mail", "hint": "Yours" }),
        ),
        (r#"{ "type": "string", "format": "uri" }"#, json!({ "type": "url" })),
        (
            r#"{ "format": "date", "default": "2026-01-01" }"#,
            json!({ "type": "date", "default": "2026-01-01" }),
        ),
        (
            r#"{ "type": "string", "pattern": "^[a-z]+$", "examples": ["abc"] }"#,
            json!({ "type": "text", "pattern": "[a-z]+", "placeholder": "abc" }),
        ),
        (r#"{ "pattern": "b" }"#, json!({ "type": "text", "pattern": "[\\s\\S]*(?:b)[\\s\\S]*" })),
        (
            r#"{ "type": "integer", "minimum": 1, "maximum": 9 }"#,
            json!({ "type": "integer", "min": 1, "max": 9 }),
        ),
        (
            r#"{ "type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0 }"#,
            json!({ "type": "number", "step": 0.01, "checks": [{ "that": "a > 0", "message": "This must be greater than 0." }] }),
        ),
        (
            r#"{ "type": ["boolean", "null"], "readOnly": true }"#,
            json!({ "type": "checkbox", "readOnly": true }),
        ),
        (r#"{ "const": true }"#, json!({ "type": "checkbox", "required": true })),
        (r#"{ "const": "v1" }"#, json!({ "type": "hidden", "valueType": "text", "default": "v1" })),
        (r#"{ "enum": ["x", "y", null] }"#, json!({ "type": "select", "options": ["x", "y"] })),
        (
            r#"{ "oneOf": [{ "const": "x", "title": "X!" }, { "const": "y" }] }"#,
            json!({ "type": "select", "options": [{ "value": "x", "label": "X!" }, "y"] }),
        ),
        (
            r#"{ "type": "array", "items": { "enum": ["x", "y"] }, "uniqueItems": true, "maxItems": 1 }"#,
            json!({ "type": "checkboxes", "options": ["x", "y"], "maxItems": 1 }),
        ),
        (
            r#"{ "type": "array", "items": { "enum": ["1","2","3","4","5","6","7","8","9"] } }"#,
            json!({ "type": "multiselect", "options": ["1","2","3","4","5","6","7","8","9"] }),
        ),
        (
            r#"{ "type": "array", "items": { "type": "string", "maxLength": 5 }, "minItems": 2 }"#,
            json!({ "type": "tags", "minItems": 2, "maxLength": 5 }),
        ),
        (
            r#"{ "type": "array", "minItems": 1, "items": { "type": "object", "properties": { "b": { "type": "number" } } } }"#,
            json!({ "type": "repeat", "minRows": 1, "fields": [{ "name": "b", "type": "number" }] }),
        ),
        (
            r#"{ "type": "object", "properties": { "b": { "type": "number" } }, "required": ["b"] }"#,
            json!({ "type": "group", "fields": [{ "name": "b", "type": "number", "required": true }] }),
        ),
        (
            r#"{ "anyOf": [{ "type": "string", "minLength": 3 }, { "type": "null" }] }"#,
            json!({ "type": "text", "minLength": 3 }),
        ),
        (
            r#"{ "allOf": [{ "type": "number", "minimum": 1 }, { "minimum": 3 }] }"#,
            json!({ "type": "number", "min": 3 }),
        ),
    ];
    for (schema, field) in cases {
        assert_eq!(of(schema), (field, Vec::new()), "{schema}");
    }
}

#[test]
fn what_a_form_can_not_say_is_told() {
    let cases = [
        (r#"{ "type": "string", "format": "uuid" }"#, json!({ "type": "text" }), "/format"),
        (r#"{ "type": "string", "not": { "const": "x" } }"#, json!({ "type": "text" }), "/not"),
        (r#"{ "enum": ["", "x"] }"#, json!({ "type": "select", "options": ["x"] }), ""),
        (r#"{ "enum": [1, 2] }"#, json!({ "type": "select", "options": ["1", "2"] }), ""),
        (r#"{ "type": ["string", "number"] }"#, json!({ "type": "text" }), ""),
        (r#"{}"#, json!({ "type": "text" }), ""),
        (r#"{ "type": "number", "default": "x" }"#, json!({ "type": "number" }), ""),
        (r#"{ "type": "array", "items": { "type": "number" } }"#, Value::Null, ""),
        (r#"{ "type": "array", "prefixItems": [true] }"#, Value::Null, ""),
        (r#"{ "type": "object" }"#, Value::Null, ""),
        (r#"{ "type": "null" }"#, Value::Null, ""),
        (
            r#"{ "$ref": "https://example.org/a", "type": "string" }"#,
            json!({ "type": "text" }),
            "/$ref",
        ),
    ];
    for (schema, field, place) in cases {
        let mut places = vec![format!("/properties/a{place}")];
        // A form without a field is told of too.
        places.extend(field.is_null().then(String::new));
        assert_eq!(of(schema), (field, places), "{schema}");
    }
}

#[test]
fn conditions_decide_what_is_shown_and_required() {
    let (fields, places) = opened_fields(
        r#"{ "type": "object", "required": ["kind"],
             "properties": { "kind": { "enum": ["a", "b"] }, "card": { "type": "string" }, "bill": { "type": "string" } },
             "if": { "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
             "then": { "properties": { "why": { "type": "string" } }, "required": ["why"] },
             "else": { "required": ["card"] },
             "dependentRequired": { "card": ["bill"] } }"#,
    );
    assert_eq!(places, [""; 0]);
    assert_eq!(
        fields,
        json!([
            { "name": "kind", "type": "select", "required": true, "options": ["a", "b"] },
            { "name": "card", "type": "text", "required": "= not(kind = \"a\")" },
            { "name": "bill", "type": "text", "required": "= card != null" },
            { "name": "why", "type": "text", "required": true, "visible": "kind = \"a\"" } ])
    );
}

#[test]
fn a_choice_between_objects_shows_the_fields_of_its_branch() {
    let (fields, places) = opened_fields(
        r#"{ "properties": { "pay": { "oneOf": [
            { "title": "By card", "properties": { "by": { "const": "card" }, "number": { "type": "string" } }, "required": ["by", "number"] },
            { "title": "By bank", "properties": { "by": { "const": "bank" }, "iban": { "type": "string" } }, "required": ["by"] } ] } } }"#,
    );
    assert_eq!(places, [""; 0]);
    assert_eq!(
        fields,
        json!([{ "name": "pay", "type": "group", "fields": [
            { "name": "by", "type": "select", "required": true, "options": [
                { "value": "card", "label": "By card" }, { "value": "bank", "label": "By bank" } ] },
            { "name": "number", "type": "text", "required": true, "visible": "by = \"card\"" },
            { "name": "iban", "type": "text", "visible": "by = \"bank\"" } ] }])
    );
    let (fields, places) = opened_fields(
        r#"{ "anyOf": [{ "title": "A", "properties": { "a": { "type": "string" } } }, { "properties": { "b": { "type": "string" } } }] }"#,
    );
    assert_eq!(places, ["/anyOf"]);
    assert_eq!(
        fields,
        json!([
            { "name": "choice", "type": "select", "required": true, "options": [
                { "value": "1", "label": "A" }, { "value": "2", "label": "Choice 2" } ] },
            { "name": "a", "type": "text", "visible": "choice = \"1\"" },
            { "name": "b", "type": "text", "visible": "choice = \"2\"" } ])
    );
}

#[test]
fn references_are_followed_until_they_lead_back() {
    let (form, places) = opened(
        r##"{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "Tree", "type": "object",
              "definitions": { "node": { "type": "object", "properties": {
                  "name": { "type": "string" }, "next": { "$ref": "#/definitions/node", "title": "passed over" } } } },
              "properties": { "root": { "$ref": "#/definitions/node" } },
              "dependencies": { "root": { "properties": { "more": { "type": "string" } } } } }"##,
    );
    assert_eq!(form["title"], "Tree");
    assert_eq!(places, ["/definitions/node/properties/next"]);
    assert_eq!(
        form["pages"][0]["fields"],
        json!([
            { "name": "root", "type": "group", "fields": [{ "name": "name", "type": "text" }] },
            { "name": "more", "type": "text", "visible": "root != null" } ])
    );
}

#[test]
fn names_that_expressions_can_not_read_are_changed_and_told() {
    let (fields, places) = opened_fields(
        r#"{ "properties": { "first name": { "type": "string" }, "if": { "type": "string" } } }"#,
    );
    assert_eq!(places, ["/properties/first name", "/properties/if"]);
    assert_eq!(fields[0]["name"], "first_name");
    assert_eq!(fields[1]["name"], "field_if");
}

#[test]
fn what_is_no_schema_gives_no_form() {
    for text in ["", "[]", "{", "3"] {
        let opened = form_from_schema(text);
        assert!(
            opened.form.is_none() && opened.diagnostics.iter().any(|it| it.is_error()),
            "{text}"
        );
    }
    assert!(form_from_schema("true").form.is_some());
}

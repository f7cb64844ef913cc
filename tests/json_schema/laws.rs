//! Laws: a schema agrees with the sessions of its form, and becomes an equivalent form again.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::given::{compiled, definition, is_submission, is_valid, json};
use routeslip::interchange::json_schema::{export, form_from_schema};

/// A field: its properties, and what can be entered, some of it wrong.
fn any_field(name: &'static str) -> impl Strategy<Value = (Json, Vec<Json>)> {
    let kinds = vec![
        (
            json!({ "type": "text", "minLength": 2, "maxLength": 3 }),
            vec![json!("a"), json!("ab"), json!("abcd"), json!(true)],
        ),
        (json!({ "type": "text", "pattern": "a|bc" }), vec![json!("a"), json!("bc"), json!("abc")]),
        (json!({ "type": "textarea" }), vec![json!("a\nb"), json!([])]),
        (json!({ "type": "email" }), vec![json!("a@b.org"), json!("a@"), json!("a b@c")]),
        (
            json!({ "type": "number", "min": 1, "max": 5, "step": 0.5 }),
            vec![json!(1), json!(1.25), json!(7), json!(0.5)],
        ),
        (json!({ "type": "integer" }), vec![json!(3), json!(3.5)]),
        (json!({ "type": "money", "currency": "EUR" }), vec![json!(3.25), json!(3.255)]),
        (json!({ "type": "rating", "stars": 3 }), vec![json!(1), json!(4), json!(0)]),
        (json!({ "type": "checkbox" }), vec![json!(true), json!(false)]),
        (json!({ "type": "time" }), vec![json!("09:30:00"), json!("25:00:00")]),
        (json!({ "type": "month" }), vec![json!("2026-02"), json!("2026-13")]),
        (json!({ "type": "color" }), vec![json!("#12ab34"), json!("red")]),
        (json!({ "type": "tel", "country": "DE" }), vec![json!("+493012345"), json!("x")]),
        (json!({ "type": "country", "countries": ["DE", "FR"] }), vec![json!("DE"), json!("US")]),
        (
            json!({ "type": "select", "options": ["x", { "value": "y", "label": "Y!" }] }),
            vec![json!("x"), json!("y"), json!("z")],
        ),
        (
            json!({ "type": "checkboxes", "options": ["x", "y", "z"], "minItems": 2 }),
            vec![json!([]), json!(["x"]), json!(["x", "z"]), json!(["q", "x"])],
        ),
        (
            json!({ "type": "ranking", "options": ["x", "y"] }),
            vec![json!([]), json!(["y", "x"]), json!(["y"])],
        ),
        (
            json!({ "type": "tags", "maxItems": 2, "maxLength": 2 }),
            vec![json!([]), json!(["a"]), json!(["a", "b", "c"]), json!(["abc"])],
        ),
        (
            json!({ "type": "group", "fields": [
            { "name": "in1", "type": "text", "required": true }, { "name": "in2", "type": "number" } ] }),
            vec![json!({ "in1": "a" }), json!({ "in2": 3 }), json!({ "in1": "a", "in2": 3 })],
        ),
        (
            json!({ "type": "repeat", "maxRows": 2, "fields": [
            { "name": "in3", "type": "checkbox" }, { "name": "in4", "type": "text", "visible": "in3", "required": true } ] }),
            vec![
                json!([]),
                json!([{ "in3": false }]),
                json!([{ "in3": true }]),
                json!([{ "in3": true, "in4": "a" }]),
                json!([{ "in3": false, "in4": "a" }]),
                json!([{ "in3": false }, { "in3": false }, { "in3": false }]),
            ],
        ),
    ];
    let conditions = prop_oneof![
        4 => Just(None),
        1 => Just(Some("pick = \"x\"")),
        1 => Just(Some("pick != \"x\"")),
        1 => Just(Some("not(pick in (\"x\", \"y\"))")),
        1 => Just(Some("flag")),
        1 => Just(Some("not(flag) or size > 2")),
        1 => Just(Some("not(size <= 2) and pick = null")),
    ];
    let required = prop_oneof![2 => Just(None), 2 => Just(Some(json!(true))), 1 => Just(Some(json!("= pick = \"y\"")))];
    (prop::sample::select(kinds), conditions, required).prop_map(
        move |((mut field, values), visible, required)| {
            let members = field.as_object_mut().expect("an object");
            members.insert("name".into(), json!(name));
            members.extend(visible.map(|it| ("visible".to_owned(), json!(it))));
            if members["type"] != "group" {
                members.extend(required.map(|it| ("required".to_owned(), it)));
            }
            (field, values)
        },
    )
}

/// A form, and for each of its fields what can be entered.
fn any_form() -> impl Strategy<Value = (Json, Vec<(String, Vec<Json>)>)> {
    let fields = (any_field("f1"), any_field("f2"), any_field("f3"));
    fields.prop_map(|(first, second, third)| {
        let mut fields = vec![
            json!({ "name": "pick", "type": "radio", "options": ["x", "y", "z"] }),
            json!({ "name": "flag", "type": "switch" }),
            json!({ "name": "size", "type": "number" }),
        ];
        let mut values = vec![
            ("pick".to_owned(), vec![json!("x"), json!("y"), json!("z"), json!("?")]),
            ("flag".to_owned(), vec![json!(true)]),
            ("size".to_owned(), vec![json!(2), json!(3)]),
        ];
        for (field, entered) in [first, second, third] {
            values.push((field["name"].as_str().expect("a name").to_owned(), entered));
            fields.push(field);
        }
        (json!({ "pages": [{ "fields": fields }] }), values)
    })
}

fn any_values() -> impl Strategy<Value = (Json, Json)> {
    (any_form(), prop::collection::vec(any::<prop::sample::Index>(), 6)).prop_map(
        |((form, all), chosen)| {
            let mut values = serde_json::Map::new();
            for ((name, entered), index) in all.iter().zip(chosen) {
                let at = index.index(entered.len().saturating_add(1));
                match entered.get(at) {
                    Some(value) => {
                        values.insert(name.clone(), value.clone());
                    }
                    // A box that nobody ticked is submitted.
                    None if name == "flag" => {
                        values.insert(name.clone(), json!(false));
                    }
                    None => {}
                }
            }
            (form, Json::Object(values))
        },
    )
}

/// What a session adds to values by itself: boxes, lists and groups are there as soon as they are shown.
fn with_defaults(form: &Json, mut values: Json) -> Vec<Json> {
    let mut all = vec![values.clone()];
    for field in form["pages"][0]["fields"].as_array().expect("fields") {
        let name = field["name"].as_str().expect("a name");
        let empty = match field["type"].as_str().expect("a type") {
            "checkbox" | "switch" => json!(false),
            "checkboxes" | "ranking" | "tags" | "repeat" => json!([]),
            "group" => json!({}),
            _ => continue,
        };
        if values.get(name).is_none() {
            values[name] = empty;
            let before = all.clone();
            all.extend(before.into_iter().map(|mut it| {
                it[name] = values[name].clone();
                it
            }));
        }
    }
    all
}

const WORDS: &[&str] = &[
    "type",
    "const",
    "enum",
    "minimum",
    "exclusiveMinimum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "required",
    "properties",
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "$ref",
    "$defs",
    "#",
    "#/$defs/a",
    "#/properties/a",
    "a",
    "b",
    "first name",
    "object",
    "string",
    "array",
    "number",
    "integer",
    "boolean",
    "null",
    "format",
    "date",
    "email",
    "title",
    "{{ x",
    "default",
    "examples",
    "readOnly",
    "pattern",
    "^(?:a)$",
    "(",
    "x-routeslip",
    "money",
    "currency",
    "rating",
    "mask",
    "= 1",
    "contains",
    "additionalProperties",
    "$id",
    "$anchor",
];

/// Any JSON, with the names of keywords among those of members.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3_i32..20).prop_map(Json::from),
        prop::sample::select(WORDS).prop_map(Json::from),
    ];
    leaf.prop_recursive(6, 60, 5, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            3 => prop::collection::btree_map(prop::sample::select(WORDS), inner, 0..7)
                .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_schema_agrees_with_the_sessions_of_its_form((form, values) in any_values()) {
        let read = definition(&form.to_string());
        let exported = export(&read);
        prop_assert_eq!(&exported.diagnostics, &[]);
        let compiled = compiled(&read);
        for values in with_defaults(&form, values) {
            let submitted = is_submission(&compiled, &values);
            let valid = is_valid(&exported.schema, &values);
            // What a session adds by itself may be missing; what it would not submit may not be there.
            prop_assert!(valid || !submitted, "submitted, but not valid: {} {}", values, exported.schema);
        }
    }

    #[test]
    fn what_a_schema_accepts_can_be_submitted((form, values) in any_values()) {
        let read = definition(&form.to_string());
        let exported = export(&read);
        let compiled = compiled(&read);
        let all = with_defaults(&form, values);
        for values in all.iter().filter(|values| is_valid(&exported.schema, values)) {
            // With what a session adds by itself it is the very submission.
            let more = |more: &Json| {
                let members = values.as_object().expect("an object");
                members.iter().all(|(name, value)| more.get(name) == Some(value))
            };
            prop_assert!(
                all.iter().any(|all| more(all) && is_submission(&compiled, all)),
                "valid, but not submitted: {} {}", values, exported.schema
            );
        }
    }

    #[test]
    fn a_schema_of_a_form_becomes_an_equivalent_form((form, _) in any_values()) {
        let read = definition(&form.to_string());
        let first = export(&read).schema;
        let opened = form_from_schema(&first);
        prop_assert_eq!(&opened.diagnostics, &[], "{}", first);
        let again = export(&opened.form.expect("a form")).schema;
        prop_assert_eq!(json(&again), json(&first));
    }

    #[test]
    fn any_schema_becomes_a_form_without_mistakes(schema in any_json()) {
        let opened = form_from_schema(&schema.to_string());
        if schema.is_object() || schema.is_boolean() {
            let form = opened.form.expect("a form");
            let (_, found) = routeslip::form::compile("test", &form, &routeslip::pointer::Pointer::root());
            let wrong: Vec<_> = found
                .iter()
                .filter(|it| it.is_error() && it.code != routeslip::diagnostic::Code::FormEmpty)
                .collect();
            prop_assert!(wrong.is_empty(), "{wrong:?} {}", routeslip::document::to_text(&form));
            export(&form);
        }
    }
}

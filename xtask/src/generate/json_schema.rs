//! Shapes to JSON Schema 2020-12.
#![expect(
    clippy::indexing_slicing,
    reason = "indexing a `serde_json::Value` that is an object inserts or gives null"
)]

use routeslip::document::shape::{Choice, Record, Shape, Words};
use serde_json::{Map, Value, json};

/// The schema of a document of this shape, with its named types under `$defs`.
pub(super) fn write(root: &Shape) -> String {
    let definitions: Map<String, Value> = super::definitions::collect(root)
        .into_iter()
        .map(|(name, shape)| (name.to_owned(), definition(&shape)))
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Routeslip bundle",
        "$ref": reference(root)["$ref"],
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn definition(shape: &Shape) -> Value {
    match shape {
        Shape::Words(words) => of_words(words),
        Shape::Record(record) => of_record(record),
        Shape::Choice(choice) => of_choice(choice),
        other => reference(other),
    }
}

fn reference(shape: &Shape) -> Value {
    match shape {
        Shape::Any => json!({}),
        Shape::String => json!({ "type": "string" }),
        Shape::Text => {
            json!({ "type": "string", "description": "Text with {{ FEEL expressions }}." })
        }
        Shape::Expression => json!({ "type": "string", "description": "A FEEL expression." }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Unsigned => json!({ "type": "integer", "minimum": 0 }),
        Shape::Number => json!({ "type": "number" }),
        Shape::List(item) => json!({ "type": "array", "items": reference(item) }),
        Shape::Named(item) => json!({ "type": "object", "additionalProperties": reference(item) }),
        Shape::Dynamic(literal) => json!({ "anyOf": [
            reference(literal),
            { "type": "string", "pattern": "^=", "description": "`=` and a FEEL expression." },
        ] }),
        Shape::Either(shapes) => {
            json!({ "anyOf": shapes.iter().map(reference).collect::<Vec<_>>() })
        }
        Shape::Words(Words { name, .. })
        | Shape::Record(Record { name, .. })
        | Shape::Choice(Choice { name, .. }) => {
            json!({ "$ref": format!("#/$defs/{name}") })
        }
    }
}

fn of_words(words: &Words) -> Value {
    let cases: Vec<Value> = words
        .words
        .iter()
        .map(|(word, doc)| json!({ "const": word, "description": doc.trim() }))
        .collect();
    json!({ "description": words.doc.trim(), "type": "string", "oneOf": cases })
}

fn of_record(record: &Record) -> Value {
    let mut schema = object(record);
    let closing = match record.choice() {
        Some(choice) => {
            schema["$ref"] = reference(&choice)["$ref"].clone();
            "unevaluatedProperties"
        }
        None => "additionalProperties",
    };
    schema[closing] = json!(false);
    schema
}

fn of_choice(choice: &Choice) -> Value {
    let cases: Vec<Value> = (choice.cases)()
        .into_iter()
        .map(|(word, case)| {
            let mut schema = match &case {
                Shape::Record(record) => object(record),
                other => reference(other),
            };
            schema["properties"][choice.property] = json!({ "const": word });
            schema
        })
        .collect();
    json!({ "description": choice.doc.trim(), "type": "object", "required": [choice.property], "oneOf": cases })
}

/// The schema of a record, open for properties that others declare.
fn object(record: &Record) -> Value {
    let properties = record.all_properties();
    let required: Vec<&str> = properties
        .iter()
        .filter(|property| property.required)
        .map(|property| property.name)
        .collect();
    let schemas: Map<String, Value> = properties
        .iter()
        .map(|property| {
            let mut schema = reference(&property.shape);
            schema["description"] = json!(property.doc.trim());
            (property.name.to_owned(), schema)
        })
        .collect();
    let mut schema =
        json!({ "description": record.doc.trim(), "type": "object", "properties": schemas });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

//! Forms, schemas and documents for tests.

use std::rc::Rc;

use routeslip::diagnostic::{Code, Diagnostic};
use routeslip::document::{from_text, to_text};
use routeslip::form::{Form, FormDefinition, Options, Session, compile};
use routeslip::host::NativeHost;
use routeslip::interchange::json_schema::{Opened, export, form_from_schema};
use routeslip::pointer::Pointer;
use routeslip::schema;
use routeslip::value::{Context, DateTime, Value};
use serde_json::Value as Json;

pub(crate) fn definition(text: &str) -> FormDefinition {
    let (read, found) = from_text::<FormDefinition>(text);
    assert_eq!(found, [], "{text}");
    read.expect("a form")
}

/// A form of one page with these fields.
pub(crate) fn fields(fields: &str) -> FormDefinition {
    definition(&format!("{{ \"pages\": [{{ \"fields\": {fields} }}] }}"))
}

/// The form compiled; it has no mistake, unless it has no field.
pub(crate) fn compiled(definition: &FormDefinition) -> Rc<Form> {
    let (form, found) = compile("test", definition, &Pointer::root());
    let is_wrong = |it: &Diagnostic| it.is_error() && it.code != Code::FormEmpty;
    let errors: Vec<Diagnostic> = found.into_iter().filter(is_wrong).collect();
    assert_eq!(errors, [], "{}", to_text(definition));
    Rc::new(form)
}

pub(crate) fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

/// The schema of a form, and where it leaves something open.
pub(crate) fn exported(form: &FormDefinition) -> (Json, Vec<String>) {
    let exported = export(form);
    let open = exported.diagnostics.iter().map(|it| it.pointer.as_str().to_owned());
    (json(&exported.schema), open.collect())
}

/// The form of a schema, and where something of the schema is left out.
pub(crate) fn opened(schema: &str) -> (Json, Vec<String>) {
    let Opened { form, diagnostics } = form_from_schema(schema);
    let form = form.unwrap_or_else(|| panic!("{diagnostics:?}"));
    compiled(&form);
    let places = diagnostics.iter().map(|it| it.pointer.as_str().to_owned()).collect();
    (json(&to_text(&form)), places)
}

/// The fields of the form of a schema.
pub(crate) fn opened_fields(schema: &str) -> (Json, Vec<String>) {
    let (form, places) = opened(schema);
    (form["pages"][0]["fields"].clone(), places)
}

/// Whether a schema accepts a document.
pub(crate) fn is_valid(schema_text: &str, document: &Json) -> bool {
    let host = NativeHost::new();
    let (schema, found) = schema::compile(schema_text, &schema::Options::default(), &host);
    assert_eq!(found, [], "{schema_text}");
    let mut instance = schema::Instance::default();
    schema.expect("a schema").is_valid(&document.to_string(), &mut instance, &host)
}

/// Whether values are what a session of the form submits when it is given them; what is missing is null.
pub(crate) fn is_submission(form: &Rc<Form>, values: &Json) -> bool {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-11-22T09:00:00Z", &host).expect("a date and time");
    let options = Options { now, host: Rc::new(host), form_hash: "hash".into() };
    let (node, _) = routeslip::json::parse(&values.to_string());
    let Value::Context(given) = Value::from_json(&node.expect("JSON")) else { return false };
    let given: &Context = &given;
    let (mut session, misfits) = Session::with_values(Rc::clone(form), options, given);
    if !misfits.is_empty() {
        return false;
    }
    session.submit().is_ok_and(|submission| {
        let mut text = json(&Value::Context(submission.values).to_json());
        let mut values = values.clone();
        without_nulls(&mut text);
        without_nulls(&mut values);
        text == values
    })
}

fn without_nulls(json: &mut Json) {
    match json {
        Json::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(without_nulls);
        }
        Json::Array(items) => items.iter_mut().for_each(without_nulls),
        Json::Number(number) => *json = Json::from(number.as_f64()),
        _ => {}
    }
}

//! What the tests of forms begin with.

use std::rc::Rc;

use routeslip::diagnostic::Diagnostic;
use routeslip::document::from_text;
use routeslip::form::{Change, Form, FormDefinition, Input, Options, Session, Submission, compile};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::DateTime;
use serde_json::Value as Json;

/// The definition as written, compiled, with every finding.
pub(crate) fn compiled(definition: &str) -> (Form, Vec<Diagnostic>) {
    let (read, mut findings) = from_text::<FormDefinition>(definition);
    let read = read.unwrap_or_else(|| panic!("{findings:?}"));
    let (form, more) = compile("test", &read, &Pointer::root());
    findings.extend(more);
    (form, findings)
}

/// A definition without a mistake, compiled.
pub(crate) fn form(definition: &str) -> Rc<Form> {
    let (form, findings) = compiled(definition);
    assert_eq!(findings, []);
    Rc::new(form)
}

/// A Sunday in November.
pub(crate) const NOW: &str = "2026-11-22T09:00:00Z";

pub(crate) fn options() -> Options {
    let host = NativeHost::new();
    let now = DateTime::parse(NOW, &host).expect("a date and time");
    Options { now, host: Rc::new(host), form_hash: "hash".into() }
}

pub(crate) fn session(definition: &str) -> Session {
    Session::new(form(definition), options())
}

/// Enters a text, as typed.
pub(crate) fn type_in(session: &mut Session, field: &str, text: &str) -> Vec<Change> {
    enter(session, field, Input::Text(text.into()))
}

pub(crate) fn enter(session: &mut Session, field: &str, input: Input) -> Vec<Change> {
    let id = session.form().field(field).unwrap_or_else(|| panic!("no field {field}"));
    session.set(id, input)
}

pub(crate) fn leave(session: &mut Session, field: &str) -> Vec<Change> {
    let id = session.form().field(field).unwrap_or_else(|| panic!("no field {field}"));
    session.blur(id)
}

/// A view as JSON. What JavaScript reads as the same number is the same: 3190.00 is 3190.
pub(crate) fn json(value: &dyn routeslip::document::Write) -> Json {
    let mut json = serde_json::from_str(&routeslip::document::to_text(value)).expect("it is JSON");
    shorten_numbers(&mut json);
    json
}

pub(crate) fn shorten_numbers(json: &mut Json) {
    match json {
        Json::Number(number) => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            if let Some(whole) = whole.filter(|whole| whole.abs() < 1e15) {
                *json = Json::from(whole as i64);
            }
        }
        Json::Array(items) => items.iter_mut().for_each(shorten_numbers),
        Json::Object(members) => members.values_mut().for_each(shorten_numbers),
        _ => {}
    }
}

/// The values of a submission.
pub(crate) fn values(submission: &Submission) -> Json {
    let text = routeslip::value::Value::Context(Rc::clone(&submission.values)).to_json();
    let mut json = serde_json::from_str(&text).expect("JSON");
    shorten_numbers(&mut json);
    json
}

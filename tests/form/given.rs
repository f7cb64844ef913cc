//! What the tests of forms begin with.

use std::rc::Rc;

use routeslip::diagnostic::Diagnostic;
use routeslip::document::from_text;
use routeslip::form::{Change, Form, FormDefinition, Input, Options, Session, Submission, compile};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::DateTime;
use serde_json::{Map, Value as Json};

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

/// Applies changes to a state as a page would, and fails where one of them is none.
pub(crate) fn apply(state: &mut Json, changes: &[Change]) {
    for change in changes {
        let change = json(change);
        if let Some(current) = change.get("current") {
            assert_ne!(state["page"], *current);
            state["page"] = current.clone();
            continue;
        }
        let change = change.as_object().expect("an object");
        let target = match (change.get("field"), change.get("page")) {
            (Some(path), _) => field_of(state, path.as_str().expect("a path"), change),
            (None, Some(page)) => state["pages"].get_mut(
                page.as_u64().and_then(|page| usize::try_from(page).ok()).expect("a page"),
            ),
            (None, None) => Some(&mut *state),
        };
        match target.and_then(Json::as_object_mut) {
            Some(target) => take(target, change),
            None => new_field(state, change),
        }
        forget_rows(state);
    }
    state["submittable"] = state["pages"]
        .as_array()
        .is_some_and(|pages| pages.iter().all(|page| page["valid"] == true))
        .into();
}

fn field_of<'s>(
    state: &'s mut Json,
    path: &str,
    change: &Map<String, Json>,
) -> Option<&'s mut Json> {
    let fields = state["fields"].as_array_mut().expect("fields");
    let known = fields.iter_mut().find(|field| field["field"] == path);
    assert!(known.is_some() || change.len() >= 5, "{path} is not known");
    known
}

/// The field of a new row comes with all that it has.
fn new_field(state: &mut Json, change: &Map<String, Json>) {
    let present =
        change.iter().filter(|(name, value)| name.as_str() == "value" || !value.is_null());
    let field = present.map(|(name, value)| (name.clone(), value.clone())).collect();
    state["fields"].as_array_mut().expect("fields").push(Json::Object(field));
}

/// Forgets the fields of rows that are gone.
fn forget_rows(state: &mut Json) {
    let fields = state["fields"].as_array_mut().expect("fields");
    let mut gone = true;
    while gone {
        let rows: Vec<String> = fields
            .iter()
            .flat_map(|list| {
                let path = list["field"].as_str().expect("a path").to_owned();
                let rows = list.get("rows").and_then(Json::as_array).cloned().unwrap_or_default();
                rows.into_iter().map(move |row| format!("{path}/{row}"))
            })
            .collect();
        let before = fields.len();
        fields.retain(|field| {
            let path = field["field"].as_str().expect("a path");
            let segments: Vec<&str> = path.split('/').collect();
            (1..=segments.len()).all(|end| {
                let row = segments[end - 1].starts_with(|first: char| first.is_ascii_digit());
                !row || rows.contains(&segments[..end].join("/"))
            })
        });
        gone = fields.len() < before;
    }
}

/// A state with its fields by their paths: rows that were added later stand later in what was told.
pub(crate) fn by_path(state: &Json) -> Json {
    let mut state = state.clone();
    let fields = state["fields"].as_array().expect("fields").clone();
    let path = |field: &Json| field["field"].as_str().expect("a path").to_owned();
    state["fields"] =
        fields.iter().map(|field| (path(field), field.clone())).collect::<Map<_, _>>().into();
    state
}

/// The values of a submission.
pub(crate) fn values(submission: &Submission) -> Json {
    let text = routeslip::value::Value::Context(Rc::clone(&submission.values)).to_json();
    let mut json = serde_json::from_str(&text).expect("JSON");
    shorten_numbers(&mut json);
    json
}

/// Enters a text at a path, as typed.
pub(crate) fn type_at(session: &mut Session, path: &str, text: &str) -> Vec<Change> {
    enter_at(session, path, Input::Text(text.into()))
}

pub(crate) fn enter_at(session: &mut Session, path: &str, input: Input) -> Vec<Change> {
    let at = session.find(path).unwrap_or_else(|| panic!("no field {path}"));
    session.set(at, input)
}

fn take(target: &mut Map<String, Json>, change: &Map<String, Json>) {
    let mut new = 0;
    for (name, value) in
        change.iter().filter(|(name, _)| !matches!(name.as_str(), "field" | "page"))
    {
        let before = target.get(name).unwrap_or(&Json::Null);
        assert_ne!(before, value, "{name} of {change:?} is no change");
        // Null stands for "not there", except as a value.
        if value.is_null() && name != "value" {
            target.remove(name);
        } else {
            target.insert(name.clone(), value.clone());
        }
        new += 1;
    }
    assert!(new > 0, "{change:?} says nothing");
}

/// Where two values differ, each place with both.
pub(crate) fn differences(left: &Json, right: &Json) -> Vec<String> {
    let mut found = Vec::new();
    collect(left, right, String::new(), &mut found);
    found
}

fn collect(left: &Json, right: &Json, place: String, found: &mut Vec<String>) {
    match (left, right) {
        (Json::Object(a), Json::Object(b)) => {
            let names: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                let of = |members: &Map<String, Json>| {
                    members.get(name).cloned().unwrap_or("absent".into())
                };
                collect(&of(a), &of(b), format!("{place} {name}"), found);
            }
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                collect(a, b, format!("{place} {at}"), found);
            }
        }
        _ if left != right => found.push(format!("{place}: {left} != {right}")),
        _ => {}
    }
}

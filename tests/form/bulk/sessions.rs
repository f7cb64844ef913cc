//! What sessions tell of the same values.

use std::rc::Rc;

use routeslip::form::{Form, MisfitReason, Session};
use routeslip::json;
use routeslip::value::{Context, Value};
use serde_json::{Value as Json, json};

use crate::given;

/// What a session tells of values: the errors of a submit, and what it had no place for.
pub(super) fn one_by_one(form: &Rc<Form>, row: &Json) -> Vec<Json> {
    let node = json::parse(&row.to_string()).0.expect("JSON");
    let Value::Context(values) = Value::from_json(&node) else { panic!("no object: {row}") };
    let (mut session, misfits) =
        Session::with_values(Rc::clone(form), given::options(), &values as &Context);
    let state = given::json(&session.state());
    let mut found: Vec<Json> = match session.submit() {
        Ok(_) => Vec::new(),
        Err(refusal) => refusal.errors.iter().map(|error| given::json(error)).collect(),
    };
    for misfit in misfits {
        let path = misfit.field.expect("a path");
        let is_leaf = session.find(&path).is_some_and(|_| {
            state["fields"]
                .as_array()
                .expect("fields")
                .iter()
                .any(|field| field["field"] == *path && field.get("value").is_some())
        });
        let code = match misfit.reason {
            MisfitReason::NoField => "noField",
            MisfitReason::OtherType if !is_leaf => "type",
            _ => continue,
        };
        found.push(json!({ "field": *path, "page": 0, "code": code }));
    }
    for error in &mut found {
        if let Some(path) = error["field"].as_str() {
            error["field"] = places(&state, path).into();
        }
    }
    found
}

/// A path with the places of rows for their ids.
fn places(state: &Json, path: &str) -> String {
    let mut with_ids = String::new();
    let mut told: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let list =
            state["fields"].as_array().expect("fields").iter().find(|it| it["field"] == *with_ids);
        let place = list.and_then(|list| list.get("rows")?.as_array()).and_then(|rows| {
            rows.iter().position(|id| segment.parse::<u64>().is_ok_and(|number| *id == number))
        });
        told.push(place.map_or_else(|| segment.to_owned(), |place| place.to_string()));
        with_ids =
            if with_ids.is_empty() { segment.to_owned() } else { format!("{with_ids}/{segment}") };
    }
    told.join("/")
}

//! Entering values one by one, as a person does, and finding them again.

use std::collections::HashMap;

use routeslip::form::{FieldRef, Input, Session};
use routeslip::value::{Context, Value};
use serde_json::Value as Json;

use crate::given;

/// Enters values in their order; none where a list has no room for a row.
pub(super) fn enter(session: &mut Session, values: &Context, around: &str) -> Option<()> {
    for (name, value) in values.iter() {
        let path = [around, name].concat();
        let Some(at) = session.find(&path) else { continue };
        match (value, holds(session, &path)) {
            (Value::Context(values), Holds::Fields) => {
                enter(session, values, &[&path, "/"].concat())?;
            }
            (Value::List(rows), Holds::Rows(earlier)) => {
                for row in earlier {
                    let row = session.find(&format!("{path}/{row}")).expect("a row");
                    session.remove_row(row);
                }
                for row in rows.iter() {
                    let Some(id) = add_row(session, at, &path) else {
                        // A list that is hidden may forget its rows at once.
                        if is_visible(session, &path) {
                            return None;
                        }
                        break;
                    };
                    let Value::Context(values) = row else { continue };
                    enter(session, values, &format!("{path}/{id}/"))?;
                }
            }
            _ => {
                session.set(at, Input::from_value(value).expect("an input"));
            }
        }
    }
    Some(())
}

/// The id of a new row at the end.
fn add_row(session: &mut Session, list: FieldRef, path: &str) -> Option<u64> {
    let rows = |session: &Session| match holds(session, path) {
        Holds::Rows(rows) => rows,
        _ => Vec::new(),
    };
    let before = rows(session).len();
    session.add_row(list, None);
    let after = rows(session);
    after.last().copied().filter(|_| after.len() > before)
}

fn is_visible(session: &Session, path: &str) -> bool {
    let state = given::json(&session.state());
    field(&state, path).is_some_and(|field| field["visible"] == true)
}

/// What a field holds.
enum Holds {
    Value,
    Fields,
    Rows(Vec<u64>),
}

fn holds(session: &Session, path: &str) -> Holds {
    let state = given::json(&session.state());
    let field = field(&state, path).expect("a field");
    match (field.get("value"), field.get("rows")) {
        (Some(_), _) => Holds::Value,
        (None, Some(rows)) => Holds::Rows(ids(rows)),
        (None, None) => Holds::Fields,
    }
}

fn ids(rows: &Json) -> Vec<u64> {
    rows.as_array().into_iter().flatten().filter_map(Json::as_u64).collect()
}

fn field<'s>(state: &'s Json, path: &str) -> Option<&'s Json> {
    state["fields"].as_array()?.iter().find(|field| field["field"] == path)
}

/// The places of rows in their lists: cases name rows by them, counted from 1.
pub(super) struct Places(HashMap<String, usize>);

impl Places {
    pub(super) fn new(state: &Json) -> Self {
        let mut places = HashMap::new();
        for list in state["fields"].as_array().into_iter().flatten() {
            let path = list["field"].as_str().unwrap_or_default();
            for (place, id) in (1..).zip(ids(&list["rows"])) {
                places.insert(format!("{path}/{id}"), place);
            }
        }
        Self(places)
    }

    /// A path as cases write it.
    pub(super) fn path(&self, path: &str) -> String {
        let mut begun = String::new();
        let mut segments = Vec::new();
        for segment in path.split('/') {
            if !begun.is_empty() {
                begun.push('/');
            }
            begun.push_str(segment);
            let place = self.0.get(&begun);
            segments.push(place.map_or_else(|| segment.to_owned(), usize::to_string));
        }
        segments.join("/")
    }
}

//! Runs the forms of `tests/cases/forms`: definition, steps, and what each step must give.
//!
//! A session is a list of steps: `set` with `to`, `blur`, `next`, `back`, `goTo` (each may say the
//! exact `changes`), `state` (some of the fields, some of their properties), `pages`, and `submit`
//! with either the `errors` or the `values` (and `answers`) that it must give.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use routeslip::form::{Input, Session};
use routeslip::value::Decimal;
use serde_json::Value as Json;

use crate::given;

#[test]
fn every_form_behaves_as_its_case_says() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/forms");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{} holds {} cases", folder.display(), files.len());
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a text");
        let case: Json = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        run(&name, &case);
    }
}

fn run(name: &str, case: &Json) {
    let definition = case["definition"].to_string();
    let form = given::form(&definition);
    let sessions = case["sessions"].as_object().expect("sessions");
    assert!(!sessions.is_empty(), "{name}");
    for (title, steps) in sessions {
        let mut session = Session::new(Rc::clone(&form), given::options());
        for (at, written) in steps.as_array().expect("steps").iter().enumerate() {
            step(&mut session, written, &format!("{name}: {title}, step {at} {written}"));
            survives_a_reload(&session, name);
        }
    }
}

fn step(session: &mut Session, step: &Json, place: &str) {
    let changes = if let Some(field) = step["set"].as_str() {
        given::enter(session, field, input(&step["to"]))
    } else if let Some(field) = step["blur"].as_str() {
        given::leave(session, field)
    } else if step["next"] == true {
        session.next()
    } else if step["back"] == true {
        session.back()
    } else if let Some(page) = step["goTo"].as_u64() {
        session.go_to(u32::try_from(page).expect("a page"))
    } else if let Some(expected) = step.get("submit") {
        return submit(session, expected, place);
    } else {
        return state(session, step, place);
    };
    if let Some(expected) = step.get("changes") {
        assert_eq!(given::json(&changes), *expected, "{place}");
    }
}

fn submit(session: &mut Session, expected: &Json, place: &str) {
    match session.submit() {
        Err(refusal) => assert_eq!(given::json(&refusal.errors), expected["errors"], "{place}"),
        Ok(submission) => {
            let values: Json = serde_json::from_str(
                &routeslip::value::Value::Context(Rc::clone(&submission.values)).to_json(),
            )
            .expect("JSON");
            assert_eq!(values, expected["values"], "{place}");
            if let Some(answers) = expected.get("answers") {
                let found = session.form().answers(&submission.values);
                assert_eq!(given::json(&found), *answers, "{place}");
            }
        }
    }
}

fn state(session: &Session, step: &Json, place: &str) {
    let state = given::json(&session.state());
    let mut judged = 0;
    for (field, expected) in step["state"].as_object().into_iter().flatten() {
        let found = state["fields"]
            .as_array()
            .and_then(|fields| fields.iter().find(|found| found["field"] == *field))
            .unwrap_or_else(|| panic!("{place}: no field {field}"));
        for (property, expected) in expected.as_object().expect("properties") {
            assert_eq!(found[property], *expected, "{place}: {field}.{property}");
            judged += 1;
        }
    }
    for property in ["page", "pages", "submittable"] {
        if let Some(expected) = step.get(property) {
            assert_eq!(state[property], *expected, "{place}: {property}");
            judged += 1;
        }
    }
    assert!(judged > 0, "{place}: nothing is said here");
}

fn input(json: &Json) -> Input {
    match json {
        Json::Null => Input::Null,
        Json::Bool(ticked) => Input::Bool(*ticked),
        Json::Number(number) => {
            Input::Number(Decimal::parse(&number.to_string()).expect("a number"))
        }
        Json::String(text) => Input::Text(text.as_str().into()),
        other => panic!("{other} can't be entered"),
    }
}

/// A session that is opened again from its draft goes on where it was.
fn survives_a_reload(session: &Session, name: &str) {
    let draft = session.draft();
    let (again, misfits) = Session::restore(Rc::clone(session.form()), given::options(), &draft);
    assert_eq!(again.state(), session.state(), "{name}");
    assert_eq!(again.errors(), session.errors(), "{name}");
    assert_eq!(again.draft(), draft, "{name}");
    for misfit in misfits {
        let field = misfit.field.expect("a field");
        let wrong = session.errors();
        let hidden = given::json(&session.state())["fields"].as_array().is_some_and(|fields| {
            fields.iter().any(|f| f["field"] == *field && f["visible"] == false)
        });
        assert!(
            hidden || wrong.iter().any(|error| error.field.as_ref() == Some(&field)),
            "{name}: {field} does not fit but is not wrong"
        );
    }
}

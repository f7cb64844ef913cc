//! Sessions in detail: what the realistic forms do not show.

use routeslip::form::{Input, MisfitReason, Session};
use routeslip::value::{Context, Decimal, Value};
use serde_json::json;

use crate::given::{self, enter, json, leave, type_in};

#[test]
fn an_edit_that_changes_nothing_tells_nothing() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "number" }, { "name": "b", "type": "number", "compute": "a * 2" } ] } ] }"#,
    );
    assert_eq!(
        json(&type_in(&mut session, "a", "1")),
        json!([{ "field": "a", "value": 1 }, { "field": "b", "value": 2 }])
    );
    assert_eq!(type_in(&mut session, "a", "1"), []);
    assert_eq!(type_in(&mut session, "b", "7"), [], "nobody fills in a computed field");
    assert_eq!(leave(&mut session, "a"), []);
}

#[test]
fn numbers_that_javascript_does_not_hold_are_text() {
    let mut session =
        given::session(r#"{ "pages": [ { "fields": [ { "name": "a", "type": "number" } ] } ] }"#);
    let shown = |session: &mut Session, typed: &str| {
        json(&type_in(session, "a", typed))[0]["value"].clone()
    };
    assert_eq!(shown(&mut session, "0.1"), json!(0.1));
    assert_eq!(shown(&mut session, "9007199254740993"), json!("9007199254740993"));
    assert_eq!(shown(&mut session, "-1.50"), json!(-1.5));
    assert_eq!(shown(&mut session, "1e400"), json!("1E+400"));
}

#[test]
fn a_check_that_runs_out_of_its_bounds_fails() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "number" } ], "checks": [
            { "that": "count(for x in 1..a, y in 1..a return x * y) >= 0", "at": "a", "message": "Too much." } ] } ] }"#,
    );
    type_in(&mut session, "a", "3");
    assert!(session.submittable());
    type_in(&mut session, "a", "100000");
    assert!(!session.submittable());
}

#[test]
fn values_of_a_submission_open_a_form_again() {
    let definition = r#"{ "pages": [ { "fields": [
        { "name": "day", "type": "date" }, { "name": "cost", "type": "number" }, { "name": "twice", "type": "number", "compute": "cost * 2" },
        { "name": "kind", "type": "radio", "options": ["x"] } ] } ] }"#;
    let mut session = given::session(definition);
    type_in(&mut session, "day", "2026-05-01");
    enter(&mut session, "cost", Input::Number(Decimal::parse("1.50").expect("a number")));
    let submission = session.submit().expect("a submission");
    let mut values = Context::clone(&submission.values);
    values.insert("kind".into(), "gone".into());
    values.insert("other".into(), Value::Bool(true));
    let (mut again, misfits) =
        Session::with_values(given::form(definition), given::options(), &values);
    let misfits: Vec<_> =
        misfits.iter().map(|m| (m.field.as_deref().unwrap_or(""), m.reason)).collect();
    assert_eq!(misfits, [("kind", MisfitReason::NoOption), ("other", MisfitReason::NoField)]);
    enter(&mut again, "kind", Input::Null);
    let second = again.submit().expect("a submission");
    assert_eq!(second, submission);
    assert_eq!(&*second.form_hash, "hash");
}

#[test]
fn the_view_of_a_form_names_what_does_not_change() {
    let form = given::form(
        r#"{ "title": "T", "pages": [ { "title": "P", "fields": [
            { "name": "a", "type": "text", "label": "A", "hint": "h", "minLength": 2, "maxLength": 3, "autocomplete": "name", "placeholder": "p" },
            { "name": "b", "type": "number", "step": 0.01, "unit": "EUR", "compute": "1 + string length(a)" },
            { "name": "c", "type": "select", "options": ["x", { "value": "y", "label": "Y" }] } ] } ] }"#,
    );
    assert_eq!(
        json(&form.view()),
        json!({ "name": "test", "title": "T", "pages": [ { "title": "P", "fields": [
            { "name": "a", "type": "text", "label": "A", "hint": "h", "computed": false, "minLength": 2, "maxLength": 3, "autocomplete": "name", "placeholder": "p" },
            { "name": "b", "type": "number", "label": "b", "computed": true, "step": "0.01", "unit": "EUR" },
            { "name": "c", "type": "select", "label": "c", "computed": false,
              "options": [{ "value": "x", "label": "x" }, { "value": "y", "label": "Y" }] } ] } ] })
    );
}

#[test]
fn the_state_of_a_form_is_whole() {
    let session = given::session(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "number", "required": true, "min": 1 }, { "name": "b", "type": "checkbox" } ] } ] }"#,
    );
    assert_eq!(
        json(&session.state()),
        json!({ "page": 0, "pages": [ { "visible": true, "valid": false, "errors": [] } ], "submittable": false, "fields": [
            { "field": "a", "value": null, "visible": true, "enabled": true, "readOnly": false, "required": true, "min": 1 },
            { "field": "b", "value": false, "visible": true, "enabled": true, "readOnly": false, "required": false } ] })
    );
}

#[test]
fn a_page_that_is_hidden_while_in_view_is_left() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "text" } ] },
            { "visible": "a = \"x\"", "fields": [ { "name": "b", "type": "text" } ] },
            { "fields": [ { "name": "c", "type": "text" } ] } ] }"#,
    );
    assert_eq!(json(&session.next()), json!([{ "current": 2 }]));
    type_in(&mut session, "a", "x");
    assert_eq!(json(&session.back()), json!([{ "current": 1 }]));
    assert_eq!(
        json(&type_in(&mut session, "a", "y")),
        json!([{ "field": "a", "value": "y" }, { "field": "b", "visible": false }, { "page": 1, "visible": false }, { "current": 0 }])
    );
    assert_eq!(session.go_to(1), [], "a hidden page can't be gone to");
    assert_eq!(session.go_to(9), []);
}

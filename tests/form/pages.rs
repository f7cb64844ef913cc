//! Ways between pages, and when what is wrong is shown.

use serde_json::{Value as Json, json};

use crate::given::{self, enter, json, leave, type_in};

fn visible(session: &routeslip::form::Session) -> Json {
    let state = json(&session.state());
    state["pages"].as_array().expect("pages").iter().map(|page| page["visible"].clone()).collect()
}

#[test]
fn a_branch_leads_past_pages_and_a_page_can_be_the_last() {
    let mut session = given::session(
        r#"{ "pages": [
            { "name": "first", "terminate": "age < 18", "next": [ { "if": "kind = \"short\"", "to": "last" }, { "if": "kind = \"middle\"", "to": "third" } ],
              "fields": [ { "name": "kind", "type": "radio", "options": ["short", "middle", "long"] }, { "name": "age", "type": "number" } ] },
            { "name": "second", "fields": [ { "name": "b", "type": "text", "required": true } ] },
            { "name": "third", "visible": "age != 50", "fields": [ { "name": "c", "type": "text" } ] },
            { "name": "last", "fields": [ { "name": "d", "type": "text" } ] } ] }"#,
    );
    assert_eq!(visible(&session), json!([true, true, true, true]));
    type_in(&mut session, "kind", "short");
    assert_eq!(visible(&session), json!([true, false, false, true]));
    assert!(session.submittable(), "what is not on the way is not judged");
    assert_eq!(json(&session.next()), json!([{ "current": 3 }]));
    session.back();
    type_in(&mut session, "kind", "middle");
    assert_eq!(visible(&session), json!([true, false, true, true]));
    type_in(&mut session, "age", "50");
    assert_eq!(
        visible(&session),
        json!([true, false, false, true]),
        "the next one that is visible follows"
    );
    type_in(&mut session, "age", "17");
    assert_eq!(visible(&session), json!([true, false, false, false]));
    assert_eq!(
        given::values(&session.submit().expect("a submission")),
        json!({ "kind": "middle", "age": 17 })
    );
}

#[test]
fn ways_that_lead_nowhere_are_told() {
    let (_, found) = given::compiled(
        r#"{ "pages": [
            { "name": "a", "fields": [ { "name": "x", "type": "text" } ], "next": [ { "to": "c" }, { "to": "a" } ] },
            { "name": "a", "fields": [ { "name": "y", "type": "text" } ] } ] }"#,
    );
    let codes: Vec<String> =
        found.iter().map(|found| format!("{} {}", found.code, found.pointer)).collect();
    assert_eq!(
        codes,
        ["RS3018 /pages/0/next/0/to", "RS3019 /pages/0/next/1/to", "RS3020 /pages/1/name"]
    );
}

#[test]
fn what_is_wrong_is_shown_when_its_author_says() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [
            { "name": "now", "type": "number", "validateOn": "change" },
            { "name": "late", "type": "number", "validateOn": "submit" },
            { "name": "usual", "type": "number" } ] } ] }"#,
    );
    let mut shown = |name: &str| {
        type_in(&mut session, name, "x");
        let at_change = json(&session.state())["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .any(|field| field["field"] == *name && field.get("error").is_some());
        leave(&mut session, name);
        let left = json(&session.state())["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .any(|field| field["field"] == *name && field.get("error").is_some());
        (at_change, left)
    };
    assert_eq!(shown("now"), (true, true));
    assert_eq!(shown("late"), (false, false));
    assert_eq!(shown("usual"), (false, true));
    session.next();
    assert!(json(&session.state())["fields"][1].get("error").is_some(), "going on is trying");
}

#[test]
fn texts_follow_what_they_hold_and_messages_are_their_authors() {
    let mut session = given::session(
        r#"{ "title": "For {{who}}", "pages": [ { "fields": [
            { "name": "who", "type": "text", "required": true, "messages": { "required": "Who are you?" } },
            { "name": "age", "type": "number", "label": "Age of {{who}}", "max": 9, "messages": { "max": "{{who}} is too old" } } ] } ] }"#,
    );
    assert_eq!(
        json(&type_in(&mut session, "who", "Ana")),
        json!([{ "field": "who", "value": "Ana" }, { "field": "age", "label": "Age of Ana" },
               { "page": 0, "valid": true }, { "title": "For Ana" }])
    );
    type_in(&mut session, "age", "10");
    leave(&mut session, "age");
    type_in(&mut session, "who", "");
    let errors: Vec<Json> = session.errors().iter().map(|error| json(error)).collect();
    assert_eq!(
        errors,
        [
            json!({ "field": "who", "page": 0, "code": "required", "message": "Who are you?" }),
            json!({ "field": "age", "page": 0, "code": "max", "limit": 9, "message": " is too old" }),
        ]
    );
}

#[test]
fn drafts_keep_no_secrets_and_submissions_have_bounds() {
    let mut session = given::session(
        r#"{ "limits": { "bytes": 40, "fileBytes": 9 }, "pages": [ { "fields": [
            { "name": "p", "type": "password" }, { "name": "c", "type": "card" }, { "name": "f", "type": "file", "maxFiles": 2 } ] } ] }"#,
    );
    type_in(&mut session, "p", "secret");
    type_in(&mut session, "c", "4111111111111111");
    assert!(!session.draft().contains("secret") && !session.draft().contains("4111"));
    let error = |session: &mut routeslip::form::Session| {
        session.submit().map_err(|refusal| json(&refusal.errors)).err()
    };
    assert_eq!(error(&mut session), Some(json!([{ "page": 0, "code": "maxBytes", "limit": 40 }])));
    type_in(&mut session, "c", "");
    assert_eq!(error(&mut session), None);

    let mut session = given::session(
        r#"{ "limits": { "fileBytes": 9 }, "pages": [ { "fields": [ { "name": "f", "type": "file", "maxFiles": 2 } ] } ] }"#,
    );
    let file = |size: i64| {
        let parts = [
            ("id", "1".into()),
            ("name", "a".into()),
            ("type", "".into()),
            ("size", routeslip::value::Decimal::from(size).into()),
        ];
        let parts: routeslip::value::Context =
            parts.into_iter().map(|(name, part)| (name.into(), part)).collect();
        routeslip::value::Value::from(parts)
    };
    enter(
        &mut session,
        "f",
        routeslip::form::Input::List([file(4), file(5)].into_iter().collect()),
    );
    assert_eq!(error(&mut session), None);
    enter(
        &mut session,
        "f",
        routeslip::form::Input::List([file(5), file(5)].into_iter().collect()),
    );
    assert_eq!(
        error(&mut session),
        Some(json!([{ "page": 0, "code": "maxFileBytes", "limit": 9 }]))
    );
}

//! Checks of the page, which take their time.

use serde_json::json;

use crate::given::{self, json, leave, type_in};

const FORM: &str = r#"{ "pages": [ { "fields": [
    { "name": "name", "type": "text", "minLength": 3, "verify": "isFree", "messages": { "verify": "Taken" } } ] } ] }"#;

#[test]
fn a_check_is_asked_once_nothing_else_is_wrong_and_the_last_question_counts() {
    let mut session = given::session(FORM);
    let at = session.find("name").expect("the field");
    assert_eq!(
        json(&type_in(&mut session, "name", "an")),
        json!([{ "field": "name", "value": "an" }, { "page": 0, "valid": false }])
    );
    assert_eq!(
        json(&type_in(&mut session, "name", "ana")),
        json!([{ "field": "name", "value": "ana", "verify": { "check": "isFree", "ticket": 1, "value": "ana" } }, { "page": 0, "valid": true }])
    );
    assert_eq!(session.open_questions(), 1);
    assert!(session.submit().is_err(), "it is too early");
    let asked = json(&type_in(&mut session, "name", "anas"));
    assert_eq!(asked[0]["verify"]["ticket"], json!(2));
    assert_eq!(session.verified(at, 1, Some("No".into())), [], "an old answer");
    leave(&mut session, "name");
    assert_eq!(
        json(&session.verified(at, 2, Some("No".into()))),
        json!([{ "field": "name", "verify": null, "error": { "code": "verify", "message": "No" } }, { "page": 0, "valid": false }])
    );
    assert_eq!((session.open_questions(), session.submittable()), (0, false));
    let mended = json(&type_in(&mut session, "name", "anna"));
    assert_eq!(mended[0]["error"], json!(null));
    session.verified(at, 3, None);
    assert!(session.submit().is_ok());
}

#[test]
fn a_question_about_a_value_that_is_gone_is_taken_back() {
    let mut session = given::session(FORM);
    type_in(&mut session, "name", "ana");
    assert_eq!(json(&type_in(&mut session, "name", ""))[0]["verify"], json!(null));
    assert_eq!(session.open_questions(), 0);
    type_in(&mut session, "name", "ana");
    let (again, _) = routeslip::form::Session::restore(
        session.form().clone(),
        given::options(),
        &session.draft(),
    );
    assert_eq!(again.open_questions(), 1, "who opens a draft asks again");
    assert_eq!(json(&again.state())["fields"][0]["verify"]["value"], json!("ana"));
}

//! Undoing and redoing.

use serde_json::json;

use crate::given::{self, json, leave, type_in};

const FORM: &str = r#"{ "pages": [ { "fields": [
    { "name": "a", "type": "text" },
    { "name": "b", "type": "text", "visible": "a = null", "whenHidden": "clear" } ] } ] }"#;

#[test]
fn typing_into_one_field_is_one_step() {
    let mut session = given::session(FORM);
    assert!(!session.can_undo() && !session.can_redo());
    for text in ["o", "on", "one"] {
        type_in(&mut session, "a", text);
    }
    leave(&mut session, "a");
    type_in(&mut session, "a", "two");
    assert_eq!(json(&session.undo())[0], json!({ "field": "a", "value": "one" }));
    assert_eq!(json(&session.undo())[0]["value"], json!(null));
    assert_eq!(session.undo(), []);
    assert_eq!(json(&session.redo())[0]["value"], json!("one"));
    assert_eq!(json(&session.redo())[0]["value"], json!("two"));
    session.undo();
    type_in(&mut session, "a", "three");
    assert!(!session.can_redo(), "what was undone is gone once something else is done");
}

#[test]
fn what_a_hidden_field_forgot_comes_back() {
    let mut session = given::session(FORM);
    type_in(&mut session, "b", "kept");
    type_in(&mut session, "a", "x");
    type_in(&mut session, "a", "");
    leave(&mut session, "a");
    assert_eq!(json(&session.state())["fields"][1]["value"], json!(null));
    session.undo();
    assert_eq!(json(&session.state())["fields"][1]["value"], json!("kept"));
}

#[test]
fn rows_that_a_hidden_list_forgot_come_back() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [
            { "name": "a", "type": "text" },
            { "name": "lines", "type": "repeat", "visible": "a = null", "whenHidden": "clear", "fields": [
                { "name": "b", "type": "text" } ] } ] } ] }"#,
    );
    let list = session.find("lines").unwrap();
    session.add_row(list, None);
    session.add_row(list, None);
    given::type_at(&mut session, "lines/1/b", "one");
    given::type_at(&mut session, "lines/2/b", "two");
    let before = json(&session.state())["fields"].clone();
    type_in(&mut session, "a", "x");
    assert!(session.find("lines/1/b").is_none());
    session.undo();
    assert_eq!(json(&session.state())["fields"], before);
    session.redo();
    assert!(session.find("lines/1/b").is_none());
    session.undo();
    assert_eq!(json(&session.state())["fields"], before);
}

//! Drafts: nothing that was entered is lost, and a draft of another version of the form opens.

use proptest::prelude::*;
use routeslip::form::{Misfit, MisfitReason, Session};
use routeslip::value::Value;

use crate::given::{self, json, leave, type_in};

const FORM: &str = r#"{ "pages": [
    { "fields": [ { "name": "a", "type": "number", "required": true }, { "name": "b", "type": "text", "default": "x" } ] },
    { "fields": [ { "name": "c", "type": "radio", "options": ["one", "two"] } ] } ] }"#;

#[test]
fn a_draft_keeps_values_as_typed_and_what_is_shown() {
    let mut session = given::session(FORM);
    type_in(&mut session, "a", " 1,5 ");
    leave(&mut session, "a");
    type_in(&mut session, "b", " two words ");
    let (again, misfits) =
        Session::restore(session.form().clone(), given::options(), &session.draft());
    assert_eq!(again.state(), session.state());
    assert_eq!(json(&again.state())["fields"][0]["value"], " 1,5 ");
    assert_eq!(json(&again.state())["fields"][0]["error"]["code"], "type");
    assert_eq!(misfits.len(), 1, "what is wrong is told");
}

#[test]
fn what_no_longer_fits_is_told() {
    let mut session = given::session(FORM);
    type_in(&mut session, "a", "5");
    type_in(&mut session, "b", "kept");
    session.next();
    type_in(&mut session, "c", "two");
    let newer = given::form(
        r#"{ "pages": [ { "fields": [ { "name": "a", "type": "date" }, { "name": "c", "type": "radio", "options": ["one"] } ] } ] }"#,
    );
    let (again, misfits) = Session::restore(newer, given::options(), &session.draft());
    let misfit = |field: &str, value: &str, reason| Misfit {
        field: Some(field.into()),
        value: Value::from(value).into(),
        reason,
    };
    assert_eq!(
        misfits,
        [
            misfit("a", "5", MisfitReason::OtherType),
            misfit("b", "kept", MisfitReason::NoField),
            misfit("c", "two", MisfitReason::NoOption),
        ]
    );
    assert_eq!(again.current(), 0);
}

#[test]
fn a_draft_of_an_unknown_version_is_told() {
    for text in ["", "{}", "{\"draft\":1}", "[1]", "{\"draft\":2"] {
        let (session, misfits) = Session::restore(given::form(FORM), given::options(), text);
        assert_eq!(misfits[0].reason, MisfitReason::Unreadable, "{text}");
        assert_eq!(session.state(), given::session(FORM).state());
    }
}

proptest! {
    #[test]
    fn no_text_as_a_draft_does_harm(
        text in any::<String>(),
        page in any::<i64>(),
        values in "[\\[\\]{},:0-9\"a-c]{0,20}",
    ) {
        let form = given::form(FORM);
        let (_, misfits) = Session::restore(form.clone(), given::options(), &text);
        prop_assert_eq!(misfits[0].reason, MisfitReason::Unreadable);
        let text = format!(r#"{{"draft":2,"page":{page},"values":{{"a":{values}}},"touched":[{values}],"tried":[{page},{values}]}}"#);
        let (mut session, _) = Session::restore(form, given::options(), &text);
        let _ = (session.next(), session.state());
    }
}

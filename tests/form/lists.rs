//! Lists of rows, groups and sections: the law of sessions holds with them too, and they behave as
//! their users expect.

use std::rc::Rc;

use proptest::prelude::*;
use routeslip::form::{Change, FieldRef, Form, Input, Session};
use serde_json::{Value as Json, json};

use crate::given::{self, apply, enter_at, json as as_json, type_at};

/// A form with everything that holds other fields, where `choices` choose among expressions.
fn definition(choices: &[usize]) -> String {
    let choose = |at: usize, from: &[&str]| from[choices[at] % from.len()].to_owned();
    let address = json!({ "name": "address", "type": "group", "visible": "kind != \"two\"", "whenHidden": choose(1, &["exclude", "keep", "clear"]),
                      "enabled": "rate != 1",
                      "checks": [ { "that": "city != \"abc\"", "message": "Not {{city}}" }, { "that": "city != \"a\"", "at": "zip", "message": "No" } ],
                      "fields": [
                        { "name": "city", "type": "text", "required": true, "label": "City of {{name}}" },
                        { "name": "zip", "type": "text", "visible": "city != null" },
                        { "name": "full", "type": "text", "compute": "city + \" \" + zip" } ] });
    let parts = json!({ "name": "parts", "type": "table", "default": [ { "size": 1 } ], "visible": choose(8, &["qty != 2", "name != \"abc\""]),
                          "fields": [
                            { "name": "size", "type": "number", "max": "= qty", "required": true },
                            { "name": "twice", "type": "number", "compute": choose(9, &["size * 2", "size * rate", "size * qty * row"]) },
                            { "name": "box", "type": "group", "fields": [ { "name": "color", "type": "text", "default": "red" } ] } ] });
    let lines = json!({ "name": "lines", "type": "repeat", "minRows": 1, "maxRows": 4,
                      "visible": choose(3, &["rate != 3", "name != \"a\"", "true = true"]),
                      "whenHidden": choose(4, &["exclude", "keep", "clear"]),
                      "rowLabel": "{{row}}: {{item}}",
                      "checks": [ { "that": "qty < 5", "at": "qty", "message": "Too many {{item}}" },
                                  { "that": "qty != 3", "message": "Not three" },
                                  { "that": "price < 3", "at": "price", "message": "Dear", "severity": "warning" } ],
                      "fields": [
                        { "name": "item", "type": "text", "required": "= row > 1", "messages": { "required": "Say what {{row}} is" } },
                        { "name": "qty", "type": "number", "default": choose(5, &["= rate", "= row", "= if name = null then 1 else 2"]), "min": 1 },
                        { "name": "price", "type": "number", "visible": choose(6, &["qty > 1", "item != \"a\"", "rate > 0"]) },
                        { "name": "total", "type": "number", "compute": choose(7, &["qty * price", "qty * rate", "qty * row"]) },
                        parts,
                        { "name": "weight", "type": "number", "compute": choose(10, &["sum(parts.twice)", "count(parts)", "sum(parts.size)"]) } ] });
    json!({
        "title": "Order of {{name}}",
        "pages": [
            {
                "name": "one", "title": "{{count(lines)}} lines",
                "next": [ { "if": "kind = \"one\"", "to": "last" } ],
                "fields": [
                    { "name": "name", "type": "text" },
                    { "name": "kind", "type": "radio", "options": ["one", "two"] },
                    { "name": "rate", "type": "number", "default": 2, "readOnly": "= name = \"abc\"" },
                    { "name": "offer", "type": "tags" },
                    { "name": "pick", "type": "select", "options": "= offer", "required": "= rate = 1" },
                    { "type": "section", "visible": choose(0, &["rate != 3", "count(lines) > 1", "address.city = null"]), "fields": [
                        { "name": "remark", "type": "text", "label": "About {{name}}", "maxLength": 2 },
                        { "type": "note", "text": "It is {{where}}" } ] },
                    address,
                    { "name": "where", "type": "text", "compute": choose(2, &["address.city", "address.full", "string(address)"]) },
                    lines,
                    { "name": "amount", "type": "number", "compute": choose(11, &["sum(lines.total)", "sum(lines.weight)", "count(lines[qty > 1])"]) },
                    { "name": "deep", "type": "number", "compute": choose(12, &["sum(for line in lines return sum(line.parts.twice))", "max(lines.qty)", "lines[1].parts[1].size"]) },
                    { "name": "colors", "type": "text", "compute": choose(13, &["string join(lines.parts.box.color)", "lines[1].item", "string(lines)"]) } ],
                "checks": [ { "that": choose(14, &["amount < 9", "count(lines) < 3"]), "message": "Much: {{amount}}", "severity": "warning" },
                            { "that": "count(lines) < 4", "at": "lines", "message": "Four" } ]
            },
            { "name": "two", "terminate": "name = \"abc\"", "fields": [
                { "name": "a", "type": "text", "required": choose(15, &["= count(lines) > 1", "= lines[1].qty > 2", "= deep > 2"]) } ] },
            { "name": "last", "fields": [ { "name": "b", "type": "text", "required": true } ] }
        ]
    })
    .to_string()
}

/// What a person does.
#[derive(Clone, Debug)]
enum Act {
    Set(usize, usize),
    Blur(usize),
    Add(usize, usize),
    Remove(usize),
    Move(usize, usize),
    Next,
    Back,
    Submit,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => (any::<usize>(), any::<usize>()).prop_map(|(field, value)| Act::Set(field, value)),
        2 => any::<usize>().prop_map(Act::Blur),
        4 => (any::<usize>(), 0..5_usize).prop_map(|(list, place)| Act::Add(list, place)),
        3 => any::<usize>().prop_map(Act::Remove),
        2 => (any::<usize>(), 0..5_usize).prop_map(|(row, place)| Act::Move(row, place)),
        1 => Just(Act::Next),
        1 => Just(Act::Back),
        1 => Just(Act::Submit),
    ]
}

fn input(at: usize) -> Input {
    let tags = |texts: &[&str]| Input::List(texts.iter().map(|text| (*text).into()).collect());
    match at % 12 {
        0 => Input::Null,
        1 => tags(&["a", "one"]),
        2 => tags(&["b"]),
        at => Input::Text(["a", "abc", "one", "two", "0", "1", "2", "3", "5"][at - 3].into()),
    }
}

/// The paths of the fields for which `holds`.
fn paths(session: &Session, holds: impl Fn(&Json) -> bool) -> Vec<String> {
    let state = as_json(&session.state());
    let fields = state["fields"].as_array().expect("fields").clone();
    let path = |field: &Json| field["field"].as_str().expect("a path").to_owned();
    fields.iter().filter(|field| holds(field)).map(path).collect()
}

fn find(session: &Session, path: &str) -> FieldRef {
    session.find(path).unwrap_or_else(|| panic!("no field {path}"))
}

fn pick(session: &Session, at: usize, holds: impl Fn(&Json) -> bool) -> Option<FieldRef> {
    let paths = paths(session, holds);
    (!paths.is_empty()).then(|| find(session, &paths[at % paths.len()]))
}

fn is_row(field: &Json) -> bool {
    field["field"].as_str().is_some_and(|path| path.ends_with(|last: char| last.is_ascii_digit()))
}

fn perform(session: &mut Session, act: &Act) -> Vec<Change> {
    match act {
        Act::Set(field, value) => match pick(session, *field, |field| field.get("value").is_some())
        {
            Some(at) => session.set(at, input(*value)),
            None => Vec::new(),
        },
        Act::Blur(field) => match pick(session, *field, |_| true) {
            Some(at) => session.blur(at),
            None => Vec::new(),
        },
        Act::Add(list, place) => match pick(session, *list, |field| field.get("rows").is_some()) {
            Some(at) => session.add_row(at, (*place < 4).then_some(*place)),
            None => Vec::new(),
        },
        Act::Remove(row) => match pick(session, *row, is_row) {
            Some(at) => session.remove_row(at),
            None => Vec::new(),
        },
        Act::Move(row, place) => match pick(session, *row, is_row) {
            Some(at) => session.move_row(at, *place),
            None => Vec::new(),
        },
        Act::Next => session.next(),
        Act::Back => session.back(),
        Act::Submit => session.submit().map_or_else(|refusal| refusal.changes, |_| Vec::new()),
    }
}

fn check_law(form: &Rc<Form>, acts: &[Act]) -> Result<(), TestCaseError> {
    let mut session = Session::new(Rc::clone(form), given::options());
    let mut told = as_json(&session.state());
    for act in acts {
        let changes = perform(&mut session, act);
        apply(&mut told, &changes);
        let state = as_json(&session.state());
        let wrong = given::differences(&given::by_path(&told), &given::by_path(&state));
        prop_assert!(wrong.is_empty(), "the changes of {:?}: {:#?}", act, wrong);

        let draft = session.draft();
        let (mut fresh, _) = Session::restore(Rc::clone(form), given::options(), &draft);
        let wrong = given::differences(&as_json(&fresh.state()), &state);
        prop_assert!(wrong.is_empty(), "fresh after {:?}: {:#?}", act, wrong);
        prop_assert_eq!(fresh.errors(), session.errors());
        prop_assert_eq!(&fresh.draft(), &draft);
        if session.submittable() {
            prop_assert_eq!(fresh.submit(), session.submit());
        } else {
            prop_assert!(!session.errors().is_empty());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn incremental_equals_full(
        choices in proptest::collection::vec(any::<usize>(), 16),
        acts in proptest::collection::vec(act(), 1..25),
    ) {
        let (form, findings) = given::compiled(&definition(&choices));
        prop_assert!(findings.iter().all(|found| !found.is_error()), "{:?}", findings);
        check_law(&Rc::new(form), &acts)?;
    }
}

const ORDER: &str = r#"{ "pages": [ { "fields": [
    { "name": "rate", "type": "number", "default": 2 },
    { "name": "lines", "type": "repeat", "fields": [
        { "name": "qty", "type": "number" },
        { "name": "note", "type": "text" },
        { "name": "total", "type": "number", "compute": "qty * rate" } ] },
    { "name": "amount", "type": "number", "compute": "sum(lines.total)" } ] } ] }"#;

#[test]
fn a_row_is_added_with_all_its_fields_and_removed_with_them() {
    let mut session = given::session(ORDER);
    let list = find(&session, "lines");
    assert_eq!(
        as_json(&session.add_row(list, None)),
        json!([
            { "field": "lines", "rows": [1] },
            { "field": "lines/1", "visible": true, "enabled": true, "readOnly": false, "required": false },
            { "field": "lines/1/qty", "value": null, "visible": true, "enabled": true, "readOnly": false, "required": false },
            { "field": "lines/1/note", "value": null, "visible": true, "enabled": true, "readOnly": false, "required": false },
            { "field": "lines/1/total", "value": null, "visible": true, "enabled": true, "readOnly": false, "required": false } ])
    );
    assert_eq!(
        as_json(&type_at(&mut session, "lines/1/qty", "3")),
        json!([{ "field": "amount", "value": 6 }, { "field": "lines/1/qty", "value": 3 }, { "field": "lines/1/total", "value": 6 }])
    );
    assert_eq!(
        as_json(&type_at(&mut session, "lines/1/note", "x")),
        json!([{ "field": "lines/1/note", "value": "x" }])
    );
    session.add_row(list, Some(0));
    type_at(&mut session, "lines/2/qty", "1");
    assert_eq!(as_json(&session.state())["fields"][1]["rows"], json!([2, 1]));
    let row = find(&session, "lines/1");
    assert_eq!(as_json(&session.move_row(row, 0)), json!([{ "field": "lines", "rows": [1, 2] }]));
    assert_eq!(
        as_json(&type_at(&mut session, "rate", "3")),
        json!([{ "field": "rate", "value": 3 }, { "field": "amount", "value": 12 },
               { "field": "lines/1/total", "value": 9 }, { "field": "lines/2/total", "value": 3 }])
    );
    assert_eq!(
        as_json(&session.remove_row(row)),
        json!([{ "field": "lines", "rows": [2] }, { "field": "amount", "value": 3 }])
    );
    assert_eq!(session.find("lines/1/qty"), None);
    assert_eq!(session.remove_row(row), []);
    session.add_row(list, None);
    assert_eq!(
        as_json(&session.state())["fields"][1]["rows"],
        json!([2, 3]),
        "ids are not used again"
    );
    let submission = session.submit().expect("a submission");
    assert_eq!(
        given::values(&submission),
        json!({ "rate": 3, "lines": [{ "qty": 1, "note": null, "total": 3 }, { "qty": null, "note": null, "total": null }], "amount": null })
    );
}

#[test]
fn a_row_that_reads_its_own_list_is_a_circle() {
    let found = |compute: &str| {
        let text = ORDER.replace("qty * rate", compute);
        given::compiled(&text).1
    };
    let [circle] = &found("sum(lines.qty)")[..] else { panic!("one circle") };
    assert_eq!(circle.code.to_string(), "RS3010");
    assert_eq!(circle.message, "This depends on itself: lines → lines/total → lines.");
    assert_eq!(circle.pointer.as_str(), "/pages/0/fields/1/fields/2/compute");
    let [circle] = &found("amount * 2")[..] else { panic!("one circle") };
    assert_eq!(circle.message, "This depends on itself: lines → lines/total → amount → lines.");
}

#[test]
fn the_number_of_a_row_is_row_unless_something_else_is_called_so() {
    let number = |fields: &str, outer: &str| {
        let mut session = given::session(&format!(
            r#"{{ "pages": [ {{ "fields": [ {outer} {{ "name": "lines", "type": "repeat", "minRows": 2, "fields": [
                {fields} {{ "name": "n", "type": "computed", "compute": "row" }} ] }} ] }} ] }}"#
        ));
        type_if_there(&mut session, "row", "own");
        type_if_there(&mut session, "lines/2/row", "own");
        let state = as_json(&session.state());
        let fields = state["fields"].as_array().expect("fields").clone();
        fields.iter().find(|field| field["field"] == "lines/2/n").expect("the number")["value"]
            .clone()
    };
    let row = r#"{ "name": "row", "type": "text" },"#;
    assert_eq!(number("", ""), json!(2));
    assert_eq!(number("", row), json!("own"));
    assert_eq!(number(row, ""), json!("own"));
}

fn type_if_there(session: &mut Session, path: &str, text: &str) {
    if session.find(path).is_some() {
        type_at(session, path, text);
    }
}

#[test]
fn the_fields_of_a_row_hide_those_around() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [
            { "name": "lines", "type": "repeat", "minRows": 1, "fields": [
                { "name": "a", "type": "number" }, { "name": "twice", "type": "number", "compute": "a * 2" } ] },
            { "name": "a", "type": "number" }, { "name": "thrice", "type": "number", "compute": "a * 3" } ] } ] }"#,
    );
    assert_eq!(
        as_json(&type_at(&mut session, "a", "1")),
        json!([{ "field": "a", "value": 1 }, { "field": "thrice", "value": 3 }])
    );
    assert_eq!(
        as_json(&type_at(&mut session, "lines/1/a", "1")),
        json!([{ "field": "lines/1/a", "value": 1 }, { "field": "lines/1/twice", "value": 2 }])
    );
}

#[test]
fn a_part_of_a_group_is_depended_on_alone() {
    let mut session = given::session(
        r#"{ "pages": [ { "fields": [
            { "name": "home", "type": "address", "required": true, "default": { "country": "at" } },
            { "name": "calm", "type": "checkbox", "visible": "home.city = \"Graz\"" } ] } ] }"#,
    );
    let city = type_at(&mut session, "home/city", "Graz");
    assert_eq!(
        as_json(&city),
        json!([{ "field": "home/city", "value": "Graz" }, { "field": "calm", "visible": true }])
    );
    enter_at(&mut session, "home/line1", Input::Text("Ring 1".into()));
    let errors: Vec<Json> = session.errors().iter().map(|error| as_json(error)).collect();
    assert_eq!(errors, [json!({ "field": "home/postcode", "page": 0, "code": "required" })]);
    type_at(&mut session, "home/postcode", "8010");
    assert_eq!(
        given::values(&session.submit().expect("a submission")),
        json!({ "home": { "line1": "Ring 1", "line2": null, "postcode": "8010", "city": "Graz", "region": null, "country": "AT" }, "calm": false })
    );
}

#[test]
fn lists_have_bounds() {
    let mut session = given::session(
        r#"{ "limits": { "rows": 3 }, "pages": [ { "fields": [
            { "name": "a", "type": "repeat", "required": true, "maxRows": 2, "fields": [ { "name": "x", "type": "text" } ] },
            { "name": "b", "type": "repeat", "minRows": 1, "fields": [ { "name": "x", "type": "text" } ] } ] } ] }"#,
    );
    let codes = |session: &Session| {
        session.errors().iter().map(|error| error.error.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&session), ["required"]);
    let [a, b] = ["a", "b"].map(|path| find(&session, path));
    session.add_row(a, None);
    assert_eq!(codes(&session), [""; 0]);
    session.add_row(b, None);
    assert_eq!(session.add_row(a, None), [], "the form has as many rows as it may");
    let row = find(&session, "b/1");
    session.remove_row(row);
    session.add_row(a, None);
    assert_eq!(session.add_row(a, None), [], "the list is full");
    assert_eq!(as_json(&session.state())["fields"][0]["rows"], json!([2, 4]));
    let row = find(&session, "b/3");
    session.remove_row(row);
    assert_eq!(codes(&session), ["minRows"]);
}

#[test]
fn values_open_a_form_with_its_rows() {
    let mut session = given::session(ORDER);
    let list = find(&session, "lines");
    session.add_row(list, None);
    type_at(&mut session, "lines/1/qty", "3");
    let first = session.submit().expect("a submission");
    let (mut again, misfits) =
        Session::with_values(given::form(ORDER), given::options(), &first.values);
    assert_eq!(misfits, []);
    assert_eq!(again.submit().expect("a submission"), first);
}

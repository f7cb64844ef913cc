//! What is wrong with a definition is told, each mistake with its code and its place.

use proptest::prelude::*;
use routeslip::diagnostic::{Diagnostic, Severity};
use routeslip::document::from_text;
use routeslip::form::{FormDefinition, Session, compile};
use routeslip::pointer::Pointer;

use crate::given;

/// The findings about a form of one page with these fields.
fn findings(fields: &str) -> Vec<Diagnostic> {
    given::compiled(&format!(r#"{{ "pages": [ {{ "fields": [ {fields} ] }} ] }}"#)).1
}

/// Code and pointer of each finding below the first page's fields.
fn told(fields: &str) -> Vec<(String, String)> {
    let short = |found: &Diagnostic| {
        let pointer = found.pointer.as_str();
        (found.code.to_string(), pointer.strip_prefix("/pages/0/fields/").unwrap_or(pointer).into())
    };
    findings(fields).iter().map(short).collect()
}

const A: &str = r#"{ "name": "a", "type": "text" }"#;

#[test]
fn each_mistake_has_its_code_and_place() {
    let cases = [
        (r#"{ "name": "a", "type": "date" }"#, "RS3002", "1/name"),
        (r#"{ "name": "if", "type": "text" }"#, "RS3003", "1/name"),
        (r#"{ "name": "", "type": "text" }"#, "RS3003", "1/name"),
        (r#"{ "name": "1st", "type": "text" }"#, "RS3003", "1/name"),
        (r#"{ "name": "__proto__", "type": "text" }"#, "RS3003", "1/name"),
        (r#"{ "name": "b", "type": "radio", "options": [] }"#, "RS3005", "1/options"),
        (r#"{ "name": "b", "type": "radio", "options": ["x", ""] }"#, "RS3007", "1/options/1"),
        (
            r#"{ "name": "b", "type": "select", "options": ["x", { "value": "x", "label": "y" }] }"#,
            "RS3006",
            "1/options/1",
        ),
        (
            r#"{ "name": "b", "type": "radio", "options": ["x"], "default": "y" }"#,
            "RS3007",
            "1/default",
        ),
        (r#"{ "name": "b", "type": "date", "min": "1.5.2026" }"#, "RS3007", "1/min"),
        (r#"{ "name": "b", "type": "number", "max": "5" }"#, "RS3007", "1/max"),
        (r#"{ "name": "b", "type": "checkbox", "default": "yes" }"#, "RS3007", "1/default"),
        (r#"{ "name": "b", "type": "number", "min": 5, "max": 4 }"#, "RS3008", "1/min"),
        (
            r#"{ "name": "b", "type": "text", "minLength": 5, "maxLength": 4 }"#,
            "RS3008",
            "1/minLength",
        ),
        (r#"{ "name": "b", "type": "number", "step": 0 }"#, "RS0105", "1/step"),
        (r#"{ "name": "b", "type": "number", "compute": "\"x\" + a" }"#, "RS3009", "1/compute"),
        (r#"{ "name": "b", "type": "number", "min": "= a" }"#, "RS3009", "1/min"),
        (
            r#"{ "name": "b", "type": "text", "visible": "string length(a)" }"#,
            "RS3009",
            "1/visible",
        ),
        (
            r#"{ "name": "b", "type": "text", "placeholder": "As {{a}}" }"#,
            "RS3011",
            "1/placeholder",
        ),
        (
            r#"{ "name": "b", "type": "text", "compute": "a", "default": "x" }"#,
            "RS3012",
            "1/default",
        ),
        (
            r#"{ "name": "b", "type": "text", "compute": "a", "required": true }"#,
            "RS3012",
            "1/required",
        ),
        (r#"{ "name": "b", "type": "text", "visible": "1 > 2" }"#, "RS3013", "1/visible"),
    ];
    for (field, code, pointer) in cases {
        assert_eq!(told(&format!("{A}, {field}")), [(code.into(), pointer.into())], "{field}");
    }
}

#[test]
fn unknown_names_are_told_with_the_nearest_one() {
    let found = findings(
        r#"{ "name": "amount", "type": "number" }, { "name": "b", "type": "text", "visible": "amout > 5" }"#,
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].pointer.as_str(), "/pages/0/fields/1/visible");
    assert_eq!(found[0].help.as_deref(), Some("Did you mean `amount`?"));
    assert!(found[0].range.is_some());
}

#[test]
fn pointers_begin_at_the_base() {
    let (definition, _) = from_text::<FormDefinition>(r#"{ "pages": [] }"#);
    let base = Pointer::root().name("forms").name("leave");
    let (_, found) = compile("leave", &definition.expect("a form"), &base);
    assert_eq!(found[0].pointer.as_str(), "/forms/leave");
    assert_eq!(found[0].code.to_string(), "RS3001");
}

#[test]
fn a_check_stands_at_a_field_of_the_form() {
    let (_, found) = given::compiled(
        r#"{ "pages": [ { "fields": [ { "name": "amount", "type": "number" } ],
            "checks": [ { "that": "amount > 0", "at": "amuont", "message": "No" }, { "that": "true", "message": "No" } ] } ] }"#,
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].code.to_string(), "RS3004");
    assert_eq!(found[0].pointer.as_str(), "/pages/0/checks/0/at");
    assert_eq!(found[0].help.as_deref(), Some("Did you mean `amount`?"));
    assert_eq!(
        (found[1].code.to_string().as_str(), found[1].severity),
        ("RS3014", Severity::Warning)
    );
}

#[test]
fn circles_are_told_with_their_path() {
    let number = |name: &str, compute: &str| {
        format!(r#"{{ "name": "{name}", "type": "number", "compute": "{compute}" }}"#)
    };
    let found =
        findings(&[number("a", "b + 1"), number("b", "c * 2"), number("c", "a")].join(", "));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code.to_string(), "RS3010");
    assert_eq!(found[0].message, "This depends on itself: a → b → c → a.");
    assert_eq!(found[0].pointer.as_str(), "/pages/0/fields/0/compute");

    let found = findings(r#"{ "name": "a", "type": "text", "visible": "a = \"x\"" }"#);
    assert_eq!(found[0].message, "This depends on itself: a → a.");
    assert_eq!(found[0].pointer.as_str(), "/pages/0/fields/0/visible");

    let found = findings(
        r#"{ "name": "a", "type": "text", "default": "= b" }, { "name": "b", "type": "text", "visible": "a = null" }"#,
    );
    assert_eq!(found[0].message, "This depends on itself: a → b → a.");

    let (_, found) = given::compiled(
        r#"{ "pages": [ { "title": "One", "visible": "a = 1", "fields": [ { "name": "a", "type": "number" } ] } ] }"#,
    );
    assert_eq!(found[0].message, "This depends on itself: a → page `One` → a.");
}

#[test]
fn what_reads_itself_without_depending_on_itself_is_fine() {
    given::form(
        r#"{ "pages": [ { "fields": [
            { "name": "a", "type": "number", "required": "= b > 0", "min": "= a - 1", "enabled": "a != 3" },
            { "name": "b", "type": "number", "visible": "a > 0" } ] } ] }"#,
    );
}

#[test]
fn the_names_and_types_of_a_form_are_known() {
    let form = given::form(
        r#"{ "pages": [ { "fields": [
            { "name": "t", "type": "textarea" }, { "name": "n", "type": "integer" }, { "name": "d", "type": "date" },
            { "name": "o", "type": "select", "options": ["x"] }, { "name": "c", "type": "checkbox" } ] } ] }"#,
    );
    let names: Vec<String> = form.names().map(|(name, ty)| format!("{name}: {ty}")).collect();
    assert_eq!(names, ["t: string", "n: number", "d: date", "o: string", "c: boolean"]);
}

/// Pieces that definitions are made of, right ones and wrong ones.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(",".to_owned()),
        Just(":".to_owned()),
        "\"(pages|fields|name|type|text|number|compute|visible|checks|that|at|message|options)\"",
        "\"[a-c +<=(){}\\.]{0,8}\"",
        "-?[0-9]{1,3}",
    ]
}

/// Expressions over `a` and `b`, mostly wrong ones.
fn expression() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ab12 +*<>=().\"?@]{0,12}",
        Just("if a > 1 then b else null".to_owned()),
        Just("sum([a, a])".to_owned()),
        Just("b.year".to_owned()),
        Just("a".to_owned()),
        Just("b".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_text_as_a_definition_does_harm(text in prop_oneof![any::<String>(), proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())]) {
        if let (Some(definition), _) = from_text::<FormDefinition>(&text) {
            open(&definition);
        }
    }

    #[test]
    fn no_expressions_in_a_definition_do_harm(
        expressions in proptest::collection::vec(expression(), 6),
    ) {
        let text = |at: usize| serde_json::Value::from(expressions[at].clone());
        let definition = serde_json::json!({ "pages": [ { "visible": text(0), "fields": [
            { "name": "a", "type": "number", "min": format!("={}", expressions[1]), "compute": text(2) },
            { "name": "b", "type": "date", "default": format!("={}", expressions[3]), "enabled": text(4) },
        ], "checks": [ { "that": text(5), "message": expressions[0].clone() } ] } ] });
        if let (Some(definition), _) = from_text::<FormDefinition>(&definition.to_string()) {
            open(&definition);
        }
    }
}

/// Also a form with mistakes can be opened: what could be made of it stays within its bounds.
fn open(definition: &FormDefinition) {
    let (form, _) = compile("x", definition, &Pointer::root());
    let mut session = Session::new(form.into(), given::options());
    let _ = (session.state(), session.next(), session.submit().is_ok(), session.draft());
}

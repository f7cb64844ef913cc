//! What an author is told.

use routeslip::diagnostic::{Code, Severity};
use routeslip::feel::{Scope, compile, compile_template, compile_unary_tests};
use routeslip::value::Type;

use super::support::findings;

fn scope() -> Scope {
    let mut scope = Scope::new();
    scope.declare("amount", Type::Number);
    scope.declare("kind", Type::String);
    scope.declare("due date", Type::Date);
    let person = Type::Context(vec![("first name".into(), Type::String)].into());
    scope.declare("person", person);
    scope
}

#[test]
fn every_finding_has_a_code_a_place_and_help() {
    for (source, code, text, help) in [
        ("amout > 5", Code::UnknownName, "amout", Some("Did you mean `amount`?")),
        ("due dat + 1", Code::UnknownName, "due dat", Some("Did you mean `due date`?")),
        ("1 + + 2", Code::ExpressionSyntax, "+", Some("Expected here: a value.")),
        ("(1 + 2", Code::ExpressionSyntax, "", Some("Expected here: `)`.")),
        ("\"open", Code::UnclosedText, "\"open", Some("Close it with a double quote.")),
        ("@\"2026-13-01\"", Code::InvalidLiteral, "@\"2026-13-01\"", None),
        ("1 instance of nubmer", Code::UnknownType, "nubmer", Some("Did you mean `number`?")),
        (
            "contains(kind)",
            Code::WrongArguments,
            "contains(kind)",
            Some("Write it as `contains(string, match)`."),
        ),
        (
            "contains(strin: kind, match: \"a\")",
            Code::WrongArguments,
            "contains(strin: kind, match: \"a\")",
            Some("Did you mean `string`?"),
        ),
        ("kind + 1", Code::TypeMismatch, "kind + 1", None),
        ("kind < 5", Code::TypeMismatch, "kind < 5", None),
        ("if kind then 1 else 2", Code::TypeMismatch, "kind", None),
        (
            "person.first nam",
            Code::UnknownPath,
            "person.first nam",
            Some("Did you mean `first name`?"),
        ),
        ("due date.yaer", Code::UnknownPath, "due date.yaer", Some("Did you mean `year`?")),
        ("{a: 1, a: 2}", Code::DuplicateEntry, "a", None),
        ("amount(1)", Code::NotAFunction, "amount", None),
        ("date(\"2026-02-30\")", Code::AlwaysNull, "date(\"2026-02-30\")", None),
        ("uper case(kind)", Code::UnknownName, "uper case", Some("Did you mean `upper case`?")),
    ] {
        let found = findings(source, &scope());
        let finding = found.iter().find(|finding| finding.code == code);
        let finding = finding.unwrap_or_else(|| panic!("{source}: {found:?}"));
        let range = finding.range.unwrap();
        let units: Vec<u16> = source.encode_utf16().collect();
        let place = String::from_utf16(&units[range.start as usize..range.end as usize]).unwrap();
        if !text.is_empty() {
            assert!(place.contains(text), "{source}: at {place}");
        }
        if help.is_some() {
            assert_eq!(finding.help.as_deref(), help, "{source}");
        }
    }
}

#[test]
fn all_mistakes_are_found_at_once() {
    let source = "amout + [1, , 2] + {a 1} + kin";
    let (program, found) = compile(source, &scope());
    assert!(program.is_none());
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == Code::UnknownName).count(), 2, "{found:?}");
    assert_eq!(
        codes.iter().filter(|code| **code == Code::ExpressionSyntax).count(),
        2,
        "{found:?}"
    );
}

#[test]
fn correct_expressions_have_no_findings() {
    for source in [
        "amount > 5 and kind = \"a\"",
        "due date + duration(\"P1D\")",
        "if amount > 5 then person.first name else null",
        "[{x: 1}][x > amount]",
        "some i in [1, 2] satisfies i > amount",
        "sum(for i in [1, 2] return i * amount)",
        "get or else(person.first name, kind)",
        "string(amount) + kind",
        "(due date - today()).days",
    ] {
        assert_eq!(findings(source, &scope()), [], "{source}");
    }
}

#[test]
fn names_and_types_that_are_wrong_still_give_a_program() {
    let (program, found) = compile("amout > 5", &scope());
    assert!(program.is_some());
    assert_eq!(found[0].severity, Severity::Error);
    assert_eq!(findings("kind + 1", &scope())[0].severity, Severity::Warning);
}

#[test]
fn cells_and_templates_are_placed_too() {
    let mut scope = scope();
    scope.declare("?", Type::Number);
    let (_, found) = compile_unary_tests("> amout, 5", &scope);
    assert_eq!(found[0].range.unwrap().start, 2);
    let (_, found) = compile_template("é {{kind}} {{amout}}", &scope);
    assert_eq!((found[0].range.unwrap().start, found[0].range.unwrap().end), (13, 18));
    let (template, found) = compile_template("{{kind", &scope);
    assert!(template.is_none());
    assert_eq!(found[0].code, Code::UnclosedPlaceholder);
}

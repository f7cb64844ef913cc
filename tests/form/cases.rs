//! Runs the forms of `tests/cases/forms`: a definition, what people enter, and what comes of it.
//!
//! A case has a `definition`, and `sessions` (see [`steps`]), `submissions` (see [`submissions`]) or
//! both. All that is not as a case says is told at once, with file and line.

mod case;
mod coverage;
mod entering;
mod steps;
mod submissions;

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use crate::given;
use case::Case;
use routeslip::pointer::Pointer;

#[test]
fn every_form_behaves_as_its_case_says() {
    let files = files();
    assert!(files.len() >= 48, "there are {} cases", files.len());
    let mut mismatches = Vec::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        mismatches.extend(run(&name, fs::read_to_string(&file).expect("a text")));
    }
    assert!(
        mismatches.is_empty(),
        "{} mismatches:\n\n{}\n",
        mismatches.len(),
        mismatches.join("\n\n")
    );
}

/// The files of the cases, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/forms");
    let entries = fs::read_dir(&folder).expect("the cases");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Runs a case; what is not as it says.
fn run(name: &str, text: String) -> Vec<String> {
    let mut case = match Case::read(name, text) {
        Ok(case) => case,
        Err(mistakes) => return mistakes,
    };
    let definition = Pointer::root().name("definition");
    let (form, findings) = given::compiled(&case.at(&definition).to_string());
    for finding in &findings {
        let mut at = Pointer::root();
        for segment in ["/definition", &finding.pointer.to_string()].concat().split('/').skip(1) {
            at = at.name(&segment.replace("~1", "/").replace("~0", "~"));
        }
        case.differs(&at, finding.to_string());
    }
    if findings.is_empty() {
        let form = Rc::new(form);
        let known = ["definition", "sessions", "submissions"];
        case.must_only_say(&Pointer::root(), &known);
        let count = steps::run(&mut case, &form) + submissions::run(&mut case, &form);
        if count == 0 {
            case.differs(&Pointer::root(), "nobody fills in this form".into());
        }
    }
    case.mismatches
}

/// A form in which a bit of everything can go wrong.
const CASE: &str = r#"{
  "definition": { "pages": [
    { "name": "one", "fields": [
      { "name": "n", "type": "integer", "label": "{{n}} pieces", "max": 5 },
      { "name": "s", "type": "text", "visible": "n = 2" },
      { "name": "lines", "type": "repeat", "fields": [ { "name": "a", "type": "text", "required": true } ] } ],
      "checks": [ { "that": "n != 3", "message": "Three", "severity": "warning" } ] },
    { "name": "two", "visible": "n = 2", "fields": [ { "name": "t", "type": "text" } ] } ] },
  "submissions": {
    "good": { "given": { "n": "3" }, "values": { "n": 3, "lines": [] }, "warnings": [ { "page": "one", "message": "Three" } ],
              "pages": ["one"], "hidden": ["s"], "visible": ["n"], "state": { "n": { "label": "3 pieces" } } },
    "bad": { "given": { "n": "6", "lines": [ { "a": "x" }, {} ], "u": 1 }, "unfit": ["u"], "errors": [
              { "field": "n", "code": "max", "limit": 5 }, { "field": "lines/2/a", "code": "required" } ] } },
  "sessions": { "steps": [ { "set": "n", "to": "2" }, { "next": true }, { "page": 1 } ] }
}"#;

#[test]
fn a_wrong_expectation_is_told() {
    assert_eq!(run("case", CASE.into()), Vec::<String>::new());
    for (right, wrong) in [
        ("\"values\": { \"n\": 3,", "\"values\": { \"n\": 4,"),
        (", \"lines\": [] }", " }"),
        ("\"message\": \"Three\" } ],\n", "\"message\": \"Four\" } ],\n"),
        ("\"warnings\": [ { \"page\": \"one\", \"message\": \"Three\" } ],", ""),
        ("\"pages\": [\"one\"]", "\"pages\": [\"one\", \"two\"]"),
        ("\"hidden\": [\"s\"]", "\"hidden\": [\"s\", \"n\"]"),
        ("\"hidden\": [\"s\"]", "\"hidden\": [\"x\"]"),
        ("\"visible\": [\"n\"]", "\"visible\": [\"s\"]"),
        ("3 pieces", "4 pieces"),
        ("\"unfit\": [\"u\"],", ""),
        ("\"code\": \"max\"", "\"code\": \"min\""),
        ("\"limit\": 5", "\"limit\": 6"),
        (", \"limit\": 5", ""),
        ("lines/2/a", "lines/1/a"),
        (", { \"field\": \"lines/2/a\", \"code\": \"required\" }", ""),
        ("\"errors\"", "\"erors\""),
        ("{ \"n\": \"6\"", "{ \"n\": \"5\""),
        ("{ \"page\": 1 }", "{ \"page\": 0 }"),
        ("\"max\": 5", "\"maxx\": 5"),
    ] {
        let altered = CASE.replacen(right, wrong, 1);
        assert_ne!(altered, CASE, "{right} is not there");
        let mismatches = run("case", altered);
        assert!(!mismatches.is_empty(), "{wrong} was not told");
        assert!(mismatches.iter().all(|told| told.starts_with("case:")), "{mismatches:?}");
    }
}

//! The cases together use everything that a form can say, and show everything that can be wrong.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value as Json;

/// What has no effect on values and needs to be used with one kind of field only.
const LOOKS: [&str; 4] = ["placeholder", "autocomplete", "unit", "labels"];

/// What a definition can say and nobody would: lines of a text have no mask.
const POINTLESS: [&str; 1] = ["textarea mask"];

#[test]
fn the_cases_use_everything() {
    let schema = read("npm/bundle.schema.json");
    let schema: Json = serde_json::from_str(&schema).expect("a schema");
    let mut wanted = BTreeSet::new();
    for kind in schema["$defs"]["FieldKind"]["oneOf"].as_array().expect("kinds") {
        let word = kind["properties"]["type"]["const"].as_str().expect("a word");
        demand(kind, word, &mut wanted);
    }
    for (name, prefix) in [
        ("FormDefinition", "form"),
        ("PageDefinition", "page"),
        ("FieldDefinition", "field"),
        ("CheckDefinition", "check"),
        ("BranchDefinition", "branch"),
        ("LimitsDefinition", "limits"),
    ] {
        demand(&schema["$defs"][name], prefix, &mut wanted);
    }
    for name in ["WhenHidden", "ValidateOn", "Width", "CheckSeverity", "ValueType"] {
        for word in schema["$defs"][name]["oneOf"].as_array().expect("words") {
            let word = word["const"].as_str().expect("a word");
            wanted.insert(format!("{name} {word}"));
        }
    }
    for options in ["texts", "labelled", "grouped"] {
        wanted.insert(format!("options {options}"));
    }
    for said in POINTLESS {
        assert!(wanted.remove(said), "{said}");
    }
    wanted.extend(codes().into_iter().map(|code| format!("error {code}")));

    let mut used = BTreeSet::new();
    for file in super::files() {
        let case: Json = serde_json::from_str(&fs::read_to_string(&file).expect("a text"))
            .unwrap_or_else(|mistake| panic!("{}: {mistake}", file.display()));
        form(&case["definition"], &mut used);
        for submission in case["submissions"].as_object().into_iter().flatten() {
            for error in submission.1["errors"].as_array().into_iter().flatten() {
                used.insert(format!("error {}", error["code"].as_str().expect("a code")));
            }
        }
    }
    let missing: Vec<&String> = wanted.difference(&used).collect();
    assert!(missing.is_empty(), "no case has: {missing:#?}");
}

fn read(path: &str) -> String {
    fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
}

/// What a record has; of what can be a literal or an expression both.
fn demand(record: &Json, prefix: &str, wanted: &mut BTreeSet<String>) {
    for (name, shape) in record["properties"].as_object().expect("properties") {
        if LOOKS.contains(&name.as_str()) {
            wanted.insert(format!("any {name}"));
        } else {
            wanted.insert(format!("{prefix} {name}"));
        }
        if shape.to_string().contains("\"^=\"") {
            wanted.insert(format!("= {name}"));
        }
    }
}

/// The codes of what can be wrong.
fn codes() -> Vec<String> {
    let types = read("npm/src/face/types.ts");
    let (_, codes) = types.split_once("export type ErrorCode =").expect("the codes");
    let codes = codes.split(';').next().expect("the codes");
    codes.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

fn record(json: &Json, prefix: &str, used: &mut BTreeSet<String>) {
    for (name, value) in json.as_object().into_iter().flatten() {
        used.insert(format!("{prefix} {name}"));
        used.insert(format!("any {name}"));
        if value.as_str().is_some_and(|text| text.starts_with('=')) {
            used.insert(format!("= {name}"));
        }
    }
}

fn form(json: &Json, used: &mut BTreeSet<String>) {
    record(json, "form", used);
    record(&json["limits"], "limits", used);
    checks(json, used);
    for page in json["pages"].as_array().into_iter().flatten() {
        record(page, "page", used);
        checks(page, used);
        for branch in page["next"].as_array().into_iter().flatten() {
            record(branch, "branch", used);
        }
        fields(page, used);
    }
}

fn checks(json: &Json, used: &mut BTreeSet<String>) {
    for check in json["checks"].as_array().into_iter().flatten() {
        record(check, "check", used);
        word(check, "severity", "CheckSeverity", used);
    }
}

fn fields(json: &Json, used: &mut BTreeSet<String>) {
    for field in json["fields"].as_array().into_iter().flatten() {
        record(field, "field", used);
        record(field, field["type"].as_str().expect("a type"), used);
        for (property, name) in [
            ("whenHidden", "WhenHidden"),
            ("validateOn", "ValidateOn"),
            ("width", "Width"),
            ("valueType", "ValueType"),
        ] {
            word(field, property, name, used);
        }
        for option in field["options"].as_array().into_iter().flatten() {
            let form = match option {
                Json::String(_) => "texts",
                Json::Object(option) if option.contains_key("options") => "grouped",
                _ => "labelled",
            };
            used.insert(format!("options {form}"));
        }
        checks(field, used);
        fields(field, used);
    }
}

fn word(json: &Json, property: &str, name: &str, used: &mut BTreeSet<String>) {
    if let Some(word) = json[property].as_str() {
        used.insert(format!("{name} {word}"));
    }
}

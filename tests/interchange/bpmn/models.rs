//! The models and bundles that are drawn.

use std::fs;
use std::path::{Path, PathBuf};

use routeslip::document::Named;
use routeslip::json::{self, Node};
use routeslip::workflow::WorkflowDefinition;

/// The models of the suite for execution, by file name; none where it is not here.
pub(super) fn suite() -> Option<Vec<(String, String)>> {
    let root = std::env::var_os("ROUTESLIP_CONFORMANCE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance"),
        PathBuf::from,
    );
    let folder = root.join("bpmn-execution/models");
    if !folder.is_dir() {
        eprintln!("skipped: the models for execution are not here");
        return None;
    }
    let models = texts(&folder, "bpmn");
    assert!(models.len() >= 50, "the suite has {} models", models.len());
    Some(models)
}

/// The texts of the files of a folder with an extension, by file name.
fn texts(folder: &Path, extension: &str) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == extension)).collect();
    paths.sort();
    let text = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    paths.iter().map(text).collect()
}

/// The bundles of the demo with workflows, and one for each control-flow pattern.
pub(super) fn bundles() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut bundles = texts(&root.join("www/bundles"), "json");
    bundles.retain(|(_, text)| text.contains("\"workflows\""));
    assert!(!bundles.is_empty());
    for (name, text) in texts(&root.join("tests/patterns"), "json") {
        bundles.push((name, pattern(&text)));
    }
    assert!(bundles.len() >= 43);
    bundles
}

/// The bundle of a pattern: its workflow under the name `p`, and those that it calls.
fn pattern(text: &str) -> String {
    let node = json::parse(text).0.unwrap();
    let source = |name: &str| node.get(name).map(|node| json_of(text, node));
    let people = source("people").unwrap_or_else(|| "{}".into());
    let workflow = source("workflow").unwrap();
    let form = r#"{"f":{"title":"F","pages":[{"fields":[{"name":"note","type":"text","label":"Note"}]}]}}"#;
    format!(r#"{{"routeslip":1,"people":{people},"forms":{form},"workflows":{{"p":{workflow}}}}}"#)
}

/// The text of a value within a document.
fn json_of(text: &str, node: &Node) -> String {
    let value: serde_json::Value = serde_json::Deserializer::from_str(&text[node.start as usize..])
        .into_iter()
        .next()
        .unwrap()
        .unwrap();
    value.to_string()
}

/// The workflows of a bundle, and its forms as values.
pub(super) fn read(bundle: &str) -> (Named<WorkflowDefinition>, serde_json::Value) {
    let root = json::parse(bundle).0.unwrap();
    let mut reading = routeslip::document::Reading::new(bundle);
    let workflows = reading.read(root.get("workflows").unwrap());
    let diagnostics = reading.into_diagnostics();
    assert_eq!(diagnostics, [], "{bundle}");
    let value: serde_json::Value = serde_json::from_str(bundle).unwrap();
    (workflows.unwrap(), value["forms"].clone())
}

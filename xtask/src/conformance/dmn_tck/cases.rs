//! The suite as plain data: bundles, and cases with values as they are stored.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use routeslip::document::to_text;
use routeslip::host::NativeHost;
use routeslip::interchange::dmn;
use serde_json::{Value as Json, json};

use super::test_file::{self, Test};

/// All that there is to run.
pub(super) struct Suite {
    /// Bundles as JSON text.
    pub(super) bundles: Vec<String>,
    pub(super) files: Vec<File>,
    /// Models that could not be imported, with why.
    pub(super) unreadable: Vec<(String, String)>,
}

/// The cases of one test file.
pub(super) struct File {
    /// Its path in the suite.
    pub(super) name: String,
    pub(super) cases: Vec<Case>,
}

/// One run of a target, and what is expected of it.
pub(super) struct Case {
    pub(super) id: String,
    /// The number of the bundle.
    pub(super) bundle: usize,
    /// `decision`, `bkm` or `decisionService`.
    pub(super) kind: String,
    /// What is called, unless each result is a decision.
    pub(super) target: Option<String>,
    /// The values that are known, as they are stored.
    pub(super) inputs: Vec<(String, String)>,
    pub(super) results: Vec<Node>,
}

/// What is expected of one decision or output.
pub(super) struct Node {
    pub(super) name: String,
    /// The value as it is stored.
    pub(super) expected: String,
}

impl Node {
    /// Whether null is expected.
    pub(super) fn is_null(&self) -> bool {
        self.expected == "null"
    }
}

impl Suite {
    /// The suite as one document.
    pub(super) fn json(&self) -> Json {
        let files = self.files.iter().flat_map(|file| {
            file.cases.iter().map(|case| {
                let inputs: BTreeMap<&str, Json> = case
                    .inputs
                    .iter()
                    .map(|(name, value)| (name.as_str(), stored(value)))
                    .collect();
                let results = case
                    .results
                    .iter()
                    .map(|node| json!({ "name": node.name, "expected": stored(&node.expected) }));
                json!({
                    "file": file.name,
                    "id": case.id,
                    "bundle": case.bundle,
                    "kind": case.kind,
                    "target": case.target,
                    "inputs": inputs,
                    "results": results.collect::<Vec<_>>(),
                })
            })
        });
        json!({ "bundles": self.bundles, "cases": files.collect::<Vec<_>>() })
    }
}

fn stored(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or(Json::Null)
}

/// Reads the suite. Every model is imported, also one that no test is about.
pub(super) fn load(directory: &Path) -> Result<Suite> {
    let mut suite = Suite { bundles: Vec::new(), files: Vec::new(), unreadable: Vec::new() };
    let root = directory.join("TestCases");
    for level in sorted(&root)? {
        for folder in sorted(&level)? {
            load_folder(&root, &folder, &mut suite)?;
        }
    }
    Ok(suite)
}

fn sorted(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory)
        .with_context(|| format!("{} can't be read", directory.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn load_folder(root: &Path, folder: &Path, suite: &mut Suite) -> Result<()> {
    let host = NativeHost::new();
    let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let mut models = Vec::new();
    let mut tests = Vec::new();
    for path in sorted(folder)? {
        let text = fs::read_to_string(&path)?;
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("dmn") => models.push((path, text)),
            Some("xml") => tests.push((path, text)),
            _ => {}
        }
    }
    let mut numbers = BTreeMap::new();
    for (path, text) in &models {
        let others = models.iter().filter(|(other, _)| other != path).map(|(_, text)| &**text);
        let texts: Vec<&str> = std::iter::once(&**text).chain(others).collect();
        let imported = dmn::import(&texts);
        match imported.bundle {
            Some(bundle) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                numbers.insert(file, suite.bundles.len());
                suite.bundles.push(bundle);
            }
            None => {
                let problems = imported.diagnostics.iter().map(ToString::to_string);
                suite.unreadable.push((name(path), problems.collect::<Vec<_>>().join(" ")));
            }
        }
    }
    for (path, text) in &tests {
        let file = test_file::read(text, &host).with_context(|| name(path))?;
        let Some(bundle) = numbers.get(&file.model) else { continue };
        let models = suite.bundles.get(*bundle).map(|text| models_by_namespace(text));
        let models = models.unwrap_or_default();
        let cases = file.tests.iter().map(|test| case(test, *bundle, &models)).collect();
        suite.files.push(File { name: name(path), cases });
    }
    Ok(())
}

/// The names that a bundle gives to the models that it imports from, by their namespaces.
fn models_by_namespace(bundle: &str) -> BTreeMap<String, String> {
    let bundle: Json = serde_json::from_str(bundle).unwrap_or(Json::Null);
    let models = bundle.get("models").and_then(Json::as_object).into_iter().flatten();
    models
        .filter_map(|(name, model)| {
            Some((model.get("namespace")?.as_str()?.to_owned(), name.clone()))
        })
        .collect()
}

fn case(test: &Test, bundle: usize, models: &BTreeMap<String, String>) -> Case {
    let mut inputs: BTreeMap<String, String> = BTreeMap::new();
    for input in &test.inputs {
        let value = to_text(&input.value);
        let model = input.namespace.as_ref().and_then(|namespace| models.get(namespace));
        // Where the model is imported without a name, the input has its own name only.
        if let Some(model) = model {
            inputs.insert(format!("{model}.{}", input.name), value.clone());
            inputs.entry(input.name.clone()).or_insert(value);
        } else {
            inputs.insert(input.name.clone(), value);
        }
    }
    let results = test
        .results
        .iter()
        .map(|result| Node { name: result.name.clone(), expected: to_text(&result.value) });
    Case {
        id: test.id.clone(),
        bundle,
        kind: test.kind.clone(),
        target: test.invocable.clone(),
        inputs: inputs.into_iter().collect(),
        results: results.collect(),
    }
}

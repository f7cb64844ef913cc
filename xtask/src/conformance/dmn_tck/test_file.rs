//! Reads the suite's test files.

use anyhow::{Result, anyhow};
use routeslip::host::NativeHost;
use routeslip::value::Value;
use roxmltree::{Document, Node};

use super::values;

/// A test file: which model it is about, and what is asked of it.
pub(super) struct TestFile {
    pub(super) model: String,
    pub(super) tests: Vec<Test>,
}

/// Something that is run once.
pub(super) struct Test {
    pub(super) id: String,
    /// `decision`, `bkm` or `decisionService`.
    pub(super) kind: String,
    /// What is called, unless it is a decision.
    pub(super) invocable: Option<String>,
    pub(super) inputs: Vec<Input>,
    pub(super) results: Vec<Expectation>,
}

/// A value that is known before.
pub(super) struct Input {
    pub(super) name: String,
    /// The model that has the input, where it is not the main one.
    pub(super) namespace: Option<String>,
    pub(super) value: Value,
}

/// What is expected of a decision, or of an output.
pub(super) struct Expectation {
    pub(super) name: String,
    pub(super) value: Value,
}

/// Reads a test file.
pub(super) fn read(text: &str, host: &NativeHost) -> Result<TestFile> {
    let document = Document::parse(text)?;
    let root = document.root_element();
    let model = child(root, "modelName").and_then(|node| node.text()).unwrap_or_default();
    let mut tests = Vec::new();
    for case in children(root, "testCase") {
        let mut inputs = Vec::new();
        for node in children(case, "inputNode") {
            inputs.push(Input {
                name: named(node)?,
                namespace: node.attribute("namespace").map(str::to_owned),
                value: values::read(node, host)?,
            });
        }
        let mut results = Vec::new();
        for node in children(case, "resultNode") {
            let value = match child(node, "expected") {
                Some(expected) => values::read(expected, host)?,
                None => Value::Null,
            };
            results.push(Expectation { name: named(node)?, value });
        }
        tests.push(Test {
            id: case.attribute("id").unwrap_or_default().to_owned(),
            kind: case.attribute("type").unwrap_or("decision").to_owned(),
            invocable: case.attribute("invocableName").map(str::to_owned),
            inputs,
            results,
        });
    }
    Ok(TestFile { model: model.trim().to_owned(), tests })
}

fn named(node: Node<'_, '_>) -> Result<String> {
    let name = node.attribute("name").ok_or_else(|| anyhow!("a node has no name"))?;
    Ok(name.to_owned())
}

/// The elements of this name in an element.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first element of this name in an element.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

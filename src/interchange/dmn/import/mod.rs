//! Models as XML to the definitions of a bundle.

mod document;
mod item;
mod logic;
mod model;
mod reader;
mod table;

use std::collections::BTreeSet;

use super::Bundle;
use super::xml;
use crate::decision::{Definitions, ModelDefinition};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::to_text;
use crate::interchange::finding::Findings;
use crate::pointer::Pointer;
use document::{Document, documents};
use reader::Reader;
pub(super) use table::{AGGREGATIONS, HIT_POLICIES};

/// What an import gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The bundle as JSON; none where the first document is not a model.
    pub bundle: Option<String>,
    /// What was found. Pointers lead into the bundle, places into the document; a finding in one of
    /// the other documents says so.
    pub diagnostics: Vec<Diagnostic>,
}

/// Imports the model in the first of these documents. The others are models that it, or one that it
/// imports, may import; those that none of them imports are passed over.
pub fn import(texts: &[&str]) -> Imported {
    let mut findings: Vec<Findings> = texts.iter().map(|_| Findings::default()).collect();
    let parsed: Vec<_> = texts
        .iter()
        .zip(&mut findings)
        .map(|(text, findings)| xml::parse(text, findings))
        .collect();
    let mut roots = Vec::new();
    // The number of the text that each root is of.
    let mut numbers = Vec::new();
    for ((number, document), findings) in parsed.iter().enumerate().zip(&mut findings) {
        let Some(root) = document.as_ref().map(roxmltree::Document::root_element) else { continue };
        if xml::name(root) == "definitions" {
            roots.push(root);
            numbers.push(number);
        } else {
            let finding = Diagnostic::error(Code::NotDmn, "This document is not a model of DMN.")
                .with_help("Its root must be `definitions`, in a namespace of DMN 1.1 to 1.6.");
            findings.add(root.range().start, &Pointer::root(), finding);
        }
    }
    let documents = documents(&roots);
    let is_readable = numbers.first() == Some(&0);
    let bundle = is_readable.then(|| {
        let mut bundle = Vec::new();
        for number in reachable(&documents) {
            let place = numbers.get(number).and_then(|number| findings.get_mut(*number));
            let (Some(document), Some(findings)) = (documents.get(number), place) else { continue };
            let at = match number {
                0 => Pointer::root(),
                _ => Pointer::root().name("models").name(&document.name),
            };
            let mut reader =
                Reader { all: &documents, document, findings, foreign: BTreeSet::new() };
            bundle.push((document, reader.model(&at)));
        }
        to_text(&assemble(bundle))
    });
    let names: Vec<Option<&Document<'_>>> = (0..texts.len())
        .map(|number| {
            let document = numbers.iter().position(|known| *known == number)?;
            documents.get(document)
        })
        .collect();
    let mut diagnostics = Vec::new();
    for (number, ((findings, text), document)) in
        findings.into_iter().zip(texts).zip(names).enumerate()
    {
        for mut finding in findings.placed(text) {
            if number > 0 {
                let name = document.map_or_else(|| number.to_string(), |it| it.name.to_string());
                finding.message = ["In the model `", &name, "`: ", &finding.message].concat();
            }
            diagnostics.push(finding);
        }
    }
    Imported { bundle, diagnostics }
}

/// The first document, and those that it imports, also through others.
fn reachable(documents: &[Document<'_>]) -> Vec<usize> {
    let mut reached = vec![0];
    let mut next = 0;
    while let Some(document) = reached.get(next).and_then(|number| documents.get(*number)) {
        for (_, imported) in &document.imports {
            if !reached.contains(imported) {
                reached.push(*imported);
            }
        }
        next = next.saturating_add(1);
    }
    reached
}

fn assemble(models: Vec<(&Document<'_>, ModelDefinition)>) -> Bundle {
    let mut models = models.into_iter();
    let main = models.next().map(|(_, model)| model).unwrap_or_default();
    let others = models.map(|(document, mut model)| {
        // The bundle calls it by the name that it stands under.
        model.name = None;
        (std::rc::Rc::clone(&document.name), model)
    });
    let decisions = Definitions { models: others.collect(), main };
    Bundle { routeslip: 1, decisions }
}

//! The definitions of a bundle to models as XML, of DMN 1.5.

mod item;
mod logic;
mod model;
mod names;
mod table;
mod texts;

use std::rc::Rc;

use crate::decision::Definitions;
use crate::diagnostic::Diagnostic;
use crate::document::{Properties, ReadProperties, Reading};
use crate::json;
use names::{Home, Provided};

/// What an export gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The bundle's own model first, then those that it imports from; none where the text is not a
    /// bundle.
    pub models: Vec<Model>,
    /// What was found. Pointers and places lead into the bundle.
    pub diagnostics: Vec<Diagnostic>,
}

/// A model as XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Its name.
    pub name: Rc<str>,
    /// Its text.
    pub xml: String,
}

/// Exports the decisions of a bundle, given as JSON.
///
/// A decision that does not say what it `requires` is taken to require every name that stands in its
/// expressions; of these, fields of forms and results of workflow steps become input data.
pub fn export(bundle: &str) -> Exported {
    let (root, mut diagnostics) = json::parse(bundle);
    let Some(root) = root else { return Exported { models: Vec::new(), diagnostics } };
    let mut reading = Reading::new(bundle);
    // What else there is in the bundle is no concern of DMN.
    let mut definitions = Definitions::default();
    let is_whole = Properties::of(&root, &mut reading)
        .is_some_and(|mut properties| definitions.read_properties(&mut properties, &mut reading));
    diagnostics.append(&mut reading.into_diagnostics());
    if !is_whole {
        return Exported { models: Vec::new(), diagnostics };
    }
    let homes = Home::all(&definitions);
    let provided = Provided::of(&root);
    let mut findings = Vec::new();
    let models = homes
        .iter()
        .map(|home| Model {
            name: Rc::clone(&home.name),
            xml: model::write(home, &homes, &provided, &mut findings),
        })
        .collect();
    let lines = json::Lines::new(bundle);
    diagnostics.extend(findings.into_iter().map(|finding: Diagnostic| {
        let place = lines.place(root.nearest(&finding.pointer).start as usize);
        finding.with_place(place)
    }));
    Exported { models, diagnostics }
}

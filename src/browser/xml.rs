//! DMN and BPMN models as XML: the exports of a module of its own.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::diagnostic::Diagnostic;
use crate::document::{Write, from_text, to_text, view};
use crate::interchange::{bpmn, dmn};
use crate::json::Writer;

/// A document that is text already.
#[derive(Clone, Debug, PartialEq)]
struct Json(String);

impl Write for Json {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.0);
    }
}

view! {
    /// What an import gives.
    struct ImportedView {
        /// The bundle; none where the first text is not a model.
        pub bundle: Option<Json> = "bundle",
        /// What was found.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

view! {
    /// What an export gives.
    struct ExportedView {
        /// The bundle's own model first, then those that it imports from.
        pub models: Vec<ModelView> = "models",
        /// What was found.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

view! {
    /// A model.
    struct ModelView {
        /// Its name.
        pub name: String = "name",
        /// Its text.
        pub xml: String = "xml",
    }
}

view! {
    /// What an export of workflows gives.
    struct DrawnView {
        /// The model; none where the text is no bundle, or has no such workflow.
        pub xml: Option<String> = "xml",
        /// What was found.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

/// Imports the first of the models in a JSON array of texts; it may import from the others.
#[wasm_bindgen(js_name = importDmn)]
pub fn import_dmn(texts: &str) -> String {
    let texts: Vec<String> = from_text(texts).0.unwrap_or_default();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let imported = dmn::import(&texts);
    to_text(&ImportedView { bundle: imported.bundle.map(Json), diagnostics: imported.diagnostics })
}

/// Exports the decisions of a bundle.
#[wasm_bindgen(js_name = exportDmn)]
pub fn export_dmn(bundle: &str) -> String {
    let exported = dmn::export(bundle);
    let models = exported.models.into_iter();
    let models = models.map(|model| ModelView { name: model.name.to_string(), xml: model.xml });
    to_text(&ExportedView { models: models.collect(), diagnostics: exported.diagnostics })
}

/// Imports a model of BPMN.
#[wasm_bindgen(js_name = importBpmn)]
pub fn import_bpmn(text: &str) -> String {
    let imported = bpmn::import(text);
    to_text(&ImportedView { bundle: imported.bundle.map(Json), diagnostics: imported.diagnostics })
}

/// Exports the workflows of a bundle, or the one of a name.
#[wasm_bindgen(js_name = exportBpmn)]
pub fn export_bpmn(bundle: &str, workflow: Option<String>) -> String {
    let exported = bpmn::export(bundle, workflow.as_deref());
    to_text(&DrawnView { xml: exported.xml, diagnostics: exported.diagnostics })
}

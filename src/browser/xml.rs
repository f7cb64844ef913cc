//! DMN models as XML: the exports of a module of its own.

use wasm_bindgen::prelude::wasm_bindgen;

use super::imported::imported;
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, to_text, view};
use crate::interchange::dmn;

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

/// Imports the first of the models in a JSON array of texts; it may import from the others.
#[wasm_bindgen(js_name = importDmn)]
pub fn import_dmn(texts: &str) -> String {
    let texts: Vec<String> = from_text(texts).0.unwrap_or_default();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let dmn::Imported { bundle, diagnostics } = dmn::import(&texts);
    imported(bundle, diagnostics)
}

/// Exports the decisions of a bundle.
#[wasm_bindgen(js_name = exportDmn)]
pub fn export_dmn(bundle: &str) -> String {
    let exported = dmn::export(bundle);
    let models = exported.models.into_iter();
    let models = models.map(|model| ModelView { name: model.name.to_string(), xml: model.xml });
    to_text(&ExportedView { models: models.collect(), diagnostics: exported.diagnostics })
}

//! BPMN models as XML: the exports of a module of its own.

use wasm_bindgen::prelude::wasm_bindgen;

use super::imported::imported;
use crate::diagnostic::Diagnostic;
use crate::document::{to_text, view};
use crate::interchange::bpmn;

view! {
    /// What an export of workflows gives.
    struct DrawnView {
        /// The model; none where the text is no bundle, or has no such workflow.
        pub xml: Option<String> = "xml",
        /// What was found.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

/// Imports a model of BPMN.
#[wasm_bindgen(js_name = importBpmn)]
pub fn import_bpmn(text: &str) -> String {
    let bpmn::Imported { bundle, diagnostics } = bpmn::import(text);
    imported(bundle, diagnostics)
}

/// Exports the workflows of a bundle, or the one of a name.
#[wasm_bindgen(js_name = exportBpmn)]
pub fn export_bpmn(bundle: &str, workflow: Option<String>) -> String {
    let exported = bpmn::export(bundle, workflow.as_deref());
    to_text(&DrawnView { xml: exported.xml, diagnostics: exported.diagnostics })
}

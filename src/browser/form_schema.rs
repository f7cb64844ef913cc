//! Forms as JSON Schemas, and JSON Schemas as forms.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::diagnostic::Diagnostic;
use crate::document::{Write, from_text, to_text, view};
use crate::form::FormDefinition;
use crate::interchange::json_schema::{Opened, export, form_from_schema};
use crate::json::Writer;

view! {
    /// A form that was made of a schema.
    struct OpenedView {
        /// The form, where one could be made.
        pub form: Option<FormDefinition> = "form",
        /// What is left out.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

/// The JSON Schema of the form in a text, as the text of an object with `schema` and `diagnostics`.
#[wasm_bindgen(js_name = exportJsonSchema)]
pub fn export_json_schema(form: &str) -> String {
    let (form, mut diagnostics) = from_text::<FormDefinition>(form);
    let mut out = Writer::new();
    out.begin_object();
    if let Some(form) = form.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)) {
        let exported = export(&form);
        out.name("schema");
        out.raw(&exported.schema);
        diagnostics.extend(exported.diagnostics);
    }
    out.name("diagnostics");
    diagnostics.write(&mut out);
    out.end_object();
    out.into_text()
}

/// The form for the JSON Schema in a text, as the text of an object with `form` and `diagnostics`.
#[wasm_bindgen(js_name = formFromSchema)]
pub fn open_schema(schema: &str) -> String {
    let Opened { form, diagnostics } = form_from_schema(schema);
    to_text(&OpenedView { form, diagnostics })
}

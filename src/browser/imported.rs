//! What imports of models give.

use crate::diagnostic::Diagnostic;
use crate::document::{Write, to_text, view};
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

/// What an import gives, as text.
pub(super) fn imported(bundle: Option<String>, diagnostics: Vec<Diagnostic>) -> String {
    to_text(&ImportedView { bundle: bundle.map(Json), diagnostics })
}

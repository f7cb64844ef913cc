//! Many submissions of a form at once, for the face.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::host::{Host, WebHost};
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, record, to_text};
use crate::form::{self, Format, ManyOptions, Options};

/// Submissions of a form that are being judged.
#[wasm_bindgen]
pub struct Many {
    many: Option<RefCell<form::Many>>,
    diagnostics: Vec<Diagnostic>,
}

record! {
    /// How submissions are judged.
    struct OptionsView {
        /// How they are written.
        pub format: Option<Format> = "format",
        /// What stands between the cells of CSV: one character of ASCII.
        pub delimiter: Option<Rc<str>> = "delimiter",
        /// Of how many rows what is wrong is told.
        pub limit: Option<u32> = "limit",
        /// Whether what the form has no field for is let pass.
        pub ignores_unknown: bool = "ignoreUnknown",
    }
}

#[wasm_bindgen]
impl Many {
    /// Compiles the definition of a form, for submissions as JSON options say.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, name: &str, definition: &str, options: &str) -> Self {
        let (form, diagnostics) = form::compile_text(name, definition);
        let said: OptionsView = from_text(options).0.unwrap_or_default();
        let usual = ManyOptions::default();
        let delimiter = said.delimiter.as_ref().and_then(|text| text.bytes().next());
        let options = ManyOptions {
            format: said.format,
            delimiter: delimiter.filter(u8::is_ascii).unwrap_or(usual.delimiter),
            limit: said.limit.map_or(usual.limit, |limit| limit as usize),
            ignores_unknown: said.ignores_unknown,
        };
        let host = Rc::new(WebHost::new(host));
        let session = Options { now: host.date_time(), host, form_hash: Rc::default() };
        let many = form.map(|form| form::Many::new(Rc::new(form), session, options));
        Self { many: many.map(RefCell::new), diagnostics }
    }

    /// Everything that is wrong with the definition.
    pub fn diagnostics(&self) -> String {
        to_text(&self.diagnostics)
    }

    /// Judges the submissions in the next piece of the text. Tells how many bytes came, and how many rows were judged
    /// and are valid; nothing where the definition has an error.
    pub fn feed(&self, bytes: &[u8]) -> Vec<f64> {
        let Some(many) = &self.many else { return Vec::new() };
        let mut many = many.borrow_mut();
        many.feed(bytes);
        many.progress().map(|count| count as f64).to_vec()
    }

    /// Judges what is left, and tells what came out.
    pub fn finish(&self) -> String {
        self.many.as_ref().map(|many| to_text(&many.borrow_mut().finish())).unwrap_or_default()
    }
}

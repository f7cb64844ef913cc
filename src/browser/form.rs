//! A form on its own, without a workflow.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::context;
use super::host::{Host, WebHost};
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::document::to_text;
use crate::form::{self, FieldValue, Misfit, Options};
use crate::store::Digest;
use crate::value::Value;

/// A compiled form.
#[wasm_bindgen]
pub struct Form {
    form: Option<Rc<form::Form>>,
    /// What drafts and submissions carry.
    hash: Rc<str>,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Form {
    /// Compiles a definition.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, definition: &str) -> Self {
        let (form, diagnostics) = form::compile_text(name, definition);
        let hash = Digest::of(&[definition.as_bytes()]).to_string().into();
        Self { form: form.map(Rc::new), hash, diagnostics }
    }

    /// Everything that is wrong with the definition.
    pub fn diagnostics(&self) -> String {
        to_text(&self.diagnostics)
    }

    /// The hash of the definition.
    pub fn hash(&self) -> String {
        String::from(&*self.hash)
    }

    /// Opens the form, with what was entered where there is a draft, or else with the values of a JSON object; nothing
    /// where the definition has an error.
    pub fn open(
        &self,
        host: Host,
        draft: Option<String>,
        values: Option<String>,
    ) -> Option<Session> {
        let form = Rc::clone(self.form.as_ref()?);
        let host = Rc::new(WebHost::new(host));
        let options = Options { now: host.date_time(), host, form_hash: Rc::clone(&self.hash) };
        let known = values.as_deref().and_then(context);
        let mut session = Session::new(form, options, draft.as_deref(), known.as_deref());
        if draft.is_none() && values.is_some() && known.is_none() {
            session.misfits.push(Misfit::unreadable());
        }
        Some(session)
    }
}

#[wasm_bindgen]
impl Session {
    /// The values that were submitted last without a mistake.
    pub fn submission(&self) -> String {
        let values = Rc::clone(&self.submission.borrow());
        to_text(&FieldValue::from(Value::Context(values)))
    }
}

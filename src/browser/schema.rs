//! A JSON Schema, compiled once and asked about many documents.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::host::{Host, WebHost};
use crate::diagnostic::Diagnostic;
use crate::document::{Write, from_text, record, to_text, view, words};
use crate::json::Writer;
use crate::schema::{Draft, Form, Instance, Options, Refusal, Remote, Schema, Violation, compile};

/// A compiled schema. What a document needs of memory is kept for the next one.
#[wasm_bindgen]
pub struct JsonSchema {
    schema: Option<Schema>,
    diagnostics: Vec<Diagnostic>,
    instance: RefCell<Instance>,
    /// Where the face writes documents: a document that is encoded in place crosses faster than one that is copied letter
    /// by letter.
    bytes: RefCell<Vec<u8>>,
    host: WebHost,
}

words! {
    /// The drafts by their names.
    enum DraftName {
        /// 2020-12
        Draft202012 = "2020-12",
        /// 2019-09
        Draft201909 = "2019-09",
        /// draft-07
        Draft07 = "draft-07",
    }
}

record! {
    /// How a schema is compiled.
    struct OptionsView {
        /// The draft of a schema that does not say its own.
        pub draft: Option<DraftName> = "draft",
        /// Documents to refer to.
        pub remotes: Vec<RemoteView> = "remotes",
        /// Whether formats are asserted.
        pub formats: bool = "formats",
        /// Whether contents are asserted.
        pub content: bool = "content",
    }
}

record! {
    /// A document to refer to.
    struct RemoteView {
        /// Its URI.
        pub uri: Rc<str> = "uri",
        /// Its text.
        pub text: Rc<str> = "text",
    }
}

view! {
    /// What is wrong with a document.
    struct ReportView {
        /// Whether it is valid.
        pub valid: bool = "valid",
        /// The keywords that do not hold.
        pub violations: Vec<Violation> = "violations",
        /// Why there is no verdict.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

#[wasm_bindgen]
impl JsonSchema {
    /// Compiles the schema in a text as JSON options say.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, schema: &str, options: &str) -> Self {
        let host = WebHost::new(host);
        let options: OptionsView = from_text(options).0.unwrap_or_default();
        let remote = |it: RemoteView| Remote { uri: it.uri, text: it.text };
        let options = Options {
            draft: match options.draft {
                Some(DraftName::Draft07) => Draft::Draft07,
                Some(DraftName::Draft201909) => Draft::Draft201909,
                Some(DraftName::Draft202012) | None => Draft::Draft202012,
            },
            remotes: options.remotes.into_iter().map(remote).collect(),
            formats: options.formats,
            content: options.content,
        };
        let (schema, diagnostics) = compile(schema, &options, &host);
        Self { schema, diagnostics, instance: RefCell::default(), bytes: RefCell::default(), host }
    }

    /// What is wrong with the schema.
    pub fn about(&self) -> String {
        to_text(&self.diagnostics)
    }

    /// Makes room for a document of so many bytes, and says where in the module's memory that is. It stays there until
    /// more room is made.
    pub fn room(&self, length: u32) -> u32 {
        let mut bytes = self.bytes.borrow_mut();
        if bytes.len() < length as usize {
            bytes.resize(length as usize, 0);
        }
        u32::try_from(bytes.as_mut_ptr().addr()).unwrap_or(0)
    }

    /// Whether the document is valid whose bytes, so many, stand where there is room for it.
    #[wasm_bindgen(js_name = isValid)]
    pub fn is_valid(&self, length: u32) -> bool {
        let bytes = self.bytes.borrow();
        let text = bytes.get(..length as usize).and_then(|bytes| str::from_utf8(bytes).ok());
        let mut instance = self.instance.borrow_mut();
        let schema = self.schema.as_ref().zip(text);
        schema.is_some_and(|(it, text)| it.is_valid(text, &mut instance, &self.host))
    }

    /// What is wrong with the document in a text.
    pub fn validate(&self, text: &str) -> String {
        let mut instance = self.instance.borrow_mut();
        let found = match &self.schema {
            Some(schema) => schema.violations(text, &mut instance, &self.host),
            None => Err(self.diagnostics.clone()),
        };
        to_text(&match found {
            Ok(violations) => {
                ReportView { valid: violations.is_empty(), violations, diagnostics: Vec::new() }
            }
            Err(diagnostics) => refused(diagnostics),
        })
    }

    /// The result for the document in a text, in a form of the standard.
    pub fn output(&self, text: &str, form: &str) -> String {
        let mut instance = self.instance.borrow_mut();
        let mut name = Writer::new();
        name.string(form);
        let form: Form = from_text(&name.into_text()).0.unwrap_or(Form::Flag);
        let output = match &self.schema {
            Some(schema) => schema.output(text, form, &mut instance, &self.host),
            None => Err(self.diagnostics.clone()),
        };
        output.unwrap_or_else(|diagnostics| {
            let mut out = Writer::new();
            out.begin_object();
            out.name("valid");
            out.bool(false);
            out.name("diagnostics");
            diagnostics.write(&mut out);
            out.end_object();
            out.into_text()
        })
    }
}

fn refused(diagnostics: Refusal) -> ReportView {
    ReportView { valid: false, violations: Vec::new(), diagnostics }
}

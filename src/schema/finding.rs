//! Mistakes in schemas, on their way to diagnostics.

use std::rc::Rc;

use super::library::{At, Document};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::Lines;

/// How many mistakes are told. Finding the line of each costs a look at the whole document.
const MOST: usize = 200;

/// What is wrong with the documents of a schema.
#[derive(Default)]
pub(super) struct Findings {
    /// Mistakes of which pointer and place are known.
    placed: Vec<Diagnostic>,
    /// Mistakes at a keyword of a schema, or of the schema itself where that is empty.
    at_keywords: Vec<(At, Rc<str>, Diagnostic)>,
}

impl Findings {
    /// Takes over what is wrong with the text of a document.
    pub(super) fn extend(&mut self, uri: &str, found: Vec<Diagnostic>) {
        for mut diagnostic in found {
            name_document(uri, &mut diagnostic);
            self.placed.push(diagnostic);
        }
    }

    /// A mistake in the value of a keyword.
    pub(super) fn error(&mut self, at: At, keyword: &str, code: Code, message: impl Into<String>) {
        self.add(at, keyword, Diagnostic::error(code, message));
    }

    /// Something at a keyword.
    pub(super) fn add(&mut self, at: At, keyword: &str, diagnostic: Diagnostic) {
        if self.at_keywords.len() < MOST {
            self.at_keywords.push((at, keyword.into(), diagnostic));
        }
    }

    /// Everything, with pointer and place.
    pub(super) fn finish(self, documents: &[Rc<Document>]) -> Vec<Diagnostic> {
        let mut all = self.placed;
        for (at, keyword, mut diagnostic) in self.at_keywords {
            let Some(document) = documents.get(at.document as usize) else { continue };
            let schema = document.view(at.entry);
            let named = schema.members().find(|(name, _)| name.as_str() == Some(&keyword));
            let place = named.map_or(at.entry, |(name, _)| name.at);
            diagnostic.pointer = document.tape.pointer_of(&document.text, place);
            let (start, _) = document.view(place).span();
            diagnostic.place = Some(Lines::new(&document.text).place(start));
            name_document(&document.uri, &mut diagnostic);
            all.push(diagnostic);
        }
        all.truncate(MOST);
        all
    }
}

/// Says which document it is, unless it is the schema itself.
fn name_document(uri: &str, diagnostic: &mut Diagnostic) {
    if !uri.is_empty() {
        diagnostic.message = ["In `", uri, "`: ", &diagnostic.message].concat();
    }
}

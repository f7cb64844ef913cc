//! The meta-schemas of 2020-12 and draft-07, in a compact form: what they say of validity, without
//! the words for readers.
//!
//! `2020-12.json` and `draft-07.json` are arrays of the documents. Native builds have them built in; in pages few
//! schemas refer to one, so there the face gives them as remote documents where a schema names one.

use std::rc::Rc;

/// The text of the meta-schema, or of the part of one, with this URI.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn text(uri: &str) -> Option<Rc<str>> {
    use crate::json::{Tape, View};
    [include_str!("2020-12.json"), include_str!("draft-07.json")].into_iter().find_map(|all| {
        let mut tape = Tape::default();
        tape.read(all).ok()?;
        let is_it = |document: &View<'_>| {
            let id = document.get("$id").and_then(View::as_str);
            id.is_some_and(|id| id.strip_suffix('#').unwrap_or(id) == uri)
        };
        tape.view(all, 0).items().find(is_it).map(|document| document.text().into())
    })
}

/// The face gives those that are needed.
#[cfg(target_arch = "wasm32")]
pub(super) fn text(_uri: &str) -> Option<Rc<str>> {
    None
}

//! Files that are made from the crate's own types: the JSON Schema of the bundle format and its
//! TypeScript types. They are kept in the repository, and a check tells when they are behind.

mod definitions;
mod json_schema;
mod typescript;

use routeslip::document::shape::Shaped;
use routeslip::engine::Bundle;

/// A file that is made, and what it should hold.
pub(crate) struct Generated {
    /// Its path from the project's root.
    pub(crate) path: &'static str,
    /// Its text.
    pub(crate) text: String,
}

/// Every file that is made from the crate's types.
pub(crate) fn all() -> Vec<Generated> {
    let bundle = Bundle::shape();
    vec![
        Generated { path: "npm/bundle.schema.json", text: json_schema::write(&bundle) },
        Generated { path: "npm/src/face/bundle.ts", text: typescript::write(&bundle) },
    ]
}

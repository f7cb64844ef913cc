//! The edge to JavaScript: the only module that knows wasm-bindgen and the web.

mod indexed_db;

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the package that this module was built for.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

//! The edge to JavaScript: the only module that knows wasm-bindgen and the web. It converts; every
//! rule is below it. What has to wait, for a store or a clock, waits in the face.

mod convert;
mod host;
mod pending;
mod rules;
mod session;
mod workspace;

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the package that this module was built for.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

//! The edge to JavaScript: the only module that knows wasm-bindgen and the web. It converts; every
//! rule is below it. What has to wait, for a store or a clock, waits in the face.
//!
//! The crate becomes several modules of WebAssembly, by cargo features: what pages load (`page`), forms on their own
//! (`form`), and DMN and BPMN models as XML (`xml`, `bpmn`). What a module does not export is not in it.

#[cfg(feature = "bpmn")]
pub mod bpmn;
#[cfg(any(feature = "page", feature = "form"))]
mod convert;
#[cfg(feature = "form")]
mod form;
#[cfg(feature = "page")]
pub mod form_schema;
#[cfg(any(feature = "page", feature = "form"))]
mod host;
#[cfg(any(feature = "xml", feature = "bpmn"))]
mod imported;
#[cfg(feature = "page")]
mod many;
#[cfg(feature = "page")]
mod pending;
#[cfg(feature = "page")]
mod purpose;
#[cfg(feature = "page")]
mod rules;
#[cfg(feature = "page")]
mod schema;
#[cfg(any(feature = "page", feature = "form"))]
mod session;
#[cfg(feature = "page")]
mod workspace;
#[cfg(feature = "xml")]
pub mod xml;

#[cfg(feature = "page")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the package that this module was built for.
#[cfg(feature = "page")]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The module's memory, in which documents are written.
#[cfg(feature = "page")]
#[wasm_bindgen(js_name = moduleMemory)]
pub fn module_memory() -> wasm_bindgen::JsValue {
    wasm_bindgen::memory()
}

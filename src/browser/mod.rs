//! The edge to JavaScript: the only module that knows wasm-bindgen and the web. It converts and
//! stores; every rule is below it.

mod convert;
mod host;
mod indexed_db;
mod session;
mod store;
mod workspace;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the package that this module was built for.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What is wrong with a bundle.
#[wasm_bindgen]
pub fn check(bundle: &str) -> Result<JsValue, JsValue> {
    convert::to_js(&crate::engine::compile(bundle).1)
}

/// Deletes the database of a workspace.
#[wasm_bindgen]
pub async fn erase(database: String) -> Result<(), JsValue> {
    indexed_db::Database::erase(&database).await
}

//! The edge to JavaScript: the only module that knows wasm-bindgen and the web.

mod indexed_db;

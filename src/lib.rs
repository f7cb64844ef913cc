//! Routeslip puts a form-driven workflow into a web page.
//!
//! The modules are layers: each imports only from the ones above it in this list.
//! `ARCHITECTURE.md` is the map; `tests/layering.rs` keeps it true.

pub mod by_name;
pub mod diagnostic;
pub mod document;
pub mod host;
pub mod json;
mod letters;
pub mod pointer;
mod sort;
pub mod value;

pub mod feel;

pub mod decision;
pub mod schema;

pub mod form;
pub mod workflow;

pub mod interchange;
pub mod monitor;
pub mod process;

pub mod store;

pub mod engine;

#[cfg(target_arch = "wasm32")]
pub mod browser;

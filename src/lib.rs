//! Routeslip puts a form-driven workflow into a web page.
//!
//! The modules are layers: each imports only from the ones above it in this list.
//! `ARCHITECTURE.md` is the map; `tests/layering.rs` keeps it true.

pub mod diagnostic;
pub mod pointer;
pub mod value;

#[cfg(target_arch = "wasm32")]
pub mod browser;

//! Other formats, in and out.

#[cfg(feature = "xml")]
pub mod dmn;
mod mermaid;

pub use mermaid::flowchart;

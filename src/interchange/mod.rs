//! Other formats, in and out.

#[cfg(feature = "xml")]
pub mod bpmn;
#[cfg(feature = "xml")]
pub mod dmn;
#[cfg(feature = "xml")]
mod finding;
pub mod json_schema;
mod mermaid;
#[cfg(feature = "xml")]
mod xml;

pub use mermaid::flowchart;

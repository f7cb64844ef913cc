//! Other formats, in and out.

#[cfg(feature = "xml")]
pub mod bpmn;
#[cfg(feature = "xml")]
pub mod dmn;
#[cfg(feature = "xml")]
mod finding;
pub mod json_schema;
mod mermaid;
mod tree;
#[cfg(feature = "xml")]
mod xml;
#[cfg(feature = "xml")]
mod xml_writer;

pub use mermaid::flowchart;

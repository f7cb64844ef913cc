//! Other formats, in and out.

#[cfg(feature = "bpmn")]
pub mod bpmn;
#[cfg(feature = "xml")]
pub mod dmn;
#[cfg(any(feature = "xml", feature = "bpmn"))]
mod finding;
pub mod json_schema;
mod mermaid;
mod tree;
#[cfg(any(feature = "xml", feature = "bpmn"))]
mod xml;
#[cfg(any(feature = "xml", feature = "bpmn"))]
mod xml_writer;

pub use mermaid::flowchart;

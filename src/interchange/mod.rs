//! Other formats, in and out.

mod mermaid;

pub use mermaid::flowchart;

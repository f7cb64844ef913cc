//! Workflows: what an author defines, and the kernel that runs instances of it.

pub mod definition;
mod people;

pub use definition::WorkflowDefinition;
pub use people::PersonDefinition;

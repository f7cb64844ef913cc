//! Forms: what an author defines, and what happens while one person fills one in.

pub mod definition;

pub use definition::FormDefinition;

//! BPMN models as XML, in and out (BPMN 2.0.2, 15).
//!
//! [`import()`] turns the processes of a model into the workflows of a bundle, text to text: expressions are not
//! looked into further than their notation needs. Elements keep their ids, which become those of steps and
//! flows. What a bundle has no word for is told, with its element and place. [`export()`] turns workflows into
//! models with a drawing. What BPMN has no word for stands in extension elements of a namespace of its own, so that
//! what is imported, exported and imported again is the same.

mod export;
mod import;
mod members;
mod namespace;

pub use export::{Exported, export};
pub use import::{Imported, import};

/// An expression with the mark that a value which may also be a literal has.
fn marked(expression: &str) -> String {
    let mut text = String::from("= ");
    text.push_str(expression);
    text
}

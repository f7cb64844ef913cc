//! Forms as JSON Schema 2020-12, and JSON Schemas opened as forms.
//!
//! [`export()`] describes what a form can submit, [`form_from_schema()`] makes a form that asks for what
//! a schema describes. Whatever the other side has no word for is told. What the standard has no word for
//! but other forms do, the kind of a field above all, stands in the keyword `x-routeslip`, which
//! validators pass over; an edited schema is taken at its standard words.

mod export;
mod import;

pub use export::{Exported, export};
pub use import::{Opened, form_from_schema};

use super::tree;

/// The keyword for what the standard has no word for.
const OWN: &str = "x-routeslip";

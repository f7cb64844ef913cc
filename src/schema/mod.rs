//! JSON Schema 2020-12 and draft-07: a schema is compiled once into a flat program, and documents are
//! validated against that.
//!
//! Documents that the schema refers to are given with it; nothing is fetched. Whatever schema or document
//! holds, there is an answer within bounds, and what could not be decided is never called valid.

mod closest;
mod collect;
mod compile;
mod dialect;
mod encoding;
mod equal;
mod finding;
mod format;
mod keywords;
mod library;
mod loops;
mod message;
mod meta;
mod number;
mod output;
mod place;
mod program;
mod run;
mod uri;
mod validate;
mod violation;
mod word;

pub use compile::{Options, compile};
pub use dialect::Draft;
pub use library::Remote;
pub use output::Form;
pub use program::Schema;
pub use validate::{Instance, Refusal};
pub use violation::{Json, Violation};

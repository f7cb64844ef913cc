//! JSON Schema 2020-12: a schema is compiled once into a flat program, and documents are validated
//! against that.
//!
//! The keywords are those of `keyword.rs`. A schema that uses another one is told so when it is
//! compiled: it is never taken to say less than it does.

mod compile;
mod equal;
mod keyword;
mod validate;

pub use compile::compile;
pub use validate::Violation;

use crate::pointer::Pointer;
use keyword::Keyword;

/// A compiled schema.
#[derive(Debug)]
pub struct Schema {
    // INVARIANT: the first part is the whole schema, and every `PartId` is the place of a part.
    parts: Vec<Part>,
}

/// Which of a schema's parts: they refer to each other by number, so that a schema may be recursive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PartId(u32);

/// One schema object or boolean: its keywords, all of which must hold.
#[derive(Debug, Default)]
struct Part {
    pointer: Pointer,
    keywords: Vec<(&'static str, Keyword)>,
}

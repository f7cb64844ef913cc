//! DMN models as XML, in and out (DMN 1.5, 12).
//!
//! [`import()`] turns models of DMN 1.1 to 1.6 into the definitions of a bundle, [`export()`] turns
//! these into models of DMN 1.5. Both are text to text: expressions are not looked into. What is
//! imported, exported and imported again is the same. Identifiers are made anew and are not kept;
//! everything else that a bundle has no word for is told, with its element and place.

mod export;
mod import;
mod namespace;
mod xml;

pub use export::{Exported, Model, export};
pub use import::{Imported, import};

use crate::decision::Definitions;
use crate::document::record;

record! {
    /// A bundle as far as it concerns decisions.
    struct Bundle {
        /// The version of the format, which is 1.
        pub routeslip: u32 = "routeslip",
        ..
        /// The decisions, with what they require.
        pub decisions: Definitions,
    }
}

//! DMN models as XML.

mod bounds;
mod export;
mod import;
mod suite;
mod support;

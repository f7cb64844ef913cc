//! Other formats, in and out.
#![cfg(feature = "xml")]

#[path = "interchange/suite.rs"]
mod suite;

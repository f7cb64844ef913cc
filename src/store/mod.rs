//! The event store: an append-only log of records, chained by hashes so that a changed, missing or
//! moved record is found.
//!
//! The store does not know what a record says: a body is text, kept byte for byte, so that its hash
//! stays true however the engine's events evolve.

mod chain;
mod digest;
mod memory;

use std::rc::Rc;

pub use chain::{Broken, Head, verify};
pub use digest::Digest;
pub use memory::MemoryStore;

/// One record of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number, from 1 without a gap.
    pub seq: u64,
    /// What it says, as JSON text.
    pub body: Rc<str>,
    /// SHA-256 over the hash of the record before it and its own body.
    pub hash: Digest,
}

/// Why records could not be appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppendError {
    /// Somebody else has appended meanwhile: read what is new, decide again.
    Conflict,
}

/// A log of records.
pub trait EventStore {
    /// Appends `records` all or none, if the log still ends at `after`.
    fn append(&mut self, after: Head, records: &[Record]) -> Result<(), AppendError>;

    /// The records behind number `seq`, in order.
    fn read(&self, seq: u64) -> Vec<Record>;
}

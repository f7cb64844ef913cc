//! Decisions from outside.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics fails"
)]

mod decision {
    mod boxed;
    mod graph;
    mod support;
    mod table;
    mod types;
}

//! Other formats, in and out.

#![cfg(all(feature = "xml", feature = "bpmn"))]
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics fails"
)]

mod interchange {
    mod bpmn;
    mod dmn;
}

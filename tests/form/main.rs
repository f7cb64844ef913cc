//! The form core, from a definition to a submission.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod bulk;
mod cases;
mod definitions;
mod drafts;
mod edits;
mod explanations;
mod given;
mod history;
mod lists;
mod pages;
mod sessions;
mod sums;
mod verification;

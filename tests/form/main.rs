//! The form core, from a definition to a submission.

mod cases;
mod definitions;
mod drafts;
mod edits;
mod given;
mod sessions;
mod sums;

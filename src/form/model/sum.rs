//! Large sums in parts.

use super::id::FieldId;

/// A part of a large sum. One that changes is added up again, and the few that it is a part of:
/// an edit of one of many summands need not add up all of them.
#[derive(Debug)]
pub(crate) struct Sum {
    /// Whether it begins with 0.
    pub(crate) from_zero: bool,
    pub(crate) terms: Terms,
}

/// What a part of a sum adds up.
#[derive(Debug)]
pub(crate) enum Terms {
    /// Values of fields.
    Fields(Vec<FieldId>),
    /// Other parts: those from the first to before the second.
    Sums(u32, u32),
}

//! Rules over several fields.

use super::field::Message;
use super::id::{FieldId, RepeatId};
use super::rule::Rule;

/// A rule over several fields.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) that: Rule,
    pub(crate) message: Message,
    pub(crate) place: Placement,
    /// Whether it does not prevent a submit.
    pub(crate) warns: bool,
    /// The list in whose rows it is.
    pub(crate) repeat: Option<RepeatId>,
}

/// Where the message of a check stands. A check applies while that place is visible.
#[derive(Debug)]
pub(crate) enum Placement {
    /// At a field; a check that a page has applies only while that page is visible.
    Field { field: FieldId, of: Option<u32> },
    /// On a page.
    Page(u32),
    /// On the last visible one of these pages, which hold what the check reads.
    Pages(Vec<u32>),
}

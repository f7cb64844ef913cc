//! The least and the greatest value of whatever has an order.

use super::Around;
use crate::form::problem::Problem;
use crate::value::Value;

/// Whether a value lies outside of the limits, and outside of which.
pub(super) fn outside(value: &Value, around: &Around<'_>) -> Option<Problem> {
    if value.feel_cmp(around.min).is_some_and(std::cmp::Ordering::is_lt) {
        return Some(Problem::with_limit("min", around.min.clone()));
    }
    value
        .feel_cmp(around.max)
        .is_some_and(std::cmp::Ordering::is_gt)
        .then(|| Problem::with_limit("max", around.max.clone()))
}

/// Whether there are too few or too many of something.
pub(super) fn count(
    count: usize,
    least: (&'static str, u32),
    most: (&'static str, u32),
) -> Option<Problem> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    for (wrong, (code, limit)) in [(count < least.1, least), (count > most.1, most)] {
        if wrong {
            return Some(Problem::with_count(code, limit));
        }
    }
    None
}

/// How many characters a text may have where its field does not say.
pub(super) const LONGEST: u32 = 1_000_000;

/// How many items a list may have where its field does not say.
pub(super) const MOST: u32 = 10_000;

//! Stretches of places: what two of them share, and what one leaves of another.

use crate::decision::table::index::Span;

/// What two lists of stretches share. Both are in order.
pub(super) fn shared(left: &[Span], right: &[Span]) -> Vec<Span> {
    let (mut left, mut right) = (left, right);
    let mut found = Vec::new();
    while let ([first, behind @ ..], [second, behind_second @ ..]) = (left, right) {
        let span = (first.0.max(second.0), first.1.min(second.1));
        if span.0 < span.1 {
            found.push(span);
        }
        if first.1 <= second.1 {
            left = behind;
        } else {
            right = behind_second;
        }
    }
    found
}

/// Whether two lists of stretches share a place. Both are in order.
pub(super) fn meet(left: &[Span], right: &[Span]) -> bool {
    match (left, right) {
        // Nearly all cells are a single stretch.
        ([left], [right]) => left.0.max(right.0) < left.1.min(right.1),
        _ => !shared(left, right).is_empty(),
    }
}

/// Whether all places of `inner` are in `outer`.
pub(super) fn covers(outer: &[Span], inner: &[Span]) -> bool {
    count(&shared(outer, inner)) == count(inner)
}

fn count(spans: &[Span]) -> u32 {
    spans.iter().fold(0, |sum, (start, end)| sum.saturating_add(end.saturating_sub(*start)))
}

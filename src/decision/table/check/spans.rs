//! Stretches of places: what two of them share, and what one leaves of another.

use crate::decision::table::index::Span;

/// What two lists of stretches share. Both are in order.
pub(super) fn shared(left: &[Span], right: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    visit(left, right, &mut |span| {
        found.push(span);
        true
    });
    found
}

/// Whether two lists of stretches share a place. Both are in order.
pub(super) fn meet(left: &[Span], right: &[Span]) -> bool {
    let mut found = false;
    visit(left, right, &mut |_| {
        found = true;
        false
    });
    found
}

/// Whether all places of `inner` are in `outer`. Both are in order.
pub(super) fn covers(outer: &[Span], inner: &[Span]) -> bool {
    let length = |(start, end): Span| u64::from(end.saturating_sub(start));
    let wanted = inner.iter().fold(0, |sum: u64, span| sum.saturating_add(length(*span)));
    let mut covered = 0_u64;
    visit(outer, inner, &mut |span| {
        covered = covered.saturating_add(length(span));
        true
    });
    covered == wanted
}

/// Visits what two lists of stretches share, in order, as long as it is told to go on.
fn visit(mut left: &[Span], mut right: &[Span], go_on: &mut dyn FnMut(Span) -> bool) {
    while let ([first, behind @ ..], [second, behind_second @ ..]) = (left, right) {
        let span = (first.0.max(second.0), first.1.min(second.1));
        if span.0 < span.1 && !go_on(span) {
            return;
        }
        if first.1 <= second.1 {
            left = behind;
        } else {
            right = behind_second;
        }
    }
}

//! One merge sort for all types of things. The standard library's is several thousand bytes of
//! WebAssembly for each type that is sorted.

use std::cmp::Ordering;

/// Puts things in their order; those that are equal stay as they were.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Puts things in the order of their keys; those that are equal stay as they were.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |left, right| key(left).cmp(&key(right)));
}

/// Puts things in the order that `compare` tells; those that are equal stay as they were.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let follows = |left: usize, right: usize| match (items.get(left), items.get(right)) {
        (Some(left), Some(right)) => compare(left, right) == Ordering::Greater,
        _ => false,
    };
    let mut order = ranked(items.len(), &follows);
    for start in 0..order.len() {
        // Each thing is exchanged along the circle of places that ends where it began.
        let mut place = start;
        while let Some(from) = order.get_mut(place) {
            let from = std::mem::replace(from, place);
            if from == start {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

/// The numbers below `count` in order, where `follows` tells whether one comes behind another.
fn ranked(count: usize, follows: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1_usize;
    while width < count {
        for pair in order.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([first, behind @ ..], [second, behind_second @ ..]) = (left, right) {
                if follows(*first, *second) {
                    merged.push(*second);
                    right = behind_second;
                } else {
                    merged.push(*first);
                    left = behind;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width = width.saturating_mul(2);
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..80)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}

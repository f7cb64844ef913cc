//! Lists that mostly hold one item or none: an idle instance must not keep room for more.

/// Puts an item into its place. The list has room for just one item until it needs more.
pub(super) fn insert<T>(list: &mut Vec<T>, place: usize, item: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.insert(place.min(list.len()), item);
}

/// Puts an item at the end; see [`insert`].
pub(super) fn push<T>(list: &mut Vec<T>, item: T) {
    insert(list, list.len(), item);
}

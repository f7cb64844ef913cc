//! The members of objects while they are put together.

use crate::interchange::tree::{Members, flag, text};
use crate::json::Node;

/// Puts in a member, in the place of one of the same name, or last.
pub(super) fn put(members: &mut Members, name: &str, value: Node) {
    match members.iter_mut().find(|(known, _)| **known == *name) {
        Some((_, earlier)) => *earlier = value,
        None => members.push((name.into(), value)),
    }
}

/// Puts in a text, where there is one.
pub(super) fn put_text(members: &mut Members, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        put(members, name, text(value));
    }
}

/// Puts in a flag that is set; one that is not need not be there.
pub(super) fn put_flag(members: &mut Members, name: &str, is_set: bool) {
    if is_set {
        put(members, name, flag(true));
    }
}

//! Equality of JSON values (Core 4.2.2): numbers by their value, objects whatever their order.

use crate::json::{Kind, Node};
use crate::value::Decimal;

/// Whether two JSON values are equal.
pub(super) fn equal(left: &Node, right: &Node) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::Number(left), Kind::Number(right)) => {
            left == right
                || Decimal::parse(left)
                    .zip(Decimal::parse(right))
                    .is_some_and(|(left, right)| left == right)
        }
        (Kind::Array(left), Kind::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Kind::Object(members), Kind::Object(others)) => {
            let same = |member: &crate::json::Member| {
                right.get(&member.name).is_some_and(|other| equal(&member.value, other))
            };
            members.len() == others.len() && members.iter().all(same)
        }
        (left, right) => left == right,
    }
}

//! Equality of JSON values (Core 4.2.2): numbers by their value, objects whatever their order.

use std::cmp::Ordering;

use super::number::Number;
use super::run::Run;
use crate::json::{self, Tag, View};

impl Run<'_> {
    /// Whether two values are equal. Documents are nested so deep at most that this may recurse.
    pub(super) fn is_equal(&mut self, left: View<'_>, right: View<'_>) -> bool {
        self.spend(1);
        if left.tag() != right.tag() || self.is_over() {
            return false;
        }
        match left.tag() {
            Tag::Null | Tag::False | Tag::True => true,
            Tag::String => {
                self.spend(left.text().len().min(right.text().len()) >> 6);
                left.as_str() == right.as_str()
            }
            Tag::Number => {
                left.text() == right.text()
                    || self
                        .number(left.text())
                        .zip(self.number(right.text()))
                        .is_some_and(|(left, right)| left.compare(right) == Ordering::Equal)
            }
            Tag::Array => {
                left.len() == right.len()
                    && left
                        .items()
                        .zip(right.items())
                        .all(|(left, right)| self.is_equal(left, right))
            }
            Tag::Object => {
                left.len() == right.len()
                    && left.members().all(|(name, value)| {
                        self.spend(right.len() >> 4);
                        let other = right.member(name.as_str().unwrap_or_default(), name.hash());
                        other.is_some_and(|other| self.is_equal(value, other))
                    })
            }
        }
    }

    /// A hash that equal values share.
    pub(super) fn hash(&mut self, value: View<'_>) -> u32 {
        self.spend(1);
        let tag = value.tag() as u32;
        match value.tag() {
            Tag::Null | Tag::False | Tag::True => tag,
            Tag::String => {
                self.spend(value.text().len() >> 6);
                json::hash(value.as_str().unwrap_or_default())
            }
            Tag::Number => self.number(value.text()).map_or(tag, Number::hash),
            Tag::Array => value.items().fold(tag, |hash, item| mixed(hash, self.hash(item))),
            Tag::Object => value.members().fold(tag, |hash, (name, value)| {
                hash.wrapping_add(mixed(name.hash(), self.hash(value)))
            }),
        }
    }
}

/// Two hashes as one.
fn mixed(left: u32, right: u32) -> u32 {
    let mixed = (left.rotate_left(5) ^ right).wrapping_mul(0x85EB_CA6B);
    mixed ^ (mixed >> 13)
}

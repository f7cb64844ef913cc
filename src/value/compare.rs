//! FEEL's equality and order (DMN 1.5, tables 52 to 54).

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Context, Value};

impl Value {
    /// FEEL's `=`. `None`, which FEEL makes null, where the two are of different kinds; null itself
    /// is equal to null only. Date and times, and times, are equal to the second.
    pub fn feel_eq(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Null, Self::Null) => Some(true),
            (Self::Null, _) | (_, Self::Null) => Some(false),
            (Self::Bool(left), Self::Bool(right)) => Some(left == right),
            (Self::Number(left), Self::Number(right)) => Some(left == right),
            (Self::String(left), Self::String(right)) => Some(left == right),
            (Self::Date(left), Self::Date(right)) => Some(left == right),
            (Self::Time(left), Self::Time(right)) => Some(left.same(right)),
            (Self::DateTime(left), Self::DateTime(right)) => Some(left.same(right)),
            (Self::DaysDuration(left), Self::DaysDuration(right)) => Some(left == right),
            (Self::YearsDuration(left), Self::YearsDuration(right)) => Some(left == right),
            (Self::List(left), Self::List(right)) => Some(
                left.len() == right.len()
                    && left
                        .iter()
                        .zip(right.iter())
                        .all(|(left, right)| left.feel_eq(right) == Some(true)),
            ),
            (Self::Context(left), Self::Context(right)) => Some(contexts_equal(left, right)),
            (Self::Range(left), Self::Range(right)) => left.feel_eq(right),
            (Self::Function(left), Self::Function(right)) => Some(Rc::ptr_eq(left, right)),
            _ => None,
        }
    }

    /// FEEL's order. `None` where the two are of different kinds or of one that has no order
    /// (booleans, lists, contexts, ranges, functions, null).
    pub fn feel_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => Some(left.cmp(right)),
            // The order of bytes of UTF-8 is that of code points.
            (Self::String(left), Self::String(right)) => Some(left.cmp(right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(right)),
            (Self::Time(left), Self::Time(right)) => left.compare(right),
            (Self::DateTime(left), Self::DateTime(right)) => left.compare(right),
            (Self::DaysDuration(left), Self::DaysDuration(right)) => Some(left.cmp(right)),
            (Self::YearsDuration(left), Self::YearsDuration(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }
}

fn contexts_equal(left: &Context, right: &Context) -> bool {
    left.len() == right.len()
        && left.iter().all(|(name, value)| {
            right.get(name).is_some_and(|other| value.feel_eq(other) == Some(true))
        })
}

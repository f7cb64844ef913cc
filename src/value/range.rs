//! Ranges.

use std::cmp::Ordering;

use super::Value;

/// A FEEL range: an interval such as `[1..10)`, or a comparison such as `< 10`.
///
/// The two forms are kept apart, because FEEL's equality does: `(< 10) = (null..10)` is false.
#[derive(Clone, Debug, PartialEq)]
pub enum Range {
    /// The values between two ends. A null end leaves that side open.
    Interval {
        /// The lower end.
        start: Value,
        /// Whether the lower end is in the range itself.
        start_included: bool,
        /// The upper end.
        end: Value,
        /// Whether the upper end is in the range itself.
        end_included: bool,
    },
    /// The values for which a comparison with one value holds.
    Comparison {
        /// How they compare.
        operator: Comparison,
        /// To what.
        endpoint: Value,
    },
}

/// A comparison with the endpoint of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The operator as FEEL writes it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether `left operator right` holds; `None` where the two are not comparable.
    pub fn holds(self, left: &Value, right: &Value) -> Option<bool> {
        match self {
            Self::Equal => left.feel_eq(right),
            Self::NotEqual => left.feel_eq(right).map(|equal| !equal),
            Self::Less => left.feel_cmp(right).map(Ordering::is_lt),
            Self::LessOrEqual => left.feel_cmp(right).map(Ordering::is_le),
            Self::Greater => left.feel_cmp(right).map(Ordering::is_gt),
            Self::GreaterOrEqual => left.feel_cmp(right).map(Ordering::is_ge),
        }
    }
}

impl Range {
    /// The lower end, null where there is none: FEEL's property `start`.
    pub fn start(&self) -> &Value {
        match self {
            Self::Interval { start, .. } => start,
            Self::Comparison { operator, endpoint } => match operator {
                Comparison::Equal | Comparison::Greater | Comparison::GreaterOrEqual => endpoint,
                _ => &Value::Null,
            },
        }
    }

    /// The upper end, null where there is none: FEEL's property `end`.
    pub fn end(&self) -> &Value {
        match self {
            Self::Interval { end, .. } => end,
            Self::Comparison { operator, endpoint } => match operator {
                Comparison::Equal | Comparison::Less | Comparison::LessOrEqual => endpoint,
                _ => &Value::Null,
            },
        }
    }

    /// FEEL's property `start included`.
    pub fn start_included(&self) -> bool {
        match self {
            Self::Interval { start_included, .. } => *start_included,
            Self::Comparison { operator, .. } => {
                matches!(operator, Comparison::Equal | Comparison::GreaterOrEqual)
            }
        }
    }

    /// FEEL's property `end included`.
    pub fn end_included(&self) -> bool {
        match self {
            Self::Interval { end_included, .. } => *end_included,
            Self::Comparison { operator, .. } => {
                matches!(operator, Comparison::Equal | Comparison::LessOrEqual)
            }
        }
    }

    /// Whether `value` is in the range; `None` where it is not comparable with an end.
    pub fn contains(&self, value: &Value) -> Option<bool> {
        match self {
            Self::Comparison { operator, endpoint } => operator.holds(value, endpoint),
            Self::Interval { start, start_included, end, end_included } => {
                let lower =
                    if *start_included { Comparison::GreaterOrEqual } else { Comparison::Greater };
                let upper = if *end_included { Comparison::LessOrEqual } else { Comparison::Less };
                let holds = |bound: &Value, comparison: Comparison| match bound {
                    Value::Null => Some(true),
                    bound => comparison.holds(value, bound),
                };
                // Outside of one end is outside, whatever the other end is.
                match (holds(start, lower), holds(end, upper)) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                }
            }
        }
    }

    pub(super) fn feel_eq(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (
                Self::Comparison { operator, endpoint },
                Self::Comparison { operator: other_operator, endpoint: other_endpoint },
            ) => {
                if operator == other_operator {
                    endpoint.feel_eq(other_endpoint)
                } else {
                    Some(false)
                }
            }
            (Self::Interval { .. }, Self::Interval { .. }) => {
                let flags = self.start_included() == other.start_included()
                    && self.end_included() == other.end_included();
                if !flags || !self.start().feel_eq(other.start())? {
                    return Some(false);
                }
                self.end().feel_eq(other.end())
            }
            _ => Some(false),
        }
    }
}

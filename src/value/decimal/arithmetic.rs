//! The rounding mode and the conditions of operations.

use std::ops::{BitOr, BitOrAssign};

/// How a result that does not fit is brought to fewer digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, ties to an even last digit.
    #[default]
    HalfEven,
    /// To the nearest, ties away from zero.
    HalfUp,
    /// To the nearest, ties toward zero.
    HalfDown,
    /// Away from zero.
    Up,
    /// Toward zero.
    Down,
    /// Toward positive infinity.
    Ceiling,
    /// Toward negative infinity.
    Floor,
    /// Away from zero where the last digit would be 0 or 5, else toward zero.
    ZeroFiveUp,
}

/// A set of conditions that the General Decimal Arithmetic specification names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status(u16);

impl Status {
    /// The exponent was changed to fit the format, without changing the value.
    pub const CLAMPED: Self = Self(1);
    /// Text was not a number.
    pub const CONVERSION_SYNTAX: Self = Self(1 << 1);
    /// A number that is not zero was divided by zero.
    pub const DIVISION_BY_ZERO: Self = Self(1 << 2);
    /// An integer quotient has more than 34 digits.
    pub const DIVISION_IMPOSSIBLE: Self = Self(1 << 3);
    /// Zero was divided by zero.
    pub const DIVISION_UNDEFINED: Self = Self(1 << 4);
    /// Digits other than zero were lost.
    pub const INEXACT: Self = Self(1 << 5);
    /// The operation has no answer for these operands.
    pub const INVALID_OPERATION: Self = Self(1 << 6);
    /// The result is too large.
    pub const OVERFLOW: Self = Self(1 << 7);
    /// Digits were dropped, be they zeros or not.
    pub const ROUNDED: Self = Self(1 << 8);
    /// The result is below the smallest normal number.
    pub const SUBNORMAL: Self = Self(1 << 9);
    /// The result is subnormal and inexact.
    pub const UNDERFLOW: Self = Self(1 << 10);

    /// Whether every condition of `other` is in this set.
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no condition is in this set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Status {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Status {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Does arithmetic in one rounding mode and collects the conditions that arise.
///
/// An operation that has no finite result raises a condition and returns `None`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arithmetic {
    pub(super) rounding: Rounding,
    status: Status,
}

impl Arithmetic {
    /// Arithmetic in the given rounding mode, with no condition raised yet.
    pub fn new(rounding: Rounding) -> Self {
        Self { rounding, status: Status::default() }
    }

    /// The conditions raised so far.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Adds conditions to the status.
    pub(super) fn raise(&mut self, conditions: Status) {
        self.status |= conditions;
    }

    /// Raises conditions of an operation without a result.
    pub(super) fn fail<T>(&mut self, conditions: Status) -> Option<T> {
        self.raise(conditions);
        None
    }
}

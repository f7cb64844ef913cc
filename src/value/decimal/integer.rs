//! Between numbers and integers.

use super::digits::{power_of_ten, strip_zeros};
use super::{Arithmetic, Decimal, PRECISION, Status};

impl From<i64> for Decimal {
    fn from(integer: i64) -> Self {
        Self { high: 0, low: integer.unsigned_abs(), exponent: 0, negative: integer < 0 }
    }
}

impl From<u64> for Decimal {
    fn from(integer: u64) -> Self {
        Self { high: 0, low: integer, exponent: 0, negative: false }
    }
}

impl From<i32> for Decimal {
    fn from(integer: i32) -> Self {
        Self::from(i64::from(integer))
    }
}

impl From<u32> for Decimal {
    fn from(integer: u32) -> Self {
        Self::from(u64::from(integer))
    }
}

impl Decimal {
    /// The number of items of something.
    pub fn from_usize(count: usize) -> Self {
        Self::from(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// An integer; `None` where it has more than 34 digits that matter.
    pub fn from_i128(integer: i128) -> Option<Self> {
        let mut arithmetic = Arithmetic::default();
        let number = arithmetic.settle(integer < 0, integer.unsigned_abs(), 0, false);
        number.filter(|_| !arithmetic.status().contains(Status::INEXACT))
    }

    /// Whether this is a whole number, be it written `3`, `3.0` or `3E2`.
    #[must_use]
    pub fn is_integer(self) -> bool {
        let fraction = self.fraction_digits();
        fraction == 0
            || self.is_zero()
            || fraction <= PRECISION && strip_zeros(self.coefficient(), fraction).1 == fraction
    }

    /// Whether this is a whole number that two divides; `None` where it is not whole.
    #[expect(clippy::arithmetic_side_effects, reason = "a power of ten is never zero")]
    pub fn is_even(self) -> Option<bool> {
        if !self.is_integer() {
            return None;
        }
        let units = match self.fraction_digits() {
            _ if self.exponent() > 0 || self.is_zero() => 0,
            fraction => self.coefficient() / power_of_ten(fraction),
        };
        Some(units % 2 == 0)
    }

    /// This whole number as an integer; `None` where it is not whole or does not fit.
    #[expect(clippy::arithmetic_side_effects, reason = "a power of ten is never zero")]
    pub fn to_i128(self) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        if !self.is_integer() {
            return None;
        }
        let magnitude = match self.exponent() {
            exponent @ 1..=38 => {
                self.coefficient().checked_mul(power_of_ten(exponent.unsigned_abs()))?
            }
            39.. => return None,
            _ => self.coefficient() / power_of_ten(self.fraction_digits()),
        };
        let magnitude = i128::try_from(magnitude).ok()?;
        if self.negative { magnitude.checked_neg() } else { Some(magnitude) }
    }

    /// This whole number as an integer; `None` where it is not whole or does not fit.
    pub fn to_i64(self) -> Option<i64> {
        if self.high == 0 && self.exponent == 0 {
            let magnitude = i64::try_from(self.low).ok()?;
            return if self.negative { magnitude.checked_neg() } else { Some(magnitude) };
        }
        i64::try_from(self.to_i128()?).ok()
    }
}

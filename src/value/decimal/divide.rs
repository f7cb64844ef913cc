//! Division, integer division, remainder and modulo.

use super::digits::{digit_count, div_rem, power_of_ten, strip_zeros};
use super::wide::Wide;
use super::{Arithmetic, Decimal, PRECISION, Status};

/// The digits that a quotient is computed to before rounding.
const QUOTIENT_DIGITS: u32 = PRECISION + 3;

/// An integer quotient, and a remainder in units of 10^exponent.
struct Division {
    quotient: u128,
    remainder: u128,
    exponent: i32,
}

impl Arithmetic {
    /// `dividend / divisor`.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the divisor is not zero, exponents are below 2^15"
    )]
    pub fn divide(&mut self, dividend: Decimal, divisor: Decimal) -> Option<Decimal> {
        self.refuse_zero_divisor(dividend, divisor)?;
        let negative = dividend.negative != divisor.negative;
        let exponent = dividend.exponent() - divisor.exponent();
        if dividend.is_zero() {
            return self.settle(negative, 0, exponent, false);
        }
        if dividend.high == 0 && divisor.high == 0 && dividend.low.is_multiple_of(divisor.low) {
            return self.settle(negative, u128::from(dividend.low / divisor.low), exponent, false);
        }
        let (left, right) = (dividend.coefficient(), divisor.coefficient());
        let scale = (digit_count(right) + QUOTIENT_DIGITS).saturating_sub(digit_count(left));
        let (quotient, remainder) = scaled(left, scale).divide(right);
        let exponent = exponent - scale.cast_signed();
        if remainder != 0 {
            return self.settle(negative, quotient, exponent, true);
        }
        let (quotient, stripped) = strip_zeros(quotient, scale);
        self.settle(negative, quotient, exponent + stripped.cast_signed(), false)
    }

    /// The integer part of `dividend / divisor`; it has at most 34 digits.
    pub fn divide_integer(&mut self, dividend: Decimal, divisor: Decimal) -> Option<Decimal> {
        self.refuse_zero_divisor(dividend, divisor)?;
        let quotient = self.integer_division(dividend, divisor)?.quotient;
        Some(Decimal::pack(dividend.negative != divisor.negative, quotient, 0))
    }

    /// What is left of `dividend` after taking `divisor` out of it a whole number of times, with
    /// the sign of `dividend`; the number of times has at most 34 digits.
    pub fn remainder(&mut self, dividend: Decimal, divisor: Decimal) -> Option<Decimal> {
        if divisor.is_zero() {
            let undefined = dividend.is_zero();
            return self.fail(if undefined {
                Status::DIVISION_UNDEFINED
            } else {
                Status::INVALID_OPERATION
            });
        }
        let Division { remainder, exponent, .. } = self.integer_division(dividend, divisor)?;
        self.settle(dividend.negative, remainder, exponent, false)
    }

    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the divisor is not zero, exponents are below 2^15"
    )]
    fn integer_division(&mut self, dividend: Decimal, divisor: Decimal) -> Option<Division> {
        let (left, right) = (dividend.coefficient(), divisor.coefficient());
        let shift = dividend.exponent() - divisor.exponent();
        let exponent = dividend.exponent().min(divisor.exponent());
        if left == 0 {
            return Some(Division { quotient: 0, remainder: 0, exponent });
        }
        let scale = shift.unsigned_abs();
        if shift < 0 {
            if scale >= PRECISION || Wide::product(right, power_of_ten(scale)).high != 0 {
                return Some(Division { quotient: 0, remainder: left, exponent });
            }
            let right = right * power_of_ten(scale);
            let (quotient, remainder) = div_rem(left, right);
            return Some(Division { quotient, remainder, exponent });
        }
        if digit_count(left) + scale > digit_count(right) + PRECISION {
            return self.fail(Status::DIVISION_IMPOSSIBLE);
        }
        let (quotient, remainder) = scaled(left, scale).divide(right);
        if digit_count(quotient) > PRECISION {
            return self.fail(Status::DIVISION_IMPOSSIBLE);
        }
        Some(Division { quotient, remainder, exponent })
    }

    fn refuse_zero_divisor(&mut self, dividend: Decimal, divisor: Decimal) -> Option<()> {
        match (dividend.is_zero(), divisor.is_zero()) {
            (_, false) => Some(()),
            (true, true) => self.fail(Status::DIVISION_UNDEFINED),
            (false, true) => self.fail(Status::DIVISION_BY_ZERO),
        }
    }
}

/// `coefficient × 10^scale`, for a result of up to 72 digits.
#[expect(clippy::arithmetic_side_effects, reason = "the first product has at most 38 digits")]
fn scaled(coefficient: u128, scale: u32) -> Wide {
    let first = scale.min(38 - digit_count(coefficient).min(38));
    Wide::product(coefficient * power_of_ten(first), power_of_ten(scale - first))
}

impl Decimal {
    /// `self / other`; `None` where `other` is zero or the quotient too large.
    pub fn divide(self, other: Self) -> Option<Self> {
        Arithmetic::default().divide(self, other)
    }

    /// FEEL's `modulo`: what is left of `self` after taking `divisor` out of it as often as the
    /// floor of their quotient says,
    /// times, with the sign of `divisor`; exact before it is rounded. `None` where `divisor` is
    /// zero.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the divisor is not zero, steps are bounded by the exponents"
    )]
    pub fn modulo(self, divisor: Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        let right = divisor.coefficient();
        let mut shift = self.exponent() - divisor.exponent();
        let remainder = if shift > 0 {
            // (left × 10^shift) mod right, some powers of ten at a time.
            let mut rest = self.coefficient() % right;
            while shift > 0 && rest != 0 {
                let step = shift.min(38);
                rest =
                    Wide::product(rest, power_of_ten(step.unsigned_abs()) % right).divide(right).1;
                shift -= step;
            }
            Self::pack(self.negative, rest, divisor.exponent())
        } else {
            Arithmetic::default().remainder(self, divisor)?
        };
        if remainder.is_zero() || remainder.negative == divisor.negative {
            return Some(remainder);
        }
        remainder.add(divisor)
    }
}

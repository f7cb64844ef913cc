//! Results of a wanted number of digits: quantize, rounding to a scale, integral values, reduction.

use super::digits::{digit_count, power_of_ten, strip_zeros};
use super::round::{Rest, cut};
use super::{
    Arithmetic, Decimal, MAX_COEFFICIENT, MAX_EXPONENT, MIN_ADJUSTED, MIN_EXPONENT, PRECISION,
    Rounding, Status,
};

impl Arithmetic {
    /// `number` with the exponent of `pattern`: as many digits after the point as `pattern` has.
    ///
    /// Invalid where that takes more than 34 digits.
    pub fn quantize(&mut self, number: Decimal, pattern: Decimal) -> Option<Decimal> {
        self.rescale(number, pattern.exponent())
    }

    /// `number` with the given exponent; invalid where that takes more than 34 digits.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "exponents are below 2^14, a coefficient of 34 digits grows by one"
    )]
    fn rescale(&mut self, number: Decimal, exponent: i32) -> Option<Decimal> {
        if !(MIN_EXPONENT..=MAX_EXPONENT).contains(&exponent) {
            return self.fail(Status::INVALID_OPERATION);
        }
        let coefficient = number.coefficient();
        let shift = number.exponent() - exponent;
        let rescaled = if coefficient == 0 {
            0
        } else if shift < 0 {
            let (kept, rest) = cut(coefficient, shift.unsigned_abs(), false);
            if kept + 1 > MAX_COEFFICIENT {
                return self.fail(Status::INVALID_OPERATION);
            }
            self.raise(Status::ROUNDED);
            if rest != Rest::Zero {
                self.raise(Status::INEXACT);
            }
            kept + u128::from(self.rounding.rounds_away(number.negative, kept, rest))
        } else if shift.unsigned_abs() + digit_count(coefficient) <= PRECISION {
            coefficient * power_of_ten(shift.unsigned_abs())
        } else {
            return self.fail(Status::INVALID_OPERATION);
        };
        let result = Decimal::pack(number.negative, rescaled, exponent);
        if rescaled != 0 && result.adjusted() < MIN_ADJUSTED {
            self.raise(Status::SUBNORMAL);
        }
        Some(result)
    }

    /// `number` as a whole number (`to-integral-exact`); one without digits after the point stays
    /// as it is.
    pub fn to_integral(&mut self, number: Decimal) -> Option<Decimal> {
        if number.exponent >= 0 { Some(number) } else { self.rescale(number, 0) }
    }

    /// `number` without trailing zeros; zero becomes `0`.
    #[expect(clippy::arithmetic_side_effects, reason = "exponents are below 2^14")]
    pub fn reduce(&mut self, number: Decimal) -> Option<Decimal> {
        let limit = MAX_EXPONENT - number.exponent();
        let (coefficient, stripped) = strip_zeros(number.coefficient(), limit.unsigned_abs());
        let exponent =
            if coefficient == 0 { 0 } else { number.exponent() + stripped.cast_signed() };
        self.settle(number.negative, coefficient, exponent, false)
    }
}

impl Decimal {
    /// The number rounded to `scale` digits after the point, or before it where `scale` is
    /// negative. A number that has fewer digits after the point gets trailing zeros where 34 digits
    /// allow it. `None` for a scale that is not from −6111 to 6176.
    ///
    /// This is FEEL's `decimal`, `round up`, `round half down`, and so on, which differ in the
    /// mode.
    #[must_use]
    pub fn round(self, scale: i32, rounding: Rounding) -> Option<Self> {
        let mut arithmetic = Arithmetic::new(rounding);
        let exponent = scale.checked_neg()?;
        if !(MIN_EXPONENT..=MAX_EXPONENT).contains(&exponent) {
            return None;
        }
        // Without room for more zeros nothing is to be rounded off.
        arithmetic.rescale(self, exponent).or((self.exponent() > exponent).then_some(self))
    }

    /// The largest number of `scale` digits after the point that is not above this one.
    #[must_use]
    pub fn floor(self, scale: i32) -> Option<Self> {
        self.round(scale, Rounding::Floor)
    }

    /// The smallest number of `scale` digits after the point that is not below this one.
    #[must_use]
    pub fn ceiling(self, scale: i32) -> Option<Self> {
        self.round(scale, Rounding::Ceiling)
    }

    /// The same value without trailing zeros: `1E+2` for `100`, `0` for `0.00`.
    #[must_use]
    pub fn reduce(self) -> Self {
        Arithmetic::default().reduce(self).unwrap_or(self)
    }
}

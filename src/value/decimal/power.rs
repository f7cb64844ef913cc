//! Powers and roots.

use super::digits::{digit_count, power_of_ten, strip_zeros};
use super::exp::NEGLIGIBLE;
use super::fixed::Fixed;
use super::ln::ln_fixed;
use super::wide::Wide;
use super::{Arithmetic, Decimal, PRECISION, Status};

impl Arithmetic {
    /// `base` to the power of `exponent`, correctly rounded; exact results have no needless zeros.
    ///
    /// Invalid for a negative base and an exponent that is not whole. `0 ** 0` is 1, as in most
    /// languages.
    pub fn power(&mut self, base: Decimal, exponent: Decimal) -> Option<Decimal> {
        if exponent.is_zero() {
            return Some(Decimal::ONE);
        }
        let even = exponent.is_even();
        if base.is_zero() {
            let negative = base.is_negative() && even == Some(false);
            return match exponent.is_negative() {
                true => self.fail(Status::DIVISION_BY_ZERO),
                false => Some(Decimal { negative, ..Decimal::ZERO }),
            };
        }
        let negative = base.is_negative() && even == Some(false);
        if base.is_negative() && even.is_none() {
            return self.fail(Status::INVALID_OPERATION);
        }
        let magnitude = base.abs();
        if magnitude == Decimal::ONE {
            return Some(Decimal { negative, ..Decimal::ONE });
        }
        // The magnitude is rounded, and the sign put to it.
        let rounding = self.rounding;
        if negative {
            self.rounding = rounding.mirrored();
        }
        let power = match self.exact_power(magnitude, exponent) {
            Some(exact) => exact,
            None => self.inexact_power(magnitude, exponent),
        };
        self.rounding = rounding;
        power.map(|power| Decimal { negative, ..power })
    }

    /// The number that, times itself, is `number`, correctly rounded; invalid below zero.
    pub fn sqrt(&mut self, number: Decimal) -> Option<Decimal> {
        self.power(number, Decimal::pack(false, 5, -1))
    }

    /// A power that is exact, or so short that it could lie halfway between two results; the outer
    /// `None` where it has more digits than that.
    #[expect(clippy::option_option, reason = "not computed here and out of range are two things")]
    fn exact_power(&mut self, base: Decimal, exponent: Decimal) -> Option<Option<Decimal>> {
        let (coefficient, tens, exponent) = whole_exponent(base, exponent)?;
        let Some(count) = exponent.to_i64().and_then(|count| i32::try_from(count).ok()) else {
            return (coefficient == 1)
                .then(|| self.out_of_range((tens < 0) != exponent.is_negative()));
        };
        let tens = tens.saturating_mul(count);
        // Without trailing zeros a coefficient has powers without them: what does not fit 128 bits
        // has over 35 digits.
        let power = coefficient.checked_pow(count.unsigned_abs())?;
        if count > 0 {
            return Some(self.settle_plain(power, tens));
        }
        let (reciprocal, exponent, sticky) = reciprocal(power);
        let exponent = exponent.saturating_add(tens);
        Some(if sticky {
            self.settle(false, reciprocal, exponent, true)
        } else {
            self.settle_plain(reciprocal, exponent)
        })
    }

    /// An exact result: a whole one without an exponent, where the digits suffice.
    fn settle_plain(&mut self, coefficient: u128, exponent: i32) -> Option<Decimal> {
        let (coefficient, stripped) = strip_zeros(coefficient, u32::MAX);
        let exponent = exponent.saturating_add(stripped.cast_signed());
        let zeros = exponent.max(0).unsigned_abs();
        if digit_count(coefficient).saturating_add(zeros) > PRECISION {
            return self.settle(false, coefficient, exponent, false);
        }
        self.settle(false, coefficient.saturating_mul(power_of_ten(zeros)), exponent.min(0), false)
    }

    /// e^(exponent × ln base), for a base that is not 1.
    fn inexact_power(&mut self, base: Decimal, exponent: Decimal) -> Option<Decimal> {
        let (logarithm, below_one) = ln_fixed(base);
        let small = below_one != exponent.is_negative();
        // Logarithms are from 10^-34 to 14,222.
        let size = exponent.adjusted();
        if size < NEGLIGIBLE {
            return self.near_one(small);
        }
        if size > 39 {
            return self.out_of_range(small);
        }
        // A factor of more than 18 digits leaves its powers of ten to the logarithm.
        let shift = size.saturating_sub(17).max(0);
        let factor =
            Decimal::pack(false, exponent.coefficient(), exponent.exponent().saturating_sub(shift));
        let factor = Fixed::from_magnitude(factor);
        let Some(logarithm) = logarithm.times_power_of_ten(shift.unsigned_abs()) else {
            return self.out_of_range(small);
        };
        // Where the product of the integer parts is small, the whole product is below 2^64.
        if u128::from(logarithm.integer()).saturating_mul(u128::from(factor.integer())) > 1 << 32 {
            return self.out_of_range(small);
        }
        self.exp_fixed(&logarithm.times(&factor), small)
    }
}

/// The same power with a whole exponent, and its base as a coefficient without trailing zeros and a
/// power of ten; `None` where the power is not rational.
///
/// base^(n / 2) is rational only where base is a square, base^(n / 5) where it is a fifth power.
fn whole_exponent(base: Decimal, exponent: Decimal) -> Option<(u128, i32, Decimal)> {
    let (mut coefficient, stripped) = strip_zeros(base.coefficient(), u32::MAX);
    let mut tens = base.exponent().saturating_add(stripped.cast_signed());
    let mut exponent = exponent;
    while !exponent.is_integer() {
        let root = |degree: u32| {
            Some((degree, power_root(coefficient, degree)?, exact_quotient(tens, degree)?))
        };
        let degree;
        (degree, coefficient, tens) = root(2).or_else(|| root(5))?;
        let mut arithmetic = Arithmetic::default();
        exponent = arithmetic.multiply(exponent, Decimal::from(degree))?;
        if arithmetic.status().contains(Status::INEXACT) {
            return None;
        }
    }
    Some((coefficient, tens, exponent))
}

/// The integer whose power of that degree is `power`, if there is one.
fn power_root(power: u128, degree: u32) -> Option<u128> {
    let mut root = 0_u128;
    for bit in (0..u128::BITS / 2).rev() {
        let candidate = root | (1 << bit);
        if candidate.checked_pow(degree).is_some_and(|candidate| candidate <= power) {
            root = candidate;
        }
    }
    (root.checked_pow(degree) == Some(power)).then_some(root)
}

/// `dividend / divisor` where nothing is left over.
fn exact_quotient(dividend: i32, divisor: u32) -> Option<i32> {
    let divisor = divisor.cast_signed();
    (dividend.checked_rem(divisor)? == 0).then(|| dividend.checked_div(divisor)).flatten()
}

/// `1 / divisor` as at least 36 digits, the exponent of the last one, and whether more follow.
#[expect(clippy::arithmetic_side_effects, reason = "128 bits have up to 39 digits")]
fn reciprocal(divisor: u128) -> (u128, i32, bool) {
    let places = digit_count(divisor) + PRECISION + 2;
    let first = places.min(38);
    let one = Wide::product(power_of_ten(first), power_of_ten(places - first));
    let (quotient, remainder) = one.divide(divisor);
    (quotient, -places.cast_signed(), remainder != 0)
}

impl Decimal {
    /// This number to the power of `exponent`; see [`Arithmetic::power`]. `None` where there is no
    /// such power or it is too large.
    pub fn power(self, exponent: Self) -> Option<Self> {
        Arithmetic::default().power(self, exponent)
    }

    /// The square root; `None` below zero.
    pub fn sqrt(self) -> Option<Self> {
        Arithmetic::default().sqrt(self)
    }
}

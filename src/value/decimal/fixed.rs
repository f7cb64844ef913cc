//! Fixed-point numbers of 512 bits, in which the transcendental functions are computed.
//!
//! With 448 bits (134 digits) after the point, some 90 digits are known beyond the 34 of a result.
//! The digits of such a result are as good as random, so that a run of zeros or nines that long,
//! which alone could round it the wrong way, does not occur; exact results are found before.

use super::digits::{digit_count, div_rem, power_of_ten};
use super::wide::Wide;
use super::{Arithmetic, Decimal, PRECISION};

const LIMBS: usize = 8;

/// A number from 0 up to 2^64, its last bits cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    // Least significant limb first; the last one is the integer part.
    limbs: [u64; LIMBS],
}

/// The digits that a result is computed to before it is rounded.
const RESULT_DIGITS: u32 = PRECISION + 3;

#[expect(clippy::cast_possible_truncation, reason = "limbs are the low halves of 128 bits")]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "a product of limbs leaves room in 128 bits for two more"
)]
impl Fixed {
    pub(super) const ONE: Self = Self::from_limbs([0, 0, 0, 0, 0, 0, 0, 1]);

    pub(super) const fn from_limbs(limbs: [u64; LIMBS]) -> Self {
        Self { limbs }
    }

    /// `numerator / denominator`, a fraction below one; the denominator is below 2^127.
    pub(super) fn from_fraction(numerator: u128, denominator: u128) -> Self {
        let mut limbs = [0; LIMBS];
        let mut remainder = numerator;
        for limb in limbs.iter_mut().rev().skip(1) {
            let (quotient, rest) =
                Wide { high: remainder >> 64, low: remainder << 64 }.divide(denominator);
            (*limb, remainder) = (quotient as u64, rest);
        }
        Self { limbs }
    }

    /// The magnitude of a number below 2^64.
    pub(super) fn from_magnitude(number: Decimal) -> Self {
        let (coefficient, exponent) = (number.coefficient(), number.exponent());
        if exponent >= 0 {
            let integer = coefficient * power_of_ten(exponent.unsigned_abs().min(19));
            return Self::from_limbs([0, 0, 0, 0, 0, 0, 0, integer as u64]);
        }
        let places = exponent.unsigned_abs();
        let divisor = power_of_ten(places.min(37));
        let (whole, rest) = div_rem(coefficient, divisor);
        let mut fixed = Self::from_fraction(rest, divisor);
        let [.., integer] = &mut fixed.limbs;
        *integer = whole as u64;
        fixed.divided_by_power_of_ten(places.saturating_sub(37))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.limbs == [0; LIMBS]
    }

    /// The part before the point.
    pub(super) fn integer(&self) -> u64 {
        let [.., integer] = self.limbs;
        integer
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut carry = 0;
        let mut sum = *self;
        for (limb, addend) in sum.limbs.iter_mut().zip(other.limbs) {
            let total = u128::from(*limb) + u128::from(addend) + carry;
            (*limb, carry) = (total as u64, total >> 64);
        }
        sum
    }

    /// `self - other`, of which the second is not larger.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut borrow = false;
        let mut difference = *self;
        for (limb, subtrahend) in difference.limbs.iter_mut().zip(other.limbs) {
            let (first, under) = limb.overflowing_sub(subtrahend);
            let (second, under_again) = first.overflowing_sub(u64::from(borrow));
            (*limb, borrow) = (second, under || under_again);
        }
        difference
    }

    /// The difference and whether `other` was the larger.
    pub(super) fn difference(&self, other: &Self) -> (Self, bool) {
        let smaller = self.limbs.iter().rev().lt(other.limbs.iter().rev());
        if smaller { (other.minus(self), true) } else { (self.minus(other), false) }
    }

    /// The product, which is below 2^64.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = [0_u64; LIMBS * 2];
        for (offset, factor) in self.limbs.iter().enumerate() {
            let mut carry = 0;
            for (limb, other) in product.iter_mut().skip(offset).zip(other.limbs) {
                let total = u128::from(*factor) * u128::from(other) + u128::from(*limb) + carry;
                (*limb, carry) = (total as u64, total >> 64);
            }
            if let Some(limb) = product.get_mut(offset + LIMBS) {
                *limb = carry as u64;
            }
        }
        let mut limbs = [0; LIMBS];
        for (limb, digit) in limbs.iter_mut().zip(product.iter().skip(LIMBS - 1)) {
            *limb = *digit;
        }
        Self { limbs }
    }

    /// The product with an integer, modulo 2^64; and what it is too large by, in units of 2^64.
    fn times_integer(&self, factor: u64) -> (Self, u64) {
        let mut carry = 0;
        let mut product = *self;
        for limb in &mut product.limbs {
            let total = u128::from(*limb) * u128::from(factor) + carry;
            (*limb, carry) = (total as u64, total >> 64);
        }
        (product, carry as u64)
    }

    /// The product with an integer, which is below 2^64.
    pub(super) fn times_small(&self, factor: u64) -> Self {
        self.times_integer(factor).0
    }

    /// The quotient by an integer that is not zero.
    pub(super) fn divided_by(&self, divisor: u64) -> Self {
        let mut remainder = 0;
        let mut quotient = *self;
        for limb in quotient.limbs.iter_mut().rev() {
            let dividend = (remainder << 64) | u128::from(*limb);
            let (digit, rest) = div_rem(dividend, u128::from(divisor));
            (*limb, remainder) = (digit as u64, rest);
        }
        quotient
    }

    /// The quotient by 10^`exponent`.
    fn divided_by_power_of_ten(&self, mut exponent: u32) -> Self {
        let mut quotient = *self;
        while exponent > 0 && !quotient.is_zero() {
            let step = exponent.min(19);
            quotient = quotient.divided_by(power_of_ten(step) as u64);
            exponent -= step;
        }
        quotient
    }

    /// The product with 10^`exponent`; `None` from 2^64 on.
    pub(super) fn times_power_of_ten(&self, mut exponent: u32) -> Option<Self> {
        let mut product = *self;
        while exponent > 0 {
            let step = exponent.min(19);
            let (next, excess) = product.times_integer(power_of_ten(step) as u64);
            if excess != 0 {
                return None;
            }
            product = next;
            exponent -= step;
        }
        Some(product)
    }

    /// `(-1)^negative × self × 10^exponent` as a number, rounded once. The digits beyond the ones
    /// known count as not zero.
    pub(super) fn to_decimal(
        self,
        arithmetic: &mut Arithmetic,
        negative: bool,
        exponent: i32,
    ) -> Option<Decimal> {
        let mut coefficient = u128::from(self.integer());
        let mut fraction = self;
        let mut places = 0;
        while digit_count(coefficient) < RESULT_DIGITS && !fraction.is_zero() {
            let [.., integer] = &mut fraction.limbs;
            *integer = 0;
            fraction = fraction.times_small(10);
            coefficient = coefficient * 10 + u128::from(fraction.integer());
            places += 1;
        }
        arithmetic.settle(negative, coefficient, exponent - places, true)
    }
}

//! Unsigned integers of 256 bits, for products and scaled dividends before they are rounded.

use super::digits::{digit_count, div_rem, power_of_ten};

/// An integer of 256 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wide {
    pub(super) high: u128,
    pub(super) low: u128,
}

const HALF: u32 = 64;
const LOW_HALF: u128 = u64::MAX as u128;

/// The largest power of ten in 64 bits.
const STEP_DIGITS: u32 = 19;

#[expect(
    clippy::arithmetic_side_effects,
    reason = "partial products and remainders are split into halves of 64 bits, so that their sums fit"
)]
impl Wide {
    /// The product of two integers.
    pub(super) fn product(left: u128, right: u128) -> Self {
        let (left_high, left_low) = (left >> HALF, left & LOW_HALF);
        let (right_high, right_low) = (right >> HALF, right & LOW_HALF);
        let low = left_low * right_low;
        let cross = left_high * right_low + (low >> HALF);
        let middle = left_low * right_high + (cross & LOW_HALF);
        Self {
            high: left_high * right_high + (cross >> HALF) + (middle >> HALF),
            low: (middle << HALF) | (low & LOW_HALF),
        }
    }

    /// Divides by an integer of 64 bits; the remainder fits too.
    fn divide_half(self, divisor: u64) -> (Self, u128) {
        let divisor = u128::from(divisor);
        let mut remainder = 0;
        let mut digit = |half: u128| {
            let dividend = (remainder << HALF) | half;
            let quotient;
            (quotient, remainder) = div_rem(dividend, divisor);
            quotient
        };
        let high = (digit(self.high >> HALF) << HALF) | digit(self.high & LOW_HALF);
        let low = (digit(self.low >> HALF) << HALF) | digit(self.low & LOW_HALF);
        (Self { high, low }, remainder)
    }

    /// Cuts off as few decimal digits as leave 128 bits; returns what is left, how many were cut
    /// off, and whether one of them was not zero.
    pub(super) fn narrow(self) -> (u128, u32, bool) {
        let (mut rest, mut cut, mut sticky) = (self, 0, false);
        while rest.high != 0 {
            // The high half has `digits` digits, so that the whole has about 38 more.
            let count = digit_count(rest.high).min(STEP_DIGITS);
            let power = power_of_ten(count) & LOW_HALF;
            let (quotient, remainder) = rest.divide_half(u64::try_from(power).unwrap_or(u64::MAX));
            (rest, cut, sticky) = (quotient, cut + count, sticky || remainder != 0);
        }
        (rest.low, cut, sticky)
    }

    /// Quotient and remainder by `divisor`, which is not zero and larger than the high half.
    pub(super) fn divide(self, divisor: u128) -> (u128, u128) {
        debug_assert!(divisor > self.high);
        if self.high == 0 {
            return div_rem(self.low, divisor);
        }
        // Schoolbook division (Knuth, algorithm D) with digits of 64 bits and a divisor that begins
        // with a one.
        let shift = divisor.leading_zeros();
        let divisor = divisor << shift;
        let high = match shift {
            0 => self.high,
            _ => (self.high << shift) | (self.low >> (u128::BITS - shift)),
        };
        let low = self.low << shift;
        let (first, remainder) = divide_step(high, low >> HALF, divisor);
        let (second, remainder) = divide_step(remainder, low & LOW_HALF, divisor);
        ((first << HALF) | second, remainder >> shift)
    }
}

/// Divides `high × 2^64 + next` by `divisor`, which begins with a one and is larger than `high`.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the divisor is at least 2^127, the estimate at most two too high"
)]
fn divide_step(high: u128, next: u128, divisor: u128) -> (u128, u128) {
    let (divisor_high, divisor_low) = (divisor >> HALF, divisor & LOW_HALF);
    let (mut digit, mut rest) = div_rem(high, divisor_high);
    while digit > LOW_HALF || digit * divisor_low > ((rest << HALF) | next) {
        digit -= 1;
        rest += divisor_high;
        if rest > LOW_HALF {
            break;
        }
    }
    let remainder = ((high << HALF) | next).wrapping_sub(digit.wrapping_mul(divisor));
    (digit, remainder)
}

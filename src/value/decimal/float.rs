//! To binary floating point, for the edge where JavaScript has no other numbers.

use super::Decimal;
use super::digits::power_of_ten;
use super::wide::Wide;

/// The largest power of ten that a step multiplies or divides by, so that it fits half of 128 bits.
const STEP: u32 = 19;
/// The bits of a double's significand.
const SIGNIFICAND: u32 = f64::MANTISSA_DIGITS;
/// The exponent of two of the smallest double.
const SMALLEST: i32 = -1_074;

/// A number in binary: `significand × 2^exponent`, and a little more where `sticky`.
struct Binary {
    // INVARIANT: the first bit is set.
    significand: u128,
    exponent: i32,
    sticky: bool,
}

#[expect(
    clippy::arithmetic_side_effects,
    reason = "shifts are by less than 128 bits, exponents below 2^14"
)]
impl Binary {
    /// A number that is not zero.
    fn new(number: Decimal) -> Self {
        let coefficient = number.coefficient();
        let shift = coefficient.leading_zeros();
        let mut binary = Self {
            significand: coefficient << shift,
            exponent: -shift.cast_signed(),
            sticky: false,
        };
        let mut tens = number.exponent();
        while tens > 0 {
            let step = tens.unsigned_abs().min(STEP);
            binary.multiply(power_of_ten(step));
            tens -= step.cast_signed();
        }
        while tens < 0 {
            let step = tens.unsigned_abs().min(STEP);
            binary.divide(power_of_ten(step));
            tens += step.cast_signed();
        }
        binary
    }

    fn multiply(&mut self, factor: u128) {
        let Wide { high, low } = Wide::product(self.significand, factor);
        // The factor is at least 10, so that some bits are in the high half, and at most 64.
        let excess = u128::BITS - high.leading_zeros();
        self.sticky |= low << (u128::BITS - excess) != 0;
        self.significand = high << (u128::BITS - excess) | low >> excess;
        self.exponent += excess.cast_signed();
    }

    fn divide(&mut self, divisor: u128) {
        // As many more bits as the quotient loses, save one.
        let bits = divisor.ilog2();
        let dividend =
            Wide { high: self.significand >> (u128::BITS - bits), low: self.significand << bits };
        let (quotient, remainder) = dividend.divide(divisor);
        let shift = quotient.leading_zeros();
        self.sticky |= remainder != 0;
        self.significand = quotient << shift;
        self.exponent -= bits.cast_signed() + shift.cast_signed();
    }

    /// The nearest double, ties to even.
    #[expect(
        clippy::cast_precision_loss,
        reason = "the bits that are kept are those of a significand"
    )]
    fn to_f64(&self) -> f64 {
        let normal = u128::BITS - SIGNIFICAND;
        // Below the normal doubles fewer bits are left.
        let missing = (SMALLEST - self.exponent - normal.cast_signed()).max(0);
        let dropped = normal + missing.unsigned_abs();
        if dropped > u128::BITS {
            return 0.0;
        }
        let mut kept = self.significand.checked_shr(dropped).unwrap_or(0);
        let rest = self.significand << (u128::BITS - dropped);
        let half = 1 << (u128::BITS - 1);
        if rest > half || rest == half && (self.sticky || kept & 1 == 1) {
            kept += 1;
        }
        kept as f64 * power_of_two(self.exponent + dropped.cast_signed())
    }
}

/// 2^`exponent`, infinite beyond the doubles.
#[expect(clippy::arithmetic_side_effects, reason = "exponents of doubles are below 2^11")]
fn power_of_two(exponent: i32) -> f64 {
    const BIAS: i32 = 1_023;
    let biased = match exponent {
        SMALLEST..-1_022 => return f64::from_bits(1 << (exponent - SMALLEST)),
        -1_022..=BIAS => exponent + BIAS,
        _ => return f64::INFINITY,
    };
    f64::from_bits(u64::from(biased.unsigned_abs()) << (SIGNIFICAND - 1))
}

impl Decimal {
    /// The magnitude where the coefficient is a double and so is the power of ten that divides it: a division of doubles
    /// is rounded once.
    #[expect(clippy::cast_precision_loss, reason = "both are doubles, as is checked")]
    #[expect(clippy::cast_possible_truncation, reason = "powers of ten up to 10^19 fit")]
    fn quotient(self) -> Option<f64> {
        let tens = self.exponent().checked_neg()?.try_into().ok().filter(|tens| *tens <= STEP)?;
        let is_double = self.high == 0 && self.low <= 1 << SIGNIFICAND;
        is_double.then(|| self.low as f64 / power_of_ten(tens) as u64 as f64)
    }

    /// The double nearest to this number; an infinity where it is larger than all of them.
    ///
    /// Nothing computes with the result: it is for showing a number to JavaScript.
    pub fn to_f64(self) -> f64 {
        let magnitude = self.quotient().unwrap_or_else(|| match self.adjusted() {
            _ if self.is_zero() => 0.0,
            ..-345 => 0.0,
            310.. => f64::INFINITY,
            _ => Binary::new(self).to_f64(),
        });
        if self.is_negative() { -magnitude } else { magnitude }
    }
}

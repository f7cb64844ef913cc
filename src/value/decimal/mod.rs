//! FEEL's numbers: IEEE 754-2008 decimal128, without infinities and NaNs.
//!
//! A number is a sign, a coefficient of up to 34 digits and an exponent of ten from −6176 to 6111.
//! Arithmetic follows the General Decimal Arithmetic specification at precision 34: trailing zeros
//! (`1.10`) and the sign of zero are kept, results are rounded once. Where that specification
//! answers with an infinity or a NaN, the answer here is `None`, which FEEL makes `null`.
//!
//! [`Arithmetic`] holds the rounding mode and collects the conditions; the methods of [`Decimal`]
//! are the same operations with the default mode and the conditions dropped.

mod add;
mod arithmetic;
mod compare;
mod digits;
mod divide;
mod exp;
mod fixed;
mod float;
mod format;
mod integer;
mod integral;
mod ln;
mod multiply;
mod parse;
mod power;
mod round;
mod wide;

pub use arithmetic::{Arithmetic, Rounding, Status};

use digits::digit_count;

/// The digits of a coefficient.
const PRECISION: u32 = 34;
/// The largest coefficient, 34 nines.
const MAX_COEFFICIENT: u128 = 9_999_999_999_999_999_999_999_999_999_999_999;
/// The exponent of the smallest subnormal number.
const MIN_EXPONENT: i32 = -6176;
/// The largest exponent of a 34-digit coefficient.
const MAX_EXPONENT: i32 = 6111;
/// The adjusted exponent of the smallest normal number.
const MIN_ADJUSTED: i32 = -6143;
/// The adjusted exponent of the largest number.
const MAX_ADJUSTED: i32 = 6144;

/// A decimal128 number: `(-1)^negative × coefficient × 10^exponent`.
///
/// `==`, `<` and hashing go by numeric value: `1.0`, `1` and `1.00` are equal, and so are `0` and
/// `-0`.
#[derive(Clone, Copy)]
pub struct Decimal {
    // INVARIANT: the coefficient is at most `MAX_COEFFICIENT`, the exponent from `MIN_EXPONENT` to
    // `MAX_EXPONENT`. Two halves, because a `u128` would align the whole value to 16 bytes.
    high: u64,
    low: u64,
    exponent: i16,
    negative: bool,
}

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self { high: 0, low: 0, exponent: 0, negative: false };
    /// 1.
    pub const ONE: Self = Self { high: 0, low: 1, exponent: 0, negative: false };

    /// A number of parts that already fit.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the halves of a coefficient are split, the exponent is in range by invariant"
    )]
    const fn pack(negative: bool, coefficient: u128, exponent: i32) -> Self {
        debug_assert!(coefficient <= MAX_COEFFICIENT);
        debug_assert!(exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT);
        Self {
            high: (coefficient >> 64) as u64,
            low: coefficient as u64,
            exponent: exponent as i16,
            negative,
        }
    }

    /// The number `(-1)^negative × coefficient × 10^exponent`, rounded half-even to 34 digits;
    /// `None` where it is too large.
    pub fn from_parts(negative: bool, coefficient: u128, exponent: i32) -> Option<Self> {
        Arithmetic::default().settle(negative, coefficient, exponent, false)
    }

    /// The digits without sign and point.
    pub fn coefficient(self) -> u128 {
        (u128::from(self.high) << 64) | u128::from(self.low)
    }

    /// The power of ten that the coefficient is multiplied by.
    pub fn exponent(self) -> i32 {
        i32::from(self.exponent)
    }

    /// Whether the sign is minus; `-0` has one too.
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether this is `0` or `-0`, whatever the exponent.
    pub fn is_zero(self) -> bool {
        self.high == 0 && self.low == 0
    }

    /// The exponent of the first digit, as in scientific notation.
    #[expect(clippy::arithmetic_side_effects, reason = "exponents are far from the ends of i32")]
    fn adjusted(self) -> i32 {
        self.exponent() + digit_count(self.coefficient()).cast_signed() - 1
    }

    /// The digits after the point that this number is written with; never negative.
    pub fn fraction_digits(self) -> u32 {
        self.exponent().min(0).unsigned_abs()
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self::ZERO
    }
}

//! Addition and subtraction.

use super::digits::{digit_count, div_rem, power_of_ten};
use super::{Arithmetic, Decimal, Rounding};

/// The digits that 128 bits hold without care: sums of two such numbers still fit.
const ROOM: u32 = 38;

impl Arithmetic {
    /// `left + right`.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "terms are below 2^127, exponents below 2^14"
    )]
    pub fn add(&mut self, left: Decimal, right: Decimal) -> Option<Decimal> {
        let (large, small) =
            if left.exponent >= right.exponent { (left, right) } else { (right, left) };
        let shift = (large.exponent() - small.exponent()).unsigned_abs();
        let coefficient = large.coefficient();
        if shift == 0 {
            return self.sum(
                (large.negative, coefficient),
                (small.negative, small.coefficient()),
                small.exponent(),
            );
        }
        if coefficient == 0 {
            return self.sum(
                (large.negative, 0),
                (small.negative, small.coefficient()),
                small.exponent(),
            );
        }
        let space = ROOM - digit_count(coefficient);
        if shift <= space {
            let scaled = coefficient * power_of_ten(shift);
            return self.sum(
                (large.negative, scaled),
                (small.negative, small.coefficient()),
                small.exponent(),
            );
        }
        // The sum has at least 37 digits before the ones of `small` that are cut off here.
        let scaled = coefficient * power_of_ten(space);
        let cut = shift - space;
        let (kept, sticky) = match small.coefficient() {
            addend if cut >= ROOM => (0, addend != 0),
            addend => {
                let (kept, rest) = div_rem(addend, power_of_ten(cut));
                (kept, rest != 0)
            }
        };
        let exponent = large.exponent() - space.cast_signed();
        let sum = if large.negative == small.negative {
            scaled + kept
        } else {
            scaled - kept - u128::from(sticky)
        };
        self.settle(large.negative, sum, exponent, sticky)
    }

    /// `left - right`.
    pub fn subtract(&mut self, left: Decimal, right: Decimal) -> Option<Decimal> {
        self.add(left, right.negated())
    }

    /// The exact sum of two signed coefficients of one exponent.
    #[expect(clippy::arithmetic_side_effects, reason = "terms are below 2^127")]
    fn sum(&mut self, left: (bool, u128), right: (bool, u128), exponent: i32) -> Option<Decimal> {
        let (negative, sum) = if left.0 == right.0 {
            (left.0, left.1 + right.1)
        } else if left.1 > right.1 {
            (left.0, left.1 - right.1)
        } else if left.1 < right.1 {
            (right.0, right.1 - left.1)
        } else {
            (self.rounding == Rounding::Floor, 0)
        };
        self.settle(negative, sum, exponent, false)
    }

    /// `0 + number`: the number itself, save that `-0` becomes `0`.
    pub fn plus(&mut self, number: Decimal) -> Option<Decimal> {
        let negative = number.negative && (!number.is_zero() || self.rounding == Rounding::Floor);
        self.settle(negative, number.coefficient(), number.exponent(), false)
    }

    /// `0 - number`.
    pub fn minus(&mut self, number: Decimal) -> Option<Decimal> {
        self.plus(number.negated())
    }

    /// The magnitude of `number`.
    pub fn abs(&mut self, number: Decimal) -> Option<Decimal> {
        self.plus(Decimal { negative: false, ..number })
    }
}

impl Decimal {
    /// The same number with the other sign, `0` too.
    fn negated(self) -> Self {
        Self { negative: !self.negative, ..self }
    }

    /// `self + other`; `None` where the sum is too large.
    #[expect(
        clippy::should_implement_trait,
        reason = "a sum may not exist, so that `+` would be of a surprising type"
    )]
    pub fn add(self, other: Self) -> Option<Self> {
        Arithmetic::default().add(self, other)
    }

    /// `self - other`; `None` where the difference is too large.
    pub fn subtract(self, other: Self) -> Option<Self> {
        Arithmetic::default().subtract(self, other)
    }

    /// `-self`; zero stays without sign.
    #[must_use]
    pub fn minus(self) -> Self {
        if self.is_zero() { Self { negative: false, ..self } } else { self.negated() }
    }

    /// The magnitude.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { negative: false, ..self }
    }
}

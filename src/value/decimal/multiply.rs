//! Multiplication.

use super::wide::Wide;
use super::{Arithmetic, Decimal};

impl Arithmetic {
    /// `left × right`.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "factors are halves of 64 bits, exponents below 2^14"
    )]
    pub fn multiply(&mut self, left: Decimal, right: Decimal) -> Option<Decimal> {
        let negative = left.negative != right.negative;
        let exponent = left.exponent() + right.exponent();
        if left.high == 0 && right.high == 0 {
            let product = u128::from(left.low) * u128::from(right.low);
            return self.settle(negative, product, exponent, false);
        }
        let (product, cut, sticky) =
            Wide::product(left.coefficient(), right.coefficient()).narrow();
        self.settle(negative, product, exponent + cut.cast_signed(), sticky)
    }
}

impl Decimal {
    /// `self × other`; `None` where the product is too large.
    pub fn multiply(self, other: Self) -> Option<Self> {
        Arithmetic::default().multiply(self, other)
    }
}

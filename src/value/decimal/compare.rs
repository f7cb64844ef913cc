//! Comparison: by value, and the total order over representations.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::digits::{digit_count, power_of_ten, strip_zeros};
use super::{Arithmetic, Decimal};

impl Decimal {
    /// Orders by sign, then value, then exponent: `-1 < -0 < 0 < 1.00 < 1.0 < 1`.
    pub fn compare_total(self, other: Self) -> Ordering {
        let by_representation = || {
            let magnitude = compare_magnitude(self, other).then(self.exponent.cmp(&other.exponent));
            if self.negative { magnitude.reverse() } else { magnitude }
        };
        other.negative.cmp(&self.negative).then_with(by_representation)
    }
}

impl Arithmetic {
    /// The larger number; of equal ones that which is later in the total order.
    pub fn max(&mut self, left: Decimal, right: Decimal) -> Option<Decimal> {
        let first = left.cmp(&right).then_with(|| left.compare_total(right)).is_ge();
        self.apply(if first { left } else { right })
    }

    /// The smaller number; of equal ones that which is earlier in the total order.
    pub fn min(&mut self, left: Decimal, right: Decimal) -> Option<Decimal> {
        let first = left.cmp(&right).then_with(|| left.compare_total(right)).is_le();
        self.apply(if first { left } else { right })
    }
}

/// Compares two numbers without their signs.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the coefficient with fewer digits is scaled to 34 at most"
)]
fn compare_magnitude(left: Decimal, right: Decimal) -> Ordering {
    let (left_digits, right_digits) = (left.coefficient(), right.coefficient());
    if left.exponent == right.exponent || left_digits == 0 || right_digits == 0 {
        return left_digits.cmp(&right_digits);
    }
    let (left_count, right_count) = (digit_count(left_digits), digit_count(right_digits));
    left.adjusted().cmp(&right.adjusted()).then_with(|| {
        let left_scaled = left_digits * power_of_ten(right_count.saturating_sub(left_count));
        let right_scaled = right_digits * power_of_ten(left_count.saturating_sub(right_count));
        left_scaled.cmp(&right_scaled)
    })
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.is_zero(), number.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let by_magnitude = || {
            let magnitude = compare_magnitude(*self, *other);
            if self.negative { magnitude.reverse() } else { magnitude }
        };
        sign(self)
            .cmp(&sign(other))
            .then_with(|| if self.is_zero() { Ordering::Equal } else { by_magnitude() })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    #[expect(clippy::arithmetic_side_effects, reason = "an exponent in range grows by 38 at most")]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (coefficient, stripped) = strip_zeros(self.coefficient(), u32::MAX);
        let exponent = if coefficient == 0 { 0 } else { self.exponent() + stripped.cast_signed() };
        (self.negative && coefficient != 0, coefficient, exponent).hash(state);
    }
}

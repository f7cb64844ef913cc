//! The natural logarithm.

use super::digits::{digit_count, power_of_ten};
use super::fixed::Fixed;
use super::{Arithmetic, Decimal, Status};

/// ln 2
const LN_2: Fixed = Fixed::from_limbs([
    0xed2e_ae35_c138_2144,
    0x5595_52fb_4afa_1b10,
    0xe7b8_7620_6deb_ac98,
    0x8a0d_175b_8baa_fa2b,
    0x40f3_4326_7298_b62d,
    0xc9e3_b398_03f2_f6af,
    0xb172_17f7_d1cf_79ab,
    0,
]);

/// ln 10
pub(super) const LN_10: Fixed = Fixed::from_limbs([
    0xb188_9061_042f_8b6b,
    0x31c3_2f00_b17c_35a0,
    0x58bc_0b5e_c6a0_4173,
    0x0f18_7a08_07c0_b5ca,
    0x8a3f_b3e7_6977_e43a,
    0xa95b_58ae_0b4c_28a3,
    0x4d76_3776_aaa2_b05b,
    2,
]);

impl Arithmetic {
    /// The natural logarithm of `number`, correctly rounded; invalid where that is not above zero.
    pub fn ln(&mut self, number: Decimal) -> Option<Decimal> {
        if number.is_zero() || number.is_negative() {
            return self.fail(Status::INVALID_OPERATION);
        }
        if number == Decimal::ONE {
            return Some(Decimal::ZERO);
        }
        let (magnitude, negative) = ln_fixed(number);
        magnitude.to_decimal(self, negative, 0)
    }
}

/// The logarithm of a number above zero: its magnitude and whether it is negative.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "coefficients are below 2^113, powers of two up to 8"
)]
pub(super) fn ln_fixed(number: Decimal) -> (Fixed, bool) {
    let coefficient = number.coefficient();
    let one = power_of_ten(digit_count(coefficient) - 1);
    // number = coefficient / one × 10^tens, and that = f × 2^twos × 10^tens with 5/7 < f <= 10/7.
    let tens = number.adjusted();
    let twos = (0..3).find(|twos| coefficient * 7 <= (one * 10) << twos).unwrap_or(3);
    let unit = one << twos;
    // ln f = 2 artanh ((f - 1) / (f + 1))
    let series = artanh(&Fixed::from_fraction(coefficient.abs_diff(unit), coefficient + unit))
        .times_small(2);
    let twos = LN_2.times_small(twos);
    let mantissa = if coefficient < unit { twos.minus(&series) } else { twos.plus(&series) };
    let tens_part = LN_10.times_small(u64::from(tens.unsigned_abs()));
    // The mantissa is from 0 to ln 10, so that the tens decide the sign.
    if tens < 0 { (tens_part.minus(&mantissa), true) } else { (tens_part.plus(&mantissa), false) }
}

/// The inverse hyperbolic tangent of z < 1/5, by its series.
#[expect(clippy::arithmetic_side_effects, reason = "each term takes five bits of 448")]
fn artanh(z: &Fixed) -> Fixed {
    let square = z.times(z);
    let mut sum = *z;
    let mut power = *z;
    let mut divisor = 3;
    while !power.is_zero() {
        power = power.times(&square);
        sum = sum.plus(&power.divided_by(divisor));
        divisor += 2;
    }
    sum
}

impl Decimal {
    /// The natural logarithm; `None` where this number is not above zero.
    pub fn ln(self) -> Option<Self> {
        Arithmetic::default().ln(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_what_the_series_gives() {
        let close = |left: &Fixed, right: &Fixed| {
            let (difference, _) = left.difference(right);
            difference.times_power_of_ten(130).unwrap().integer() == 0
        };
        // ln 2 = 2 artanh 1/3; artanh needs z < 1/5, so 2 = (4/3) × (3/2).
        let ln = |high: u128, low: u128| {
            artanh(&Fixed::from_fraction(high - low, high + low)).times_small(2)
        };
        let two = ln(4, 3).plus(&ln(3, 2));
        assert!(close(&two, &LN_2));
        assert!(close(&two.times_small(3).plus(&ln(5, 4)), &LN_10));
    }
}

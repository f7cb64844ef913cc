//! Arithmetic on big integers, to check decimal arithmetic against.

use num_bigint::{BigInt, Sign};
use proptest::prelude::*;
use routeslip::value::Decimal;

/// A rational number: numerator and positive denominator.
#[derive(Clone, Debug)]
pub(super) struct Ratio(pub(super) BigInt, pub(super) BigInt);

pub(super) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

pub(super) fn ratio(number: Decimal) -> Ratio {
    let sign = if number.is_negative() { -1 } else { 1 };
    let coefficient = BigInt::from(number.coefficient()) * sign;
    let power = power_of_ten(number.exponent().unsigned_abs());
    if number.exponent() >= 0 {
        Ratio(coefficient * power, 1.into())
    } else {
        Ratio(coefficient, power)
    }
}

/// The number of 34 digits nearest to a ratio, ties to even, without trailing zeros; for exponents
/// in the normal range.
pub(super) fn nearest(value: &Ratio) -> Decimal {
    let Ratio(numerator, denominator) = value;
    if numerator.sign() == Sign::NoSign {
        return Decimal::ZERO;
    }
    let negative = numerator.sign() == Sign::Minus;
    let magnitude = BigInt::from(numerator.magnitude().clone());
    let length = |integer: &BigInt| integer.to_string().len() as i64;
    let mut exponent = length(&magnitude) - length(denominator) - 34;
    loop {
        let power = power_of_ten(exponent.unsigned_abs() as u32);
        let (top, bottom) = if exponent < 0 {
            (&magnitude * power, denominator.clone())
        } else {
            (magnitude.clone(), denominator * power)
        };
        let quotient = &top / &bottom;
        if length(&quotient) > 34 {
            exponent += 1;
            continue;
        }
        let twice = (&top - &quotient * &bottom) * 2;
        let odd = &quotient % 2 == 1.into();
        let rounded =
            if twice > bottom || twice == bottom && odd { quotient + 1 } else { quotient };
        let coefficient = u128::try_from(rounded).unwrap();
        return Decimal::from_parts(negative, coefficient, exponent as i32).unwrap().reduce();
    }
}

/// Numbers of all lengths, with exponents in a range.
pub(super) fn decimals(exponents: std::ops::Range<i32>) -> impl Strategy<Value = Decimal> {
    let coefficient =
        (0..=34_u32, any::<u128>()).prop_map(|(digits, bits)| bits % 10_u128.pow(digits));
    let edges = (1..=34_u32, 0..2_u128)
        .prop_map(|(digits, less)| (10_u128.pow(digits) - less) % 10_u128.pow(34));
    (any::<bool>(), prop_oneof![4 => coefficient, 1 => edges], exponents).prop_map(
        |(negative, coefficient, exponent)| {
            Decimal::from_parts(negative, coefficient, exponent).unwrap()
        },
    )
}

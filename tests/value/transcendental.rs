//! Exponentials, logarithms and powers against series of big integers.

use num_bigint::BigInt;
use proptest::prelude::*;
use routeslip::value::Decimal;
use routeslip::value::decimal::{Arithmetic, Rounding};

use super::reference::{Ratio, decimals, nearest, power_of_ten, ratio};

/// The digits after the point that the reference computes with.
const PLACES: u32 = 150;

/// e^x by its series, in units of 10^-`PLACES`, for small x.
fn exp(x: &Ratio) -> Ratio {
    let one = power_of_ten(PLACES);
    // e^x = (e^(x / 2^16))^(2^16)
    let x = &x.0 * &one / (&x.1 << 16);
    let (mut sum, mut term, mut index) = (one.clone(), one.clone(), 1);
    while term != BigInt::ZERO {
        term = term * &x / (&one * index);
        sum += &term;
        index += 1;
    }
    for _ in 0..16 {
        sum = &sum * &sum / &one;
    }
    Ratio(sum, one)
}

fn below(left: &Ratio, right: &Ratio) -> bool {
    &left.0 * &right.1 < &right.0 * &left.1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn exponentials_are_the_nearest_number(x in decimals(-40..1)) {
        prop_assume!(x.abs() < Decimal::from(60));
        prop_assert_eq!(x.exp().unwrap(), nearest(&exp(&ratio(x))));
    }

    #[test]
    fn logarithms_lie_between_their_neighbours(x in decimals(-36..3)) {
        prop_assume!(!x.is_zero() && x.abs() != Decimal::ONE);
        let x = x.abs();
        // A logarithm rounded down is not above the real one, its successor is.
        let low = Arithmetic::new(Rounding::Floor).ln(x).unwrap();
        let high = Arithmetic::new(Rounding::Ceiling).ln(x).unwrap();
        prop_assert!(low < high);
        prop_assert!(below(&exp(&ratio(low)), &ratio(x)));
        prop_assert!(below(&ratio(x), &exp(&ratio(high))));
        let near = x.ln().unwrap();
        prop_assert!(near == low || near == high);
        let (Ratio(a, b), Ratio(c, d)) = (ratio(low), ratio(high));
        let middle = Ratio(&a * &d + &c * &b, &b * &d * 2);
        prop_assert_eq!(near == high, below(&exp(&middle), &ratio(x)));
    }

    #[test]
    fn whole_powers_are_the_nearest_number(x in decimals(-34..2), count in 1..40_u32) {
        prop_assume!(!x.is_zero());
        let Ratio(numerator, denominator) = ratio(x);
        let exact = Ratio(numerator.pow(count), denominator.pow(count));
        prop_assert_eq!(x.power(Decimal::from(count)).unwrap(), nearest(&exact));
        let sign = if exact.0 < BigInt::ZERO { -1 } else { 1 };
        let inverse = Ratio(exact.1 * sign, exact.0 * sign);
        prop_assert_eq!(x.power(Decimal::from(count).minus()).unwrap(), nearest(&inverse));
    }

    #[test]
    fn roots_lie_between_their_neighbours(x in decimals(-40..40)) {
        let x = x.abs();
        let low = Arithmetic::new(Rounding::Floor).sqrt(x).unwrap();
        let high = Arithmetic::new(Rounding::Ceiling).sqrt(x).unwrap();
        let square = |root: Decimal| { let Ratio(a, b) = ratio(root); Ratio(&a * &a, &b * &b) };
        prop_assert!(!below(&ratio(x), &square(low)));
        prop_assert!(!below(&square(high), &ratio(x)));
        let near = x.sqrt().unwrap();
        prop_assert!(near == low || near == high);
    }

    #[test]
    fn squares_and_fifth_powers_have_exact_roots(root in 1..10_000_000_u64, exponent in -3..4_i32) {
        let root = Decimal::from_parts(false, root.into(), exponent).unwrap();
        let two = Decimal::from(2);
        prop_assert_eq!(root.multiply(root).unwrap().sqrt(), Some(root));
        let tenth = Decimal::parse("0.2").unwrap();
        let fifth = root.reduce().power(Decimal::from(5)).unwrap();
        if fifth.coefficient() < 10_u128.pow(33) {
            prop_assert_eq!(fifth.power(tenth), Some(root));
            prop_assert_eq!(fifth.power(tenth.multiply(two).unwrap()), root.power(two));
        }
    }
}

#[test]
fn exact_powers_are_written_as_people_do() {
    let number = |text: &str| Decimal::parse(text).unwrap();
    for (base, exponent, power) in [
        ("3", "4", "81"),
        ("10", "3", "1000"),
        ("10", "-3", "0.001"),
        ("2", "-2", "0.25"),
        ("1.10", "2", "1.21"),
        ("-2", "3", "-8"),
        ("-2", "-2", "0.25"),
        ("4", "0.5", "2"),
        ("0.04", "1.5", "0.008"),
        ("1024", "0.2", "4"),
        ("7", "0", "1"),
        ("0", "0", "1"),
        ("0", "2", "0"),
        ("1", "0.3333", "1"),
        ("2", "112", "5192296858534827628530496329220096"),
    ] {
        assert_eq!(
            number(base).power(number(exponent)).unwrap().to_string(),
            power,
            "{base} ** {exponent}"
        );
    }
    for (base, exponent) in [("-8", "0.5"), ("0", "-1"), ("10", "6145"), ("1.000001", "1E+30")] {
        assert_eq!(number(base).power(number(exponent)), None, "{base} ** {exponent}");
    }
    assert_eq!(number("10").power(number("-7000")), Some(Decimal::ZERO));
    assert_eq!(number("-1").sqrt(), None);
    let mut floor = Arithmetic::new(Rounding::Floor);
    let below = floor.power(number("-1.1"), number("101")).unwrap();
    assert!(
        below < Arithmetic::new(Rounding::Ceiling).power(number("-1.1"), number("101")).unwrap()
    );
    assert_eq!(number("0").ln(), None);
    assert_eq!(number("-3").ln(), None);
    assert_eq!(number("1.00").ln(), Some(Decimal::ZERO));
}

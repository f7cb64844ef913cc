use num_bigint::BigInt;
use proptest::prelude::*;
use routeslip::value::Decimal;
use routeslip::value::decimal::{Arithmetic, Rounding};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::reference::{Ratio, decimals, nearest, ratio};

fn hash(number: Decimal) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(number in decimals(-6176..6112)) {
        let scientific = Decimal::parse(&number.to_scientific()).unwrap();
        prop_assert!(scientific.compare_total(number).is_eq());
        prop_assert_eq!(Decimal::parse(&number.to_string()).unwrap(), number);
    }

    #[test]
    fn sums_and_products_are_exact_before_they_are_rounded(
        left in decimals(-40..40),
        right in decimals(-40..40),
    ) {
        let (Ratio(a, b), Ratio(c, d)) = (ratio(left), ratio(right));
        prop_assert_eq!(left.add(right).unwrap(), nearest(&Ratio(&a * &d + &c * &b, &b * &d)));
        prop_assert_eq!(left.subtract(right).unwrap(), nearest(&Ratio(&a * &d - &c * &b, &b * &d)));
        prop_assert_eq!(left.multiply(right).unwrap(), nearest(&Ratio(&a * &c, &b * &d)));
    }

    #[test]
    fn quotients_are_exact_before_they_are_rounded(
        left in decimals(-40..40),
        right in decimals(-40..40),
    ) {
        prop_assume!(!right.is_zero());
        let (Ratio(a, b), Ratio(c, d)) = (ratio(left), ratio(right));
        let sign = if c < BigInt::ZERO { -1 } else { 1 };
        prop_assert_eq!(left.divide(right).unwrap(), nearest(&Ratio(a * d * sign, b * c * sign)));
    }

    #[test]
    fn modulo_is_the_floored_remainder(left in decimals(-20..60), right in decimals(-20..20)) {
        prop_assume!(!right.is_zero());
        let (Ratio(a, b), Ratio(c, d)) = (ratio(left), ratio(right));
        let (top, bottom) = (&a * &d, &c * &b);
        // Floored division, as that of integers rounds toward zero.
        let truncated = &top / &bottom;
        let negative = (top < BigInt::ZERO) != (bottom < BigInt::ZERO);
        let below = negative && &truncated * &bottom != top;
        let floor = if below { truncated - 1 } else { truncated };
        let exact = Ratio(top - floor * bottom, b * d);
        prop_assert_eq!(left.modulo(right).unwrap(), nearest(&exact));
    }

    #[test]
    fn order_and_hash_go_by_value(left in decimals(-30..30), right in decimals(-30..30)) {
        let (Ratio(a, b), Ratio(c, d)) = (ratio(left), ratio(right));
        prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        let reduced = left.reduce();
        prop_assert_eq!(reduced, left);
        prop_assert_eq!(hash(reduced), hash(left));
    }

    #[test]
    fn addition_and_multiplication_commute_to_the_digit(
        left in decimals(-6176..6112),
        right in decimals(-6176..6112),
    ) {
        let same = |one: Option<Decimal>, other: Option<Decimal>| match (one, other) {
            (Some(one), Some(other)) => one.compare_total(other).is_eq(),
            (one, other) => one.is_none() && other.is_none(),
        };
        prop_assert!(same(left.add(right), right.add(left)));
        prop_assert!(same(left.multiply(right), right.multiply(left)));
        let turned = right.subtract(left).map(Decimal::minus);
        // The sign of a zero difference does not turn: 0 - 0 is 0 both ways.
        let zero = turned.is_some_and(Decimal::is_zero);
        let difference = left.subtract(right);
        let turns = if zero { difference == turned } else { same(difference, turned) };
        prop_assert!(turns);
    }

    #[test]
    fn rounding_to_a_scale_stays_within_one_unit(number in decimals(-30..2), scale in 0..10_i32) {
        let unit = Decimal::from_parts(false, 1, -scale).unwrap();
        let (floor, ceiling) = (number.floor(scale), number.ceiling(scale));
        prop_assert!(floor <= Some(number) && ceiling >= Some(number));
        if let (Some(floor), Some(ceiling)) = (floor, ceiling) {
            prop_assert!(ceiling.subtract(floor).unwrap() <= unit);
            let half = [Rounding::HalfEven, Rounding::HalfUp, Rounding::HalfDown];
            for rounding in half.into_iter().chain([Rounding::Up, Rounding::Down]) {
                let rounded = number.round(scale, rounding).unwrap();
                prop_assert!(rounded == floor || rounded == ceiling);
            }
        }
    }

    #[test]
    fn integers_pass_through(integer in any::<i64>()) {
        prop_assert_eq!(Decimal::from(integer).to_i64(), Some(integer));
        prop_assert_eq!(Decimal::from(integer).to_string(), integer.to_string());
        prop_assert_eq!(Decimal::from(integer).is_even(), Some(integer % 2 == 0));
        prop_assert_eq!(Decimal::from(integer).is_integer(), true);
    }

    #[test]
    fn doubles_are_the_nearest(number in prop_oneof![decimals(-40..10), decimals(-380..320)]) {
        prop_assert_eq!(number.to_f64(), number.to_scientific().parse::<f64>().unwrap());
    }

    #[test]
    fn doubles_halfway_between_two_are_even(odd in 1_u64 << 52..1 << 53, halvings in 0..12_i32) {
        let power = Decimal::from(2).power(halvings.into()).unwrap();
        let tie = Decimal::from(odd * 2 + 1).divide(power).unwrap();
        prop_assert_eq!(tie.to_f64(), tie.to_scientific().parse::<f64>().unwrap());
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "[-+.eE0-9]{0,60}|.{0,20}") {
        let _ = Decimal::parse(&text);
    }
}

#[test]
fn what_is_not_a_number_is_refused() {
    for text in
        ["", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "NaN", "Infinity", "0x1", "١"]
    {
        assert!(Decimal::parse(text).is_none(), "{text}");
    }
    assert!(Decimal::parse("1E+6145").is_none(), "too large");
}

#[test]
fn numbers_are_written_for_people() {
    for (text, written) in [
        ("1.10", "1.10"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("1E+3", "1000"),
        ("12E+31", "120000000000000000000000000000000"),
        ("1E+34", "1E+34"),
        ("0.000001", "0.000001"),
        ("0.0000001", "1E-7"),
        ("-1.5E-9", "-1.5E-9"),
        ("0E+99", "0"),
        (".5", "0.5"),
        ("5.", "5"),
    ] {
        assert_eq!(Decimal::parse(text).unwrap().to_string(), written, "{text}");
    }
}

#[test]
fn whole_numbers_are_recognised_however_they_are_written() {
    let number = |text: &str| Decimal::parse(text).unwrap();
    for (text, integer) in [("3.00", 3), ("3E+2", 300), ("-7", -7), ("0.0", 0), ("0E+50", 0)] {
        assert_eq!(number(text).to_i64(), Some(integer), "{text}");
    }
    for text in ["3.5", "1E+40", "1E-6000", "9223372036854775808"] {
        assert_eq!(number(text).to_i64(), None, "{text}");
    }
    assert_eq!(number("3E+50").is_even(), Some(true));
    assert_eq!(number("3.0").is_even(), Some(false));
    assert_eq!(number("2.5").is_even(), None);
}

#[test]
fn scales_have_the_limits_of_the_format() {
    let number = Decimal::parse("5.5").unwrap();
    assert_eq!(number.round(-6112, Rounding::Up), None);
    assert_eq!(number.round(6177, Rounding::Up), None);
    assert_eq!(number.round(6176, Rounding::Up), Some(number));
    assert_eq!(number.round(-6111, Rounding::Up).unwrap().to_string(), "1E+6111");
    assert_eq!(number.round(3, Rounding::Up).unwrap().to_string(), "5.500");
}

#[test]
fn conditions_collect() {
    let mut arithmetic = Arithmetic::new(Rounding::Down);
    let third = arithmetic.divide(Decimal::ONE, Decimal::from(3)).unwrap();
    assert_eq!(third.to_string(), format!("0.{}", "3".repeat(34)));
    assert!(!arithmetic.status().is_empty());
}

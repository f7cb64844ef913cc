//! Numbers of JSON with all their digits: comparing and dividing them is exact, however long they are.

use std::cmp::Ordering;

/// A number as it is written, taken apart. Nothing is copied.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    is_negative: bool,
    /// The digits, in two pieces where a point was between them; neither with a leading zero of the
    /// whole nor with a trailing one.
    digits: (&'a [u8], &'a [u8]),
    /// The power of ten that the last digit counts.
    exponent: i64,
}

/// Exponents beyond this are not computed with, so that sums of them never overflow.
const MOST_EXPONENT: i64 = 1 << 60;

impl<'a> Number<'a> {
    /// Takes a JSON number apart; none where its exponent has more than 18 digits.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let scale = i64::try_from(part.len()).ok()?;
        let (mut whole, mut part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
        let mut cut = scale.checked_sub(i64::try_from(part.len()).ok()?)?;
        if part.is_empty() {
            let length = whole.len();
            whole = whole.trim_end_matches('0');
            cut = cut.checked_add(i64::try_from(length.checked_sub(whole.len())?).ok()?)?;
        }
        if whole.is_empty() {
            part = part.trim_start_matches('0');
        }
        let digits = (whole.as_bytes(), part.as_bytes());
        let exponent = exponent.checked_sub(scale)?.checked_add(cut)?;
        if digits.0.is_empty() && digits.1.is_empty() {
            return Some(Self { is_negative: false, digits, exponent: 0 });
        }
        (exponent.abs() < MOST_EXPONENT).then_some(Self { is_negative, digits, exponent })
    }

    /// Whether it has no fraction (Core 4.2.3): `1.0` has none.
    pub(super) fn is_integer(self) -> bool {
        self.exponent >= 0
    }

    /// Whether it is greater than 0.
    pub(super) fn is_positive(self) -> bool {
        !self.is_negative && self.length() > 0
    }

    /// Whether it is less than 0.
    pub(super) fn is_negative(self) -> bool {
        self.is_negative
    }

    /// A hash that equal numbers share.
    pub(super) fn hash(self) -> u32 {
        let start = u32::try_from(self.exponent.unsigned_abs() & 0xFFFF_FFFF).unwrap_or(0)
            ^ u32::from(self.is_negative);
        self.digits()
            .fold(start, |hash, digit| hash.wrapping_mul(31).wrapping_add(u32::from(digit)))
    }

    /// The whole number from 0 on that it is, where that fits.
    pub(super) fn to_count(self) -> Option<u64> {
        if self.is_negative || self.exponent < 0 {
            return None;
        }
        let mut count = 0_u64;
        for digit in self.digits() {
            count = count.checked_mul(10)?.checked_add(u64::from(digit))?;
        }
        if count == 0 {
            return Some(0);
        }
        count.checked_mul(10_u64.checked_pow(u32::try_from(self.exponent).ok()?)?)
    }

    /// Which of two numbers is greater.
    pub(super) fn compare(self, other: Self) -> Ordering {
        let sign = |it: Self| match (it.length(), it.is_negative) {
            (0, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let by_sign = sign(self).cmp(&sign(other));
        if by_sign != Ordering::Equal {
            return by_sign;
        }
        let by_size = self
            .magnitude()
            .cmp(&other.magnitude())
            .then_with(|| self.digits().cmp(other.digits()));
        if self.is_negative { by_size.reverse() } else { by_size }
    }

    /// How many digits it has, without zeros around them.
    fn length(self) -> usize {
        self.digits.0.len().saturating_add(self.digits.1.len())
    }

    /// The power of ten above its first digit.
    fn magnitude(self) -> i64 {
        self.exponent.saturating_add(i64::try_from(self.length()).unwrap_or(i64::MAX))
    }

    fn digits(self) -> impl Iterator<Item = u8> + 'a {
        self.digits.0.iter().chain(self.digits.1).map(|digit| digit.wrapping_sub(b'0'))
    }
}

/// What numbers are to be multiples of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Divisor {
    // INVARIANT: from 1 on, below `Self::MOST`, and no multiple of ten.
    mantissa: u128,
    exponent: i64,
}

impl Divisor {
    /// Ten times what is less than it, and a digit more, fit.
    const MOST: u128 = u128::MAX / 16;

    /// What a number divides by; none where it is not positive, or has more than about 37 digits.
    pub(super) fn of(number: Number<'_>) -> Option<Self> {
        if !number.is_positive() {
            return None;
        }
        let mut mantissa = 0_u128;
        for digit in number.digits() {
            mantissa = mantissa.checked_mul(10)?.checked_add(u128::from(digit))?;
        }
        (mantissa < Self::MOST).then_some(Self { mantissa, exponent: number.exponent })
    }

    /// Whether a number is a multiple.
    pub(super) fn divides(self, number: Number<'_>) -> bool {
        if number.length() == 0 {
            return true;
        }
        // The number has no trailing zero, so it is no multiple of a further power of ten.
        let Some(shift) = number.exponent.checked_sub(self.exponent).filter(|shift| *shift >= 0)
        else {
            return false;
        };
        let step = |rest: u128, digit: u8| {
            let grown = rest.saturating_mul(10).saturating_add(u128::from(digit));
            grown.checked_rem(self.mantissa).unwrap_or(0)
        };
        let rest = number.digits().fold(0, step);
        self.product(rest, self.power_of_ten(shift.unsigned_abs())) == 0
    }

    /// Ten to the power of `exponent`, as the rest of a division.
    fn power_of_ten(self, mut exponent: u64) -> u128 {
        let rest = |number: u128| number.checked_rem(self.mantissa).unwrap_or(0);
        let (mut power, mut square) = (rest(1), rest(10));
        while exponent > 0 {
            if exponent & 1 == 1 {
                power = self.product(power, square);
            }
            square = self.product(square, square);
            exponent >>= 1;
        }
        power
    }

    /// The product of two rests, as the rest of a division.
    fn product(self, mut left: u128, mut right: u128) -> u128 {
        let rest = |number: u128| number.checked_rem(self.mantissa).unwrap_or(0);
        let mut product = 0;
        while right > 0 {
            if right & 1 == 1 {
                product = rest(left.saturating_add(product));
            }
            left = rest(left.saturating_mul(2));
            right >>= 1;
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number<'_> {
        Number::read(text).unwrap()
    }

    fn divides(divisor: &str, text: &str) -> bool {
        Divisor::of(number(divisor)).unwrap().divides(number(text))
    }

    #[test]
    fn numbers_are_compared_by_their_value() {
        let ascending = [
            "-1e400",
            "-12",
            "-1.5",
            "-1",
            "-1e-400",
            "0",
            "1e-400",
            "0.1",
            "1",
            "1.5",
            "12",
            "1e2",
            "101",
            "1e400",
            "1.0000000000000000000000000000000000000000000001e400",
        ];
        for (place, left) in ascending.iter().enumerate() {
            for (other, right) in ascending.iter().enumerate() {
                assert_eq!(
                    number(left).compare(number(right)),
                    place.cmp(&other),
                    "{left} {right}"
                );
            }
        }
        for same in
            [["1", "1.0"], ["100", "1e2"], ["-0", "0e7"], ["0.010", "1e-2"], ["0.0", "-0.00e-5"]]
        {
            assert_eq!(number(same[0]).compare(number(same[1])), Ordering::Equal, "{same:?}");
        }
    }

    #[test]
    fn whole_numbers_are_told_whatever_their_notation() {
        for whole in ["1", "1.0", "1e400", "1.50e1", "-0.0", "10", "0e-9"] {
            assert!(number(whole).is_integer(), "{whole}");
        }
        for broken in ["1.5", "1e-1", "0.1e0", "12.345e2"] {
            assert!(!number(broken).is_integer(), "{broken}");
        }
        assert_eq!(number("1.50e1").to_count(), Some(15));
        assert_eq!(number("18446744073709551615").to_count(), Some(u64::MAX));
        for none in ["-1", "0.5", "18446744073709551616", "1e20"] {
            assert_eq!(number(none).to_count(), None, "{none}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (divisor, multiple) in [
            ("0.01", "19.99"),
            ("0.0001", "0.0075"),
            ("0.5", "1e308"),
            ("1e-8", "12391239123"),
            ("3", "3e5000"),
            ("7", "0"),
            ("2.5", "-7.50"),
            ("1234567890123456789012345678901234567", "12345678901234567890123456789012345670"),
            ("1e400", "2e400"),
        ] {
            assert!(divides(divisor, multiple), "{multiple} by {divisor}");
        }
        for (divisor, other) in [
            ("0.01", "19.999"),
            ("0.0001", "0.00751"),
            ("3", "1e5000"),
            ("2", "1e-400"),
            ("1e400", "2e399"),
            ("1234567890123456789012345678901234567", "1234567890123456789012345678901234568"),
        ] {
            assert!(!divides(divisor, other), "{other} by {divisor}");
        }
        assert_eq!(Divisor::of(number("0")), None);
        assert_eq!(Divisor::of(number("-2")), None);
    }

    #[test]
    fn endless_numbers_are_read_or_refused() {
        let long = "9".repeat(10_000);
        assert!(number(&long).is_integer());
        assert!(divides("9", &long) && !divides("2", &long));
        assert!(Number::read("1e9999999999999999999").is_none());
        assert!(Number::read("1e-9999999999999999999").is_none());
    }

    proptest! {
        #[test]
        fn arithmetic_is_that_of_integers(left in any::<i64>(), right in 1..=i64::MAX, factor in -1000_i64..1000) {
            let (text, divisor) = (left.to_string(), right.to_string());
            prop_assert_eq!(divides(&divisor, &text), left.checked_rem(right) == Some(0));
            prop_assert_eq!(number(&text).compare(number(&divisor)), left.cmp(&right));
            let product = i128::from(right).saturating_mul(i128::from(factor)).to_string();
            prop_assert!(divides(&divisor, &product));
        }
    }
}

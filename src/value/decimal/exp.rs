//! The exponential function.

use super::digits::power_of_ten;
use super::fixed::Fixed;
use super::ln::LN_10;
use super::{Arithmetic, Decimal, MAX_ADJUSTED, MIN_EXPONENT, PRECISION};

/// How many times the argument is halved before the series, and the result squared after it.
const HALVINGS: u32 = 8;

/// Arguments with a smaller first digit change nothing of 1 that 34 digits show.
pub(super) const NEGLIGIBLE: i32 = -60;

/// The integer parts from which on e^x is too large, and e^-x too small.
const TOO_LARGE: u64 = 15_000;

/// The places after the point to which 1 is written where a little more or less is meant.
const PLACES: u32 = PRECISION + 1;

impl Arithmetic {
    /// e to the power of `number`, correctly rounded.
    pub fn exp(&mut self, number: Decimal) -> Option<Decimal> {
        if number.is_zero() {
            return Some(Decimal::ONE);
        }
        if number.adjusted() < NEGLIGIBLE {
            return self.near_one(number.is_negative());
        }
        if number.abs() > Decimal::from(TOO_LARGE) {
            return self.out_of_range(number.is_negative());
        }
        self.exp_fixed(&Fixed::from_magnitude(number), number.is_negative())
    }

    /// e^x or e^-x, where x is below 2^64.
    pub(super) fn exp_fixed(&mut self, magnitude: &Fixed, negative: bool) -> Option<Decimal> {
        if magnitude.integer() > TOO_LARGE {
            return self.out_of_range(negative);
        }
        // e^x = 10^tens × e^rest, 0 <= rest < ln 10.
        let mut tens = 0;
        let mut rest = *magnitude;
        for step in [4_096, 2_048, 1_024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1] {
            let (smaller, below) = rest.difference(&LN_10.times_small(step));
            if !below {
                rest = smaller;
                tens = step.saturating_add(tens);
            }
        }
        let mut exponent = i32::try_from(tens).unwrap_or(i32::MAX);
        if negative {
            // 10^-tens × e^-rest = 10^-(tens + 1) × e^(ln 10 - rest)
            rest = LN_10.minus(&rest);
            exponent = exponent.saturating_neg().saturating_sub(1);
        }
        exp_below_ten(&rest).to_decimal(self, false, exponent)
    }

    /// One, and a little more or less than that.
    pub(super) fn near_one(&mut self, below: bool) -> Option<Decimal> {
        let one = power_of_ten(PLACES);
        let coefficient = if below { one.saturating_sub(1) } else { one };
        // One place more than there are digits: 0.99… has as many as 1.00… then.
        self.settle(false, coefficient, PLACES.cast_signed().saturating_neg(), true)
    }

    /// A power that is too large, or too small to be told from zero.
    pub(super) fn out_of_range(&mut self, small: bool) -> Option<Decimal> {
        if small {
            self.settle(false, power_of_ten(PLACES), MIN_EXPONENT.saturating_mul(2), true)
        } else {
            self.settle(false, 1, MAX_ADJUSTED.saturating_add(1), false)
        }
    }
}

/// e^x for x up to ln 10, by its series.
fn exp_below_ten(x: &Fixed) -> Fixed {
    let x = x.divided_by(1 << HALVINGS);
    let mut sum = Fixed::ONE.plus(&x);
    let mut term = x;
    let mut index = 2;
    while !term.is_zero() {
        term = term.times(&x).divided_by(index);
        sum = sum.plus(&term);
        index = index.saturating_add(1);
    }
    for _ in 0..HALVINGS {
        sum = sum.times(&sum);
    }
    sum
}

impl Decimal {
    /// e to the power of this number; `None` where that is too large.
    pub fn exp(self) -> Option<Self> {
        Arithmetic::default().exp(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::*;

    #[test]
    fn conditions_tell_what_an_extreme_argument_does() {
        let exp = |text: &str| {
            let mut arithmetic = Arithmetic::default();
            let result = arithmetic.exp(Decimal::parse(text).unwrap());
            (result.map(Decimal::to_scientific), arithmetic.status())
        };
        assert_eq!(exp("1E+6000").0, None);
        assert!(exp("1E+6000").1.contains(Status::OVERFLOW));
        assert_eq!(exp("-1E+6000").0.unwrap(), "0E-6176");
        assert!(exp("-1E+6000").1.contains(Status::UNDERFLOW));
        assert_eq!(exp("1E-6000").0.unwrap(), "1.000000000000000000000000000000000");
        assert_eq!(exp("-1E-6000").0.unwrap(), "1.000000000000000000000000000000000");
        assert_eq!(exp("-1E-33").0.unwrap(), "0.9999999999999999999999999999999990");
    }
}

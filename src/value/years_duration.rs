//! Durations of years and months.

use std::fmt;

use super::decimal::{Arithmetic, Rounding};
use super::scan::{self, Scan};
use super::{Date, Decimal};

/// A FEEL years and months duration: a whole number of months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearsDuration {
    months: i64,
}

const MONTHS_PER_YEAR: i64 = 12;

impl YearsDuration {
    /// A duration of that many months.
    pub fn from_months(months: i64) -> Self {
        Self { months }
    }

    /// Reads `[-]P[nY][nM]`, with at least one part.
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        let negative = scan.take(b'-');
        scan.expect(b'P')?;
        let mut months = 0_i64;
        let mut digits = scan.digits();
        if !digits.is_empty() && scan.take(b'Y') {
            months = scan::integer(digits)?.checked_mul(MONTHS_PER_YEAR)?;
            digits = scan.digits();
            if digits.is_empty() && scan.at_end() {
                return Some(Self {
                    months: if negative { months.checked_neg()? } else { months },
                });
            }
        }
        if digits.is_empty() || !scan.take(b'M') || !scan.at_end() {
            return None;
        }
        months = months.checked_add(scan::integer(digits)?)?;
        Some(Self { months: if negative { months.checked_neg()? } else { months } })
    }

    /// The whole months from one date to another, toward zero; negative where `to` is the earlier
    /// one.
    pub fn between(from: Date, to: Date) -> Self {
        let month_count = |date: Date| {
            i64::from(date.year())
                .wrapping_mul(MONTHS_PER_YEAR)
                .wrapping_add(i64::from(date.month()))
        };
        let months = month_count(to).wrapping_sub(month_count(from));
        let incomplete = match months.signum() {
            1 if to.day() < from.day() => -1,
            -1 if to.day() > from.day() => 1,
            _ => 0,
        };
        Self { months: months.wrapping_add(incomplete) }
    }

    /// The length in months.
    pub fn total_months(self) -> i64 {
        self.months
    }

    /// The whole years, negative in a negative duration.
    pub fn years(self) -> i64 {
        self.months / MONTHS_PER_YEAR
    }

    /// The months beyond whole years, -11 to 11.
    pub fn months(self) -> i64 {
        self.months % MONTHS_PER_YEAR
    }

    /// `self + other`; `None` where the sum is too long.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { months: self.months.checked_add(other.months)? })
    }

    /// The duration in the other direction; `None` for the longest one.
    pub fn minus(self) -> Option<Self> {
        Some(Self { months: self.months.checked_neg()? })
    }

    /// The length, whatever its direction; `None` for the longest one.
    pub fn abs(self) -> Option<Self> {
        Some(Self { months: self.months.checked_abs()? })
    }

    /// The duration times a number, in whole months toward zero.
    pub fn multiply(self, factor: Decimal) -> Option<Self> {
        Self::from_rounded(Decimal::from(self.months).multiply(factor)?)
    }

    /// A part of the duration, in whole months toward zero.
    pub fn divide(self, divisor: Decimal) -> Option<Self> {
        Self::from_rounded(Decimal::from(self.months).divide(divisor)?)
    }

    /// How many times `other` goes into this duration.
    pub fn ratio(self, other: Self) -> Option<Decimal> {
        Decimal::from(self.months).divide(Decimal::from(other.months))
    }

    fn from_rounded(months: Decimal) -> Option<Self> {
        Some(Self { months: Arithmetic::new(Rounding::Down).to_integral(months)?.to_i64()? })
    }
}

impl YearsDuration {
    /// Writes the text of FEEL's `string()`.
    pub(super) fn write(self, out: &mut String) {
        if self.months < 0 {
            out.push('-');
        }
        out.push('P');
        let total = self.months.unsigned_abs();
        let (years, months) = (total / 12, total % 12);
        if years != 0 {
            scan::write_integer(out, years, 1);
            out.push('Y');
        }
        if months != 0 || years == 0 {
            scan::write_integer(out, months, 1);
            out.push('M');
        }
    }
}

impl fmt::Display for YearsDuration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

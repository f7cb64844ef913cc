//! Durations of days, hours, minutes and seconds.

use std::fmt;

use super::Decimal;
use super::decimal::{Arithmetic, Rounding};
use super::scan::{self, Scan};

/// A FEEL days and time duration: a length of time to the nanosecond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaysDuration {
    // The length is `seconds` + `nanosecond` / 10^9, also when it is negative.
    seconds: i64,
    // INVARIANT: below 10^9.
    nanosecond: u32,
}

pub(super) const NANOSECONDS_PER_SECOND: i128 = 1_000_000_000;
const NANOSECONDS_PER_MINUTE: i128 = 60_000_000_000;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

impl DaysDuration {
    /// No time at all.
    pub const ZERO: Self = Self { seconds: 0, nanosecond: 0 };

    /// A duration of whole seconds.
    pub fn from_seconds(seconds: i64) -> Self {
        Self { seconds, nanosecond: 0 }
    }

    /// A duration in nanoseconds; `None` where it has more than 2^63 seconds.
    pub fn from_nanoseconds(total: i128) -> Option<Self> {
        let seconds = i64::try_from(total.div_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        let nanosecond = u32::try_from(total.rem_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        Some(Self { seconds, nanosecond })
    }

    /// Reads `[-]P[nD][T[nH][nM][n[.n]S]]`, with at least one part.
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        let negative = scan.take(b'-');
        scan.expect(b'P')?;
        if scan.at_end() {
            return None;
        }
        let (mut seconds, mut nanosecond) = (0_i64, 0);
        let mut in_time = false;
        // The units that are still allowed, largest first.
        let mut units: &[(u8, i64)] = &[(b'D', DAY)];
        while !scan.at_end() {
            if !in_time && scan.take(b'T') {
                in_time = true;
                units = &[(b'H', HOUR), (b'M', MINUTE), (b'S', 1)];
            }
            let digits = scan.digits();
            if digits.is_empty() {
                return None;
            }
            let fraction = scan.take(b'.').then(|| scan.digits());
            let unit = scan.peek()?;
            let position = units.iter().position(|(letter, _)| *letter == unit)?;
            let (_, length) = units.get(position)?;
            scan.expect(unit)?;
            units = units.get(position.checked_add(1)?..)?;
            seconds = seconds.checked_add(scan::integer(digits)?.checked_mul(*length)?)?;
            if let Some(fraction) = fraction {
                (unit == b'S').then_some(())?;
                nanosecond = scan::nanoseconds(fraction);
            }
        }
        let total = Self { seconds, nanosecond };
        if negative { total.minus() } else { Some(total) }
    }

    /// The length in nanoseconds.
    pub fn total_nanoseconds(self) -> i128 {
        i128::from(self.seconds)
            .wrapping_mul(NANOSECONDS_PER_SECOND)
            .wrapping_add(i128::from(self.nanosecond))
    }

    /// The length in whole seconds, rounded down.
    pub fn total_seconds_floor(self) -> i64 {
        self.seconds
    }

    /// The length in whole seconds, rounded toward zero.
    pub(super) fn whole_seconds(self) -> i64 {
        self.seconds.wrapping_add(i64::from(self.seconds < 0 && self.nanosecond > 0))
    }

    /// The whole days, negative in a negative duration.
    pub fn days(self) -> i64 {
        self.whole_seconds() / DAY
    }

    /// The hours beyond whole days, -23 to 23.
    pub fn hours(self) -> i64 {
        self.whole_seconds() % DAY / HOUR
    }

    /// The minutes beyond whole hours, -59 to 59.
    pub fn minutes(self) -> i64 {
        self.whole_seconds() % HOUR / MINUTE
    }

    /// The seconds beyond whole minutes, with their fraction.
    pub fn seconds(self) -> Decimal {
        nanoseconds_as_seconds(self.total_nanoseconds() % NANOSECONDS_PER_MINUTE)
    }

    /// The whole length in seconds, with their fraction.
    pub fn total_seconds(self) -> Decimal {
        nanoseconds_as_seconds(self.total_nanoseconds())
    }

    /// Whether the duration goes back in time.
    pub fn is_negative(self) -> bool {
        self.seconds < 0
    }

    /// `self + other`; `None` where the sum is too long.
    pub fn plus(self, other: Self) -> Option<Self> {
        Self::from_nanoseconds(self.total_nanoseconds().checked_add(other.total_nanoseconds())?)
    }

    /// The duration in the other direction; `None` for the longest one.
    pub fn minus(self) -> Option<Self> {
        Self::from_nanoseconds(self.total_nanoseconds().checked_neg()?)
    }

    /// The length, whatever its direction; `None` for the longest one.
    pub fn abs(self) -> Option<Self> {
        if self.is_negative() { self.minus() } else { Some(self) }
    }

    /// The duration times a number, to the nanosecond toward zero.
    pub fn multiply(self, factor: Decimal) -> Option<Self> {
        Self::from_rounded(Decimal::from_i128(self.total_nanoseconds())?.multiply(factor)?)
    }

    /// A part of the duration, to the nanosecond toward zero.
    pub fn divide(self, divisor: Decimal) -> Option<Self> {
        Self::from_rounded(Decimal::from_i128(self.total_nanoseconds())?.divide(divisor)?)
    }

    /// How many times `other` goes into this duration.
    pub fn ratio(self, other: Self) -> Option<Decimal> {
        Decimal::from_i128(self.total_nanoseconds())?
            .divide(Decimal::from_i128(other.total_nanoseconds())?)
    }

    fn from_rounded(nanoseconds: Decimal) -> Option<Self> {
        Self::from_nanoseconds(Arithmetic::new(Rounding::Down).to_integral(nanoseconds)?.to_i128()?)
    }
}

fn nanoseconds_as_seconds(nanoseconds: i128) -> Decimal {
    let exact = Decimal::from_parts(nanoseconds < 0, nanoseconds.unsigned_abs(), -9);
    exact.map_or(Decimal::ZERO, Decimal::reduce)
}

impl DaysDuration {
    /// Writes the text of FEEL's `string()`.
    pub(super) fn write(self, out: &mut String) {
        if self.is_negative() {
            out.push('-');
        }
        out.push('P');
        write_part(out, self.days(), 'D');
        let whole = self.whole_seconds();
        // The nanoseconds beyond whole seconds, in the direction of the duration.
        let fraction = self.total_nanoseconds() % NANOSECONDS_PER_SECOND;
        let fraction = u32::try_from(fraction.unsigned_abs()).unwrap_or(0);
        if whole % DAY != 0 || fraction != 0 || whole == 0 {
            out.push('T');
            write_part(out, self.hours(), 'H');
            write_part(out, self.minutes(), 'M');
            let seconds = whole % MINUTE;
            if seconds != 0 || fraction != 0 || whole == 0 {
                scan::write_integer(out, seconds.unsigned_abs(), 1);
                scan::write_fraction(out, fraction);
                out.push('S');
            }
        }
    }
}

impl fmt::Display for DaysDuration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

fn write_part(out: &mut String, value: i64, unit: char) {
    if value != 0 {
        scan::write_integer(out, value.unsigned_abs(), 1);
        out.push(unit);
    }
}

//! Dates of the proleptic Gregorian calendar.

use std::fmt;

use super::scan::{self, Scan};
use super::{DaysDuration, YearsDuration};

/// A date, from -999999999-01-01 to 999999999-12-31. Years before 1 count 0, -1, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // INVARIANT: this is a date of the calendar. The order of the fields is the order of dates.
    year: i32,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MAX_YEAR: i32 = 999_999_999;
/// The days of 400 years, after which the calendar repeats.
const CYCLE_DAYS: i64 = 146_097;
/// The days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

impl Date {
    /// 1970-01-01, from where instants are counted.
    pub const UNIX_EPOCH: Self = Self { year: 1970, month: 1, day: 1 };

    /// The date of that year, month (from 1) and day (from 1); `None` where the calendar has none.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (-MAX_YEAR..=MAX_YEAR).contains(&year)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The English name of its month.
    pub fn month_name(self) -> &'static str {
        let at = usize::from(self.month).checked_sub(1);
        at.and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
    }

    /// Reads `[-]YYYY-MM-DD`; years beyond 9999 have more digits, with no zero in front.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(date) = Self::of_ten(text.as_bytes()) {
            return Some(date);
        }
        let mut scan = Scan::new(text);
        let date = Self::scan(&mut scan)?;
        scan.at_end().then_some(date)
    }

    /// Most dates are `YYYY-MM-DD`.
    fn of_ten(text: &[u8]) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
        let number = |tens: u8, ones: u8| {
            let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
            (tens <= 9 && ones <= 9).then(|| tens.wrapping_mul(10).wrapping_add(ones))
        };
        let (century, year) = (number(y1, y2)?, number(y3, y4)?);
        let year = i32::from(century).wrapping_mul(100).wrapping_add(year.into());
        Self::new(year, number(m1, m2)?, number(d1, d2)?)
    }

    pub(super) fn scan(scan: &mut Scan<'_>) -> Option<Self> {
        let negative = scan.take(b'-');
        let digits = scan.digits();
        let plain = digits.len() == 4
            || digits.len() > 4 && digits.len() <= 9 && digits.first() != Some(&b'0');
        let year = if plain { i32::try_from(scan::integer(digits)?).ok()? } else { return None };
        if negative && year == 0 {
            return None;
        }
        scan.expect(b'-')?;
        let month = scan.two_digits()?;
        scan.expect(b'-')?;
        let day = scan.two_digits()?;
        Self::new(if negative { year.wrapping_neg() } else { year }, month, day)
    }

    pub(super) fn write(self, out: &mut String) {
        if self.year < 0 {
            out.push('-');
        }
        scan::write_integer(out, u64::from(self.year.unsigned_abs()), 4);
        out.push('-');
        scan::write_two_digits(out, self.month);
        out.push('-');
        scan::write_two_digits(out, self.day);
    }

    /// The year; 0 is the one before 1.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        let from_monday = self.days_since_epoch().wrapping_add(3).rem_euclid(7);
        u8::try_from(from_monday).unwrap_or(0).wrapping_add(1)
    }

    /// The day of the year, from 1.
    pub fn day_of_year(self) -> u16 {
        let first = Self { month: 1, day: 1, ..self };
        u16::try_from(self.days_since_epoch().wrapping_sub(first.days_since_epoch()))
            .unwrap_or(0)
            .wrapping_add(1)
    }

    /// The ISO 8601 week of the year, 1 to 53; the first one has the year's first Thursday.
    pub fn week_of_year(self) -> u8 {
        // The Thursday of this week decides which year the week belongs to.
        let thursday =
            self.days_since_epoch().wrapping_add(4).wrapping_sub(i64::from(self.weekday()));
        let (year, ..) = civil(thursday);
        let first = days_from_civil(year, 1, 1);
        u8::try_from(thursday.wrapping_sub(first) / 7).unwrap_or(0).wrapping_add(1)
    }

    /// Whole days from 1970-01-01; negative before.
    pub fn days_since_epoch(self) -> i64 {
        days_from_civil(i64::from(self.year), self.month, self.day)
    }

    /// The date that is `days` after 1970-01-01; `None` beyond the largest year.
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        // Far beyond the largest year, and far from overflow.
        if days.unsigned_abs() > 1 << 40 {
            return None;
        }
        let (year, month, day) = civil(days);
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// This date, `months` later; a day that the month does not have becomes its last one.
    fn plus_months(self, months: i64) -> Option<Self> {
        let from_zero = i64::from(self.year)
            .checked_mul(12)?
            .checked_add(i64::from(self.month))?
            .checked_sub(1)?;
        let total = from_zero.checked_add(months)?;
        let year = i32::try_from(total.div_euclid(12)).ok()?;
        let month = u8::try_from(total.rem_euclid(12)).ok()?.wrapping_add(1);
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// This date, some years and months later; a day that the month does not have becomes its last
    /// one.
    pub fn plus_years(self, duration: YearsDuration) -> Option<Self> {
        self.plus_months(duration.total_months())
    }

    /// This date, some years and months earlier; a day that the month does not have becomes its
    /// last one.
    pub fn minus_years(self, duration: YearsDuration) -> Option<Self> {
        self.plus_months(duration.total_months().checked_neg()?)
    }

    /// The date of the instant that is `duration` after the beginning of this day.
    pub fn plus_days(self, duration: DaysDuration) -> Option<Self> {
        let days = duration.total_seconds_floor().div_euclid(SECONDS_PER_DAY);
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days)?)
    }

    /// The date of the instant that is `duration` before the beginning of this day.
    pub fn minus_days(self, duration: DaysDuration) -> Option<Self> {
        self.plus_days(duration.minus()?)
    }
}

/// The seconds of a day; FEEL knows no leap seconds.
pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// The days of a month; none where the month is not 1 to 12.
fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Days from 1970-01-01. Years begin in March here, so that the leap day is the last one.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "years are below 2^31, months and days as in the calendar"
)]
fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    let month = i64::from(month);
    let year = year - i64::from(month <= 2);
    let cycle = year.div_euclid(400);
    let year_of_cycle = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    cycle * CYCLE_DAYS + day_of_cycle - EPOCH
}

/// Year, month and day of a day counted from 1970-01-01.
#[expect(clippy::arithmetic_side_effects, reason = "days are below 2^41")]
fn civil(days: i64) -> (i64, u8, u8) {
    let days = days + EPOCH;
    let cycle = days.div_euclid(CYCLE_DAYS);
    let day_of_cycle = days.rem_euclid(CYCLE_DAYS);
    let leap_days = day_of_cycle / 1_460 - day_of_cycle / 36_524 + day_of_cycle / 146_096;
    let year_of_cycle = (day_of_cycle - leap_days) / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = cycle * 400 + year_of_cycle + i64::from(month <= 2);
    // Both are two-digit numbers.
    (year, u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

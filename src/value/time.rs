//! Times of day.

use std::cmp::Ordering;
use std::fmt;

use super::Decimal;
use super::date::SECONDS_PER_DAY;
use super::days_duration::{DaysDuration, NANOSECONDS_PER_SECOND};
use super::scan::{self, Scan};
use super::zone::{Offset, Zone};
use crate::host::Zones;

/// A time of day to the nanosecond, local or with a zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    // INVARIANT: below 86,400.
    pub(super) second_of_day: u32,
    // INVARIANT: below 10^9.
    pub(super) nanosecond: u32,
    pub(super) zone: Option<Zone>,
}

const BILLION: u32 = 1_000_000_000;
const NANOSECONDS_PER_DAY: i128 = SECONDS_PER_DAY as i128 * NANOSECONDS_PER_SECOND;

impl Time {
    /// The time with these parts; `None` where one is too large for a time of day.
    pub fn new(
        hour: u8,
        minute: u8,
        second: u8,
        nanosecond: u32,
        zone: Option<Zone>,
    ) -> Option<Self> {
        let part = |value: u8, unit: u32| u32::from(value).wrapping_mul(unit);
        let second_of_day =
            part(hour, 3_600).wrapping_add(part(minute, 60)).wrapping_add(part(second, 1));
        let valid = hour < 24 && minute < 60 && second < 60 && nanosecond < BILLION;
        valid.then_some(Self { second_of_day, nanosecond, zone })
    }

    /// The time with these numbers: whole hours and minutes, and seconds to the nanosecond, further
    /// digits dropped.
    pub fn from_numbers(
        hour: Decimal,
        minute: Decimal,
        second: Decimal,
        zone: Option<Zone>,
    ) -> Option<Self> {
        let part = |number: Decimal| u8::try_from(number.to_i64()?).ok();
        let nanoseconds = second.multiply(Decimal::from(BILLION))?;
        let nanoseconds = u64::try_from(nanoseconds.floor(0)?.to_i64()?).ok()?;
        let per_second = u64::from(BILLION);
        let whole = u8::try_from(nanoseconds.checked_div(per_second)?).ok()?;
        let nanosecond = u32::try_from(nanoseconds.checked_rem(per_second)?).ok()?;
        Self::new(part(hour)?, part(minute)?, whole, nanosecond, zone)
    }

    /// Reads `hh:mm:ss[.fraction]` with nothing, `Z`, `+hh:mm[:ss]` or `@zone` behind it.
    /// `24:00:00` is midnight.
    pub fn parse(text: &str, zones: &dyn Zones) -> Option<Self> {
        Some(Self::scan(Scan::new(text), zones)?.0)
    }

    /// Takes a time up to the end of the text; tells whether it was `24:00:00`.
    pub(super) fn scan(mut scan: Scan<'_>, zones: &dyn Zones) -> Option<(Self, bool)> {
        let hour = scan.two_digits()?;
        scan.expect(b':')?;
        let minute = scan.two_digits()?;
        scan.expect(b':')?;
        let second = scan.two_digits()?;
        let mut nanosecond = 0;
        if scan.take(b'.') {
            let fraction = scan.digits();
            if fraction.is_empty() {
                return None;
            }
            nanosecond = scan::nanoseconds(fraction);
        }
        let end_of_day = (hour, minute, second, nanosecond) == (24, 0, 0, 0);
        let zone = Zone::scan(scan, zones)?;
        let time = Self::new(if end_of_day { 0 } else { hour }, minute, second, nanosecond, zone)?;
        Some((time, end_of_day))
    }

    pub(super) fn write(&self, out: &mut String) {
        scan::write_two_digits(out, self.hour());
        out.push(':');
        scan::write_two_digits(out, self.minute());
        out.push(':');
        scan::write_two_digits(out, self.second());
        scan::write_fraction(out, self.nanosecond);
        if let Some(zone) = &self.zone {
            zone.write(out);
        }
    }

    /// The hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        u8::try_from(self.second_of_day / 3_600).unwrap_or(0)
    }

    /// The minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        u8::try_from(self.second_of_day / 60 % 60).unwrap_or(0)
    }

    /// The second, 0 to 59.
    pub fn second(&self) -> u8 {
        u8::try_from(self.second_of_day % 60).unwrap_or(0)
    }

    /// The nanoseconds since the second began.
    pub fn nanosecond(&self) -> u32 {
        self.nanosecond
    }

    /// The zone; `None` for a local time.
    pub fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// The offset from UTC where the zone is one; that of a named zone depends on the date.
    pub fn offset(&self) -> Option<Offset> {
        match self.zone {
            Some(Zone::Offset(offset)) => Some(offset),
            _ => None,
        }
    }

    /// Nanoseconds since midnight.
    fn nanosecond_of_day(&self) -> i128 {
        i128::from(self.second_of_day)
            .wrapping_mul(NANOSECONDS_PER_SECOND)
            .wrapping_add(i128::from(self.nanosecond))
    }

    /// This time, `duration` later, around the clock.
    #[must_use]
    pub fn plus(&self, duration: DaysDuration) -> Self {
        let total = self
            .nanosecond_of_day()
            .wrapping_add(duration.total_nanoseconds())
            .rem_euclid(NANOSECONDS_PER_DAY);
        let part = |value: i128| u32::try_from(value).unwrap_or(0);
        Self {
            second_of_day: part(total / NANOSECONDS_PER_SECOND),
            nanosecond: part(total % NANOSECONDS_PER_SECOND),
            zone: self.zone.clone(),
        }
    }

    /// How much later this time is than `other`, on one day in UTC; `None` where the two are not
    /// comparable.
    pub fn since(&self, other: &Self) -> Option<DaysDuration> {
        let (this, other) = self.comparable(other)?;
        DaysDuration::from_nanoseconds(this.checked_sub(other)?)
    }

    /// Orders two times of one day; `None` where one is local and the other is not, or where named
    /// zones differ, as their offsets depend on the date.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let (this, other) = self.comparable(other)?;
        Some(this.cmp(&other))
    }

    /// FEEL's equality, which is to the second; times that are not comparable are not equal.
    pub fn same(&self, other: &Self) -> bool {
        self.comparable(other).is_some_and(|(this, other)| {
            this.div_euclid(NANOSECONDS_PER_SECOND) == other.div_euclid(NANOSECONDS_PER_SECOND)
        })
    }

    /// Both times as nanoseconds from the same midnight.
    fn comparable(&self, other: &Self) -> Option<(i128, i128)> {
        let (this, that) = (self.nanosecond_of_day(), other.nanosecond_of_day());
        if self.zone == other.zone {
            return Some((this, that));
        }
        let in_utc = |local: i128, offset: Offset| {
            local.wrapping_sub(i128::from(offset.seconds()).wrapping_mul(NANOSECONDS_PER_SECOND))
        };
        Some((in_utc(this, self.offset()?), in_utc(that, other.offset()?)))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

//! Dates with a time of day.

use std::cmp::Ordering;
use std::fmt;

use super::date::{Date, SECONDS_PER_DAY};
use super::days_duration::{DaysDuration, NANOSECONDS_PER_SECOND};
use super::scan::Scan;
use super::time::Time;
use super::years_duration::YearsDuration;
use super::zone::{Offset, Zone};
use crate::host::Zones;

/// A date and time, local or with a zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateTime {
    date: Date,
    time: Time,
    // INVARIANT: what holds in the zone of `time` at this date and time; `None` for a local one.
    offset: Option<Offset>,
}

impl DateTime {
    /// The date and time of its two parts; `None` where `zones` does not know the zone of the time.
    pub fn new(date: Date, time: Time, zones: &dyn Zones) -> Option<Self> {
        let offset = match &time.zone {
            None => None,
            Some(zone) => {
                let local = date.days_since_epoch().checked_mul(SECONDS_PER_DAY)?;
                Some(
                    zone.offset_at_local(local.checked_add(i64::from(time.second_of_day))?, zones)?,
                )
            }
        };
        Some(Self { date, time, offset })
    }

    /// Reads a date, or a date, `T` and a time, as [`Date::parse`] and [`Time::parse`] do. A date
    /// alone is its midnight, `24:00:00` the midnight after it.
    pub fn parse(text: &str, zones: &dyn Zones) -> Option<Self> {
        let mut scan = Scan::new(text);
        let mut date = Date::scan(&mut scan)?;
        if scan.at_end() {
            return Self::new(date, Time::new(0, 0, 0, 0, None)?, zones);
        }
        scan.expect(b'T')?;
        let (time, end_of_day) = Time::scan(scan, zones)?;
        if end_of_day {
            date = Date::from_days_since_epoch(date.days_since_epoch().checked_add(1)?)?;
        }
        Self::new(date, time, zones)
    }

    /// The date and time at an instant, given in seconds and nanoseconds from 1970-01-01T00:00:00Z.
    pub fn from_instant(
        seconds: i64,
        nanosecond: u32,
        zone: Zone,
        zones: &dyn Zones,
    ) -> Option<Self> {
        let offset = zone.offset_at_instant(seconds, zones)?;
        let local = seconds.checked_add(i64::from(offset.seconds()))?;
        Self::at_local(local, nanosecond, Some(zone), Some(offset))
    }

    fn at_local(
        seconds: i64,
        nanosecond: u32,
        zone: Option<Zone>,
        offset: Option<Offset>,
    ) -> Option<Self> {
        let date = Date::from_days_since_epoch(seconds.div_euclid(SECONDS_PER_DAY))?;
        let second_of_day = u32::try_from(seconds.rem_euclid(SECONDS_PER_DAY)).ok()?;
        Some(Self { date, time: Time { second_of_day, nanosecond, zone }, offset })
    }

    /// The midnight in UTC with which the date begins; FEEL reads a date so beside a date and time.
    pub fn at_midnight_utc(date: Date) -> Self {
        let time = Time { second_of_day: 0, nanosecond: 0, zone: Some(Zone::Offset(Offset::UTC)) };
        Self { date, time, offset: Some(Offset::UTC) }
    }

    /// The date.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The time of day with its zone.
    pub fn time(&self) -> &Time {
        &self.time
    }

    /// The offset from UTC, also that of a named zone; `None` for a local date and time.
    pub fn offset(&self) -> Option<Offset> {
        self.offset
    }

    /// Whole seconds from 1970-01-01T00:00:00Z; `None` for a local date and time.
    pub fn instant(&self) -> Option<i64> {
        Some(self.local_seconds().wrapping_sub(i64::from(self.offset?.seconds())))
    }

    /// Seconds from 1970-01-01T00:00:00 in local time.
    fn local_seconds(&self) -> i64 {
        // At most 10^9 years, which are below 2^55 seconds.
        let midnight = self.date.days_since_epoch().wrapping_mul(SECONDS_PER_DAY);
        midnight.wrapping_add(i64::from(self.time.second_of_day))
    }

    /// The date and time `duration` later: that much time passes, whatever clocks do in the zone.
    pub fn plus_days(&self, duration: DaysDuration, zones: &dyn Zones) -> Option<Self> {
        let seconds = self.instant().unwrap_or_else(|| self.local_seconds());
        let total = i128::from(seconds)
            .checked_mul(NANOSECONDS_PER_SECOND)?
            .checked_add(i128::from(self.time.nanosecond))?
            .checked_add(duration.total_nanoseconds())?;
        let seconds = i64::try_from(total.div_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        let nanosecond = u32::try_from(total.rem_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        match &self.time.zone {
            None => Self::at_local(seconds, nanosecond, None, None),
            Some(zone) => Self::from_instant(seconds, nanosecond, zone.clone(), zones),
        }
    }

    /// The date and time `duration` earlier.
    pub fn minus_days(&self, duration: DaysDuration, zones: &dyn Zones) -> Option<Self> {
        self.plus_days(duration.minus()?, zones)
    }

    /// The same local time some years and months later, as [`Date::plus_years`] does.
    pub fn plus_years(&self, duration: YearsDuration, zones: &dyn Zones) -> Option<Self> {
        Self::new(self.date.plus_years(duration)?, self.time.clone(), zones)
    }

    /// The same local time some years and months earlier.
    pub fn minus_years(&self, duration: YearsDuration, zones: &dyn Zones) -> Option<Self> {
        Self::new(self.date.minus_years(duration)?, self.time.clone(), zones)
    }

    /// How much later this is than `other`; `None` where just one of them is local.
    pub fn since(&self, other: &Self) -> Option<DaysDuration> {
        let (this, that) = self.comparable(other)?;
        let seconds = i128::from(this).checked_sub(i128::from(that))?;
        let nanoseconds =
            i128::from(self.time.nanosecond).checked_sub(i128::from(other.time.nanosecond))?;
        DaysDuration::from_nanoseconds(
            seconds.checked_mul(NANOSECONDS_PER_SECOND)?.checked_add(nanoseconds)?,
        )
    }

    /// Orders by instant, or two local ones by local time; `None` where just one of them is local.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let (this, that) = self.comparable(other)?;
        Some(this.cmp(&that).then(self.time.nanosecond.cmp(&other.time.nanosecond)))
    }

    /// FEEL's equality, which is to the second; where just one of them is local they are not equal.
    pub fn same(&self, other: &Self) -> bool {
        self.comparable(other).is_some_and(|(this, that)| this == that)
    }

    /// Both as whole seconds on one time line.
    fn comparable(&self, other: &Self) -> Option<(i64, i64)> {
        match (self.instant(), other.instant()) {
            (Some(this), Some(that)) => Some((this, that)),
            (None, None) => Some((self.local_seconds(), other.local_seconds())),
            _ => None,
        }
    }
}

impl DateTime {
    /// Writes the text of FEEL's `string()`.
    pub(super) fn write(&self, out: &mut String) {
        self.date.write(out);
        out.push('T');
        self.time.write(out);
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

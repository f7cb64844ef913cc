//! What places a local time on the time line: an offset from UTC, or a time zone.

use std::rc::Rc;

use super::DaysDuration;
use super::scan::{self, Scan};
use crate::host::Zones;

/// An offset from UTC of less than a day: at most 18 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset {
    seconds: i32,
}

impl Offset {
    /// UTC itself.
    pub const UTC: Self = Self { seconds: 0 };

    const MAX_SECONDS: i32 = 18 * 3_600;

    /// The offset of that many seconds to the east of UTC; `None` beyond 18 hours.
    pub fn from_seconds(seconds: i32) -> Option<Self> {
        (-Self::MAX_SECONDS..=Self::MAX_SECONDS).contains(&seconds).then_some(Self { seconds })
    }

    /// Seconds to the east of UTC.
    pub fn seconds(self) -> i32 {
        self.seconds
    }

    /// The offset that a duration gives; its part below a second does not count.
    pub fn from_duration(duration: DaysDuration) -> Option<Self> {
        Self::from_seconds(i32::try_from(duration.whole_seconds()).ok()?)
    }

    /// The offset as a duration: FEEL's property `time offset`.
    pub fn to_duration(self) -> DaysDuration {
        DaysDuration::from_seconds(i64::from(self.seconds))
    }

    /// Takes `(+|-)hh:mm[:ss]`.
    fn scan(scan: &mut Scan<'_>) -> Option<Self> {
        let west = match scan.peek()? {
            b'-' => true,
            b'+' => false,
            _ => return None,
        };
        scan.expect(if west { b'-' } else { b'+' })?;
        let hours = scan.two_digits()?;
        scan.expect(b':')?;
        let minutes = scan.two_digits()?;
        let seconds = if scan.take(b':') { scan.two_digits()? } else { 0 };
        if minutes > 59 || seconds > 59 {
            return None;
        }
        let part = |value: u8, unit: i32| i32::from(value).wrapping_mul(unit);
        let total =
            part(hours, 3_600).wrapping_add(part(minutes, 60)).wrapping_add(part(seconds, 1));
        Self::from_seconds(if west { total.wrapping_neg() } else { total })
    }

    fn write(self, out: &mut String) {
        if self.seconds == 0 {
            out.push('Z');
            return;
        }
        out.push(if self.seconds < 0 { '-' } else { '+' });
        let total = self.seconds.unsigned_abs();
        let part = |value: u32| u8::try_from(value).unwrap_or(0);
        scan::write_two_digits(out, part(total / 3_600));
        out.push(':');
        scan::write_two_digits(out, part(total / 60 % 60));
        if !total.is_multiple_of(60) {
            out.push(':');
            scan::write_two_digits(out, part(total % 60));
        }
    }
}

/// The zone of a time, or of a date and time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// `Z`, `+02:00`
    Offset(Offset),
    /// `@Europe/Paris`: a name of the IANA database.
    Named(Rc<str>),
}

/// Longer than any name of the database.
const MAX_NAME: usize = 64;

/// The instants that hosts are asked about: the years 1800 to 3000.
const FIRST_INSTANT: i64 = -5_364_662_400;
const LAST_INSTANT: i64 = 32_503_680_000;
/// The seconds of 400 years, after which the calendar and every daylight saving rule repeat.
const CYCLE: i64 = 12_622_780_800;
const DAY: i64 = 86_400;

impl Zone {
    /// Takes the zone at the end of a text: `Z`, an offset, `@` and the name of a zone that `zones`
    /// knows, or nothing. The outer `None` is for any other text.
    #[expect(clippy::option_option, reason = "no zone and no valid zone are two things")]
    pub(super) fn scan(mut scan: Scan<'_>, zones: &dyn Zones) -> Option<Option<Self>> {
        if scan.at_end() {
            return Some(None);
        }
        if scan.take(b'@') {
            let name = str::from_utf8(scan.rest()).ok()?;
            return Some(Some(Self::named(name, zones)?));
        }
        let offset = if scan.take(b'Z') { Offset::UTC } else { Offset::scan(&mut scan)? };
        scan.at_end().then_some(Some(Self::Offset(offset)))
    }

    /// The zone of that name; `None` where `zones` knows none.
    pub fn named(name: &str, zones: &dyn Zones) -> Option<Self> {
        let named =
            name.len() <= MAX_NAME && name.starts_with(|first: char| first.is_ascii_alphabetic());
        let plain =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte));
        (named && plain && zones.offset(name, 0).is_some()).then(|| Self::Named(name.into()))
    }

    /// The offset that holds at a local time, given in seconds from 1970-01-01T00:00:00. A local
    /// time that comes twice is the first one; of one that is skipped, the offset is that before
    /// the gap.
    pub(super) fn offset_at_local(&self, seconds: i64, zones: &dyn Zones) -> Option<Offset> {
        let name = match self {
            Self::Offset(offset) => return Some(*offset),
            Self::Named(name) => name,
        };
        let before = offset_at(name, seconds.saturating_sub(DAY), zones)?;
        let after = offset_at(name, seconds.saturating_add(DAY), zones)?;
        let holds = |offset: i32| {
            offset_at(name, seconds.saturating_sub(i64::from(offset)), zones) == Some(offset)
        };
        let offset = if before == after || holds(before) || !holds(after) { before } else { after };
        Offset::from_seconds(offset)
    }

    /// The offset that holds at an instant, given in seconds from 1970-01-01T00:00:00Z.
    pub(super) fn offset_at_instant(&self, seconds: i64, zones: &dyn Zones) -> Option<Offset> {
        match self {
            Self::Offset(offset) => Some(*offset),
            Self::Named(name) => Offset::from_seconds(offset_at(name, seconds, zones)?),
        }
    }

    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Offset(offset) => offset.write(out),
            Self::Named(name) => {
                out.push('@');
                out.push_str(name);
            }
        }
    }
}

fn offset_at(name: &str, seconds: i64, zones: &dyn Zones) -> Option<i32> {
    let folded = if seconds > LAST_INSTANT {
        LAST_INSTANT
            .wrapping_sub(CYCLE)
            .wrapping_add(seconds.wrapping_sub(LAST_INSTANT).wrapping_rem(CYCLE))
    } else {
        seconds.max(FIRST_INSTANT)
    };
    zones.offset(name, folded)
}

//! The host's clock as a value.

use super::{Date, DateTime, Offset, Zone};
use crate::host::Zones;

impl DateTime {
    /// The date and time in `zone` at an instant in milliseconds since 1970 UTC. Where the host
    /// does not know the zone it is in UTC.
    pub fn from_milliseconds(instant: u64, zone: &Zone, zones: &dyn Zones) -> Self {
        let seconds = i64::try_from(instant / 1_000).unwrap_or(i64::MAX);
        let nanosecond = u32::try_from(instant % 1_000).unwrap_or(0).saturating_mul(1_000_000);
        let at = |zone| Self::from_instant(seconds, nanosecond, zone, zones);
        at(zone.clone())
            .or_else(|| at(Zone::Offset(Offset::UTC)))
            .unwrap_or_else(|| Self::at_midnight_utc(Date::UNIX_EPOCH))
    }
}

//! Instants as text.

use crate::value::Date;

const DAY: u64 = 86_400_000;

/// Milliseconds since 1970 UTC as ISO 8601, such as `2026-01-31T08:00:00.000Z`.
pub(super) fn iso(instant: u64) -> String {
    let days = i64::try_from(instant.div_euclid(DAY)).unwrap_or(i64::MAX);
    let date = Date::from_days_since_epoch(days).map(|date| date.to_string()).unwrap_or_default();
    let time = instant.rem_euclid(DAY);
    let (hours, minutes) = (time.div_euclid(3_600_000), time.div_euclid(60_000).rem_euclid(60));
    let (seconds, milliseconds) = (time.div_euclid(1000).rem_euclid(60), time.rem_euclid(1000));
    format!("{date}T{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_javascript_writes_them() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(1_793_364_611_007), "2026-10-30T12:50:11.007Z");
    }
}

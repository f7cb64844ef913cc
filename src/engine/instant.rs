//! Instants as text.

use crate::value::Date;

const DAY: u64 = 86_400_000;

/// Milliseconds since 1970 UTC as ISO 8601, such as `2026-01-31T08:00:00.000Z`.
pub(super) fn iso(instant: u64) -> String {
    let days = i64::try_from(instant.div_euclid(DAY)).unwrap_or(i64::MAX);
    let mut text = String::with_capacity("2026-01-31T08:00:00.000Z".len());
    if let Some(date) = Date::from_days_since_epoch(days) {
        let year = u64::try_from(date.year()).unwrap_or(0);
        for (figure, width, behind) in [(year, 4, '-'), (date.month().into(), 2, '-')] {
            push(&mut text, figure, width, behind);
        }
        push(&mut text, date.day().into(), 2, 'T');
    }
    let time = instant.rem_euclid(DAY);
    push(&mut text, time.div_euclid(3_600_000), 2, ':');
    push(&mut text, time.div_euclid(60_000).rem_euclid(60), 2, ':');
    push(&mut text, time.div_euclid(1_000).rem_euclid(60), 2, '.');
    push(&mut text, time.rem_euclid(1_000), 3, 'Z');
    text
}

/// Writes a figure with as many digits, or more where it has more, and what stands behind it.
fn push(text: &mut String, figure: u64, width: u32, behind: char) {
    let digits = figure.checked_ilog10().map_or(1, |more| more.saturating_add(1)).max(width);
    for place in (0..digits).rev() {
        let digit = figure.div_euclid(10_u64.saturating_pow(place)).rem_euclid(10);
        text.extend(char::from_digit(u32::try_from(digit).unwrap_or(0), 10));
    }
    text.push(behind);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_javascript_writes_them() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(253_402_300_800_000), "10000-01-01T00:00:00.000Z");
        assert_eq!(iso(1_793_364_611_007), "2026-10-30T12:50:11.007Z");
    }
}

//! `time`: `full-time` of RFC 3339, 5.6.

use super::digits;

pub(super) fn accepts(text: &str) -> bool {
    time(text).is_some_and(str::is_empty)
}

/// What follows a time with its offset at the beginning of a text.
pub(super) fn time(text: &str) -> Option<&str> {
    let (hour, rest) = digits(text, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (second, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
        if rest.len() == fraction.len() {
            return None;
        }
    }
    let (sign, rest) = (rest.get(..1)?, rest.get(1..)?);
    let (offset_hour, offset_minute, rest) = match sign {
        "Z" | "z" => (0, 0, rest),
        "+" | "-" => {
            let (hour, rest) = digits(rest, 2)?;
            let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
            (hour, minute, rest)
        }
        _ => return None,
    };
    let is_clock = |hour: u32, minute: u32| hour < 24 && minute < 60;
    if !is_clock(hour, minute) || !is_clock(offset_hour, offset_minute) || second > 60 {
        return None;
    }
    // A leap second is the last one of a day in UTC (RFC 3339, 5.7).
    let day = 24_u32.saturating_mul(60);
    let minutes = |hour: u32, minute: u32| hour.saturating_mul(60).saturating_add(minute);
    let (local, offset) = (minutes(hour, minute), minutes(offset_hour, offset_minute));
    let utc = if sign == "+" {
        local.saturating_add(day).saturating_sub(offset)
    } else {
        local.saturating_add(offset)
    };
    let is_last = utc.checked_rem(day) == Some(minutes(23, 59));
    (second < 60 || is_last).then_some(rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_have_an_offset_and_leap_seconds_their_place() {
        for time in [
            "08:30:06Z",
            "08:30:06.283185z",
            "23:59:59+23:59",
            "12:34:56-00:00",
            "23:59:60Z",
            "01:29:60+01:30",
            "23:29:60+23:30",
            "15:59:60-08:00",
            "00:29:60-23:30",
            "23:59:60.5Z",
        ] {
            assert!(super::accepts(time), "{time}");
        }
        for other in [
            "",
            "08:30:06",
            "08:30Z",
            "8:30:06Z",
            "24:00:00Z",
            "00:60:00Z",
            "00:00:61Z",
            "22:59:60Z",
            "23:59:60+01:00",
            "00:00:00+24:00",
            "00:00:00+00:60",
            "00:00:00.Z",
            "00:00:00,1Z",
            "00:00:00+0100",
            "00:00:00+01",
            "00:00:00Z+00:30",
            "00:00:00é",
            "1\u{09e8}:00:00Z",
        ] {
            assert!(!super::accepts(other), "{other}");
        }
    }
}

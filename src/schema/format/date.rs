//! `date`: `full-date` of RFC 3339, 5.6.

use super::digits;

pub(super) fn accepts(text: &str) -> bool {
    date(text).is_some_and(str::is_empty)
}

/// What follows a date at the beginning of a text.
pub(super) fn date(text: &str) -> Option<&str> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 => 28_u32.saturating_add(is_leap.into()),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day).then_some(rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_are_those_of_the_calendar() {
        for date in ["1963-06-19", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"] {
            assert!(super::accepts(date), "{date}");
        }
        for other in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2023-04-31",
            "2023-13-01",
            "2023-00-01",
            "2023-01-00",
            "2023-1-01",
            "20230101",
            "+2023-01-01",
            "2023-01-01 ",
            "2023-01-0\u{09ea}",
            "2023-W01",
        ] {
            assert!(!super::accepts(other), "{other}");
        }
    }
}

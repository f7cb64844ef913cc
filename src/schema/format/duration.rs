//! `duration` of RFC 3339, appendix A.

pub(super) fn accepts(text: &str) -> bool {
    parts(text).is_some()
}

fn parts(text: &str) -> Option<()> {
    let rest = text.strip_prefix('P')?;
    if rest.strip_suffix('W').is_some_and(is_number) {
        return Some(());
    }
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    if let Some(time) = time {
        units(time, "HMS")?;
    }
    if date.is_empty() && time.is_some() { Some(()) } else { units(date, "YMD") }
}

/// Numbers each with a unit, one behind the other; a unit in between is not left out.
fn units(mut text: &str, units: &str) -> Option<()> {
    let mut left = units;
    let mut is_first = true;
    while !text.is_empty() || is_first {
        let (number, rest) = text.split_at(text.find(|digit: char| !digit.is_ascii_digit())?);
        let place = left.find(rest.chars().next()?)?;
        if !is_number(number) || place > 0 && !is_first {
            return None;
        }
        // Units and places are ASCII.
        left = left.get(place..)?.get(1..)?;
        text = rest.get(1..)?;
        is_first = false;
    }
    Some(())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #[test]
    fn units_stand_in_order_without_gaps() {
        for duration in [
            "P4DT12H30M5S",
            "P4Y",
            "PT0S",
            "P1M2D",
            "P1Y2M3DT4H5M6S",
            "PT36H",
            "P2W",
            "PT1M2S",
            "P01D",
        ] {
            assert!(super::accepts(duration), "{duration}");
        }
        for other in [
            "",
            "P",
            "PT",
            "P1YT",
            "P1",
            "PT1D",
            "P2D1Y",
            "P1Y2D",
            "PT1H2S",
            "P1Y2W",
            "P1WT1H",
            "PT0.5S",
            "-P1D",
            "P-1D",
            "P1D ",
            "PW",
            "PD",
            "P1DT",
            "P1D1D",
            "P\u{09e8}Y",
            "p1d",
        ] {
            assert!(!super::accepts(other), "{other}");
        }
    }
}

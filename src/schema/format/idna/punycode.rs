//! Punycode (RFC 3492): Unicode labels as letters, digits and hyphens.

const BASE: u32 = 36;
const LEAST_THRESHOLD: u32 = 1;
const MOST_THRESHOLD: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_POINT: u32 = 0x80;

/// A label's letters in ASCII, without a prefix; none where a number overflows.
pub(super) fn encode(label: &str) -> Option<String> {
    let mut encoded: String = label.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(encoded.len()).ok()?;
    if plain > 0 {
        encoded.push('-');
    }
    let points: Vec<u32> = label.chars().map(u32::from).collect();
    let total = u32::try_from(points.len()).ok()?;
    let (mut point, mut delta, mut bias, mut handled) = (FIRST_POINT, 0_u32, FIRST_BIAS, plain);
    while handled < total {
        let next = *points.iter().filter(|it| **it >= point).min()?;
        let step = next.checked_sub(point)?.checked_mul(handled.checked_add(1)?)?;
        delta = delta.checked_add(step)?;
        point = next;
        for it in &points {
            if *it < point {
                delta = delta.checked_add(1)?;
            }
            if *it == point {
                variable_length(delta, bias, &mut encoded)?;
                bias = adapted(delta, handled.checked_add(1)?, handled == plain);
                delta = 0;
                handled = handled.checked_add(1)?;
            }
        }
        delta = delta.checked_add(1)?;
        point = point.checked_add(1)?;
    }
    Some(encoded)
}

/// Writes a number of variable length (RFC 3492, 3.3).
fn variable_length(mut number: u32, bias: u32, encoded: &mut String) -> Option<()> {
    let mut place = BASE;
    loop {
        let threshold = threshold(place, bias);
        if number < threshold {
            encoded.push(letter(number)?);
            return Some(());
        }
        let rest = number.checked_sub(threshold)?;
        let range = BASE.checked_sub(threshold)?;
        encoded.push(letter(threshold.checked_add(rest.checked_rem(range)?)?)?);
        number = rest.checked_div(range)?;
        place = place.checked_add(BASE)?;
    }
}

/// The label that letters in ASCII, without a prefix, stand for.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let (plain, extended) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut label: Vec<char> = plain.chars().collect();
    let (mut point, mut place, mut bias) = (FIRST_POINT, 0_u32, FIRST_BIAS);
    let mut digits = extended.bytes().peekable();
    while digits.peek().is_some() {
        let before = place;
        let (mut weight, mut step) = (1_u32, BASE);
        loop {
            let digit = digit(digits.next()?)?;
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = threshold(step, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE.checked_sub(threshold)?)?;
            step = step.checked_add(BASE)?;
        }
        let length = u32::try_from(label.len()).ok()?.checked_add(1)?;
        bias = adapted(place.checked_sub(before)?, length, before == 0);
        point = point.checked_add(place.checked_div(length)?)?;
        place = place.checked_rem(length)?;
        label.insert(usize::try_from(place).ok()?, char::from_u32(point)?);
        place = place.checked_add(1)?;
    }
    Some(label.into_iter().collect())
}

fn threshold(place: u32, bias: u32) -> u32 {
    place.saturating_sub(bias).clamp(LEAST_THRESHOLD, MOST_THRESHOLD)
}

/// The bias behind a number (RFC 3492, 3.4, 6.1).
fn adapted(delta: u32, length: u32, is_first: bool) -> u32 {
    const RANGE: u32 = BASE - LEAST_THRESHOLD;
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta = delta.saturating_add(delta.checked_div(length).unwrap_or(0));
    let mut bias = 0_u32;
    while delta > RANGE * MOST_THRESHOLD / 2 {
        delta /= RANGE;
        bias = bias.saturating_add(BASE);
    }
    let part = RANGE.saturating_add(1).saturating_mul(delta);
    bias.saturating_add(part.checked_div(delta.saturating_add(SKEW)).unwrap_or(0))
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte.wrapping_sub(b'a'))),
        b'0'..=b'9' => Some(u32::from(byte.wrapping_sub(b'0')).saturating_add(26)),
        _ => None,
    }
}

fn letter(digit: u32) -> Option<char> {
    let base = if digit < 26 { u32::from(b'a') } else { u32::from(b'0').wrapping_sub(26) };
    char::from_u32(base.wrapping_add(digit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_examples_of_the_standard_hold() {
        // RFC 3492, 7.1, in small letters.
        for (label, encoded) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("-> $1.00 <-", "-> $1.00 <--"),
            ("bücher", "bcher-kva"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(encoded));
            assert_eq!(decode(encoded).as_deref(), Some(label));
        }
        for broken in ["x", "é", "99999999", "a-é"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(label in "\\PC{1,20}") {
            let encoded = encode(&label).unwrap();
            prop_assert_eq!(decode(&encoded), Some(label));
        }

        #[test]
        fn any_text_is_decoded_or_refused(text in "[a-z0-9-]{0,60}") {
            if let Some(label) = decode(&text) {
                prop_assert!(label.chars().count() <= text.len());
            }
        }
    }
}

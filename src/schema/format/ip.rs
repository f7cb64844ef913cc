//! `ipv4` (RFC 2673, 3.2) and `ipv6` (RFC 4291, 2.2).

pub(super) fn accepts_4(text: &str) -> bool {
    text.split('.').count() == 4 && text.split('.').all(is_octet)
}

/// A decimal number up to 255, without leading zeros, which some read as octal.
fn is_octet(text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (text == "0" || !text.starts_with('0')) && text.parse::<u8>().is_ok()
}

pub(super) fn accepts_6(text: &str) -> bool {
    match text.split_once("::") {
        None => groups(text, true) == Some(8),
        Some((before, behind)) => {
            let count = |groups: Option<usize>| groups.unwrap_or(8);
            let before = if before.is_empty() { Some(0) } else { groups(before, false) };
            let behind = if behind.is_empty() { Some(0) } else { groups(behind, true) };
            // `::` stands for at least one group.
            count(before).saturating_add(count(behind)) <= 7
        }
    }
}

/// How many groups of 16 bits there are; the last two may be written as an IPv4 address.
fn groups(text: &str, ends: bool) -> Option<usize> {
    let mut count = 0_usize;
    let mut groups = text.split(':').peekable();
    while let Some(group) = groups.next() {
        let is_hex =
            (1..=4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_last = groups.peek().is_none();
        count = count.checked_add(match () {
            () if is_hex => 1,
            () if ends && is_last && accepts_4(group) => 2,
            () => return None,
        })?;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    #[test]
    fn addresses_of_version_4_have_four_octets() {
        for address in ["0.0.0.0", "255.255.255.255", "10.20.30.40"] {
            assert!(super::accepts_4(address), "{address}");
        }
        for other in [
            "",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "01.2.3.4",
            "1.2.3.",
            "+1.2.3.4",
            "0x1.2.3.4",
            "1.2.3.\u{0661}",
        ] {
            assert!(!super::accepts_4(other), "{other}");
        }
    }

    #[test]
    fn addresses_of_version_6_have_eight_groups_or_a_gap() {
        for address in [
            "::",
            "::1",
            "d6::",
            "1:2:3:4:5:6:7:8",
            "1::d6:192.168.0.1",
            "::ffff:1.2.3.4",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
        ] {
            assert!(super::accepts_6(address), "{address}");
        }
        for other in [
            "",
            ":",
            ":::",
            "1",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "12345::",
            "::1::",
            "1:2:3:4:5:6:7::8",
            "1.2.3.4::",
            "1.2.3.4",
            "::1.2.3",
            "::01.2.3.4",
            ":1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:",
            "fe80::a%eth1",
            "::1/64",
            "[::1]",
            "1:2:3:4:5:6:7:1.2.3.4",
        ] {
            assert!(!super::accepts_6(other), "{other}");
        }
    }
}

//! `uuid` (RFC 9562, 4).

pub(super) fn accepts(text: &str) -> bool {
    text.len() == 36
        && text.bytes().zip(0..).all(|(byte, place)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn groups_of_hexadecimal_digits_have_their_lengths() {
        for uuid in ["2EB8AA08-AA98-11ea-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"]
        {
            assert!(super::accepts(uuid), "{uuid}");
        }
        for other in [
            "",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08aa9811eab4aa73b441d16380----",
            "2eb8aa0-8aa98-11e-ab4aa7-3b441d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
            "2eb8aa08-aa98-11ea-b4aa-73b441d163é",
        ] {
            assert!(!super::accepts(other), "{other}");
        }
    }
}

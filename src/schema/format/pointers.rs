//! `json-pointer` (RFC 6901, 3, 5) and `relative-json-pointer` (draft-bhutton-relative-json-pointer-00, 3).

pub(super) fn accepts(text: &str) -> bool {
    let is_escaped = |tilde: &str| tilde.starts_with(['0', '1']);
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(is_escaped)
}

pub(super) fn accepts_relative(text: &str) -> bool {
    let Some(mut rest) = behind_number(text, true) else { return false };
    if let Some(by) = rest.strip_prefix(['+', '-']) {
        let Some(behind) = behind_number(by, false) else { return false };
        rest = behind;
    }
    rest == "#" || accepts(rest)
}

/// What follows a number without leading zeros.
fn behind_number(text: &str, may_be_zero: bool) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = text.strip_suffix(rest)?;
    (!number.is_empty() && (!number.starts_with('0') || may_be_zero && number == "0"))
        .then_some(rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_tilde_is_escaped() {
        for pointer in ["", "/", "/foo/0", "/a~1b~0", "/%c\u{0}é"] {
            assert!(super::accepts(pointer), "{pointer}");
        }
        for other in ["a", "#", "#/", "/~", "/~2", "/~~", "0"] {
            assert!(!super::accepts(other), "{other}");
        }
    }

    #[test]
    fn a_relative_pointer_begins_with_how_far_up() {
        for pointer in ["0", "1/a", "0#", "120/a/b", "2+1", "2-10/a", "0+1#"] {
            assert!(super::accepts_relative(pointer), "{pointer}");
        }
        for other in [
            "",
            "/a",
            "-1/a",
            "+1",
            "01",
            "0##",
            "0#/a",
            "0/~2",
            "0a",
            "1+0",
            "1+01",
            "1+",
            "\u{0661}/a",
        ] {
            assert!(!super::accepts_relative(other), "{other}");
        }
    }
}

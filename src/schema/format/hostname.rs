//! `hostname` (RFC 1123, 2.1, and the A-labels of RFC 5890) and `idn-hostname` (RFC 5890, 2.3.2.3).

use super::idna;
use crate::host::TextHost;

pub(super) fn accepts(text: &str, host: &dyn TextHost) -> bool {
    idna::is_name(text.split('.'), false, host)
}

pub(super) fn accepts_international(text: &str, host: &dyn TextHost) -> bool {
    // Other writing systems have dots of their own (RFC 3490, 3.1).
    idna::is_name(text.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']), true, host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::NativeHost;

    #[test]
    fn names_in_ascii_have_labels_of_letters_digits_and_hyphens() {
        let host = NativeHost::new();
        let long = ["a".repeat(63).as_str(); 4].join(".");
        for name in [
            "a",
            "www.example.com",
            "1host",
            "a--b.com",
            "xn--bcher-kva.ch",
            "XN--BCHER-KVA",
            long.get(..253).unwrap(),
        ] {
            assert!(accepts(name, &host), "{name}");
            assert!(accepts_international(name, &host), "{name}");
        }
        for other in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "bücher",
            "a\n",
            "xn--x",
            "xn--",
            "xn--a-",
            "xn--aa---o47jg78q",
            &long,
            &"a".repeat(64),
        ] {
            assert!(!accepts(other, &host), "{other}");
        }
    }

    #[test]
    fn names_in_unicode_keep_the_rules_of_idna() {
        let host = NativeHost::new();
        for name in [
            "bücher.ch",
            "실례.테스트",
            "a。b．c｡d",
            "ß",
            "l·l",
            "α͵β",
            "א׳ב",
            "・ぁ",
            "क्\u{200D}ष",
        ] {
            assert!(accepts_international(name, &host), "{name}");
            assert!(!accepts(name, &host), "{name}");
        }
        for other in [
            "Bücher",
            "cafe\u{301}",
            "a·l",
            "α͵",
            "A׳ב",
            "・",
            "ab--é",
            "-é",
            "\u{301}a",
            "0a.א",
            "é b",
            "☃",
            "ﬁ",
            "a\u{fe0f}é",
            &"ü".repeat(60),
            "é。",
        ] {
            assert!(!accepts_international(other, &host), "{other}");
        }
    }
}

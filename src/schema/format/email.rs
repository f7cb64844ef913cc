//! `email` (RFC 5321, 4.1.2) and `idn-email` (RFC 6531, 3.3).

use super::{idna, ip};
use crate::host::TextHost;

/// The most octets of what stands before the `@` (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

pub(super) fn accepts(text: &str, host: &dyn TextHost) -> bool {
    text.is_ascii() && is_mailbox(text, host)
}

pub(super) fn accepts_international(text: &str, host: &dyn TextHost) -> bool {
    is_mailbox(text, host)
}

fn is_mailbox(text: &str, host: &dyn TextHost) -> bool {
    // A domain has no `@`, the local part may have one between quotes.
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    local.len() <= LONGEST_LOCAL && is_local(local) && is_domain(domain, host)
}

fn is_local(local: &str) -> bool {
    match local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_text)),
    }
}

fn is_atom_text(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !character.is_ascii()
        || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

fn is_quoted(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let is_right = match character {
            '"' => false,
            '\\' => characters.next().is_some_and(|it| matches!(it, ' '..='~')),
            other => !other.is_ascii_control(),
        };
        if !is_right {
            return false;
        }
    }
    true
}

fn is_domain(domain: &str, host: &dyn TextHost) -> bool {
    if let Some(literal) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return is_literal(literal);
    }
    // Programs look names up in their composed form (RFC 5891, 5.2).
    let composed = if domain.is_ascii() { domain.to_owned() } else { host.composed(domain) };
    idna::is_name(composed.split('.'), true, host)
}

/// RFC 5321, 4.1.3.
fn is_literal(literal: &str) -> bool {
    match literal.split_once(':') {
        None => ip::accepts_4(literal),
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6") => ip::accepts_6(address),
        // Tags for further kinds of addresses can be registered; none is.
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::NativeHost;

    #[test]
    fn an_address_has_a_local_part_and_a_domain() {
        let host = NativeHost::new();
        let long = "a".repeat(64);
        for address in [
            "joe.bloggs@example.com",
            "te~st@a",
            "\"joe bloggs\"@a.b",
            "\"a@b\"@c",
            "\"a\\\"b\"@c",
            "\"\"@a",
            "a@[127.0.0.1]",
            "a@[IPv6:::1]",
            &format!("{long}@a"),
            "a@xn--bcher-kva.ch",
        ] {
            assert!(accepts(address, &host), "{address}");
            assert!(accepts_international(address, &host), "{address}");
        }
        for other in [
            "",
            "@",
            "2962",
            "@a",
            "a@",
            ".a@b",
            "a.@b",
            "a..b@c",
            "a b@c",
            "a@b c",
            "a@b_c",
            "a@-b",
            "a@[1.2.3.300]",
            "a@[::1]",
            "a@[x:y]",
            "\"a\"b\"@c",
            "\"a\\\"@b",
            "a, b@c",
            "a@b@c",
            &format!("{long}a@a"),
            "\"\n\"@a",
            "a@b.",
        ] {
            assert!(!accepts(other, &host), "{other}");
            assert!(!accepts_international(other, &host), "{other}");
        }
    }

    #[test]
    fn an_international_address_may_have_further_letters() {
        let host = NativeHost::new();
        for address in ["실례@실례.테스트", "\"δ\"@a", "a@cafe\u{301}.com", "\u{85}@a", "𝕏@a"]
        {
            assert!(accepts_international(address, &host), "{address}");
            assert!(!accepts(address, &host), "{address}");
        }
        assert!(!accepts_international("user＠example.com", &host));
        assert!(!accepts_international("a@☃", &host));
    }
}

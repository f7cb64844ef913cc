//! `uri`, `uri-reference` (RFC 3986), `iri` and `iri-reference` (RFC 3987, 2.2).

use super::ip;
use crate::schema::uri::{Parts, split};

/// Which of the four.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    is_absolute: bool,
    is_international: bool,
}

impl Kind {
    pub(super) const URI: Self = Self { is_absolute: true, is_international: false };
    pub(super) const URI_REFERENCE: Self = Self { is_absolute: false, is_international: false };
    pub(super) const IRI: Self = Self { is_absolute: true, is_international: true };
    pub(super) const IRI_REFERENCE: Self = Self { is_absolute: false, is_international: true };
}

pub(super) fn accepts(text: &str, kind: Kind) -> bool {
    let Parts { scheme, authority, path, query, fragment } = split(text);
    let of = |text: &str, more: &str| is_made_of(text, more, kind.is_international, false);
    let is_scheme_right = match scheme {
        Some(scheme) => is_scheme(scheme),
        // Without a scheme, a colon in the first step would look like one (RFC 3986, 4.2).
        None => !kind.is_absolute && (authority.is_some() || !first_step(path).contains(':')),
    };
    is_scheme_right
        && authority.is_none_or(|authority| is_authority(authority, kind))
        && of(path, ":@/")
        && query.is_none_or(|query| is_made_of(query, ":@/?", kind.is_international, true))
        && fragment.is_none_or(|fragment| of(fragment, ":@/?"))
}

fn first_step(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// RFC 3986, 3.1.
fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// RFC 3986, 3.2.
fn is_authority(authority: &str, kind: Kind) -> bool {
    let (user, rest) = match authority.split_once('@') {
        Some((user, rest)) => (user, rest),
        None => ("", authority),
    };
    let of = |text: &str, more: &str| is_made_of(text, more, kind.is_international, false);
    let (host_is_right, port) = match rest.strip_prefix('[') {
        Some(literal) => match literal.split_once(']') {
            Some((literal, port)) => (is_literal(literal), port),
            None => (false, ""),
        },
        None => {
            let (host, port) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
            (of(host, ""), port)
        }
    };
    let is_port = |port: &str| {
        port.is_empty()
            || port.strip_prefix(':').is_some_and(|port| port.bytes().all(|it| it.is_ascii_digit()))
    };
    host_is_right && of(user, ":") && is_port(port)
}

/// What stands between brackets (RFC 3986, 3.2.2).
fn is_literal(literal: &str) -> bool {
    let Some(future) = literal.strip_prefix(['v', 'V']) else { return ip::accepts_6(literal) };
    let Some((version, address)) = future.split_once('.') else { return false };
    let is_hex = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex
        && !address.is_empty()
        && !address.contains('%')
        && is_made_of(address, ":", false, false)
}

/// Whether a text has only unreserved characters, sub-delimiters, escapes and some more.
pub(super) fn is_made_of(text: &str, more: &str, is_international: bool, is_query: bool) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let is_right = match character {
            '%' => {
                let mut is_digit = || characters.next().is_some_and(|it| it.is_ascii_hexdigit());
                is_digit() && is_digit()
            }
            '-' | '.' | '_' | '~' => true,
            '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' => true,
            plain if plain.is_ascii() => plain.is_ascii_alphanumeric() || more.contains(plain),
            other => is_international && (is_ucschar(other) || is_query && is_private(other)),
        };
        if !is_right {
            return false;
        }
    }
    true
}

/// `ucschar` (RFC 3987, 2.2).
pub(super) fn is_ucschar(character: char) -> bool {
    let point = u32::from(character);
    match point {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        0x1_0000..=0xD_FFFF => point & 0xFFFF < 0xFFFE,
        0xE_1000..=0xE_FFFD => true,
        _ => false,
    }
}

/// `iprivate` (RFC 3987, 2.2).
pub(super) fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_have_a_scheme_and_references_may() {
        for uri in [
            "http://foo.bar/?baz=qux#quux",
            "urn:a:b",
            "mailto:a@b",
            "http://a@b:80/",
            "http://[::1]:80",
            "http://[v1.fe:80]",
            "a:",
            "a:?",
            "http://%41/",
            "file:///a",
            "http://a:/",
        ] {
            assert!(accepts(uri, Kind::URI), "{uri}");
            assert!(accepts(uri, Kind::IRI_REFERENCE), "{uri}");
        }
        for reference in ["", "abc", "/abc", "//a/b", "#a", "?a", "./a:b", "//", "a/b:c"] {
            assert!(accepts(reference, Kind::URI_REFERENCE), "{reference}");
            assert!(!accepts(reference, Kind::URI), "{reference}");
        }
        for neither in [
            "1a:b",
            ":a",
            "http://[::1",
            "http://[x]",
            "http://a:b",
            "http://a@b@c",
            "/%zz",
            "/%a",
            "/a b",
            "/[a]",
            "#a#b",
            "\\a",
            "/\"",
            "http://[v1.]",
            "http://[::1]a",
            "http://[v1.%41]",
            "/é",
            "/<",
            "/^",
            "/`",
            "/{|}",
        ] {
            assert!(!accepts(neither, Kind::URI_REFERENCE), "{neither}");
        }
    }

    #[test]
    fn iris_have_further_characters() {
        for iri in ["http://ƒøø.ßår/é?q=\u{f0000}#é", "http://a/\u{10300}"] {
            assert!(accepts(iri, Kind::IRI), "{iri}");
            assert!(!accepts(iri, Kind::URI), "{iri}");
        }
        for other in [
            "http://a/\u{f0000}",
            "http://a/\u{80}",
            "http://a/\u{fffe}",
            "http://a/\u{1fffe}",
            "é:b",
        ] {
            assert!(!accepts(other, Kind::IRI), "{other}");
        }
    }
}

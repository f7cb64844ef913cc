//! `uri-template` (RFC 6570, 2).

use super::uri::{is_private, is_ucschar};

pub(super) fn accepts(text: &str) -> bool {
    let mut rest = text;
    while let Some((literal, behind)) = rest.split_once('{') {
        let Some((expression, behind)) = behind.split_once('}') else { return false };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = behind;
    }
    is_literal(rest)
}

/// RFC 6570, 2.1, with its erratum 6937, which lets an apostrophe in.
fn is_literal(text: &str) -> bool {
    let is_plain = |it: char| match it {
        '\0'..=' ' | '"' | '%' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\x7F' => false,
        plain if plain.is_ascii() => true,
        other => is_ucschar(other) || is_private(other),
    };
    escapes(text, is_plain)
}

/// RFC 6570, 2.2.
fn is_expression(text: &str) -> bool {
    const OPERATORS: [char; 12] = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    text.strip_prefix(OPERATORS).unwrap_or(text).split(',').all(is_variable)
}

/// RFC 6570, 2.3, 2.4.
fn is_variable(text: &str) -> bool {
    let name = match (text.strip_suffix('*'), text.split_once(':')) {
        (Some(name), _) => name,
        (None, Some((name, length))) => {
            let is_length = (1..=4).contains(&length.len())
                && !length.starts_with('0')
                && length.bytes().all(|byte| byte.is_ascii_digit());
            if !is_length {
                return false;
            }
            name
        }
        (None, None) => text,
    };
    let is_plain = |it: char| it.is_ascii_alphanumeric() || it == '_';
    name.split('.').all(|part| !part.is_empty() && escapes(part, is_plain))
}

/// Whether a text has only characters of a kind and percent-encoded ones.
fn escapes(text: &str, is_plain: impl Fn(char) -> bool) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let mut is_digit = || characters.next().is_some_and(|it| it.is_ascii_hexdigit());
        let is_right =
            if character == '%' { is_digit() && is_digit() } else { is_plain(character) };
        if !is_right {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    #[test]
    fn expressions_are_whole() {
        for template in [
            "",
            "http://a/{b}",
            "{a,b}",
            "{+a}",
            "{?a,b*}",
            "{a:3}",
            "{a:9999}",
            "{a.b}",
            "{%41}",
            "a%41b",
            "a'b",
            "{/a}{;b}",
            "é\u{e000}",
        ] {
            assert!(super::accepts(template), "{template}");
        }
        for other in [
            "{",
            "}",
            "{}",
            "{a",
            "a}",
            "{{a}}",
            "{a,,b}",
            "{a,}",
            "{a:0}",
            "{a:01}",
            "{a:10000}",
            "{a:}",
            "{a*:3}",
            "{a..b}",
            "{.}",
            "{a b}",
            "a b",
            "a%4",
            "a\u{7f}",
            "<a>",
            "{a=b}",
            "{,+a}",
            "{é}",
            "{a:3*}",
        ] {
            assert!(!super::accepts(other), "{other}");
        }
    }
}

//! Numbers, strings and `@"…"` (rules 33 to 36, 62 to 66).

use std::cell::Cell;
use std::rc::Rc;

use super::Parser;
use crate::diagnostic::Code;
use crate::feel::ast::{Node, NodeId};
use crate::feel::eval::conversion;
use crate::feel::token::{Kind, Token};
use crate::host::Zones;
use crate::value::{Decimal, Type, Value};

impl Parser<'_> {
    pub(super) fn number(&mut self) -> NodeId {
        let token = self.advance();
        match Decimal::parse(token.span.text(self.source)) {
            Some(number) => self.push(Node::Number(number), token.span),
            None => {
                let help = "Numbers have 34 digits and exponents from -6111 to 6144.";
                let message = "This number is too large.";
                self.report_with_help(Code::InvalidLiteral, message, token.span, help);
                self.push(Node::Error, token.span)
            }
        }
    }

    pub(super) fn text(&mut self) -> NodeId {
        let token = self.advance();
        let text = self.unescaped(token);
        self.push(Node::Text(text), token.span)
    }

    pub(super) fn at_literal(&mut self) -> NodeId {
        let start = self.advance().span;
        if !matches!(self.kind(), Kind::Text | Kind::OpenText) {
            self.unexpected("a date, time or duration in quotes");
            return self.error_node();
        }
        let token = self.advance();
        let text = self.unescaped(token);
        let span = start.to(token.span);
        let Some((value, ty)) = temporal(&text) else {
            let message = ["`", &text, "` is not a date, time or duration."].concat();
            let help = "Write it as @\"2026-05-04\", @\"13:30:00\", \
                        @\"2026-05-04T13:30:00Z\", @\"P1D\" or @\"P1Y\".";
            self.report_with_help(Code::InvalidLiteral, &message, span, help);
            return self.push(Node::Error, span);
        };
        self.push_typed(Node::At(text, value), span, ty)
    }

    /// The text of a string token, without its quotes and with its escapes resolved.
    pub(super) fn unescaped(&mut self, token: Token) -> Rc<str> {
        let text = token.span.text(self.source);
        let body = text.strip_prefix('"').unwrap_or(text);
        if token.kind == Kind::OpenText {
            let help = "Close it with a double quote.";
            self.report_with_help(Code::UnclosedText, "This text is not closed.", token.span, help);
            return Rc::from(unescape(body));
        }
        Rc::from(unescape(body.strip_suffix('"').unwrap_or(body)))
    }
}

/// What an `@` literal means, by its form, and its type. The value is missing where it takes the
/// time zones of the host to know it.
fn temporal(text: &str) -> Option<(Option<Value>, Type)> {
    let zones = AnyZone::default();
    let value = conversion::temporal(text, &zones)?;
    let ty = value.kind();
    Some(((!zones.asked.get()).then_some(value), ty))
}

/// Knows every zone: the form of a literal can be checked without a host.
#[derive(Default)]
struct AnyZone {
    asked: Cell<bool>,
}

impl Zones for AnyZone {
    fn offset(&self, _zone: &str, _seconds: i64) -> Option<i32> {
        self.asked.set(true);
        Some(0)
    }
}

/// Resolves `\n`, `\"`, `\uXXXX` (also as surrogates) and `\UXXXXXX`. A backslash before
/// anything else stands for itself, as patterns need it.
fn unescape(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        text.push_str(before);
        rest = match escaped(escape) {
            Some((letter, after)) => {
                text.push(letter);
                after
            }
            None => {
                text.push('\\');
                escape.strip_prefix('\\').unwrap_or_default()
            }
        };
    }
    text.push_str(rest);
    text
}

fn escaped(escape: &str) -> Option<(char, &str)> {
    let body = escape.strip_prefix('\\')?;
    let kind = body.chars().next()?;
    let after = body.get(kind.len_utf8()..)?;
    let simple = match kind {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' | '\\' | '\'' => kind,
        'u' => {
            let (unit, after) = hexadecimal(after, 4)?;
            return match char::from_u32(unit) {
                Some(letter) => Some((letter, after)),
                None => surrogates(unit, after),
            };
        }
        'U' => {
            let (scalar, after) = hexadecimal(after, 6)?;
            return Some((char::from_u32(scalar)?, after));
        }
        _ => return None,
    };
    Some((simple, after))
}

fn hexadecimal(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, after) = text.split_at_checked(digits)?;
    let plain = number.bytes().all(|digit| digit.is_ascii_hexdigit());
    plain.then(|| u32::from_str_radix(number, 16).ok()).flatten().map(|value| (value, after))
}

/// A high surrogate must have its low one after it.
fn surrogates(high: u32, after: &str) -> Option<(char, &str)> {
    let (low, after) = hexadecimal(after.strip_prefix("\\u")?, 4)?;
    let units = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
    let letter = char::decode_utf16(units).next()?.ok()?;
    Some((letter, after))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes() {
        assert_eq!(unescape(r#"a\tb\n\"\\"#), "a\tb\n\"\\");
        assert_eq!(unescape(r"\uD83D\uDCA9 \U01F40E \u0041"), "💩 🐎 A");
        assert_eq!(unescape(r"\d \uD83D \u00 é\"), r"\d \uD83D \u00 é\");
    }
}

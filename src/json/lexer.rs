//! JSON text to tokens. Strings without escapes are borrowed, numbers keep their digits.

use std::borrow::Cow;

/// A token of JSON text.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// `{`
    ObjectStart,
    /// `}`
    ObjectEnd,
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A string, its escapes resolved.
    String(Cow<'a, str>),
    /// The end of the text.
    End,
}

/// A value that is a word.
#[derive(Clone, Copy)]
pub(crate) enum Word {
    Null,
    True,
    False,
}

/// What is wrong with the text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte offset of the mistake.
    pub at: usize,
    /// What is wrong, as a sentence.
    pub message: &'static str,
}

/// Reads tokens off a text, one at a time.
pub struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// A lexer at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes to a byte offset, at which a character begins.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The text between two byte offsets.
    pub(crate) fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The byte offset behind the last token.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Skips white space, so that [`Lexer::offset`] is where the next token begins.
    pub fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.step();
        }
    }

    /// The next token.
    pub fn next_token(&mut self) -> Result<Token<'a>, SyntaxError> {
        self.skip_space();
        let start = self.at;
        let Some(byte) = self.peek() else { return Ok(Token::End) };
        match byte {
            b'{' => Ok(self.single(Token::ObjectStart)),
            b'}' => Ok(self.single(Token::ObjectEnd)),
            b'[' => Ok(self.single(Token::ArrayStart)),
            b']' => Ok(self.single(Token::ArrayEnd)),
            b':' => Ok(self.single(Token::Colon)),
            b',' => Ok(self.single(Token::Comma)),
            b'"' => Ok(Token::String(match self.string()? {
                Some(resolved) => Cow::Owned(resolved),
                None => {
                    let inside = start.saturating_add(1)..self.at.saturating_sub(1);
                    Cow::Borrowed(self.text.get(inside).unwrap_or_default())
                }
            })),
            b'-' | b'0'..=b'9' => {
                self.number()?;
                Ok(Token::Number(self.text.get(start..self.at).unwrap_or("0")))
            }
            _ => Ok(match self.word()? {
                Word::Null => Token::Null,
                Word::True => Token::Bool(true),
                Word::False => Token::Bool(false),
            }),
        }
    }

    fn single(&mut self, token: Token<'a>) -> Token<'a> {
        self.step();
        token
    }

    /// Goes over `null`, `true` or `false`.
    pub(crate) fn word(&mut self) -> Result<Word, SyntaxError> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let words = [("null", Word::Null), ("true", Word::True), ("false", Word::False)];
        match words.into_iter().find(|(text, _)| rest.starts_with(text.as_bytes())) {
            Some((text, word)) => {
                self.at = self.at.saturating_add(text.len());
                Ok(word)
            }
            None => Err(self.error("A JSON value was expected here.")),
        }
    }

    /// Goes over a number.
    pub(crate) fn number(&mut self) -> Result<(), SyntaxError> {
        self.skip_if(b'-');
        match self.peek() {
            Some(b'0') => self.step(),
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(self.error("A number needs a digit here.")),
        }
        if self.skip_if(b'.') {
            self.some_digits()?;
        }
        if self.skip_if(b'e') || self.skip_if(b'E') {
            if !self.skip_if(b'+') {
                self.skip_if(b'-');
            }
            self.some_digits()?;
        }
        if matches!(self.peek(), Some(b'0'..=b'9' | b'.')) {
            return Err(self.error("A number can't have a leading zero or a second point."));
        }
        Ok(())
    }

    fn some_digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        self.digits();
        if self.at == start { Err(self.error("A number needs a digit here.")) } else { Ok(()) }
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.step();
        }
    }

    /// Goes over a string, and gives it with its escapes resolved where it has some.
    pub(crate) fn string(&mut self) -> Result<Option<String>, SyntaxError> {
        self.step();
        let start = self.at;
        self.plain_run();
        if self.peek() == Some(b'"') {
            self.step();
            return Ok(None);
        }
        let mut text = String::from(self.text.get(start..self.at).unwrap_or_default());
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(Some(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => {
                    return Err(self.error("A control character must be escaped in a string."));
                }
                None => return Err(self.error("The string does not end.")),
            }
            let run = self.at;
            self.plain_run();
            text.push_str(self.text.get(run..self.at).unwrap_or_default());
        }
    }

    /// Goes over the characters of a string that stand for themselves.
    fn plain_run(&mut self) {
        let bytes = self.text.as_bytes();
        self.at = special_byte(bytes, self.at).unwrap_or(bytes.len());
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        self.step();
        let plain = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.step();
                return self.unicode_escape();
            }
            _ => {
                return Err(self.error(
                    "This escape is not known; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u.",
                ));
            }
        };
        self.step();
        Ok(plain)
    }

    fn unicode_escape(&mut self) -> Result<char, SyntaxError> {
        const LONE: &str = "A surrogate must be one of a pair.";
        let first = self.four_hex()?;
        if !(0xD800..0xE000).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.error(LONE));
        }
        if first >= 0xDC00 || !self.rest().starts_with("\\u") {
            return Err(self.error(LONE));
        }
        self.step();
        self.step();
        let second = self.four_hex()?;
        let mut pair =
            char::decode_utf16([first, second].map(|unit| u16::try_from(unit).unwrap_or(0)));
        match (pair.next(), pair.next()) {
            (Some(Ok(character)), None) => Ok(character),
            _ => Err(self.error(LONE)),
        }
    }

    fn four_hex(&mut self) -> Result<u32, SyntaxError> {
        let hex =
            self.rest().get(..4).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let unit = unit.ok_or_else(|| self.error("A \\u escape needs four hexadecimal digits."))?;
        self.at = self.at.saturating_add(4);
        Ok(unit)
    }

    /// The bytes of the whole text.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes over a byte.
    pub(crate) fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn skip_if(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    fn error(&self, message: &'static str) -> SyntaxError {
        SyntaxError { at: self.at, message }
    }
}

/// Where the first byte from `start` on is that is a quote, a backslash or a control character, looked for eight bytes at
/// a time.
pub(super) fn special_byte(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(word) = bytes.get(at..at.saturating_add(8)) {
        let special = special_bytes(word.try_into().map_or(0, u64::from_le_bytes));
        if special != 0 {
            let before = special.trailing_zeros() / 8;
            return Some(at.saturating_add(before as usize));
        }
        at = at.saturating_add(8);
    }
    let left = bytes.get(at..).unwrap_or_default();
    let run = left.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    Some(at.saturating_add(run))
}

/// Where the quote stands that ends a string whose characters begin at `start`; none where one of them does not stand for
/// itself.
pub(crate) fn closing_quote(bytes: &[u8], start: usize) -> Option<usize> {
    special_byte(bytes, start).filter(|end| bytes.get(*end) == Some(&b'"'))
}

/// The highest bits of the bytes that are a quote, a backslash or a control character; behind the first of them
/// bits may be wrong.
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ u64::from_le_bytes([b'"'; 8]));
    let backslashes = zeros(word ^ u64::from_le_bytes([b'\\'; 8]));
    let controls = word.wrapping_sub(u64::from_le_bytes([0x20; 8])) & !word;
    (quotes | backslashes | controls) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Result<Token<'_>, SyntaxError> {
        Lexer::new(text).next_token()
    }

    #[test]
    fn numbers_keep_their_digits() {
        for text in ["0", "-0", "1.10", "123456789012345678901234567890.5", "1e-7", "1E+400"] {
            assert_eq!(only(text), Ok(Token::Number(text)));
        }
        for text in ["-", "01", "1.", ".5", "1e", "1.2.3", "+1"] {
            assert!(only(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_string_ends_at_its_first_quote_wherever_that_is() {
        for length in 0..40 {
            for (special, is_end) in
                [("\"", true), ("\\n", false), ("\u{1f}", false), ("\u{7f}é😀!#[] ", false)]
            {
                let text = format!("\"{}{special}ab\"", "x".repeat(length));
                let expected = text.get(1..=length);
                match only(&text) {
                    Ok(Token::String(found)) if is_end => assert_eq!(Some(&*found), expected),
                    Ok(Token::String(found)) => assert!(found.len() > length, "{text}"),
                    Ok(other) => panic!("{other:?}"),
                    Err(error) => assert_eq!((special, error.at), ("\u{1f}", length + 1)),
                }
            }
        }
    }

    #[test]
    fn strings_are_borrowed_until_an_escape() {
        assert!(matches!(only(r#""plain é""#), Ok(Token::String(Cow::Borrowed("plain é")))));
        assert_eq!(only(r#""a\n\u0041\ud83d\ude00b""#), Ok(Token::String("a\nA😀b".into())));
        for text in [
            r#""open"#,
            r#""\x""#,
            r#""\ud800""#,
            r#""\udc00\ud800""#,
            r#""\u12g4""#,
            "\"a\nb\"",
            r#""\u00é""#,
        ] {
            assert!(only(text).is_err(), "{text}");
        }
    }
}

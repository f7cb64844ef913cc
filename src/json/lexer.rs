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
        let Some(byte) = self.peek() else { return Ok(Token::End) };
        match byte {
            b'{' => Ok(self.single(Token::ObjectStart)),
            b'}' => Ok(self.single(Token::ObjectEnd)),
            b'[' => Ok(self.single(Token::ArrayStart)),
            b']' => Ok(self.single(Token::ArrayEnd)),
            b':' => Ok(self.single(Token::Colon)),
            b',' => Ok(self.single(Token::Comma)),
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => self.number(),
            b'n' => self.word("null", Token::Null),
            b't' => self.word("true", Token::Bool(true)),
            b'f' => self.word("false", Token::Bool(false)),
            _ => Err(self.error("A JSON value was expected here.")),
        }
    }

    fn single(&mut self, token: Token<'a>) -> Token<'a> {
        self.step();
        token
    }

    fn word(&mut self, word: &str, token: Token<'a>) -> Result<Token<'a>, SyntaxError> {
        if !self.rest().starts_with(word) {
            return Err(self.error("A JSON value was expected here."));
        }
        self.at = self.at.saturating_add(word.len());
        Ok(token)
    }

    fn number(&mut self) -> Result<Token<'a>, SyntaxError> {
        let start = self.at;
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
        Ok(Token::Number(self.text.get(start..self.at).unwrap_or("0")))
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

    fn string(&mut self) -> Result<Token<'a>, SyntaxError> {
        self.step();
        let start = self.at;
        self.plain_run();
        if self.peek() == Some(b'"') {
            let plain = self.text.get(start..self.at).unwrap_or_default();
            self.step();
            return Ok(Token::String(Cow::Borrowed(plain)));
        }
        let mut text = String::from(self.text.get(start..self.at).unwrap_or_default());
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(Token::String(Cow::Owned(text)));
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
        let run = self.rest().bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        self.at = match run {
            Some(length) => self.at.saturating_add(length),
            None => self.text.len(),
        };
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

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step(&mut self) {
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

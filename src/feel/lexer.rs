//! Text to tokens (DMN 1.5, 10.3.1.2). Never fails: what FEEL does not know becomes a token too.

use super::span::Span;
use super::token::{Kind, Token};

/// All tokens of `source`, without spaces and comments, closed by [`Kind::End`].
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer { source, at: 0 };
    let mut found = Vec::with_capacity(source.len() / 3);
    loop {
        lexer.skip_blank();
        let start = lexer.at;
        let kind = lexer.next_kind();
        found.push(Token { kind, span: Span::new(start, lexer.at) });
        if kind == Kind::End {
            return found;
        }
    }
}

struct Lexer<'a> {
    source: &'a str,
    /// INVARIANT: a character boundary, at most the length of the source.
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) {
        let rest = self.rest();
        let taken = rest.find(|letter| !accept(letter)).unwrap_or(rest.len());
        self.at = self.at.saturating_add(taken);
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at = self.at.saturating_add(text.len());
        }
        found
    }

    fn skip_blank(&mut self) {
        loop {
            self.take_while(is_blank);
            if self.take("//") {
                self.take_while(|letter| !matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}'));
            } else if self.rest().starts_with("/*") {
                let rest = self.rest();
                let body = rest.get(2..).unwrap_or_default();
                let length = body.find("*/").map_or(rest.len(), |end| end.saturating_add(4));
                self.at = self.at.saturating_add(length);
            } else {
                return;
            }
        }
    }

    fn next_kind(&mut self) -> Kind {
        let Some(letter) = self.peek() else { return Kind::End };
        if letter.is_ascii_digit() || (letter == '.' && self.digit_follows(1)) {
            self.number();
            return Kind::Number;
        }
        if letter == '"' {
            return self.text();
        }
        if is_name_start(letter) {
            self.take_while(is_name_part);
            return Kind::Word;
        }
        for (text, kind) in SYMBOLS {
            if self.take(text) {
                return *kind;
            }
        }
        self.at = self.at.saturating_add(letter.len_utf8());
        Kind::Other
    }

    fn digit_follows(&self, offset: usize) -> bool {
        self.rest().as_bytes().get(offset).is_some_and(u8::is_ascii_digit)
    }

    fn number(&mut self) {
        self.take_while(|letter| letter.is_ascii_digit());
        // `1..5` is a range, not the number `1.` and the number `.5`.
        if self.rest().starts_with('.') && self.digit_follows(1) {
            self.at = self.at.saturating_add(1);
            self.take_while(|letter| letter.is_ascii_digit());
        }
        let exponent = self.rest().as_bytes();
        if matches!(exponent.first(), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(exponent.get(1), Some(b'+' | b'-')));
            if exponent.get(sign.saturating_add(1)).is_some_and(u8::is_ascii_digit) {
                self.at = self.at.saturating_add(sign).saturating_add(1);
                self.take_while(|letter| letter.is_ascii_digit());
            }
        }
    }

    fn text(&mut self) -> Kind {
        let mut escaped = false;
        let body = self.rest().get(1..).unwrap_or_default();
        for (offset, letter) in body.char_indices() {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.at = self.at.saturating_add(offset).saturating_add(2);
                    return Kind::Text;
                }
                _ => {}
            }
        }
        self.at = self.source.len();
        Kind::OpenText
    }
}

/// Longer symbols stand before the shorter ones that begin them.
const SYMBOLS: &[(&str, Kind)] = &[
    ("..", Kind::DotDot),
    ("**", Kind::StarStar),
    ("!=", Kind::NotEqual),
    ("<=", Kind::LessEqual),
    (">=", Kind::GreaterEqual),
    ("->", Kind::Arrow),
    ("(", Kind::LeftParen),
    (")", Kind::RightParen),
    ("[", Kind::LeftBracket),
    ("]", Kind::RightBracket),
    ("{", Kind::LeftBrace),
    ("}", Kind::RightBrace),
    (",", Kind::Comma),
    (":", Kind::Colon),
    (".", Kind::Dot),
    ("+", Kind::Plus),
    ("-", Kind::Minus),
    ("*", Kind::Star),
    ("/", Kind::Slash),
    ("=", Kind::Equal),
    ("<", Kind::Less),
    (">", Kind::Greater),
    ("?", Kind::Question),
    ("@", Kind::At),
    ("'", Kind::Apostrophe),
];

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{180E}' | '\u{200B}' | '\u{FEFF}')
}

/// Rules 28 of the grammar: wider than a letter, so that 🐎 is a name.
fn is_name_start(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | 'a'..='z' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
        && !is_blank(letter)
}

pub(super) fn is_name_part(letter: char) -> bool {
    is_name_start(letter)
        || matches!(letter, '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        tokens(source).iter().map(|token| token.span.text(source)).collect()
    }

    #[test]
    fn words_numbers_and_symbols() {
        assert_eq!(texts("1..5"), ["1", "..", "5", ""]);
        assert_eq!(texts(".5+1.25e-3"), [".5", "+", "1.25e-3", ""]);
        assert_eq!(texts("1.e"), ["1", ".", "e", ""]);
        assert_eq!(texts("a<=b**2 // end"), ["a", "<=", "b", "**", "2", ""]);
        assert_eq!(texts("a /* x */ + /* open"), ["a", "+", ""]);
        assert_eq!(texts("{🐎: \"a\\\"b\"}"), ["{", "🐎", ":", "\"a\\\"b\"", "}", ""]);
        assert_eq!(texts("\"open"), ["\"open", ""]);
    }
}

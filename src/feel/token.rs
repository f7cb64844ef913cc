//! The tokens of FEEL. A name of several words is several tokens: only the scope knows that they
//! belong together.

use super::span::Span;

/// What a token is; its text is found through its span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word: a keyword, or one part of a name.
    Word,
    /// Digits with an optional fraction and exponent.
    Number,
    /// A string with its quotes.
    Text,
    /// A string that was not closed.
    OpenText,
    /// `@` before a string.
    At,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Dot,
    DotDot,
    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Arrow,
    Question,
    /// `'`, which only names use.
    Apostrophe,
    /// A character that FEEL does not use.
    Other,
    End,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// Words that end a name when no known name holds them.
pub(crate) fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "between"
            | "else"
            | "every"
            | "external"
            | "false"
            | "for"
            | "function"
            | "if"
            | "in"
            | "instance"
            | "null"
            | "or"
            | "return"
            | "satisfies"
            | "some"
            | "then"
            | "true"
    )
}

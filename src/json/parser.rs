//! Tokens to the tree of a document.

use std::rc::Rc;

use super::failure::{self, Failure};
use super::lexer::{Lexer, SyntaxError, Token};
use super::node::{Kind, Member, Node};
use super::place::Lines;
use crate::by_name::Names;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// How deep arrays and objects may be nested.
pub const MAX_DEPTH: u32 = 128;
/// How many bytes a document may have: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads one JSON document. A duplicate member is reported and its last value taken; a syntax
/// error ends the reading, since what follows would be guessed.
pub fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        return (None, vec![failure::too_large()]);
    }
    let mut parser =
        Parser { lexer: Lexer::new(text), pointer: Pointer::root(), duplicates: Vec::new() };
    let lines = Lines::new(text);
    let node = parser.document();
    let mut diagnostics: Vec<Diagnostic> = parser
        .duplicates
        .into_iter()
        .map(|(pointer, at)| failure::duplicate(pointer, lines.place(at)))
        .collect();
    match node {
        Ok(node) => (Some(node), diagnostics),
        Err(failure) => {
            diagnostics.push(failure.diagnostic(text, parser.pointer, MAX_DEPTH));
            (None, diagnostics)
        }
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    pointer: Pointer,
    duplicates: Vec<(Pointer, usize)>,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<Node, Failure> {
        let (start, token) = self.next()?;
        let node = self.value(start, token, 0)?;
        match self.next()? {
            (_, Token::End) => Ok(node),
            (at, _) => Err(syntax(at, "The document goes on behind its end.")),
        }
    }

    fn next(&mut self) -> Result<(usize, Token<'a>), Failure> {
        self.lexer.skip_space();
        let start = self.lexer.offset();
        Ok((start, self.lexer.next_token()?))
    }

    fn value(&mut self, start: usize, token: Token<'a>, depth: u32) -> Result<Node, Failure> {
        let kind = match token {
            Token::Null => Kind::Null,
            Token::Bool(value) => Kind::Bool(value),
            Token::Number(text) => Kind::Number(text.into()),
            Token::String(text) => Kind::String(text.into()),
            Token::ArrayStart | Token::ObjectStart if depth == MAX_DEPTH => {
                return Err(Failure::Depth(start));
            }
            Token::ArrayStart => Kind::Array(self.array(depth)?),
            Token::ObjectStart => Kind::Object(self.object(depth)?),
            Token::End => {
                return Err(syntax(start, "The document ends where a value was expected."));
            }
            Token::ObjectEnd | Token::ArrayEnd | Token::Colon | Token::Comma => {
                return Err(syntax(start, "A JSON value was expected here."));
            }
        };
        Ok(Node { kind, start: u32::try_from(start).unwrap_or(u32::MAX) })
    }

    fn array(&mut self, depth: u32) -> Result<Vec<Node>, Failure> {
        let mut items = Vec::new();
        let (mut start, mut token) = self.next()?;
        if token == Token::ArrayEnd {
            return Ok(items);
        }
        loop {
            self.pointer.push_index(items.len());
            items.push(self.value(start, token, depth.saturating_add(1))?);
            self.pointer.pop();
            match self.next()? {
                (_, Token::Comma) => (start, token) = self.next()?,
                (_, Token::ArrayEnd) => return Ok(items),
                (at, _) => return Err(syntax(at, "A comma or `]` was expected here.")),
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Vec<Member>, Failure> {
        let mut members: Vec<Member> = Vec::new();
        let mut seen = Seen::default();
        let (mut start, mut token) = self.next()?;
        if token == Token::ObjectEnd {
            return Ok(members);
        }
        loop {
            let Token::String(name) = token else {
                return Err(syntax(start, "A member's name in double quotes was expected here."));
            };
            match self.next()? {
                (_, Token::Colon) => {}
                (at, _) => return Err(syntax(at, "A `:` was expected here.")),
            }
            let name: Rc<str> = name.into();
            self.pointer.push_name(&name);
            let (value_start, value_token) = self.next()?;
            let value = self.value(value_start, value_token, depth.saturating_add(1))?;
            let member = Member { name, start: u32::try_from(start).unwrap_or(u32::MAX), value };
            match seen.position(&members, &member.name) {
                Some(first) => {
                    self.duplicates.push((self.pointer.clone(), start));
                    if let Some(earlier) = members.get_mut(first) {
                        *earlier = member;
                    }
                }
                None => members.push(member),
            }
            self.pointer.pop();
            match self.next()? {
                (_, Token::Comma) => (start, token) = self.next()?,
                (_, Token::ObjectEnd) => return Ok(members),
                (at, _) => return Err(syntax(at, "A comma or `}` was expected here.")),
            }
        }
    }
}

fn syntax(at: usize, message: &'static str) -> Failure {
    Failure::Syntax(SyntaxError { at, message })
}

/// Finds a member by name: small objects by looking, large ones by a sorted index, so that an
/// object of n members costs n log n.
#[derive(Default)]
struct Seen(Names);

impl Seen {
    const SMALL: usize = 16;

    /// Where `name` stands among `members`; call it once before each push.
    fn position(&mut self, members: &[Member], name: &Rc<str>) -> Option<usize> {
        if members.len() < Self::SMALL {
            return members.iter().position(|member| member.name == *name);
        }
        for member in members.iter().skip(self.0.len()) {
            self.0.add(Rc::clone(&member.name));
        }
        self.0.find(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_document_keeps_order_digits_and_offsets() {
        let (node, diagnostics) = parse(r#" {"b": [1.10, true], "a": null} "#);
        let node = node.unwrap();
        assert!(diagnostics.is_empty());
        assert_eq!(&*node.members()[0].name, "b");
        assert_eq!(node.get("b").unwrap().items()[0].kind, Kind::Number("1.10".into()));
        assert_eq!(node.get("a").unwrap().start, 26);
    }

    #[test]
    fn a_duplicate_is_reported_and_the_last_counts() {
        let many: String = (0..40).map(|i| format!("\"k{}\": {i}, ", i % 30)).collect();
        let (node, diagnostics) = parse(&format!("{{{many}\"last\": 0}}"));
        assert_eq!(diagnostics.len(), 10);
        assert_eq!(diagnostics[0].code, Code::JsonDuplicate);
        assert_eq!(diagnostics[0].pointer.as_str(), "/k0");
        let node = node.unwrap();
        assert_eq!(node.members().len(), 31);
        assert_eq!(node.get("k3").unwrap().kind, Kind::Number("33".into()));
    }

    #[test]
    fn mistakes_are_told_with_line_and_column() {
        let cases = [
            ("{\n  \"a\": [1,\n", 3, 1, "/a/1"),
            ("{\"a\" 1}", 1, 6, ""),
            ("[1 2]", 1, 4, ""),
            ("nul", 1, 1, ""),
            ("", 1, 1, ""),
            ("{\"é\": \"x", 1, 9, "/é"),
            ("1 1", 1, 3, ""),
        ];
        for (text, line, column, pointer) in cases {
            let (node, diagnostics) = parse(text);
            assert!(node.is_none(), "{text}");
            let place = diagnostics[0].place.unwrap();
            assert_eq!((place.line, place.column), (line, column), "{text}");
            assert_eq!(diagnostics[0].pointer.as_str(), pointer, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_without_recursion_to_match() {
        let (node, diagnostics) = parse(&"[".repeat(100_000));
        assert!(node.is_none());
        assert_eq!(diagnostics[0].code, Code::JsonDepth);
        let deepest = "[".repeat(128) + &"]".repeat(128);
        assert!(parse(&deepest).0.is_some());
    }
}

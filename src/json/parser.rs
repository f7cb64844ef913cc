//! A document as a tree.

use std::rc::Rc;

use super::node::{Kind, Member, Node};
use super::tape::{Tag, Tape, hash};
use super::view::View;
use crate::by_name::Names;
use crate::diagnostic::Diagnostic;

/// How deep arrays and objects may be nested.
pub const MAX_DEPTH: u32 = 128;
/// How many bytes a document may have: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads one JSON document. A duplicate member is reported and its last value taken; a syntax
/// error ends the reading, since what follows would be guessed.
pub fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    Parser::default().parse(text)
}

/// Reads documents one after another, in the same memory.
#[derive(Debug, Default)]
pub struct Parser {
    tape: Tape,
    words: Words,
}

impl Parser {
    /// One for many documents that are alike: texts that came before are shared.
    pub fn of_many() -> Self {
        Self { tape: Tape::default(), words: Words(vec![None; WORDS]) }
    }

    /// Reads a document; see [`parse`].
    pub fn parse(&mut self, text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        match self.tape.read_to(text, MAX_DEPTH) {
            Ok(findings) => {
                let has_duplicates = !findings.is_empty();
                (Some(tree(self.tape.view(text, 0), &mut self.words, has_duplicates)), findings)
            }
            Err(finding) => (None, vec![finding]),
        }
    }
}

/// How many texts are remembered.
const WORDS: usize = 256;
/// The longest text that is remembered, in bytes.
const LONGEST_WORD: usize = 40;

/// Texts that came last, each at the place that its hash says.
#[derive(Debug, Default)]
struct Words(Vec<Option<Rc<str>>>);

impl Words {
    fn get(&mut self, text: &str) -> Rc<str> {
        let place = hash(text) as usize % WORDS;
        let Some(place) = self.0.get_mut(place).filter(|_| text.len() <= LONGEST_WORD) else {
            return text.into();
        };
        match place {
            Some(known) if **known == *text => Rc::clone(known),
            _ => Rc::clone(place.insert(text.into())),
        }
    }
}

/// The tree of a value. What it nests is bounded by [`MAX_DEPTH`].
fn tree(view: View<'_>, words: &mut Words, has_duplicates: bool) -> Node {
    let kind = match view.tag() {
        Tag::Null => Kind::Null,
        Tag::False => Kind::Bool(false),
        Tag::True => Kind::Bool(true),
        Tag::Number => Kind::Number(words.get(view.text())),
        Tag::String => Kind::String(words.get(view.as_str().unwrap_or_default())),
        Tag::Array => {
            let mut items = Vec::with_capacity(view.len());
            items.extend(view.items().map(|item| tree(item, words, has_duplicates)));
            Kind::Array(items)
        }
        Tag::Object => {
            let mut members: Vec<Member> = Vec::with_capacity(view.len());
            let mut seen = Names::default();
            for (name, value) in view.members() {
                let start = start(name);
                let value = tree(value, words, has_duplicates);
                let name = words.get(name.as_str().unwrap_or_default());
                let earlier = has_duplicates.then(|| seen.add(Rc::clone(&name)));
                let member = Member { name, start, value };
                match earlier.and_then(|place| members.get_mut(place)) {
                    Some(earlier) => *earlier = member,
                    None => members.push(member),
                }
            }
            Kind::Object(members)
        }
    };
    Node { kind, start: start(view) }
}

/// INVARIANT: a document is at most [`MAX_BYTES`] long, so every offset in it fits.
fn start(view: View<'_>) -> u32 {
    u32::try_from(view.span().0).unwrap_or(u32::MAX)
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
        let deepest = "[".repeat(129) + &"]".repeat(129);
        assert_eq!(parse(&deepest).1[0].code, Code::JsonDepth);
        let deepest = "[".repeat(128) + &"]".repeat(128);
        assert!(parse(&deepest).0.is_some());
    }

    #[test]
    fn texts_of_documents_alike_are_shared() {
        let mut parser = Parser::of_many();
        let mut first = || parser.parse(r#"{"step": "review", "n": 12}"#).0.unwrap();
        let (one, two) = (first(), first());
        assert_eq!(one, two);
        let text = |node: &Node| match &node.get("step").unwrap().kind {
            Kind::String(text) => Rc::clone(text),
            _ => panic!("a text"),
        };
        assert!(Rc::ptr_eq(&text(&one), &text(&two)));
        let long = format!("\"{}\"", "x".repeat(LONGEST_WORD + 1));
        assert_eq!(parser.parse(&long).0, parse(&long).0);
    }
}

//! Operands: literals, names, brackets of every kind (rules 19, 30 to 39, 54 to 59).

use std::rc::Rc;

use super::Parser;
use super::operators::Precedence;
use crate::diagnostic::Code;
use crate::feel::ast::{Entry, Node, NodeId};
use crate::feel::span::Span;
use crate::feel::token::{self, Kind};

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> NodeId {
        match self.kind() {
            Kind::Number => self.number(),
            Kind::Text | Kind::OpenText => self.text(),
            Kind::At => self.at_literal(),
            Kind::LeftParen => self.parenthesis(),
            Kind::LeftBracket => self.bracket(),
            Kind::RightBracket => self.open_interval(),
            Kind::LeftBrace => self.context(),
            Kind::Question => self.name(),
            Kind::Word => self.word(),
            _ => {
                self.unexpected("a value");
                let node = self.error_node();
                if self.kind() == Kind::Other {
                    self.skip(1);
                }
                node
            }
        }
    }

    fn word(&mut self) -> NodeId {
        let start = self.span();
        let word = self.text_ahead(0);
        // A known name of several words may begin with a keyword.
        if self.scope.longest(self.rest()).is_some_and(|(length, _)| length > 1) {
            return self.name();
        }
        let literal = match word {
            "null" => Node::Null,
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "if" => return self.conditional(),
            "for" => return self.for_loop(),
            "some" | "every" => return self.quantified(),
            "function" => return self.function(),
            _ if token::is_keyword(word) => {
                self.unexpected("a value");
                return self.error_node();
            }
            _ => return self.name(),
        };
        self.skip(1);
        self.push(literal, start)
    }

    fn parenthesis(&mut self) -> NodeId {
        let start = self.advance().span;
        if let Some(comparison) = self.comparison() {
            self.skip(1);
            let operand = self.bracketed(|parser| parser.operators(Precedence::Sum));
            self.expect(Kind::RightParen, "`)`");
            let span = self.since(start);
            return self.push(Node::Comparison(comparison, operand), span);
        }
        let inner = self.bracketed(Self::expression);
        if self.kind() == Kind::DotDot {
            return self.interval_end(start, inner, false);
        }
        if !self.take(Kind::RightParen) {
            self.unexpected("`)`");
            self.recover(&[Kind::RightParen, Kind::Comma]);
            self.take(Kind::RightParen);
        }
        inner
    }

    fn bracket(&mut self) -> NodeId {
        let start = self.advance().span;
        if self.take(Kind::RightBracket) {
            let span = self.since(start);
            return self.push(Node::List(Vec::new()), span);
        }
        self.bracketed(|parser| {
            let first = parser.expression();
            if parser.kind() == Kind::DotDot {
                return parser.interval_end(start, first, true);
            }
            let mut items = vec![first];
            if parser.continues(Kind::RightBracket, "`,` or `]`") {
                items.extend(parser.items(Kind::RightBracket));
            }
            parser.expect(Kind::RightBracket, "`,` or `]`");
            let span = parser.since(start);
            parser.push(Node::List(items), span)
        })
    }

    /// `]from..to`, a range that begins after `from`.
    fn open_interval(&mut self) -> NodeId {
        let start = self.span();
        // In `]` that closes something, no value has been found: it is not taken.
        let opens = self.ahead(1).kind;
        let closes = matches!(
            opens,
            Kind::End | Kind::RightParen | Kind::RightBracket | Kind::RightBrace | Kind::Comma
        );
        if closes || !self.has_range_dots() {
            self.unexpected("a value");
            return self.error_node();
        }
        self.skip(1);
        let from = self.bracketed(Self::expression);
        if self.kind() != Kind::DotDot {
            self.unexpected("`..`");
            return from;
        }
        self.interval_end(start, from, false)
    }

    /// Whether `..` stands anywhere after the current token.
    fn has_range_dots(&self) -> bool {
        self.tokens.iter().skip(self.at).any(|token| token.kind == Kind::DotDot)
    }

    /// The rest of a range, from its `..` on.
    fn interval_end(&mut self, start: Span, from: NodeId, from_included: bool) -> NodeId {
        self.skip(1);
        let outer = std::mem::replace(&mut self.in_range_end, true);
        let to = self.expression();
        self.in_range_end = outer;
        let to_included = self.kind() == Kind::RightBracket;
        if matches!(self.kind(), Kind::RightBracket | Kind::LeftBracket | Kind::RightParen) {
            self.skip(1);
        } else {
            self.unexpected("the end of the range: `]`, `)` or `[`");
        }
        let span = self.since(start);
        self.push(Node::Interval(from, from_included, to, to_included), span)
    }

    fn context(&mut self) -> NodeId {
        let start = self.advance().span;
        let visible = self.frames.len();
        let mut entries: Vec<Entry> = Vec::new();
        self.bracketed(|parser| {
            while parser.kind() != Kind::RightBrace {
                let entry = parser.entry(&entries);
                entries.push(entry);
                if !parser.continues(Kind::RightBrace, "`,` or `}`") {
                    break;
                }
            }
        });
        self.frames.truncate(visible);
        self.expect(Kind::RightBrace, "`,` or `}`");
        let span = self.since(start);
        self.push(Node::Context(entries), span)
    }

    fn entry(&mut self, before: &[Entry]) -> Entry {
        let start = self.span();
        let key = if matches!(self.kind(), Kind::Text | Kind::OpenText) {
            let token = self.advance();
            self.unescaped(token)
        } else {
            self.new_name(|kind, _| kind == Kind::Colon)
        };
        let span = self.since(start);
        if before.iter().any(|entry| entry.key == key) && !key.is_empty() {
            let message = ["The entry `", &key, "` stands twice."].concat();
            let help = "A context with two equal keys is null; rename one of them.";
            self.report_with_help(Code::DuplicateEntry, &message, span, help);
        }
        self.expect(Kind::Colon, "`:`");
        let local = self.new_local();
        let value = self.entry_value(&key);
        let ty = self.ast.ty(value).clone();
        self.declare(Rc::clone(&key), local, ty);
        Entry { key, local, value }
    }

    /// A function in a context knows itself by the name of its entry.
    fn entry_value(&mut self, key: &Rc<str>) -> NodeId {
        if self.is_word("function") && self.ahead(1).kind == Kind::LeftParen {
            return self.named_function(Rc::clone(key));
        }
        self.expression()
    }
}

//! What follows an operand: paths, filters and invocations (rules 40, 42, 45, 52).

use std::rc::Rc;

use super::names::{Frame, is_part_of_name};
use super::{Parser, infer};
use crate::feel::ast::{Arguments, Node, NodeId};
use crate::feel::scope::Words;
use crate::feel::token::{self, Kind};

impl Parser<'_> {
    pub(super) fn postfix(&mut self) -> NodeId {
        let start = self.span();
        let mut operand = self.primary();
        loop {
            let node = match self.kind() {
                Kind::Dot => self.path(operand),
                Kind::LeftBracket if !self.closes_range() => self.filter(operand),
                Kind::LeftParen => {
                    self.skip(1);
                    Node::Call(operand, self.arguments())
                }
                _ => return operand,
            };
            let span = self.since(start);
            operand = self.push(node, span);
        }
    }

    fn path(&mut self, base: NodeId) -> Node {
        self.skip(1);
        if self.kind() != Kind::Word {
            self.unexpected("the name of a property");
            return Node::Error;
        }
        let text = self.rest();
        let known = infer::fields(infer::element(self.ast.ty(base)))
            .filter_map(|(name, _)| Some((Words::new(name).match_length(text)?, name.clone())))
            .max_by_key(|(length, _)| *length);
        let name = match known {
            Some((length, name)) => {
                self.skip(length);
                name
            }
            None => self.adjacent_words(),
        };
        Node::Path(base, name)
    }

    /// Whether the `[` at the current token is the end of a range: then nothing follows that
    /// could be a predicate.
    fn closes_range(&self) -> bool {
        if !self.in_range_end {
            return false;
        }
        match self.ahead(1).kind {
            Kind::Word => {
                let word = self.text_ahead(1);
                token::is_keyword(word)
                    && !matches!(word, "true" | "false" | "null" | "if" | "for" | "some" | "every")
            }
            Kind::Number
            | Kind::Text
            | Kind::LeftParen
            | Kind::LeftBracket
            | Kind::LeftBrace
            | Kind::At
            | Kind::Question
            | Kind::Minus => false,
            _ => true,
        }
    }

    fn filter(&mut self, base: NodeId) -> Node {
        self.skip(1);
        let node = self.predicate(base);
        self.expect(Kind::RightBracket, "`]`");
        node
    }

    /// The predicate of a filter of `base`.
    pub(super) fn predicate(&mut self, base: NodeId) -> Node {
        let local = self.new_local();
        let ty = infer::element(self.ast.ty(base)).clone();
        self.frames.push(Frame::Element { local, ty });
        let predicate = self.bracketed(Self::expression);
        self.frames.pop();
        Node::Filter(base, local, predicate)
    }

    fn arguments(&mut self) -> Arguments {
        self.bracketed(|parser| {
            let arguments = if parser.argument_name().is_some() {
                Arguments::Named(parser.named_arguments())
            } else {
                Arguments::Positional(parser.items(Kind::RightParen))
            };
            parser.expect(Kind::RightParen, "`,` or `)`");
            arguments
        })
    }

    /// Expressions joined by commas, up to `close`, which is left.
    pub(super) fn items(&mut self, close: Kind) -> Vec<NodeId> {
        let mut items = Vec::new();
        if self.kind() == close {
            return items;
        }
        loop {
            items.push(self.expression());
            if !self.continues(close, "`,` or a closing bracket") {
                return items;
            }
        }
    }

    /// Takes the comma between two items. Where neither a comma nor `close` stands, says so and
    /// goes on at the next one.
    pub(super) fn continues(&mut self, close: Kind, expected: &str) -> bool {
        if self.kind() != close && self.kind() != Kind::Comma {
            self.unexpected(expected);
            self.recover(&[Kind::Comma, close]);
        }
        self.take(Kind::Comma)
    }

    fn named_arguments(&mut self) -> Vec<(Rc<str>, NodeId)> {
        let mut arguments = Vec::new();
        loop {
            let name = match self.argument_name() {
                Some(name) => name,
                None => {
                    self.unexpected("the name of a parameter and `:`");
                    Rc::from("")
                }
            };
            while is_part_of_name(self.kind()) && !name.is_empty() {
                self.skip(1);
            }
            self.take(Kind::Colon);
            arguments.push((name, self.expression()));
            if !self.continues(Kind::RightParen, "`,` or `)`") {
                return arguments;
            }
        }
    }

    /// The name before a colon, where one stands here; nothing is taken.
    fn argument_name(&self) -> Option<Rc<str>> {
        if self.kind() != Kind::Word {
            return None;
        }
        let length = (0..).take_while(|n| is_part_of_name(self.ahead(*n).kind)).count();
        if self.ahead(length).kind != Kind::Colon {
            return None;
        }
        let words: Vec<&str> = (0..length).map(|n| self.text_ahead(n)).collect();
        Some(Rc::from(words.join(" ")))
    }
}

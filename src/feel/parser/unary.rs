//! Unary tests: the cells of decision tables and what stands after `in` (rules 7, 14 to 17).

use super::Parser;
use super::operators::Precedence;
use crate::feel::ast::{Binding, Node, NodeId};
use crate::feel::token::Kind;

impl Parser<'_> {
    /// `-`, tests joined by commas, or `not(…)` around tests.
    pub(super) fn unary_tests(&mut self) -> NodeId {
        let start = self.span();
        let input = self.input_binding();
        if self.kind() == Kind::Minus && self.ahead(1).kind == Kind::End {
            self.skip(1);
            return self.push(Node::Tests { input, negated: false, tests: Vec::new() }, start);
        }
        let negated = self.is_negation();
        if negated {
            self.skip(2);
        }
        let mut tests = vec![self.test()];
        while self.take(Kind::Comma) {
            tests.push(self.test());
        }
        if negated {
            self.expect(Kind::RightParen, "`)`");
        }
        let span = self.since(start);
        self.push(Node::Tests { input, negated, tests }, span)
    }

    fn input_binding(&mut self) -> Binding {
        match self.scope.find("?") {
            Some(slot) => Binding::Slot(slot),
            None => Binding::Unknown,
        }
    }

    /// Whether `not(…)` spans all that is left; otherwise it is an operand as any other.
    fn is_negation(&self) -> bool {
        if !(self.is_word("not") && self.ahead(1).kind == Kind::LeftParen) {
            return false;
        }
        let mut open = 0_u32;
        for (place, token) in self.tokens.iter().enumerate().skip(self.at) {
            open = nesting(open, token.kind);
            if open == 0 && token.kind == Kind::RightParen {
                let after = self.tokens.get(place.saturating_add(1));
                return after.is_none_or(|token| token.kind == Kind::End);
            }
        }
        true
    }

    fn test(&mut self) -> NodeId {
        self.test_with(Precedence::Or)
    }

    fn test_with(&mut self, least: Precedence) -> NodeId {
        let start = self.span();
        let Some(comparison) = self.comparison() else { return self.operators(least) };
        self.skip(1);
        let operand = self.operators(Precedence::Sum);
        let span = self.since(start);
        self.push(Node::Comparison(comparison, operand), span)
    }

    /// One test, or several in parentheses.
    pub(super) fn tests_after_in(&mut self) -> Vec<NodeId> {
        let several = self.kind() == Kind::LeftParen && self.holds_several_tests();
        if !several {
            return vec![self.test_with(Precedence::Sum)];
        }
        self.skip(1);
        self.bracketed(|parser| {
            let mut tests = vec![parser.test()];
            while parser.take(Kind::Comma) {
                tests.push(parser.test());
            }
            parser.expect(Kind::RightParen, "`)`");
            tests
        })
    }

    /// Whether the parenthesis at the current token holds a comma of its own.
    fn holds_several_tests(&self) -> bool {
        let mut open = 0_u32;
        for token in self.tokens.iter().skip(self.at) {
            open = nesting(open, token.kind);
            match token.kind {
                Kind::RightParen if open == 0 => return false,
                Kind::Comma if open == 1 => return true,
                _ => {}
            }
        }
        false
    }
}

/// How many brackets are open behind a token. Those of a range need not be of one kind.
fn nesting(open: u32, kind: Kind) -> u32 {
    match kind {
        Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace => open.saturating_add(1),
        Kind::RightParen | Kind::RightBracket | Kind::RightBrace => open.saturating_sub(1),
        _ => open,
    }
}

//! Tokens to a syntax tree, with every mistake on the way.
//!
//! A recursive-descent parser that never gives up: where something is missing it says so, puts
//! [`Node::Error`] in its place and goes on. Its recursion is bounded by [`MAX_DEPTH`].

mod control;
mod infer;
mod literal;
mod names;
mod operators;
mod postfix;
mod primary;
mod types;
mod unary;

use std::rc::Rc;

use super::ast::{Ast, Binding, Node, NodeId};
use super::lexer;
use super::scope::{Local, Scope, Tokens};
use super::span::{Span, Utf16};
use super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic};
use crate::value::Type;
pub(crate) use infer::property as property_type;
use names::Frame;

/// How deep brackets, operands and branches may nest. The stack of a page's WebAssembly has 1 MB.
const MAX_DEPTH: u32 = 150;

/// How long an expression may be. What people write is far shorter, and looking ahead, which some
/// brackets need, is bounded with it.
const MAX_SOURCE: usize = 100_000;

/// What was read of one expression.
pub(crate) struct Parsed {
    pub(crate) ast: Ast,
    pub(crate) root: NodeId,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads an expression.
pub(crate) fn parse_expression(source: &str, scope: &Scope, utf16: &Utf16) -> Parsed {
    Parser::new(source, scope, utf16).whole(Parser::expression)
}

/// Reads unary tests on the value of `?`.
pub(crate) fn parse_unary_tests(source: &str, scope: &Scope, utf16: &Utf16) -> Parsed {
    Parser::new(source, scope, utf16).whole(Parser::unary_tests)
}

/// Reads a condition on the items of the list in `slot`, into a tree that filters that list.
pub(crate) fn parse_predicate(source: &str, scope: &Scope, slot: u32, utf16: &Utf16) -> Parsed {
    Parser::new(source, scope, utf16).whole(|parser| {
        let span = parser.span();
        let ty = scope.slot(slot).map_or(Type::Any, |(_, ty)| ty.clone());
        let list = Node::Name(Rc::from(""), Binding::Slot(slot));
        let list = parser.push_typed(list, span, ty);
        let node = parser.predicate(list);
        let span = parser.since(span);
        parser.push(node, span)
    })
}

/// Reads a type, such as `list<number>`.
pub(crate) fn parse_type(source: &str, scope: &Scope, utf16: &Utf16) -> (Type, Vec<Diagnostic>) {
    let mut parser = Parser::new(source, scope, utf16);
    let ty = parser.type_reference();
    if parser.kind() != Kind::End {
        parser.unexpected("the end of the type");
    }
    (ty, parser.diagnostics)
}

struct Parser<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    /// INVARIANT: at most the place of the last token, which is [`Kind::End`].
    at: usize,
    scope: &'a Scope,
    utf16: &'a Utf16,
    frames: Vec<Frame>,
    ast: Ast,
    diagnostics: Vec<Diagnostic>,
    depth: u32,
    /// Where the last syntax error was reported: one place is reported once.
    last_error: Option<usize>,
    /// Whether a `[` after an operand may close a range instead of opening a filter.
    in_range_end: bool,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str, scope: &'a Scope, utf16: &'a Utf16) -> Self {
        Self {
            source,
            tokens: if source.len() > MAX_SOURCE { Vec::new() } else { lexer::tokens(source) },
            at: 0,
            scope,
            utf16,
            frames: Vec::new(),
            ast: Ast::default(),
            diagnostics: Vec::new(),
            depth: 0,
            last_error: None,
            in_range_end: false,
        }
    }

    fn whole(mut self, read: impl FnOnce(&mut Self) -> NodeId) -> Parsed {
        if self.source.len() > MAX_SOURCE {
            let help = "Split the expression into several smaller ones.";
            let message = "The expression is longer than 100,000 bytes.";
            self.report_with_help(Code::ExpressionSize, message, self.span(), help);
            let root = self.error_node();
            return Parsed { ast: self.ast, root, diagnostics: self.diagnostics };
        }
        if self.kind() == Kind::End {
            self.report(Code::ExpressionSyntax, "The expression is empty.", self.span());
        }
        let root = read(&mut self);
        if self.kind() != Kind::End {
            self.unexpected("the end of the expression");
        }
        Parsed { ast: self.ast, root, diagnostics: self.diagnostics }
    }

    fn token(&self) -> Token {
        self.ahead(0)
    }

    fn ahead(&self, count: usize) -> Token {
        let place = self.at.saturating_add(count);
        let end = Token { kind: Kind::End, span: Span::new(self.source.len(), self.source.len()) };
        self.tokens.get(place).copied().unwrap_or(end)
    }

    fn kind(&self) -> Kind {
        self.token().kind
    }

    fn span(&self) -> Span {
        self.token().span
    }

    /// The span of the token before the current one.
    fn span_before(&self) -> Span {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.map_or(Span::default(), |token| token.span)
    }

    fn text_ahead(&self, count: usize) -> &'a str {
        self.ahead(count).span.text(self.source)
    }

    fn rest(&self) -> Tokens<'_> {
        let tokens = self.tokens.get(self.at..).unwrap_or_default();
        Tokens { source: self.source, tokens }
    }

    fn advance(&mut self) -> Token {
        let token = self.token();
        self.skip(1);
        token
    }

    fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.tokens.len().saturating_sub(1));
    }

    fn take(&mut self, kind: Kind) -> bool {
        let found = self.kind() == kind;
        if found {
            self.skip(1);
        }
        found
    }

    fn is_word(&self, word: &str) -> bool {
        self.kind() == Kind::Word && self.text_ahead(0) == word
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.skip(1);
        }
        found
    }

    fn expect(&mut self, kind: Kind, what: &str) {
        if !self.take(kind) {
            self.unexpected(what);
        }
    }

    fn expect_word(&mut self, word: &str) {
        if !self.take_word(word) {
            self.unexpected(&["`", word, "`"].concat());
        }
    }

    /// Goes on to a token at which reading can continue, over whole brackets.
    fn recover(&mut self, stops: &[Kind]) {
        let mut open = 0_u32;
        loop {
            match self.kind() {
                Kind::End => return,
                kind if open == 0 && stops.contains(&kind) => return,
                Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace => {
                    open = open.saturating_add(1);
                }
                Kind::RightParen | Kind::RightBracket | Kind::RightBrace => {
                    match open.checked_sub(1) {
                        Some(less) => open = less,
                        None => return,
                    }
                }
                _ => {}
            }
            self.skip(1);
        }
    }

    fn report(&mut self, code: Code, message: &str, span: Span) {
        self.diagnostics.push(Diagnostic::error(code, message).with_range(self.utf16.range(span)));
    }

    fn report_with_help(&mut self, code: Code, message: &str, span: Span, help: &str) {
        let range = self.utf16.range(span);
        self.diagnostics.push(Diagnostic::error(code, message).with_range(range).with_help(help));
    }

    /// Says that something else was expected at the current token.
    fn unexpected(&mut self, expected: &str) {
        if self.last_error == Some(self.at) {
            return;
        }
        self.last_error = Some(self.at);
        let message = match self.kind() {
            Kind::End => "The expression ends too early.".into(),
            _ => ["`", self.text_ahead(0), "` is not expected here."].concat(),
        };
        let help = ["Expected here: ", expected, "."].concat();
        self.report_with_help(Code::ExpressionSyntax, &message, self.span(), &help);
    }

    /// Adds a node with the type that follows from its parts.
    fn push(&mut self, node: Node, span: Span) -> NodeId {
        let ty = infer::type_of(&self.ast, &node);
        self.ast.push(node, span, ty)
    }

    fn push_typed(&mut self, node: Node, span: Span, ty: Type) -> NodeId {
        self.ast.push(node, span, ty)
    }

    fn error_node(&mut self) -> NodeId {
        let span = self.span();
        self.push_typed(Node::Error, span, Type::Any)
    }

    fn new_local(&mut self) -> Local {
        let local = Local(self.ast.locals);
        self.ast.locals = self.ast.locals.saturating_add(1);
        local
    }

    /// Runs `read` one level deeper; beyond the bound it reports once and reads nothing more.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> NodeId) -> NodeId {
        if self.depth >= MAX_DEPTH {
            let help = "Split the expression into several smaller ones.";
            let message = "The expression is nested too deeply.";
            self.report_with_help(Code::ExpressionDepth, message, self.span(), help);
            self.at = self.tokens.len().saturating_sub(1);
            self.last_error = Some(self.at);
            return self.error_node();
        }
        self.depth = self.depth.saturating_add(1);
        let node = read(self);
        self.depth = self.depth.saturating_sub(1);
        node
    }

    /// Runs `read` inside of brackets of its own.
    fn bracketed<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::take(&mut self.in_range_end);
        let result = read(self);
        self.in_range_end = outer;
        result
    }
}

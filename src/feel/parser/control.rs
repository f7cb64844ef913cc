//! `if`, `for`, `some`, `every` and function definitions (rules 46 to 48, 57).

use std::rc::Rc;

use super::{Parser, infer};
use crate::feel::ast::{Domain, Iterator, Node, NodeId, Parameter};
use crate::feel::scope::Local;
use crate::feel::token::Kind;
use crate::value::Type;

impl Parser<'_> {
    pub(super) fn conditional(&mut self) -> NodeId {
        let start = self.advance().span;
        let condition = self.expression();
        self.expect_word("then");
        let then = self.expression();
        self.expect_word("else");
        let otherwise = self.expression();
        let span = self.since(start);
        self.push(Node::If(condition, then, otherwise), span)
    }

    pub(super) fn for_loop(&mut self) -> NodeId {
        let start = self.advance().span;
        let visible = self.frames.len();
        let iterators = self.iterators("return");
        let partial = self.new_local();
        self.declare(Rc::from("partial"), partial, Type::list(Type::Any));
        self.expect_word("return");
        let body = self.expression();
        self.frames.truncate(visible);
        let span = self.since(start);
        self.push(Node::For(iterators, partial, body), span)
    }

    pub(super) fn quantified(&mut self) -> NodeId {
        let every = self.is_word("every");
        let start = self.advance().span;
        let visible = self.frames.len();
        let iterators = self.iterators("satisfies");
        self.expect_word("satisfies");
        let body = self.expression();
        self.frames.truncate(visible);
        let span = self.since(start);
        let node = if every { Node::Every(iterators, body) } else { Node::Some(iterators, body) };
        self.push(node, span)
    }

    fn iterators(&mut self, end: &str) -> Vec<Iterator> {
        let mut iterators = Vec::new();
        loop {
            let name = self.new_name(|kind, text| kind == Kind::Word && text == "in");
            self.expect_word("in");
            let first = self.expression();
            let (domain, ty) = if self.take(Kind::DotDot) {
                let ty = self.ast.ty(first).clone();
                (Domain::Steps(first, self.expression()), ty)
            } else {
                (Domain::Each(first), infer::element(self.ast.ty(first)).clone())
            };
            let local = self.new_local();
            self.declare(Rc::clone(&name), local, ty);
            iterators.push(Iterator { name, local, domain });
            let separated = self.take(Kind::Comma);
            if !separated || self.is_word(end) {
                return iterators;
            }
        }
    }

    pub(super) fn function(&mut self) -> NodeId {
        let own = self.new_local();
        self.function_definition(own)
    }

    /// A function that its own body may call by `name`.
    pub(super) fn named_function(&mut self, name: Rc<str>) -> NodeId {
        let own = self.new_local();
        self.declare(name, own, Type::Any);
        let function = self.function_definition(own);
        self.frames.pop();
        function
    }

    fn function_definition(&mut self, own: Local) -> NodeId {
        let start = self.advance().span;
        let visible = self.frames.len();
        self.expect(Kind::LeftParen, "`(`");
        let parameters = self.bracketed(Self::parameters);
        self.expect(Kind::RightParen, "`,` or `)`");
        for parameter in &parameters {
            let ty = parameter.ty.clone().unwrap_or(Type::Any);
            self.declare(Rc::clone(&parameter.name), parameter.local, ty);
        }
        let external = self.take_word("external");
        let body = self.expression();
        self.frames.truncate(visible);
        let span = self.since(start);
        let node = if external {
            Node::External(parameters, body)
        } else {
            Node::Function(parameters, own, body)
        };
        self.push(node, span)
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        while self.kind() != Kind::RightParen {
            let name = self.new_name(|_, _| false);
            let ty = self.take(Kind::Colon).then(|| self.type_reference());
            let local = self.new_local();
            parameters.push(Parameter { name, local, ty });
            if !self.continues(Kind::RightParen, "`,` or `)`") {
                break;
            }
        }
        parameters
    }
}

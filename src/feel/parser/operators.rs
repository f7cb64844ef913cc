//! Operators, by their precedence (DMN 1.5, 10.3.1.2, rules 2 and 4 to 24).

use super::Parser;
use crate::feel::ast::{BinaryOp, Node, NodeId};
use crate::feel::span::Span;
use crate::feel::token::Kind;
use crate::value::Comparison;

/// What binds, from loose to tight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Power,
    InstanceOf,
}

impl Precedence {
    fn tighter(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Power,
            Self::Power | Self::InstanceOf => Self::InstanceOf,
        }
    }
}

enum Operator {
    Binary(BinaryOp),
    Between,
    In,
    InstanceOf,
}

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> NodeId {
        self.operators(Precedence::Or)
    }

    /// An operand and all operators after it that bind at least as tight as `least`.
    pub(super) fn operators(&mut self, least: Precedence) -> NodeId {
        self.nested(|parser| {
            let mut left = parser.signed();
            while let Some((operator, precedence)) = parser.operator() {
                if precedence < least {
                    break;
                }
                left = parser.operation(left, &operator, precedence);
            }
            left
        })
    }

    fn operator(&self) -> Option<(Operator, Precedence)> {
        let binary = |op, precedence| Some((Operator::Binary(op), precedence));
        if let Some(comparison) = self.comparison() {
            return binary(BinaryOp::Compare(comparison), Precedence::Comparison);
        }
        match self.kind() {
            Kind::Plus => binary(BinaryOp::Add, Precedence::Sum),
            Kind::Minus => binary(BinaryOp::Subtract, Precedence::Sum),
            Kind::Star => binary(BinaryOp::Multiply, Precedence::Product),
            Kind::Slash => binary(BinaryOp::Divide, Precedence::Product),
            Kind::StarStar => binary(BinaryOp::Power, Precedence::Power),
            Kind::Word => match self.text_ahead(0) {
                "or" => binary(BinaryOp::Or, Precedence::Or),
                "and" => binary(BinaryOp::And, Precedence::And),
                "between" => Some((Operator::Between, Precedence::Comparison)),
                "in" => Some((Operator::In, Precedence::Comparison)),
                "instance" if self.text_ahead(1) == "of" => {
                    Some((Operator::InstanceOf, Precedence::InstanceOf))
                }
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn comparison(&self) -> Option<Comparison> {
        match self.kind() {
            Kind::Equal => Some(Comparison::Equal),
            Kind::NotEqual => Some(Comparison::NotEqual),
            Kind::Less => Some(Comparison::Less),
            Kind::LessEqual => Some(Comparison::LessOrEqual),
            Kind::Greater => Some(Comparison::Greater),
            Kind::GreaterEqual => Some(Comparison::GreaterOrEqual),
            _ => None,
        }
    }

    fn operation(&mut self, left: NodeId, operator: &Operator, precedence: Precedence) -> NodeId {
        self.skip(1);
        let node = match operator {
            Operator::Binary(op) => Node::Binary(*op, left, self.operators(precedence.tighter())),
            Operator::Between => {
                let from = self.operators(Precedence::Sum);
                self.expect_word("and");
                Node::Between(left, from, self.operators(Precedence::Sum))
            }
            Operator::In => {
                let local = self.new_local();
                Node::In(left, local, self.tests_after_in())
            }
            Operator::InstanceOf => {
                self.skip(1);
                Node::InstanceOf(left, self.type_reference())
            }
        };
        let span = self.since(self.ast.span(left));
        self.push(node, span)
    }

    /// A sign binds tighter than any operator: `-3 ** 2` is 9.
    fn signed(&mut self) -> NodeId {
        let start = self.span();
        if !self.take(Kind::Minus) {
            return self.postfix();
        }
        let operand = self.nested(Self::signed);
        let span = self.since(start);
        self.push(Node::Negate(operand), span)
    }

    /// From the beginning of `start` to the end of what was read last.
    pub(super) fn since(&self, start: Span) -> Span {
        start.to(self.span_before())
    }
}

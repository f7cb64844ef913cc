//! A tree as text that reads back as the same tree.
//!
//! Only the parentheses that the grammar needs are written. The recursion follows the nesting,
//! which the parser bounds; chains of operators are walked in a loop.

use super::ast::{Arguments, Ast, BinaryOp, Domain, Iterator, Node, NodeId, Parameter};
use super::builtins::write_quoted;
use crate::value::{Decimal, Type};

/// The text of the tree below `root`.
pub(crate) fn print(ast: &Ast, root: NodeId) -> String {
    let mut printer = Printer { ast, out: String::new() };
    printer.node(root);
    printer.out
}

/// How tightly a node holds together, from loose to tight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// Reaches as far to the right as it can: `if`, `for`, a function.
    Open,
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Power,
    InstanceOf,
    Signed,
    Operand,
}

fn level_of(op: BinaryOp) -> Level {
    match op {
        BinaryOp::Or => Level::Or,
        BinaryOp::And => Level::And,
        BinaryOp::Compare(_) => Level::Comparison,
        BinaryOp::Add | BinaryOp::Subtract => Level::Sum,
        BinaryOp::Multiply | BinaryOp::Divide => Level::Product,
        BinaryOp::Power => Level::Power,
    }
}

fn tighter(level: Level) -> Level {
    match level {
        Level::Open => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Comparison,
        Level::Comparison => Level::Sum,
        Level::Sum => Level::Product,
        Level::Product => Level::Power,
        Level::Power => Level::InstanceOf,
        Level::InstanceOf => Level::Signed,
        Level::Signed | Level::Operand => Level::Operand,
    }
}

fn level(node: &Node) -> Level {
    match node {
        Node::If(..)
        | Node::For(..)
        | Node::Some(..)
        | Node::Every(..)
        | Node::Function(..)
        | Node::External(..)
        | Node::Tests { .. } => Level::Open,
        Node::Binary(op, ..) => level_of(*op),
        Node::Between(..) | Node::In(..) => Level::Comparison,
        Node::InstanceOf(..) => Level::InstanceOf,
        Node::Negate(_) => Level::Signed,
        Node::Number(number) if number.is_negative() => Level::Signed,
        _ => Level::Operand,
    }
}

struct Printer<'a> {
    ast: &'a Ast,
    out: String,
}

impl<'a> Printer<'a> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A node where one at least that tight is expected.
    fn at(&mut self, id: NodeId, least: Level) {
        if level(self.ast.node(id)) < least {
            self.text("(");
            self.node(id);
            self.text(")");
        } else {
            self.node(id);
        }
    }

    fn node(&mut self, id: NodeId) {
        // Down the leading operands, as far as they need no parentheses, and back up.
        let mut chain = vec![id];
        let mut first = id;
        let mut closed = 0_usize;
        while let Some(leading) = self.ast.leading(first) {
            if level(self.ast.node(leading)) < self.leading_level(first) {
                self.text("(");
                closed = chain.len();
                self.node(leading);
                self.text(")");
                break;
            }
            chain.push(leading);
            first = leading;
        }
        if closed == 0 {
            chain.pop();
            self.leaf(first);
        }
        while let Some(next) = chain.pop() {
            self.rest(next);
        }
    }

    /// How tight the leading operand of a node must be.
    fn leading_level(&self, id: NodeId) -> Level {
        match self.ast.node(id) {
            Node::Binary(op, ..) => level_of(*op),
            Node::Between(..) | Node::In(..) => Level::Comparison,
            Node::InstanceOf(..) => Level::InstanceOf,
            _ => Level::Operand,
        }
    }

    fn leaf(&mut self, id: NodeId) {
        let ast: &'a Ast = self.ast;
        match ast.node(id) {
            Node::Null | Node::Error => self.text("null"),
            Node::Bool(value) => self.text(if *value { "true" } else { "false" }),
            Node::Number(number) => self.number(*number),
            Node::Text(text) => write_quoted(&mut self.out, text),
            Node::At(text, _) => {
                self.text("@");
                write_quoted(&mut self.out, text);
            }
            Node::Name(name, _) => self.text(name),
            Node::Negate(operand) => {
                self.text("-");
                self.at(*operand, Level::Signed);
            }
            Node::If(condition, then, otherwise) => {
                self.text("if ");
                self.node(*condition);
                self.text(" then ");
                self.node(*then);
                self.text(" else ");
                self.node(*otherwise);
            }
            Node::For(iterators, _, body) => {
                self.iterators("for ", iterators, " return ");
                self.node(*body);
            }
            Node::Some(iterators, body) => {
                self.iterators("some ", iterators, " satisfies ");
                self.node(*body);
            }
            Node::Every(iterators, body) => {
                self.iterators("every ", iterators, " satisfies ");
                self.node(*body);
            }
            Node::Function(parameters, _, body) => {
                self.function(parameters, ") ");
                self.node(*body);
            }
            Node::External(parameters, body) => {
                self.function(parameters, ") external ");
                self.node(*body);
            }
            Node::List(items) => {
                self.text("[");
                self.separated(items, |printer, item| printer.node(*item));
                self.text("]");
            }
            Node::Context(entries) => {
                self.text("{");
                self.separated(entries, |printer, entry| {
                    write_quoted(&mut printer.out, &entry.key);
                    printer.text(": ");
                    printer.node(entry.value);
                });
                self.text("}");
            }
            Node::Interval(from, from_included, to, to_included) => {
                self.text(if *from_included { "[" } else { "(" });
                self.node(*from);
                self.text("..");
                self.node(*to);
                self.text(if *to_included { "]" } else { ")" });
            }
            Node::Comparison(comparison, operand) => {
                self.text("(");
                self.text(comparison.symbol());
                self.text(" ");
                self.at(*operand, Level::Sum);
                self.text(")");
            }
            Node::Tests { negated, tests, .. } => {
                if tests.is_empty() {
                    return self.text("-");
                }
                self.text(if *negated { "not(" } else { "" });
                self.separated(tests, |printer, test| printer.node(*test));
                self.text(if *negated { ")" } else { "" });
            }
            _ => {}
        }
    }

    /// What stands after the leading operand.
    fn rest(&mut self, id: NodeId) {
        let ast: &'a Ast = self.ast;
        match ast.node(id) {
            Node::Binary(op, _, right) => {
                self.text(" ");
                self.text(op.symbol());
                self.text(" ");
                self.at(*right, tighter(level_of(*op)));
            }
            Node::Between(_, from, to) => {
                self.text(" between ");
                self.at(*from, Level::Sum);
                self.text(" and ");
                self.at(*to, Level::Sum);
            }
            Node::In(_, _, tests) => {
                self.text(" in ");
                match &tests[..] {
                    [only] => self.at(*only, Level::Sum),
                    several => {
                        self.text("(");
                        self.separated(several, |printer, test| printer.node(*test));
                        self.text(")");
                    }
                }
            }
            Node::InstanceOf(_, ty) => {
                self.text(" instance of ");
                self.ty(ty);
            }
            Node::Filter(_, _, predicate) => {
                self.text("[");
                self.node(*predicate);
                self.text("]");
            }
            Node::Path(_, name) => {
                self.text(".");
                self.text(name);
            }
            Node::Call(_, Arguments::Positional(arguments)) => {
                self.text("(");
                self.separated(arguments, |printer, argument| printer.node(*argument));
                self.text(")");
            }
            Node::Call(_, Arguments::Named(arguments)) => {
                self.text("(");
                self.separated(arguments, |printer, (name, argument)| {
                    printer.text(name);
                    printer.text(": ");
                    printer.node(*argument);
                });
                self.text(")");
            }
            _ => {}
        }
    }

    fn separated<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            write(self, item);
        }
    }

    fn number(&mut self, number: Decimal) {
        self.out.push_str(&number.to_string());
    }

    fn iterators(&mut self, before: &str, iterators: &[Iterator], after: &str) {
        self.text(before);
        self.separated(iterators, |printer, iterator| {
            printer.text(&iterator.name);
            printer.text(" in ");
            match iterator.domain {
                Domain::Each(list) => printer.node(list),
                Domain::Steps(from, to) => {
                    printer.node(from);
                    printer.text("..");
                    printer.node(to);
                }
            }
        });
        self.text(after);
    }

    fn function(&mut self, parameters: &[Parameter], after: &str) {
        self.text("function(");
        self.separated(parameters, |printer, parameter| {
            printer.text(&parameter.name);
            if let Some(ty) = &parameter.ty {
                printer.text(": ");
                printer.ty(ty);
            }
        });
        self.text(after);
    }

    fn ty(&mut self, ty: &Type) {
        self.out.push_str(&ty.to_string());
    }
}

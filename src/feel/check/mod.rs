//! Finds what is certain to be wrong in a tree: calls that do not fit, operations between types
//! that have none, properties that do not exist. It walks the nodes in order, without recursion.

mod call;
mod operation;

use super::ast::{Ast, Node, NodeId};
use super::scope::Scope;
use super::span::Utf16;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// Reports the mistakes of the whole tree.
pub(crate) fn check(ast: &Ast, scope: &Scope, utf16: &Utf16, diagnostics: &mut Vec<Diagnostic>) {
    let mut checker = Checker { ast, scope, utf16, diagnostics };
    for (id, node) in ast.nodes() {
        match node {
            Node::Binary(op, left, right) => checker.binary(id, *op, *left, *right),
            Node::Negate(operand) => checker.negation(id, *operand),
            Node::Path(base, name) => checker.path(id, *base, name),
            Node::If(condition, ..) => checker.condition(*condition),
            Node::Call(callee, arguments) => checker.call(id, *callee, arguments),
            _ => {}
        }
    }
}

struct Checker<'a> {
    ast: &'a Ast,
    scope: &'a Scope,
    utf16: &'a Utf16,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report(
        &mut self,
        severity: Severity,
        code: Code,
        at: NodeId,
        message: String,
        help: Option<String>,
    ) {
        let found = match severity {
            Severity::Error => Diagnostic::error(code, message),
            Severity::Warning => Diagnostic::warning(code, message),
        };
        let found = found.with_range(self.utf16.range(self.ast.span(at)));
        self.diagnostics.push(match help {
            Some(help) => found.with_help(help),
            None => found,
        });
    }
}

//! What depends on nothing is computed once, when the expression is compiled.

use std::cell::Cell;
use std::rc::Rc;

use super::Compiler;
use super::builder::Builder;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::ast::{Arguments, Ast, Binding, Node, NodeId};
use crate::feel::builtins;
use crate::feel::env::{Env, Limits};
use crate::feel::eval;
use crate::host::{Cases, Normalization, Pattern, PatternError, Regexes, Zones};
use crate::value::{Date, DateTime};

/// Folding is for small things; what takes longer is left to the run.
const LIMITS: Limits = Limits { steps: 2_000, depth: 16, size: 10_000 };

/// What came of an attempt to fold a node.
pub(super) enum Fold {
    /// Its constant has been pushed.
    Done,
    /// It depends on nothing but has no value yet: it is null with a reason, or takes the host.
    Failed,
    /// It depends on something, or is a plain literal.
    Depends,
}

/// By node, whether it and all below it depend on nothing.
pub(super) fn constant_nodes(ast: &Ast) -> Vec<bool> {
    let mut known: Vec<bool> = Vec::new();
    for (_, node) in ast.nodes() {
        let all = |children: &[NodeId]| {
            children.iter().all(|child| known.get(child.index()).copied().unwrap_or(false))
        };
        let constant = match node {
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::At(_, Some(_)) => {
                true
            }
            Node::Negate(a)
            | Node::Path(a, _)
            | Node::Comparison(_, a)
            | Node::InstanceOf(a, _) => all(&[*a]),
            Node::Binary(_, a, b) | Node::Interval(a, _, b, _) | Node::Filter(a, _, b) => {
                all(&[*a, *b])
            }
            Node::Between(a, b, c) | Node::If(a, b, c) => all(&[*a, *b, *c]),
            Node::In(a, _, tests) => all(&[*a]) && all(tests),
            Node::List(items) => all(items),
            Node::Context(entries) => entries.iter().all(|entry| all(&[entry.value])),
            Node::Call(callee, Arguments::Positional(arguments)) => {
                is_pure(ast, *callee) && all(arguments)
            }
            Node::Call(callee, Arguments::Named(arguments)) => {
                is_pure(ast, *callee) && arguments.iter().all(|(_, value)| all(&[*value]))
            }
            _ => false,
        };
        known.push(constant);
    }
    known
}

fn is_pure(ast: &Ast, callee: NodeId) -> bool {
    let Node::Name(_, Binding::Builtin(place)) = ast.node(callee) else { return false };
    builtins::get(*place).is_some_and(|builtin| builtin.pure)
}

impl Compiler<'_> {
    pub(super) fn is_foldable(&self, node: NodeId) -> bool {
        let constant = self.constant.get(node.index()).copied().unwrap_or(false);
        let literal = matches!(
            self.ast.node(node),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::At(..)
        );
        self.folds && constant && !literal
    }

    /// Computes the node now, where it can be.
    pub(super) fn fold(&mut self, node: NodeId) -> Fold {
        if !self.is_foldable(node) {
            return Fold::Depends;
        }
        self.builders.push(Builder::default());
        let folds = std::mem::replace(&mut self.folds, false);
        self.emit_unfolded(node);
        self.folds = folds;
        let code = Rc::new(self.builders.pop().unwrap_or_default().finish());

        let host = NoHost::default();
        let Some(now) = epoch() else { return Fold::Failed };
        let mut env = Env::new(&host, now).with_limits(LIMITS).with_notes();
        let result = eval::run(&code, &[], &mut env);
        let notes = env.take_notes();
        if host.asked.get() {
            return Fold::Failed;
        }
        for note in &notes {
            let message = ["This is always null: ", &note.reason].concat();
            let diagnostic = Diagnostic::warning(Code::AlwaysNull, message);
            self.diagnostics.push(diagnostic.with_range(note.range));
        }
        match result {
            Ok(value) if notes.is_empty() => {
                self.constant(node, value);
                Fold::Done
            }
            _ => Fold::Failed,
        }
    }
}

/// Pure functions do not read the clock.
fn epoch() -> Option<DateTime> {
    Date::from_days_since_epoch(0).map(DateTime::at_midnight_utc)
}

/// Answers nothing but the case of ASCII, and remembers that it was asked: the answer is the run's.
#[derive(Default)]
struct NoHost {
    asked: Cell<bool>,
}

impl Zones for NoHost {
    fn offset(&self, _zone: &str, _seconds: i64) -> Option<i32> {
        self.asked.set(true);
        None
    }
}

impl Normalization for NoHost {
    fn composed(&self, text: &str) -> String {
        self.asked.set(true);
        text.to_owned()
    }
}

impl Cases for NoHost {
    fn upper_case(&self, text: &str) -> String {
        self.asked.set(self.asked.get() || !text.is_ascii());
        text.to_ascii_uppercase()
    }

    fn lower_case(&self, text: &str) -> String {
        self.asked.set(self.asked.get() || !text.is_ascii());
        text.to_ascii_lowercase()
    }
}

impl Regexes for NoHost {
    fn compile(&self, _pattern: &str, _flags: &str) -> Result<Rc<dyn Pattern>, PatternError> {
        self.asked.set(true);
        Err(PatternError)
    }
}

//! Branches, iterations and filters.

use super::Compiler;
use super::builder::Label;
use super::emit::count;
use crate::feel::ast::{Binding, Domain, Iterator, Node, NodeId};
use crate::feel::op::Op;
use crate::feel::scope::Local;
use crate::value::{Type, Value};

/// The head of a running iteration: where its next turn begins, its way out at the end, and its
/// way out where there is nothing to run over.
struct Turn {
    again: u32,
    exit: Label,
    fail: Label,
}

impl Compiler<'_> {
    pub(super) fn emit_if(
        &mut self,
        node: NodeId,
        condition: NodeId,
        then: NodeId,
        otherwise: NodeId,
    ) {
        self.emit(condition);
        let to_else = self.jump(condition, Op::JumpUnlessTrue(0));
        self.emit(then);
        let to_end = self.jump(node, Op::Jump(0));
        self.builder().land(to_else);
        self.emit(otherwise);
        self.builder().land(to_end);
    }

    pub(super) fn emit_for(
        &mut self,
        node: NodeId,
        iterators: &[Iterator],
        partial: Local,
        body: NodeId,
    ) {
        // `partial` is the list of results so far; it becomes the result.
        let results = self.builder().define(partial);
        self.op(node, Op::List(0));
        self.op(node, Op::Store(results));
        let turns = self.emit_iterators(iterators);
        self.emit(body);
        self.op(body, Op::Collect(results));
        self.close(node, &turns, results, None);
        self.op(node, Op::Local(results));
    }

    /// A disjunction (`some`) or a conjunction (`every`) over all turns, which ends early when it
    /// is decided.
    pub(super) fn emit_quantified(
        &mut self,
        node: NodeId,
        iterators: &[Iterator],
        body: NodeId,
        every: bool,
    ) {
        let result = self.builder().new_register();
        self.constant(node, Value::Bool(every));
        self.op(node, Op::Store(result));
        let turns = self.emit_iterators(iterators);
        self.emit(body);
        let fail = self.jump(body, Op::Condition { fail: 0 });
        self.op(node, Op::Local(result));
        self.op(node, if every { Op::And } else { Op::Or });
        let decided = self.jump(node, if every { Op::AndJump(0) } else { Op::OrJump(0) });
        self.op(node, Op::Store(result));
        self.close(node, &turns, result, Some(fail));
        let to_end = self.jump(node, Op::Jump(0));
        // Decided: the verdict is on the stack, and all iterations are still open.
        self.builder().land(decided);
        self.op(node, Op::Leave(count(iterators.len())));
        self.op(node, Op::Store(result));
        self.builder().land(to_end);
        self.op(node, Op::Local(result));
    }

    fn emit_iterators(&mut self, iterators: &[Iterator]) -> Vec<Turn> {
        let mut turns = Vec::with_capacity(iterators.len());
        for iterator in iterators {
            let (first, fail) = match iterator.domain {
                Domain::Each(list) => {
                    self.emit(list);
                    (list, self.jump(list, Op::Each { fail: 0 }))
                }
                Domain::Steps(from, to) => {
                    self.emit(from);
                    self.emit(to);
                    (from, self.jump(from, Op::Steps { fail: 0 }))
                }
            };
            let local = self.builder().define(iterator.local);
            let again = self.builder().here();
            let exit = self.jump(first, Op::Next { local, exit: 0 });
            turns.push(Turn { again, exit, fail });
        }
        turns
    }

    /// Lets every iteration go on with its next turn, the innermost first. Where one had nothing
    /// to run over, or the body failed, leaves those around it and makes the result null.
    fn close(&mut self, node: NodeId, turns: &[Turn], result: u32, failed: Option<Label>) {
        for turn in turns.iter().rev() {
            self.op(node, Op::Jump(turn.again));
            self.builder().land(turn.exit);
        }
        let to_end = self.jump(node, Op::Jump(0));
        if let Some(label) = failed {
            self.builder().land(label);
            self.op(node, Op::Leave(1));
        }
        for (around, turn) in turns.iter().enumerate().rev() {
            self.builder().land(turn.fail);
            if around > 0 {
                self.op(node, Op::Leave(1));
            }
        }
        self.constant(node, Value::Null);
        self.op(node, Op::Store(result));
        self.builder().land(to_end);
    }

    pub(super) fn emit_filter(
        &mut self,
        node: NodeId,
        base: NodeId,
        local: Local,
        predicate: NodeId,
    ) {
        if *self.ast.ty(predicate) == Type::Number && !self.reads_element(base, predicate, local) {
            self.emit(predicate);
            return self.op(node, Op::Index);
        }
        let local = self.builder().define(local);
        let probe = *self.ast.ty(predicate) != Type::Boolean;
        self.op(node, Op::Filter { probe });
        let again = self.builder().here();
        let exit = self.jump(node, Op::FilterNext { local, exit: 0 });
        self.emit(predicate);
        let found = self.jump(node, Op::FilterTest { exit: 0 });
        self.op(node, Op::Jump(again));
        self.builder().land(exit);
        self.builder().land(found);
    }

    /// The nodes of a predicate stand between those of its list and itself.
    fn reads_element(&self, base: NodeId, predicate: NodeId, element: Local) -> bool {
        self.ast.nodes_between(base, predicate).iter().any(|node| match node {
            Node::Name(_, Binding::Local(local) | Binding::ItemField(local)) => *local == element,
            Node::Name(_, Binding::MaybeItemField(locals, _)) => locals.contains(&element),
            _ => false,
        })
    }
}

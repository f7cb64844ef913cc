//! Instructions for every node. Recursion follows the nesting of the text, which the parser
//! bounds; chains such as `a + b + c` are walked in a loop.

use std::rc::Rc;

use super::Compiler;
use super::builder::{Builder, Captured, Label};
use super::fold::Fold;
use crate::diagnostic::TextRange;
use crate::feel::ast::{Ast, BinaryOp, Binding, Entry, Fallback, Node, NodeId};
use crate::feel::op::Op;
use crate::feel::program::Read;
use crate::feel::scope::Local;
use crate::value::{Comparison, Value};

impl<'a> Compiler<'a> {
    /// The tree, for longer than this compiler is borrowed.
    pub(super) fn ast(&self) -> &'a Ast {
        self.ast
    }

    pub(super) fn builder(&mut self) -> &mut Builder {
        if self.builders.is_empty() {
            self.builders.push(Builder::default());
        }
        // INVARIANT: never empty, so the last index exists.
        let last = self.builders.len().saturating_sub(1);
        #[expect(clippy::indexing_slicing, reason = "the line above made sure of an element")]
        &mut self.builders[last]
    }

    pub(super) fn range(&self, node: NodeId) -> TextRange {
        self.utf16.range(self.ast.span(node))
    }

    pub(super) fn op(&mut self, node: NodeId, op: Op) {
        let range = self.range(node);
        self.builder().push(op, range);
    }

    pub(super) fn jump(&mut self, node: NodeId, op: Op) -> Label {
        let range = self.range(node);
        self.builder().push_jump(op, range)
    }

    pub(super) fn constant(&mut self, node: NodeId, value: Value) {
        let place = self.builder().constant(value);
        self.op(node, Op::Const(place));
    }

    /// Instructions that push the value of the node.
    pub(super) fn emit(&mut self, node: NodeId) {
        match self.fold(node) {
            Fold::Done => {}
            Fold::Depends => self.emit_unfolded(node),
            Fold::Failed => {
                let folds = std::mem::replace(&mut self.folds, false);
                self.emit_unfolded(node);
                self.folds = folds;
            }
        }
    }

    pub(super) fn emit_unfolded(&mut self, node: NodeId) {
        let mut chain = Vec::new();
        let mut first = node;
        let mut done = false;
        while let (false, Some(leading)) = (done, self.ast.leading(first)) {
            chain.push(first);
            first = leading;
            if self.is_foldable(first) {
                self.emit(first);
                done = true;
            }
        }
        let called = chain.last().is_some_and(|last| self.is_direct_call(*last));
        if !done && !called {
            self.emit_leaf(first);
        }
        self.emit_rest(first, &chain);
    }

    /// Whether the node calls a function that needs no value of its own.
    fn is_direct_call(&self, node: NodeId) -> bool {
        let Node::Call(callee, _) = self.ast.node(node) else { return false };
        matches!(self.ast.node(*callee), Node::Name(_, Binding::Builtin(_) | Binding::Host(_)))
    }

    fn emit_rest(&mut self, first: NodeId, chain: &[NodeId]) {
        let mut path = self.slot_of(first);
        for node in chain.iter().rev() {
            if let (Some(read), Node::Path(_, name)) = (&mut path, self.ast().node(*node)) {
                read.path.push(Rc::clone(name));
            } else if let Some(read) = path.take() {
                self.reads.push(read);
            }
            self.emit_operation(*node);
        }
        self.reads.extend(path);
    }

    fn slot_of(&self, node: NodeId) -> Option<Read> {
        match self.ast.node(node) {
            Node::Name(
                _,
                Binding::Slot(slot) | Binding::MaybeItemField(_, Fallback::Slot(slot)),
            ) => Some(Read { slot: *slot, path: Vec::new() }),
            _ => None,
        }
    }

    /// A node without a leading operand.
    fn emit_leaf(&mut self, node: NodeId) {
        match self.ast().node(node) {
            Node::Null | Node::Error => self.constant(node, Value::Null),
            Node::Bool(value) => self.constant(node, Value::Bool(*value)),
            Node::Number(number) => self.constant(node, Value::Number(*number)),
            Node::Text(text) => {
                let place = self.builder().text(text);
                self.op(node, Op::Const(place));
            }
            Node::At(_, Some(value)) => self.constant(node, value.clone()),
            Node::At(text, None) => {
                let place = self.builder().text(text);
                self.op(node, Op::At(place));
            }
            Node::Name(name, binding) => self.emit_name(node, name, binding),
            Node::Negate(operand) => {
                self.emit(*operand);
                self.op(node, Op::Negate);
            }
            Node::If(condition, then, otherwise) => {
                self.emit_if(node, *condition, *then, *otherwise)
            }
            Node::For(iterators, partial, body) => self.emit_for(node, iterators, *partial, *body),
            Node::Some(iterators, body) => self.emit_quantified(node, iterators, *body, false),
            Node::Every(iterators, body) => self.emit_quantified(node, iterators, *body, true),
            Node::Function(parameters, own, body) => {
                self.emit_function(node, parameters, *own, *body);
            }
            Node::External(parameters, mapping) => self.emit_external(node, parameters, *mapping),
            Node::List(items) => {
                for item in items {
                    self.emit(*item);
                }
                self.op(node, Op::List(count(items.len())));
            }
            Node::Context(entries) => self.emit_context(node, entries),
            Node::Interval(from, from_included, to, to_included) => {
                self.emit(*from);
                self.emit(*to);
                let (from_included, to_included) = (*from_included, *to_included);
                self.op(node, Op::Interval { from_included, to_included });
            }
            Node::Comparison(comparison, operand) => {
                self.emit(*operand);
                self.op(node, Op::ComparisonRange(*comparison));
            }
            Node::Tests { input, negated, tests } => self.emit_tests(node, input, *negated, tests),
            Node::Binary(..)
            | Node::Between(..)
            | Node::In(..)
            | Node::InstanceOf(..)
            | Node::Filter(..)
            | Node::Path(..)
            | Node::Call(..) => {
                debug_assert!(false, "has a leading operand");
            }
        }
    }

    /// What is left of a node whose leading operand has been pushed.
    fn emit_operation(&mut self, node: NodeId) {
        match self.ast().node(node) {
            Node::Binary(op, _, right) => self.emit_binary(node, *op, *right),
            Node::Between(_, from, to) => {
                self.emit(*from);
                self.emit(*to);
                self.op(node, Op::Between);
            }
            Node::In(_, local, tests) => self.emit_in(node, *local, tests),
            Node::InstanceOf(_, ty) => {
                let place = self.builder().ty(ty.clone());
                self.op(node, Op::InstanceOf(place));
            }
            Node::Filter(base, local, predicate) => {
                self.emit_filter(node, *base, *local, *predicate);
            }
            Node::Path(_, name) => {
                let place = self.builder().text(name);
                self.op(node, Op::Path(place));
            }
            Node::Call(callee, arguments) => self.emit_call(node, *callee, arguments),
            _ => debug_assert!(false, "has no leading operand"),
        }
    }

    fn emit_name(&mut self, node: NodeId, name: &Rc<str>, binding: &Binding) {
        match binding {
            Binding::Slot(slot) => self.emit_slot(node, *slot),
            Binding::Local(local) => self.emit_local(node, *local),
            Binding::ItemField(local) => {
                let local = self.register(*local);
                let name = self.builder().text(name);
                self.op(node, Op::Field { local, name });
            }
            Binding::MaybeItemField(elements, fallback) => {
                self.emit_maybe_field(node, name, elements, *fallback);
            }
            Binding::Builtin(place) => self.op(node, Op::BuiltinValue(*place)),
            Binding::Host(_) | Binding::Unknown => self.constant(node, Value::Null),
        }
    }

    fn emit_maybe_field(
        &mut self,
        node: NodeId,
        name: &Rc<str>,
        elements: &[Local],
        fallback: Fallback,
    ) {
        let place = self.builder().text(name);
        let mut found = Vec::new();
        for element in elements {
            let local = self.register(*element);
            self.op(node, Op::FieldOrNext { local, name: place });
            found.push(self.jump(node, Op::Jump(0)));
        }
        match fallback {
            Fallback::Slot(slot) => self.emit_slot(node, slot),
            Fallback::Local(local) => self.emit_local(node, local),
            Fallback::Builtin(place) => self.op(node, Op::BuiltinValue(place)),
            Fallback::Nothing => self.constant(node, Value::Null),
        }
        for label in found {
            self.builder().land(label);
        }
    }

    fn emit_slot(&mut self, node: NodeId, slot: u32) {
        let last = self.builders.len().saturating_sub(1);
        if last == 0 {
            self.op(node, Op::Slot(slot));
        } else {
            let register = self.capture(last, Captured::Slot(slot));
            self.op(node, Op::Local(register));
        }
    }

    fn emit_local(&mut self, node: NodeId, local: Local) {
        let register = self.register(local);
        self.op(node, Op::Local(register));
    }

    /// The place of a variable in the frame of the innermost function, which captures it where
    /// it belongs to an outer one.
    pub(super) fn register(&mut self, local: Local) -> u32 {
        let last = self.builders.len().saturating_sub(1);
        self.register_at(last, local)
    }

    fn register_at(&mut self, level: usize, local: Local) -> u32 {
        let own = self.builders.get(level).and_then(|builder| builder.register_of(local));
        match own {
            Some(register) => register,
            None => self.capture(level, Captured::Local(local)),
        }
    }

    /// Lets the function at `level`, and those around it, take a value along.
    pub(super) fn capture(&mut self, level: usize, wanted: Captured) -> u32 {
        let Some(builder) = self.builders.get_mut(level) else { return 0 };
        let known = builder.captures.iter().find(|(captured, _)| *captured == wanted);
        if let Some((_, register)) = known {
            return *register;
        }
        let register = builder.new_register();
        builder.captures.push((wanted, register));
        register
    }

    fn emit_binary(&mut self, node: NodeId, op: BinaryOp, right: NodeId) {
        let jump = match op {
            BinaryOp::And => Some(self.jump(node, Op::AndJump(0))),
            BinaryOp::Or => Some(self.jump(node, Op::OrJump(0))),
            _ => None,
        };
        let op = match op {
            BinaryOp::And => Op::And,
            BinaryOp::Or => Op::Or,
            BinaryOp::Compare(comparison) => {
                return self.emit_comparison(node, comparison, self.ast.leading(node), right);
            }
            BinaryOp::Add => Op::Add,
            BinaryOp::Subtract => Op::Subtract,
            BinaryOp::Multiply => Op::Multiply,
            BinaryOp::Divide => Op::Divide,
            BinaryOp::Power => Op::Power,
        };
        self.emit(right);
        self.op(node, op);
        if let Some(label) = jump {
            self.builder().land(label);
        }
    }

    /// A comparison of what was pushed last with `right`, in one instruction where the two are a
    /// value of the scope and a constant. No `left` means the value of `?`.
    fn emit_comparison(
        &mut self,
        node: NodeId,
        comparison: Comparison,
        left: Option<NodeId>,
        right: NodeId,
    ) {
        let is_slot = |id: NodeId| matches!(self.ast.node(id), Node::Name(_, Binding::Slot(_)));
        let from_slot = left.is_none_or(is_slot);
        let start = self.builder().here();
        self.emit(right);
        let single = self.builder().here() == start.saturating_add(1);
        let fused = match self.builder().ops() {
            [.., Op::Slot(slot), Op::Const(constant)] if from_slot && single => {
                u16::try_from(*slot).ok().zip(u16::try_from(*constant).ok())
            }
            _ => None,
        };
        match fused {
            Some((slot, constant)) => {
                self.builder().pop();
                self.builder().pop();
                self.op(node, Op::CompareSlotConst(comparison, slot, constant));
            }
            None => self.op(node, Op::Compare(comparison)),
        }
    }

    fn emit_in(&mut self, node: NodeId, local: Local, tests: &[NodeId]) {
        let register = self.builder().define(local);
        self.op(node, Op::Store(register));
        self.any_of(node, tests, |compiler, test| match compiler.ast().node(test) {
            Node::Comparison(comparison, operand) => {
                compiler.op(node, Op::Local(register));
                compiler.emit(*operand);
                compiler.op(test, Op::Compare(*comparison));
            }
            _ => {
                compiler.emit(test);
                compiler.op(test, Op::InTest(register));
            }
        });
    }

    fn emit_tests(&mut self, node: NodeId, input: &Binding, negated: bool, tests: &[NodeId]) {
        let (true, Binding::Slot(slot)) = (!tests.is_empty(), input) else {
            return self.constant(node, Value::Bool(tests.is_empty()));
        };
        let slot = *slot;
        self.reads.push(Read { slot, path: Vec::new() });
        let inputs = self.input_positions(slot);
        self.any_of(node, tests, |compiler, test| {
            compiler.op(node, Op::Slot(slot));
            if let Node::Comparison(comparison, operand) = compiler.ast().node(test) {
                return compiler.emit_comparison(test, *comparison, None, *operand);
            }
            let span = compiler.ast.span(test);
            let next = inputs.partition_point(|start| *start < span.start);
            let reads_input = inputs.get(next).is_some_and(|start| *start < span.end);
            compiler.emit(test);
            compiler.op(test, Op::UnaryTest { reads_input });
        });
        if negated {
            self.op(node, Op::Not);
        }
    }

    /// Where `?` stands in the text, ascending.
    fn input_positions(&self, slot: u32) -> Vec<u32> {
        let is_input =
            |node: &Node| matches!(node, Node::Name(_, Binding::Slot(at)) if *at == slot);
        let inputs = self.ast.nodes().filter(|(_, node)| is_input(node));
        // Names are leaves, which the parser adds in the order of the text.
        inputs.map(|(id, _)| self.ast.span(id).start).collect()
    }

    /// The disjunction of what `emit` pushes for each test.
    fn any_of(&mut self, node: NodeId, tests: &[NodeId], emit: impl Fn(&mut Self, NodeId)) {
        let mut decided = Vec::new();
        for (at, test) in tests.iter().enumerate() {
            if at > 0 {
                decided.push(self.jump(node, Op::OrJump(0)));
            }
            emit(self, *test);
            if at > 0 {
                self.op(node, Op::Or);
            }
        }
        for label in decided {
            self.builder().land(label);
        }
    }

    fn emit_context(&mut self, node: NodeId, entries: &[Entry]) {
        for entry in entries {
            self.emit(entry.value);
            // The entry is a variable for those after it: it stays on the stack as well.
            let register = self.builder().define(entry.local);
            self.op(entry.value, Op::Store(register));
            self.op(entry.value, Op::Local(register));
        }
        let keys: Rc<[Rc<str>]> = entries.iter().map(|entry| Rc::clone(&entry.key)).collect();
        let place = self.builder().keys(keys);
        self.op(node, Op::Context(place));
    }
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

//! The code of one function while it is being made.

use std::rc::Rc;

use crate::diagnostic::TextRange;
use crate::feel::op::Op;
use crate::feel::program::{Code, Definition};
use crate::feel::scope::Local;
use crate::value::{Type, Value};

/// What a function takes along from where it is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Captured {
    Slot(u32),
    Local(Local),
}

/// The place of an instruction whose jump is not known yet.
#[derive(Clone, Copy)]
pub(super) struct Label(usize);

#[derive(Default)]
pub(super) struct Builder {
    ops: Vec<Op>,
    ranges: Vec<TextRange>,
    constants: Vec<Value>,
    keys: Vec<Rc<[Rc<str>]>>,
    types: Vec<Type>,
    functions: Vec<Rc<Definition>>,
    frame: u32,
    /// The variables that live in this frame.
    registers: Vec<(Local, u32)>,
    /// What is captured, and the variable of the frame that it comes into.
    pub(super) captures: Vec<(Captured, u32)>,
}

fn place<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl Builder {
    pub(super) fn push(&mut self, op: Op, range: TextRange) {
        self.ops.push(op);
        self.ranges.push(range);
    }

    /// An instruction that [`Builder::land`] will give its target.
    pub(super) fn push_jump(&mut self, op: Op, range: TextRange) -> Label {
        self.push(op, range);
        Label(self.ops.len().saturating_sub(1))
    }

    /// Where the next instruction will stand.
    pub(super) fn here(&self) -> u32 {
        place(&self.ops)
    }

    /// Lets the jump at `label` go to the next instruction.
    pub(super) fn land(&mut self, label: Label) {
        let here = self.here();
        match self.ops.get_mut(label.0) {
            Some(
                Op::AndJump(target)
                | Op::OrJump(target)
                | Op::Jump(target)
                | Op::JumpUnlessTrue(target)
                | Op::Each { fail: target }
                | Op::Condition { fail: target }
                | Op::Steps { fail: target }
                | Op::Next { exit: target, .. }
                | Op::FilterNext { exit: target, .. }
                | Op::FilterTest { exit: target },
            ) => *target = here,
            other => debug_assert!(other.is_none(), "{other:?} does not jump"),
        }
    }

    pub(super) fn constant(&mut self, value: Value) -> u32 {
        let at = place(&self.constants);
        self.constants.push(value);
        at
    }

    pub(super) fn text(&mut self, text: &Rc<str>) -> u32 {
        self.constant(Value::String(Rc::clone(text)))
    }

    pub(super) fn keys(&mut self, keys: Rc<[Rc<str>]>) -> u32 {
        let at = place(&self.keys);
        self.keys.push(keys);
        at
    }

    pub(super) fn ty(&mut self, ty: Type) -> u32 {
        let at = place(&self.types);
        self.types.push(ty);
        at
    }

    pub(super) fn function(&mut self, definition: Definition) -> u32 {
        let at = place(&self.functions);
        self.functions.push(Rc::new(definition));
        at
    }

    /// A variable of the frame that no name has.
    pub(super) fn new_register(&mut self) -> u32 {
        let register = self.frame;
        self.frame = self.frame.saturating_add(1);
        register
    }

    /// Gives a local variable its place in the frame.
    pub(super) fn define(&mut self, local: Local) -> u32 {
        let register = self.new_register();
        self.registers.push((local, register));
        register
    }

    pub(super) fn register_of(&self, local: Local) -> Option<u32> {
        self.registers
            .iter()
            .rev()
            .find(|(known, _)| *known == local)
            .map(|(_, register)| *register)
    }

    pub(super) fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Takes back the last instruction.
    pub(super) fn pop(&mut self) {
        self.ops.pop();
        self.ranges.pop();
    }

    pub(super) fn finish(self) -> Code {
        Code {
            ops: self.ops.into(),
            ranges: self.ranges.into(),
            constants: self.constants.into(),
            keys: self.keys.into(),
            types: self.types.into(),
            functions: self.functions.into(),
            frame: self.frame,
        }
    }
}

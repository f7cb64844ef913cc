//! The instructions of a compiled expression, for a machine with a stack of values, a frame of
//! local variables and a stack of running iterations.

use crate::value::Comparison;

/// An instruction. Jumps name the instruction to go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// Pushes a constant.
    Const(u32),
    /// Pushes a value of the scope.
    Slot(u32),
    /// Pushes a variable of the frame.
    Local(u32),
    /// Pops into a variable of the frame.
    Store(u32),
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Compare(Comparison),
    /// Compares a value of the scope with a constant: what most cells and conditions are.
    CompareSlotConst(Comparison, u16, u16),
    /// Jumps over the right operand when the left one, `false`, decides; the left one stays.
    AndJump(u32),
    /// Jumps over the right operand when the left one, `true`, decides; the left one stays.
    OrJump(u32),
    /// Pops two, pushes their conjunction in three-valued logic.
    And,
    /// Pops two, pushes their disjunction in three-valued logic.
    Or,
    Jump(u32),
    /// Pops; jumps unless it is `true`.
    JumpUnlessTrue(u32),
    /// Pops value, lower and upper bound.
    Between,
    /// Pops a test; pushes whether the variable passes it.
    InTest(u32),
    /// Pops a unary test; pushes whether the value below it, which it pops too, passes.
    UnaryTest {
        reads_input: bool,
    },
    /// Pushes the moment or duration that a constant text names, with the zones of the host.
    At(u32),
    /// Pops; negates `true` and `false`.
    Not,
    /// Pops; pushes whether it belongs to a type.
    InstanceOf(u32),
    /// Pops; pushes a property, by the constant that names it.
    Path(u32),
    /// Pushes a property of a variable, by the constant that names it.
    Field {
        local: u32,
        name: u32,
    },
    /// The same where the variable has the property, and then jumps over the next instruction.
    FieldOrNext {
        local: u32,
        name: u32,
    },
    /// Pops so many, pushes a list of them.
    List(u32),
    /// Pops as many as the keys at this place, pushes a context.
    Context(u32),
    /// Pops the ends, pushes a range.
    Interval {
        from_included: bool,
        to_included: bool,
    },
    /// Pops the end, pushes a range that is open on one side.
    ComparisonRange(Comparison),
    /// Pops; begins to run over its elements, or jumps where it has none.
    Each {
        fail: u32,
    },
    /// Pops from and to; begins to run over the steps between, or jumps where there are none.
    Steps {
        fail: u32,
    },
    /// Puts the next element into a variable; at the end leaves the iteration and jumps.
    Next {
        local: u32,
        exit: u32,
    },
    /// Pops and jumps unless the top is a boolean or null.
    Condition {
        fail: u32,
    },
    /// Leaves so many iterations.
    Leave(u32),
    /// Pops; appends to the list that a variable holds.
    Collect(u32),
    /// Pops; begins to filter its elements. An empty list is probed: the predicate may be a
    /// position, which gives null and not a list.
    Filter {
        probe: bool,
    },
    /// Puts the next element into a variable; at the end pushes what was kept and jumps.
    FilterNext {
        local: u32,
        exit: u32,
    },
    /// Pops what the predicate said about the element: keeps it, passes it, or, for a number,
    /// leaves with the element at that position and jumps.
    FilterTest {
        exit: u32,
    },
    /// Pops position and list, pushes the element there.
    Index,
    /// Pops so many arguments, calls a built-in function. The form says which of its lists of
    /// parameters the arguments were named after, from 1; 0 for arguments by position.
    Builtin {
        place: u16,
        count: u16,
        form: u8,
    },
    /// Pops so many arguments, calls a function of the host by the constant that names it.
    Host {
        name: u32,
        count: u16,
    },
    /// Pops so many arguments and a function, calls it.
    Call(u32),
    /// Pops as many arguments as the keys at this place and a function, calls it by name.
    CallNamed(u32),
    /// Pushes a function made from a definition, with what it captures.
    Function(u32),
    /// Pushes a built-in function as a value.
    BuiltinValue(u16),
    /// Pops the mapping, pushes a function with the parameters at this place that the host
    /// answers.
    External(u32),
}

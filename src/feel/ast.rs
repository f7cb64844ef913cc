//! The syntax tree: an arena of nodes, so that neither building nor dropping it recurses.
//!
//! Names are already resolved: the grammar of FEEL needs the scope to know where a name ends.

use std::rc::Rc;

use super::scope::Local;
use super::span::Span;
use crate::value::{Comparison, Decimal, Type, Value};

/// The place of a node in its [`Ast`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// Its place among [`Ast::nodes`].
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A name of the scope that the expression was compiled for.
    Slot(u32),
    /// A variable of the expression itself: an iterator, a parameter, an earlier context entry.
    Local(Local),
    /// A property of the element that a filter looks at, certain by its type.
    ItemField(Local),
    /// A property of the element of one of these filters, the innermost first, where it has one;
    /// otherwise the fallback.
    MaybeItemField(Vec<Local>, Fallback),
    /// A built-in function, by its place in the registry.
    Builtin(u16),
    /// A function that the host answers, by its place in the scope.
    Host(u32),
    /// Nothing that is known; a diagnostic has been given.
    Unknown,
}

/// What a name stands for when the element of a filter has no such property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fallback {
    Slot(u32),
    Local(Local),
    Builtin(u16),
    /// The result is null.
    Nothing,
}

/// Operators with two operands and no further grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BinaryOp {
    Or,
    And,
    Compare(Comparison),
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

impl BinaryOp {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Compare(comparison) => comparison.symbol(),
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Power => "**",
        }
    }
}

/// One `name in domain` of a `for`, `some` or `every`.
#[derive(Clone, Debug)]
pub(crate) struct Iterator {
    pub(crate) name: Rc<str>,
    pub(crate) local: Local,
    pub(crate) domain: Domain,
}

/// What an iterator runs over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Domain {
    /// The elements of a list.
    Each(NodeId),
    /// `from..to`, both included, up or down.
    Steps(NodeId, NodeId),
}

/// A parameter of a function definition.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Rc<str>,
    pub(crate) local: Local,
    pub(crate) ty: Option<Type>,
}

/// The arguments of an invocation.
#[derive(Clone, Debug)]
pub(crate) enum Arguments {
    Positional(Vec<NodeId>),
    Named(Vec<(Rc<str>, NodeId)>),
}

/// An entry of a context literal. Later entries see it as a variable.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Rc<str>,
    pub(crate) local: Local,
    pub(crate) value: NodeId,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number(Decimal),
    Text(Rc<str>),
    /// `@"…"`: the text between the quotes and what it means, unless that takes the host's zones.
    At(Rc<str>, Option<Value>),
    Name(Rc<str>, Binding),
    Negate(NodeId),
    Binary(BinaryOp, NodeId, NodeId),
    Between(NodeId, NodeId, NodeId),
    /// `value in test` or `value in (test, test)`. The local holds the value meanwhile.
    In(NodeId, Local, Vec<NodeId>),
    /// The type as written beside the type itself.
    InstanceOf(NodeId, Type),
    If(NodeId, NodeId, NodeId),
    For(Vec<Iterator>, Local, NodeId),
    Some(Vec<Iterator>, NodeId),
    Every(Vec<Iterator>, NodeId),
    /// `list[predicate]`; the local holds the element.
    Filter(NodeId, Local, NodeId),
    Path(NodeId, Rc<str>),
    Call(NodeId, Arguments),
    /// Parameters, body, and the local under which the function knows itself.
    Function(Vec<Parameter>, Local, NodeId),
    /// `function(…) external { … }`.
    External(Vec<Parameter>, NodeId),
    List(Vec<NodeId>),
    Context(Vec<Entry>),
    /// `[from..to]`; the flags say whether each end is included.
    Interval(NodeId, bool, NodeId, bool),
    /// `(< 10)`, and a test such as `< 10`.
    Comparison(Comparison, NodeId),
    /// `-`, or tests joined by commas, or `not(…)` around them, on the value of `?`.
    Tests {
        input: Binding,
        negated: bool,
        tests: Vec<NodeId>,
    },
    /// What could not be read; a diagnostic has been given.
    Error,
}

/// Nodes with their spans and types. The last one is the root.
#[derive(Debug, Default)]
pub(crate) struct Ast {
    nodes: Vec<Node>,
    spans: Vec<Span>,
    types: Vec<Type>,
    /// How many local variables the expression has.
    pub(crate) locals: u32,
}

impl Ast {
    /// Adds a node, whose children are all there already.
    pub(crate) fn push(&mut self, node: Node, span: Span, ty: Type) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        self.spans.push(span);
        self.types.push(ty);
        id
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0 as usize).unwrap_or(&Node::Error)
    }

    pub(crate) fn span(&self, id: NodeId) -> Span {
        self.spans.get(id.0 as usize).copied().unwrap_or_default()
    }

    pub(crate) fn ty(&self, id: NodeId) -> &Type {
        self.types.get(id.0 as usize).unwrap_or(&Type::Any)
    }

    /// Every node with its place, children before parents.
    pub(crate) fn nodes(&self) -> impl std::iter::Iterator<Item = (NodeId, &Node)> {
        (0_u32..).map(NodeId).zip(&self.nodes)
    }

    /// The nodes after `first` up to `last` itself.
    pub(crate) fn nodes_between(&self, first: NodeId, last: NodeId) -> &[Node] {
        let start = first.index().saturating_add(1);
        self.nodes.get(start..=last.index()).unwrap_or_default()
    }

    /// The operand that stands leftmost in the node and has no end of its own: `a` in `a + b`,
    /// `a.b`, `a[b]`, `a(b)`. Chains of these may be long, so walks go down them in a loop.
    pub(crate) fn leading(&self, id: NodeId) -> Option<NodeId> {
        match self.node(id) {
            Node::Binary(_, left, _)
            | Node::Between(left, ..)
            | Node::In(left, ..)
            | Node::InstanceOf(left, _)
            | Node::Filter(left, ..)
            | Node::Path(left, _)
            | Node::Call(left, _) => Some(*left),
            _ => None,
        }
    }
}

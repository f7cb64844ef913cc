//! JSON trees that are made, not read.

use std::rc::Rc;

use crate::json::{Kind, Member, Node, Writer};

/// The members of an object while it is made.
pub(super) type Members = Vec<(Rc<str>, Node)>;

/// A value that stands nowhere.
pub(super) fn node(kind: Kind) -> Node {
    Node { kind, start: 0 }
}

pub(super) fn text(text: &str) -> Node {
    node(Kind::String(text.into()))
}

pub(super) fn number(digits: &str) -> Node {
    node(Kind::Number(digits.into()))
}

pub(super) fn count(count: u64) -> Node {
    number(&count.to_string())
}

pub(super) fn flag(flag: bool) -> Node {
    node(Kind::Bool(flag))
}

pub(super) fn list(items: Vec<Node>) -> Node {
    node(Kind::Array(items))
}

pub(super) fn object(members: Members) -> Node {
    let member = |(name, value)| Member { name, start: 0, value };
    node(Kind::Object(members.into_iter().map(member).collect()))
}

/// An object of one member.
pub(super) fn one(name: &str, value: Node) -> Node {
    object(vec![(name.into(), value)])
}

/// Whether two values are the same, wherever they stand.
pub(super) fn same(left: &Node, right: &Node) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::Array(left), Kind::Array(right)) => {
            // Values nest only so deep as the reader lets them.
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Kind::Object(left), Kind::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| left.name == right.name && same(&left.value, &right.value))
        }
        (left, right) => left == right,
    }
}

/// The text of a value.
pub(super) fn to_text(node: &Node) -> String {
    let mut out = Writer::new();
    write(node, &mut out);
    out.into_text()
}

fn write(node: &Node, out: &mut Writer) {
    match &node.kind {
        Kind::Null => out.null(),
        Kind::Bool(flag) => out.bool(*flag),
        Kind::Number(digits) => out.raw(digits),
        Kind::String(text) => out.string(text),
        Kind::Array(items) => {
            out.begin_array();
            items.iter().for_each(|item| write(item, out));
            out.end_array();
        }
        Kind::Object(members) => {
            out.begin_object();
            for member in members {
                out.name(&member.name);
                write(&member.value, out);
            }
            out.end_object();
        }
    }
}

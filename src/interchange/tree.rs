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

/// Puts in a member, in the place of one of the same name, or last.
pub(super) fn put(members: &mut Members, name: &str, value: Node) {
    match members.iter_mut().find(|(known, _)| **known == *name) {
        Some((_, earlier)) => *earlier = value,
        None => members.push((name.into(), value)),
    }
}

/// Puts in a text, where there is one.
pub(super) fn put_text(members: &mut Members, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        put(members, name, text(value));
    }
}

/// Puts in a flag that is set; one that is not need not be there.
pub(super) fn put_flag(members: &mut Members, name: &str, is_set: bool) {
    if is_set {
        put(members, name, flag(true));
    }
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

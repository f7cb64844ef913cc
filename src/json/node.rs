//! The tree of a JSON document, with the offset at which each value begins.

use std::rc::Rc;

use crate::pointer::Pointer;

/// A value of a JSON document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// The byte offset in the text at which it begins.
    pub start: u32,
}

/// What a JSON value is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Kind {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written: it keeps every digit.
    Number(Rc<str>),
    /// A string, its escapes resolved.
    String(Rc<str>),
    /// An array.
    Array(Vec<Node>),
    /// An object, its members in the order in which they were written, names unique.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The name.
    pub name: Rc<str>,
    /// The byte offset in the text at which the name begins.
    pub start: u32,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What the value is called in messages.
    pub fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
        }
    }

    /// The text of a string; none for other kinds.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none for other kinds.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Array(items) => items,
            _ => &[],
        }
    }

    /// The members of an object; none for other kinds.
    pub fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// The member `name` of an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().find(|member| &*member.name == name).map(|member| &member.value)
    }

    /// The value at `pointer`.
    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer.steps().try_fold(self, |node, step| node.below(&step))
    }

    /// The value at `pointer`, or the nearest one above it that exists: where an author looks
    /// when something is missing.
    pub fn nearest(&self, pointer: &Pointer) -> &Node {
        let mut node = self;
        for step in pointer.steps() {
            match node.below(&step) {
                Some(found) => node = found,
                None => break,
            }
        }
        node
    }

    fn below(&self, step: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => self.get(step),
        }
    }
}

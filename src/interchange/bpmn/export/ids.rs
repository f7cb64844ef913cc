//! Identifiers of XML.

use std::rc::Rc;

use crate::by_name::{ByName, Names};
use crate::json::{Kind, Node};

/// The identifiers of a document.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: Names,
    /// What a bundle calls its own things.
    said: Names,
    /// By name, the number that was tried last.
    numbers: ByName<u32>,
}

impl Ids {
    /// Knows all names that a bundle gives to steps and flows.
    pub(super) fn of(bundle: &Node) -> Self {
        let mut ids = Self::default();
        for name in ["definitions", "collaboration"] {
            ids.taken.insert(name.into());
        }
        let mut open = vec![bundle];
        while let Some(node) = open.pop() {
            match &node.kind {
                Kind::Object(members) => {
                    if let Some(id) = node.get("id").and_then(Node::as_str) {
                        ids.said.insert(id.into());
                    }
                    open.extend(members.iter().map(|member| &member.value));
                }
                Kind::Array(items) => open.extend(items),
                _ => {}
            }
        }
        ids
    }

    /// An identifier for what a bundle calls so: the same, if that can be one and is not taken.
    pub(super) fn said(&mut self, name: &str) -> String {
        let id = plain(name);
        if id == name && self.taken.insert(name.into()) {
            return id;
        }
        self.made(name)
    }

    /// An identifier for what a bundle has no name for.
    pub(super) fn made(&mut self, name: &str) -> String {
        let base: Rc<str> = plain(name).into();
        let mut id = base.to_string();
        loop {
            if !self.said.contains(&id) && self.taken.insert(id.as_str().into()) {
                return id;
            }
            let number = self.numbers.or_default(&base).map_or(1, |number| {
                *number = number.saturating_add(1);
                number.saturating_add(1)
            });
            id = [&*base, "-", &number.to_string()].concat();
        }
    }
}

/// A name with other characters in the place of those that an identifier can't have (XML Namespaces, 3: NCName).
fn plain(name: &str) -> String {
    let fits = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.');
    let mut id: String = name.chars().map(|it| if fits(it) { it } else { '_' }).collect();
    if !id.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        id.insert(0, '_');
    }
    id
}

//! A file with a case, and what is not as it says.

use std::collections::HashSet;

use routeslip::json::{Lines, Node};
use routeslip::pointer::Pointer;
use serde_json::Value as Json;

use crate::given;

pub(super) struct Case {
    name: String,
    text: String,
    tree: Node,
    json: Json,
    /// What was told: what is wrong in several ways is told once.
    told: HashSet<String>,
    pub(super) mismatches: Vec<String>,
}

impl Case {
    /// Reads a case.
    ///
    /// # Errors
    ///
    /// Why it is no JSON.
    pub(super) fn read(name: &str, text: String) -> Result<Self, Vec<String>> {
        let (tree, mistakes) = routeslip::json::parse(&text);
        let told = |mistake| format!("{name}: {mistake}");
        let Some(tree) = tree.filter(|_| mistakes.is_empty()) else {
            return Err(mistakes.into_iter().map(told).collect());
        };
        let json = serde_json::from_str(&text).expect("it is JSON");
        Ok(Self {
            name: name.into(),
            text,
            tree,
            json,
            told: HashSet::new(),
            mismatches: Vec::new(),
        })
    }

    /// What is written at a place; null where nothing is.
    pub(super) fn at(&self, at: &Pointer) -> &Json {
        self.json.pointer(&at.to_string()).unwrap_or(&Json::Null)
    }

    /// The same, in the order in which it is written.
    pub(super) fn node(&self, at: &Pointer) -> Option<&Node> {
        self.tree.at(at)
    }

    /// The names of what is written at a place, in their order.
    pub(super) fn names(&self, at: &Pointer) -> Vec<String> {
        let members = self.node(at).map(Node::members).unwrap_or_default();
        members.iter().map(|member| member.name.to_string()).collect()
    }

    /// Tells that something is not as it is written at a place.
    pub(super) fn differs(&mut self, at: &Pointer, how: String) {
        self.tell(at, "", how);
    }

    /// Tells it of one way; what is told the same of several is told once.
    pub(super) fn tell(&mut self, at: &Pointer, way: &str, how: String) {
        let start = self.tree.nearest(at).start;
        let line = Lines::new(&self.text).place(start as usize).line;
        if self.told.insert(format!("{at} {how}")) {
            self.mismatches.push(format!("{}:{line} {at} {way}\n  {how}", self.name));
        }
    }

    /// Tells it where `found` is not what is written at a place.
    pub(super) fn compare(&mut self, at: &Pointer, way: &str, found: &Json) {
        let mut expected = self.at(at).clone();
        given::shorten_numbers(&mut expected);
        if expected != *found {
            self.tell(at, way, format!("expected {expected}\n  found    {found}"));
        }
    }

    /// Tells of what is written at a place and means nothing.
    pub(super) fn must_only_say(&mut self, at: &Pointer, known: &[&str]) {
        for name in self.names(at) {
            if !known.contains(&&*name) {
                self.differs(&at.name(&name), format!("`{name}` says nothing here"));
            }
        }
    }
}

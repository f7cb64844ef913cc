//! Contexts: named values in the order in which they were put in.

use std::rc::Rc;

use super::Value;
use crate::sort::sort_by;

/// A FEEL context, a map from names to values that keeps its order.
#[derive(Clone, Debug, Default)]
pub struct Context {
    entries: Vec<(Rc<str>, Value)>,
    // INVARIANT: empty while there are few entries, else the positions of all of them in the order
    // of names.
    by_name: Vec<u32>,
    // INVARIANT: one more than the depth of the deepest value ever put in, at most `MAX_DEPTH`.
    depth: u16,
}

/// Up to this many entries looking at each is faster than a search.
const FEW: usize = 8;

impl Context {
    /// A context without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// A context without entries that has room for `count`.
    pub fn with_capacity(count: usize) -> Self {
        Self { entries: Vec::with_capacity(count), ..Self::default() }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value named `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let position = self.find(name).ok()?;
        self.entries.get(position).map(|(_, value)| value)
    }

    /// Whether there is a value named `name`.
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Puts in a value, in the place of one of the same name, or last. A value that is nested to
    /// the limit ([`super::MAX_DEPTH`]) becomes null.
    pub fn insert(&mut self, name: Rc<str>, mut value: Value) {
        self.depth = value.limit_depth().saturating_add(1).max(self.depth);
        match self.find(&name) {
            Ok(position) => {
                if let Some(entry) = self.entries.get_mut(position) {
                    entry.1 = value;
                }
            }
            Err(rank) => {
                // A context of 2^32 entries does not fit memory.
                let position = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
                self.entries.push((name, value));
                if self.by_name.is_empty() {
                    self.index();
                } else {
                    self.by_name.insert(rank, position);
                }
            }
        }
    }

    /// Takes out the value named `name`.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let position = self.find(name).ok()?;
        let (_, value) = self.entries.remove(position);
        self.by_name.clear();
        self.index();
        Some(value)
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Rc<str>, &Value)> {
        self.entries.iter().map(|(name, value)| (name, value))
    }

    /// How deep lists and contexts nest in this one, itself counted.
    pub fn depth(&self) -> u16 {
        self.depth.max(1)
    }

    /// The position of an entry, or the rank at which its name belongs in `by_name`.
    fn find(&self, name: &str) -> Result<usize, usize> {
        if self.by_name.is_empty() {
            return self.entries.iter().position(|(existing, _)| &**existing == name).ok_or(0);
        }
        let rank = self.by_name.binary_search_by(|position| self.name_at(*position).cmp(name))?;
        self.by_name.get(rank).map(|position| *position as usize).ok_or(0)
    }

    fn name_at(&self, position: u32) -> &str {
        self.entries.get(position as usize).map_or("", |(name, _)| name)
    }

    /// Builds `by_name` once there are more than a few entries.
    fn index(&mut self) {
        if self.entries.len() <= FEW {
            return;
        }
        let count = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut positions: Vec<u32> = (0..count).collect();
        sort_by(&mut positions, |left, right| self.name_at(*left).cmp(self.name_at(*right)));
        self.by_name = positions;
    }
}

impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl FromIterator<(Rc<str>, Value)> for Context {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, Value)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let mut context = Self::with_capacity(entries.size_hint().0);
        for (name, value) in entries {
            context.insert(name, value);
        }
        context
    }
}

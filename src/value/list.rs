//! Lists.

use std::ops::Deref;
use std::rc::Rc;

use super::Value;

/// An immutable list of values, cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct List {
    items: Rc<Vec<Value>>,
    // INVARIANT: one more than the depth of the deepest item, at most `MAX_DEPTH`.
    depth: u16,
}

/// How deep lists, contexts, ranges and functions nest at most. What would lie deeper becomes null,
/// so that whatever walks a value, dropping it included, needs a bounded stack.
pub const MAX_DEPTH: u16 = 200;

impl List {
    /// A list of these items; one that is itself nested to the limit becomes null.
    pub fn new(mut items: Vec<Value>) -> Self {
        let mut depth = 0;
        for item in &mut items {
            depth = item.limit_depth().max(depth);
        }
        Self { items: Rc::new(items), depth: depth.saturating_add(1) }
    }

    /// Appends an item, copying the others only where this list is shared.
    pub fn push(&mut self, mut item: Value) {
        self.depth = item.limit_depth().saturating_add(1).max(self.depth);
        Rc::make_mut(&mut self.items).push(item);
    }

    /// Puts an item in the place of another, copying the others only where this list is shared.
    /// Past the end nothing changes.
    pub fn set(&mut self, place: usize, mut item: Value) {
        self.depth = item.limit_depth().saturating_add(1).max(self.depth);
        if let Some(earlier) = Rc::make_mut(&mut self.items).get_mut(place) {
            *earlier = item;
        }
    }

    /// How deep lists and contexts nest in this one, itself counted.
    pub fn depth(&self) -> u16 {
        self.depth
    }

    /// The items, copied only where this list is shared.
    pub fn into_items(self) -> Vec<Value> {
        Rc::unwrap_or_clone(self.items)
    }
}

impl Deref for List {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl FromIterator<Value> for List {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::new(items.into_iter().collect())
    }
}

//! Things by name. One index serves every type of thing, so that a further one costs few bytes.

use std::collections::BTreeMap;
use std::rc::Rc;

/// Things by name, in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub struct ByName<T> {
    names: Names,
    // INVARIANT: the number of a name is the place of its thing.
    things: Vec<T>,
}

impl<T> ByName<T> {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The thing called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.things.get(self.names.find(name)?)
    }

    /// The thing called `name`.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.things.get_mut(self.names.find(name)?)
    }

    /// The number of the thing called `name`: how many names came before it.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.names.find(name)
    }

    /// The thing with this number.
    pub fn at(&self, number: usize) -> Option<&T> {
        self.things.get(number)
    }

    /// Whether there is a thing called `name`.
    pub fn contains(&self, name: &str) -> bool {
        self.names.find(name).is_some()
    }

    /// Puts in a thing, in the place of one of the same name, or last.
    pub fn insert(&mut self, name: Rc<str>, thing: T) {
        let place = self.names.add(name);
        match self.things.get_mut(place) {
            Some(earlier) => *earlier = thing,
            None => self.things.push(thing),
        }
    }

    /// The thing called `name`, which is the default where there was none.
    pub fn or_default(&mut self, name: &Rc<str>) -> Option<&mut T>
    where
        T: Default,
    {
        let place = self.names.add(Rc::clone(name));
        if place == self.things.len() {
            self.things.push(T::default());
        }
        self.things.get_mut(place)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &Rc<str>> {
        self.names.order.iter()
    }

    /// The things, in order.
    pub fn things(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.things.iter()
    }

    /// Names and things, in the order of the names.
    pub fn sorted(&self) -> impl Iterator<Item = (&Rc<str>, &T)> {
        self.names.index.iter().filter_map(|(name, number)| Some((name, self.things.get(*number)?)))
    }

    /// Names and things, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &T)> {
        self.names.order.iter().zip(&self.things)
    }
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self { names: Names::default(), things: Vec::new() }
    }
}

impl<T> Extend<(Rc<str>, T)> for ByName<T> {
    fn extend<I: IntoIterator<Item = (Rc<str>, T)>>(&mut self, items: I) {
        for (name, thing) in items {
            self.insert(name, thing);
        }
    }
}

impl<T> FromIterator<(Rc<str>, T)> for ByName<T> {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, T)>>(items: I) -> Self {
        let mut all = Self::default();
        all.extend(items);
        all
    }
}

/// Names, numbered in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    index: BTreeMap<Rc<str>, usize>,
    order: Vec<Rc<str>>,
}

impl Names {
    /// The number of a name, which is the next where it is new.
    pub fn add(&mut self, name: Rc<str>) -> usize {
        let next = self.order.len();
        let number = *self.index.entry(Rc::clone(&name)).or_insert(next);
        if number == next {
            self.order.push(name);
        }
        number
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Adds a name; false where it was there before.
    pub fn insert(&mut self, name: Rc<str>) -> bool {
        let next = self.order.len();
        self.add(name) == next
    }

    /// The number of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// Whether a name is there.
    pub fn contains(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    /// The name with this number.
    pub fn at(&self, number: usize) -> Option<&Rc<str>> {
        self.order.get(number)
    }

    /// The numbers of the names, in the order of the names.
    pub fn sorted(&self) -> impl Iterator<Item = usize> {
        self.index.values().copied()
    }

    /// The names, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<str>> {
        self.order.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_keep_their_order_and_a_later_one_takes_the_place_of_an_earlier() {
        let mut things: ByName<u32> =
            [("b".into(), 1), ("a".into(), 2), ("b".into(), 3)].into_iter().collect();
        *things.or_default(&"c".into()).unwrap() += 7;
        let all: Vec<(&str, u32)> = things.iter().map(|(name, thing)| (&**name, *thing)).collect();
        assert_eq!(all, [("b", 3), ("a", 2), ("c", 7)]);
        assert_eq!(things.get("a"), Some(&2));
        assert_eq!(things.get("z"), None);
        assert!(things.contains("c") && !things.contains("d"));
    }
}

//! Things by name, in the order in which they were written.

use std::rc::Rc;

use super::{Read, Reading, Write};
use crate::by_name::ByName;
use crate::json::{Kind, Node, Writer};

/// An object whose member names are the author's: forms by name, people by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T> {
    things: ByName<T>,
    /// Names whose thing could not be read: a reference to one is not a mistake of its own.
    unreadable: Vec<Rc<str>>,
}

impl<T> Named<T> {
    /// The thing called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.things.get(name)
    }

    /// Names and things, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &T)> {
        self.things.iter()
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.things.names().map(|name| &**name)
    }

    /// Whether the document has a thing called `name`, readable or not.
    pub fn mentions(&self, name: &str) -> bool {
        self.get(name).is_some() || self.unreadable.iter().any(|known| **known == *name)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self { things: ByName::new(), unreadable: Vec::new() }
    }
}

impl<T> FromIterator<(Rc<str>, T)> for Named<T> {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, T)>>(items: I) -> Self {
        Self { things: items.into_iter().collect(), unreadable: Vec::new() }
    }
}

impl<T: Read + Default> Read for Named<T> {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let Kind::Object(members) = &node.kind else {
            return reading.expect(false, node, "an object");
        };
        for member in members {
            let name = Rc::clone(&member.name);
            let mut thing = T::default();
            if reading.member(&member.name, &member.value, &mut thing) {
                self.things.insert(name, thing);
            } else {
                reading.lose(&name);
                self.unreadable.push(name);
            }
        }
        true
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Write> Write for Named<T> {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
        for (name, thing) in self.iter() {
            out.name(name);
            thing.write(out);
        }
        out.end_object();
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

//! Looking at the values of a [`Tape`].

use super::tape::{Tag, Tape};
use crate::pointer::Pointer;

/// A value in a document, or the name of a member.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    text: &'a str,
    tape: &'a Tape,
    /// Its number among the values and names of the document.
    pub at: u32,
}

impl Tape {
    /// The value with this number, where `text` is what was read; the whole document is 0.
    pub fn view<'a>(&'a self, text: &'a str, at: u32) -> View<'a> {
        View { text, tape: self, at }
    }

    /// Where the value or name with this number stands: that of a name is the member's.
    pub fn pointer_of(&self, text: &str, at: u32) -> Pointer {
        let mut pointer = Pointer::root();
        let mut here = self.view(text, 0);
        while here.at < at {
            let inside = |value: &View<'_>| value.at <= at && at < value.behind();
            let below = match here.tag() {
                Tag::Array => {
                    let below = here.items().enumerate().find(|(_, item)| inside(item));
                    below.map(|(index, item)| {
                        pointer.push_index(index);
                        item
                    })
                }
                _ => {
                    let is_it =
                        |(name, value): &(View<'_>, View<'_>)| name.at == at || inside(value);
                    here.members().find(is_it).map(|(name, value)| {
                        pointer.push_name(name.as_str().unwrap_or_default());
                        value
                    })
                }
            };
            match below {
                Some(below) => here = below,
                None => break,
            }
        }
        pointer
    }
}

impl<'a> View<'a> {
    /// What it is; null where there is nothing.
    pub fn tag(self) -> Tag {
        self.tape.entries.get(self.at as usize).map_or(Tag::Null, |entry| entry.tag())
    }

    /// The bytes of the document in which it stands.
    pub fn span(self) -> (usize, usize) {
        let entry = self.tape.entries.get(self.at as usize);
        entry.map_or((0, 0), |entry| (entry.start as usize, entry.end as usize))
    }

    /// It as it is written.
    pub fn text(self) -> &'a str {
        let (start, end) = self.span();
        self.text.get(start..end).unwrap_or_default()
    }

    /// The text of a string; none for other values.
    pub fn as_str(self) -> Option<&'a str> {
        let entry = self.tape.entries.get(self.at as usize)?;
        if entry.tag() != Tag::String {
            return None;
        }
        match entry.rest().checked_sub(1) {
            None => {
                let start = (entry.start as usize).saturating_add(1);
                self.text.get(start..(entry.end as usize).saturating_sub(1))
            }
            Some(place) => {
                let end = *self.tape.ends.get(place as usize)?;
                let before =
                    place.checked_sub(1).and_then(|place| self.tape.ends.get(place as usize));
                self.tape.resolved.get(before.map_or(0, |end| *end as usize)..end as usize)
            }
        }
    }

    /// The digits of a number, as they are written; none for other values.
    pub fn number(self) -> Option<&'a str> {
        (self.tag() == Tag::Number).then(|| self.text())
    }

    /// Whether it is a name, the hash of which is that of `name`, and the same.
    pub fn is_name(self, name: &str, hash: u32) -> bool {
        let Some(entry) = self.tape.entries.get(self.at as usize) else { return false };
        if entry.link != hash {
            return false;
        }
        if entry.rest() > 0 {
            return self.as_str() == Some(name);
        }
        let (start, end) = (entry.start as usize, entry.end as usize);
        let inside = start.saturating_add(1)..end.saturating_sub(1);
        self.text.as_bytes().get(inside) == Some(name.as_bytes())
    }

    /// The hash of a name.
    pub fn hash(self) -> u32 {
        self.tape.entries.get(self.at as usize).map_or(0, |entry| entry.link)
    }

    /// How many items or members it has.
    pub fn len(self) -> usize {
        match self.tape.entries.get(self.at as usize) {
            Some(entry) if matches!(entry.tag(), Tag::Array | Tag::Object) => entry.rest() as usize,
            _ => 0,
        }
    }

    /// Whether it has no items and members.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number of what stands behind it.
    pub fn behind(self) -> u32 {
        self.tape.behind(self.at)
    }

    /// The items of an array; none for other values.
    pub fn items(self) -> impl Iterator<Item = View<'a>> {
        let left = if self.tag() == Tag::Array { self.len() } else { 0 };
        let mut next = Self { at: self.at.saturating_add(1), ..self };
        (0..left).map(move |_| {
            let item = next;
            next.at = item.behind();
            item
        })
    }

    /// The members of an object, each its name and its value; none for other values.
    pub fn members(self) -> impl Iterator<Item = (View<'a>, View<'a>)> {
        let left = if self.tag() == Tag::Object { self.len() } else { 0 };
        let mut next = self.at.saturating_add(1);
        (0..left).map(move |_| {
            let name = Self { at: next, ..self };
            let value = Self { at: next.saturating_add(1), ..self };
            next = value.behind();
            (name, value)
        })
    }

    /// The member `name` of an object; of several the last.
    pub fn get(self, name: &str) -> Option<View<'a>> {
        let hash = super::hash(name);
        let named = self.members().filter(|(key, _)| key.is_name(name, hash));
        named.last().map(|(_, value)| value)
    }

    /// The member `name` of an object whose names are unique, found by the hash of the name.
    pub fn member(self, name: &str, hash: u32) -> Option<View<'a>> {
        let is_it =
            |(key, _): &(View<'a>, View<'a>)| key.hash() == hash && key.as_str() == Some(name);
        self.members().find(is_it).map(|(_, value)| value)
    }

    /// What is below it by one step of a pointer.
    pub fn below(self, step: &str) -> Option<View<'a>> {
        match self.tag() {
            Tag::Array if step == "0" || !step.starts_with(['0', '+']) => {
                self.items().nth(step.parse().ok()?)
            }
            Tag::Array => None,
            _ => self.get(step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const TEXT: &str = r#" {"b": [1.10, true, {}], "a\n": null, "c": "\u0041x", "d": []} "#;

    fn tape(text: &str) -> Tape {
        let mut tape = Tape::default();
        assert_eq!(tape.read(text), Ok(Vec::new()));
        tape
    }

    #[test]
    fn what_was_read_is_found_again() {
        let tape = tape(TEXT);
        let root = tape.view(TEXT, 0);
        assert_eq!((root.tag(), root.len()), (Tag::Object, 4));
        let list = root.get("b").unwrap();
        assert_eq!(list.text(), "[1.10, true, {}]");
        let items: Vec<_> = list.items().map(|item| item.text()).collect();
        assert_eq!(items, ["1.10", "true", "{}"]);
        assert_eq!(list.below("0").unwrap().number(), Some("1.10"));
        assert!(list.below("00").is_none() && list.below("3").is_none());
        assert_eq!(root.get("a\n").map(View::tag), Some(Tag::Null));
        assert_eq!(root.get("c").unwrap().as_str(), Some("Ax"));
        assert!(root.get("d").unwrap().is_empty());
        assert!(root.get("a").is_none());
        let pointers: Vec<String> =
            (0..10).map(|at| tape.pointer_of(TEXT, at).as_str().to_owned()).collect();
        assert_eq!(pointers, ["", "/b", "/b", "/b/0", "/b/1", "/b/2", "/a\n", "/a\n", "/c", "/c"]);
    }

    #[test]
    fn every_further_member_of_a_name_is_told_in_small_objects_and_in_large_ones() {
        let mut tape = Tape::default();
        let found = tape.read(r#"{"a":{"x":1,"\u0078":2,"x":3},"b":1}"#).unwrap();
        let told: Vec<_> = found.iter().map(|it| (it.code, it.pointer.as_str())).collect();
        assert_eq!(told, [(Code::JsonDuplicate, "/a/x"), (Code::JsonDuplicate, "/a/x")]);
        let many: String = (0..315).map(|i| format!("\"k{}\": {i}, ", i % 300)).collect();
        let found = tape.read(&format!("{{{many}\"last\": 0}}")).unwrap();
        assert_eq!(found.len(), 15);
    }

    #[test]
    fn mistakes_are_told_as_for_trees() {
        let mut tape = Tape::default();
        for text in [
            "{\n  \"a\": [1,\n",
            "{\"a\" 1}",
            "[1 2]",
            "nul",
            "",
            "{\"é\": \"x",
            "1 1",
            "[1,]",
            "{\"a\":1,}",
            "{,}",
            "[}",
            "{]",
            "]",
            "{\"a\":{\"b\":[[],{\"c\":x}]}}",
            "\"\\ud800\"",
        ] {
            let told = tape.read(text).unwrap_err();
            let (_, known) = super::super::parse(text);
            assert_eq!(told, known[0], "{text}");
            assert!(tape.is_empty());
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut tape = Tape::default();
        let told = tape.read(&"[".repeat(100_000)).unwrap_err();
        assert_eq!(told.code, Code::JsonDepth);
        let deepest = "[".repeat(512) + &"]".repeat(512);
        assert_eq!(tape.read(&deepest), Ok(Vec::new()));
        assert_eq!(tape.len(), 512);
    }
}

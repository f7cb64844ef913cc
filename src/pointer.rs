//! JSON pointers (RFC 6901): where in a document something stands.

use std::fmt;

/// A JSON pointer: `""` is the whole document, `/forms/leave/title` a place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer as RFC 6901 writes it: empty, or beginning with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.into()))
    }

    /// Goes down to the member `name` of an object.
    pub fn push_name(&mut self, name: &str) {
        self.0.push('/');
        for character in name.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// Goes down to the item at `index` of an array.
    pub fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// This pointer with the member `name` below it.
    #[must_use]
    pub fn name(&self, name: &str) -> Self {
        let mut longer = self.clone();
        longer.push_name(name);
        longer
    }

    /// This pointer with the item `index` below it.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut longer = self.clone();
        longer.push_index(index);
        longer
    }

    /// Goes up one level; the root stays where it is.
    pub fn pop(&mut self) {
        let end = self.0.rfind('/').unwrap_or(0);
        self.0.truncate(end);
    }

    /// The names and indices from the root down, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// Whether it is `other` or goes down from there.
    pub fn is_below(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer as RFC 6901 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_pop_goes_up_one_level() {
        let mut pointer = Pointer::root().name("a/b").name("c~d").index(3);
        assert_eq!(pointer.as_str(), "/a~1b/c~0d/3");
        pointer.pop();
        assert_eq!(pointer.as_str(), "/a~1b/c~0d");
        assert!(pointer.is_below(&Pointer::root().name("a/b")));
        assert!(!pointer.is_below(&Pointer::root().name("a")));
        pointer.pop();
        pointer.pop();
        pointer.pop();
        assert_eq!(pointer, Pointer::root());
    }
}

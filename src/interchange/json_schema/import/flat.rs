//! Schemas that hold together, as one list of keywords: references followed, `allOf` taken apart.

use std::cell::Cell;

use super::super::tree::{self, Members};
use super::Importer;
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

/// A schema, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Site<'s> {
    pub(super) node: &'s Node,
    pub(super) at: Pointer,
}

impl<'s> Site<'s> {
    /// What stands at a member of it.
    pub(super) fn member(&self, name: &str) -> Option<Self> {
        self.node.get(name).map(|node| Site { node, at: self.at.name(name) })
    }

    /// The members of what stands at a member of it.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'s str, Self)> {
        let at = self.at.clone();
        self.node.members().iter().map(move |member| {
            (&*member.name, Site { node: &member.value, at: at.name(&member.name) })
        })
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.node.items().iter().enumerate();
        items.map(|(place, node)| Site { node, at: self.at.index(place) }).collect()
    }
}

/// A keyword, its value, and whether it was made use of.
pub(super) struct Word<'s> {
    pub(super) name: &'s str,
    pub(super) value: Site<'s>,
    used: Cell<bool>,
}

/// `if`, `then` and `else` of one schema.
pub(super) struct Conditional<'s> {
    pub(super) condition: Site<'s>,
    pub(super) then: Option<Site<'s>>,
    pub(super) otherwise: Option<Site<'s>>,
}

/// The keywords of schemas that hold together.
#[derive(Default)]
pub(super) struct Flat<'s> {
    words: Vec<Word<'s>>,
    pub(super) conditionals: Vec<Conditional<'s>>,
    /// Whether one of them is `false`.
    pub(super) is_never: bool,
    /// Whether one of them leads back into what it is part of.
    pub(super) is_endless: bool,
    /// The references that were followed.
    pub(super) followed: Vec<Pointer>,
}

impl<'s> Flat<'s> {
    /// The values of a keyword, which then count as used.
    pub(super) fn all(&self, name: &str) -> Vec<Site<'s>> {
        let words = self.words.iter().filter(|word| word.name == name);
        words.inspect(|word| word.used.set(true)).map(|word| word.value.clone()).collect()
    }

    /// The first value of a keyword, which then counts as used.
    pub(super) fn first(&self, name: &str) -> Option<Site<'s>> {
        let word = self.words.iter().find(|word| word.name == name)?;
        word.used.set(true);
        Some(word.value.clone())
    }

    pub(super) fn text(&self, name: &str) -> Option<&'s str> {
        self.first(name)?.node.as_str()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.words.iter().any(|word| word.name == name)
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.all(name).iter().any(|site| matches!(site.node.kind, Kind::Bool(true)))
    }

    /// The values of a keyword, which do not count as used.
    pub(super) fn peek(&self, name: &str) -> Vec<Site<'s>> {
        let words = self.words.iter().filter(|word| word.name == name);
        words.map(|word| word.value.clone()).collect()
    }

    /// The values of a keyword that no use was made of; now they count as used.
    pub(super) fn left(&self, name: &str) -> Vec<Site<'s>> {
        let words = self.words.iter().filter(|word| word.name == name && !word.used.get());
        words.inspect(|word| word.used.set(true)).map(|word| word.value.clone()).collect()
    }

    /// Counts what stands there as used.
    pub(super) fn use_at(&self, places: &[Pointer]) {
        let words = self.words.iter().filter(|word| places.contains(&word.value.at));
        words.for_each(|word| word.used.set(true));
    }

    /// Counts as used what says the same as one of these keywords.
    pub(super) fn use_same(&self, said: &Members) {
        for word in &self.words {
            let is_said = |(name, value): &(std::rc::Rc<str>, Node)| {
                **name == *word.name && tree::same(value, word.value.node)
            };
            if said.iter().any(is_said) {
                word.used.set(true);
            }
        }
    }

    /// The keywords that no use was made of.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Word<'s>> {
        self.words.iter().filter(|word| !word.used.get())
    }
}

impl<'s> Importer<'s> {
    /// The keywords of schemas that hold together.
    pub(super) fn flat(&mut self, sites: &[Site<'s>]) -> Flat<'s> {
        let mut flat = Flat::default();
        let mut work: Vec<Site<'s>> = sites.iter().rev().cloned().collect();
        while let Some(site) = work.pop() {
            if !self.spend(&site) {
                break;
            }
            match &site.node.kind {
                Kind::Bool(false) => flat.is_never = true,
                Kind::Object(_) => self.expand(&site, &mut flat, &mut work),
                _ => {}
            }
        }
        flat
    }

    fn expand(&mut self, site: &Site<'s>, flat: &mut Flat<'s>, work: &mut Vec<Site<'s>>) {
        if let Some(reference) = site.member("$ref").or_else(|| site.member("$dynamicRef")) {
            match self.target(&reference) {
                Some(target) if self.active.contains(&target.at) => flat.is_endless = true,
                Some(target) if !flat.followed.contains(&target.at) => {
                    flat.followed.push(target.at.clone());
                    work.push(target);
                }
                Some(_) => {}
                None => self.left_out(&reference, "What another document has"),
            }
            if self.is_old && site.node.get("$ref").is_some() {
                return;
            }
        }
        let mut children = site.member("allOf").map(|all| all.items()).unwrap_or_default();
        children.reverse();
        work.append(&mut children);
        if let Some(condition) = site.member("if") {
            let (then, otherwise) = (site.member("then"), site.member("else"));
            flat.conditionals.push(Conditional { condition, then, otherwise });
        }
        for (name, value) in site.members() {
            if !matches!(name, "$ref" | "$dynamicRef" | "allOf" | "if" | "then" | "else") {
                flat.words.push(Word { name, value, used: Cell::new(false) });
            }
        }
    }

    /// What a reference leads to, in this document.
    fn target(&self, reference: &Site<'s>) -> Option<Site<'s>> {
        let text = reference.node.as_str()?;
        if let Some(fragment) = text.strip_prefix('#') {
            let at = Pointer::parse(&unescaped(fragment)?);
            if let Some(at) = at {
                return Some(Site { node: self.root.at(&at)?, at });
            }
        }
        let found = self.named.iter().find(|(name, _)| name == text)?;
        Some(found.1.clone())
    }

    /// Whether there is still time for another schema.
    fn spend(&mut self, site: &Site<'s>) -> bool {
        if self.budget == 0 {
            if !self.is_spent {
                self.is_spent = true;
                self.left_out(site, "What comes here and behind it is more than is read, and");
            }
            return false;
        }
        self.budget = self.budget.saturating_sub(1);
        true
    }
}

/// The schemas that have names of their own: identifiers and anchors.
pub(super) fn named(root: &Node) -> Vec<(String, Site<'_>)> {
    let mut found = Vec::new();
    let mut work = vec![Site { node: root, at: Pointer::root() }];
    while let Some(site) = work.pop() {
        for (word, mark) in [("$id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")] {
            if let Some(name) = site.node.get(word).and_then(Node::as_str) {
                found.push(([mark, name].concat(), site.clone()));
            }
        }
        work.extend(site.members().map(|(_, site)| site));
        work.extend(site.items());
    }
    found
}

/// A fragment without the escapes of URIs.
fn unescaped(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes().iter();
    while let Some(byte) = rest.next() {
        if *byte == b'%' {
            let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(u8::try_from(high << 4 | low).ok()?);
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

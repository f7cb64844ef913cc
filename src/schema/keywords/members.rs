//! `properties`, `patternProperties`, `additionalProperties` and `propertyNames` (Core 10.3.2)
//!
//! The first three share out the members of an object among them, so one step looks at each member
//! once for all three.

use std::rc::Rc;

use crate::diagnostic::Code;
use crate::host::Pattern;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::{Keyword, Name, PartId};
use crate::schema::run::{Key, Run};
use crate::schema::word::Word;

/// The three keywords.
pub(in crate::schema) struct Members {
    properties: Vec<(Name, PartId)>,
    /// The places in `properties`, from 1, at the slot of their names' hashes or behind it; 0 where a
    /// slot is free.
    slots: Vec<u32>,
    /// How many slots a search looks at, at most.
    longest: usize,
    patterns: Vec<(Rc<str>, Rc<dyn Pattern>, PartId)>,
    additional: Option<PartId>,
    has: [bool; 3],
    /// The first of the properties, as bits, that are required; none where `required` sees to it alone.
    required: u64,
}

/// The names that a schema requires, where each is among the first 64 of its properties.
pub(super) fn covered<'a>(site: &Site<'a>) -> Option<Vec<&'a str>> {
    site.dialect.word(Word::Required.text())?;
    let properties = site.schema.get(Word::Properties.text())?;
    let is_early = |name: &str| {
        let mut early = properties.members().take(64);
        early.any(|(known, _)| known.as_str() == Some(name))
    };
    let names = site.schema.get(Word::Required.text())?.items();
    names.map(|name| name.as_str().filter(|name| is_early(name))).collect()
}

const THREE: [Word; 3] = [Word::Properties, Word::PatternProperties, Word::AdditionalProperties];

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    if word == Word::PropertyNames {
        return Some(Keyword::PropertyNames(compiler.refer(site.at(value))));
    }
    // The first of the three that is there stands for all.
    let present = |word: &Word| site.schema.get(word.text()).is_some();
    if THREE.iter().find(|word| present(word)) != Some(&word) {
        return None;
    }
    let mut members = Members {
        properties: Vec::new(),
        slots: Vec::new(),
        longest: 0,
        patterns: Vec::new(),
        additional: None,
        has: [false; 3],
        required: 0,
    };
    let mut is_broken = false;
    for (word, has) in THREE.into_iter().zip(0..) {
        let Some(value) = site.schema.get(word.text()) else { continue };
        if let Some(has) = members.has.get_mut::<usize>(has) {
            *has = true;
        }
        if word == Word::AdditionalProperties {
            members.additional = Some(compiler.refer(site.at(value)));
            continue;
        }
        if value.tag() != Tag::Object {
            let message = "This keyword takes an object of schemas.";
            compiler.broken(site, word, Code::WrongType, message);
            is_broken = true;
            continue;
        }
        for (name, schema) in value.members() {
            let part = compiler.refer(site.at(schema));
            let text = name.as_str().unwrap_or_default();
            if word == Word::Properties {
                members.properties.push((Name::new(text), part));
                continue;
            }
            match compiler.host.compile(text, "") {
                Ok(pattern) => members.patterns.push((text.into(), pattern, part)),
                Err(_) => {
                    let at = site.at(value);
                    let message = super::pattern::NO_PATTERN;
                    compiler.library.findings.error(at, text, Code::WrongPattern, message);
                    is_broken = true;
                }
            }
        }
    }
    members.fill_slots();
    for name in covered(site).unwrap_or_default() {
        let is_it = |(known, _): &(Name, PartId)| &*known.text == name;
        let place = members.properties.iter().position(is_it).unwrap_or(0);
        members.required |= 1_u64.checked_shl(u32::try_from(place).unwrap_or(64)).unwrap_or(0);
    }
    Some(if is_broken { Keyword::Broken } else { Keyword::Members(Box::new(members)) })
}

impl Members {
    /// The schemas of properties with a name.
    pub(in crate::schema) fn parts(&self) -> impl Iterator<Item = PartId> {
        self.properties.iter().map(|(_, part)| *part)
    }

    fn fill_slots(&mut self) {
        let size = self.properties.len().saturating_mul(2).next_power_of_two();
        self.slots = vec![0; size];
        for ((name, _), place) in self.properties.iter().zip(1..) {
            let first = self.first_slot(name.hash);
            let mut slots = (first..size).chain(0..first).zip(1..);
            let free = slots.find(|(slot, _)| self.slots.get(*slot) == Some(&0));
            self.longest = self.longest.max(free.map_or(0, |(_, looked)| looked));
            if let Some(slot) = free.and_then(|(slot, _)| self.slots.get_mut(slot)) {
                *slot = place;
            }
        }
    }

    fn first_slot(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().saturating_sub(1)
    }

    /// The schema of a property, and its place among them.
    fn property(&self, name: View<'_>) -> Option<(u32, PartId)> {
        let hash = name.hash();
        let mut slot = self.first_slot(hash);
        loop {
            // There are more slots than properties, so a free one comes.
            let place = self.slots.get(slot)?.checked_sub(1)?;
            let (known, part) = self.properties.get(place as usize)?;
            if name.is_name(&known.text, known.hash) {
                return Some((place, *part));
            }
            slot = slot.wrapping_add(1) & self.slots.len().saturating_sub(1);
        }
    }
}

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn members_hold(&mut self, members: &'a Members, value: View<'a>) -> bool {
        if value.tag() != Tag::Object {
            return true;
        }
        if !self.is_collecting() {
            return self.members_hold_for(members, value, None);
        }
        let mut hold = true;
        for (word, has) in THREE.into_iter().zip(members.has) {
            if has {
                self.begin(word);
                let holds = self.members_hold_for(members, value, Some(word));
                self.end(word, holds);
                hold &= holds;
            }
        }
        hold
    }

    /// Whether one of the keywords holds, or all of them.
    fn members_hold_for(
        &mut self,
        members: &'a Members,
        value: View<'a>,
        only: Option<Word>,
    ) -> bool {
        let mut hold = true;
        let mut missing = if only.is_none() { members.required } else { 0 };
        for (name, child) in value.members() {
            // Its text is looked for only where somebody wants to read it.
            let is_read = self.is_collecting() || !members.patterns.is_empty();
            let text = if is_read { name.as_str().unwrap_or_default() } else { "" };
            let mut is_known = false;
            let mut apply = |run: &mut Self, word: Word, part: PartId, below: Key<'_>| {
                if only.is_none_or(|only| only == word) {
                    hold &= run.descend(part, child, below, Key::Name(text));
                    run.mark(child);
                }
            };
            if let Some((place, part)) = members.property(name) {
                is_known = true;
                missing &= !1_u64.checked_shl(place).unwrap_or(0);
                apply(self, Word::Properties, part, Key::Name(text));
            }
            for (source, pattern, part) in &members.patterns {
                self.spend((text.len() >> 4).saturating_add(1));
                if pattern.is_match(text) {
                    is_known = true;
                    apply(self, Word::PatternProperties, *part, Key::Name(source));
                }
            }
            if !is_known && let Some(part) = members.additional {
                apply(self, Word::AdditionalProperties, part, Key::None);
            }
            self.spend(members.longest >> 3);
            if !hold && !self.is_collecting() || self.is_over() {
                return false;
            }
        }
        hold && missing == 0
    }

    /// `propertyNames` (Core 10.3.2.4)
    #[inline(never)]
    pub(super) fn names_hold(&mut self, part: PartId, value: View<'a>) -> bool {
        let mut hold = true;
        for (name, _) in value.members() {
            hold &= self.descend(part, name, Key::None, Key::None);
            if !hold && !self.is_collecting() {
                return false;
            }
        }
        hold
    }
}

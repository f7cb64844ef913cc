//! What each keyword came to, as a tree.

use std::rc::Rc;

use super::program::PartId;
use super::run::Key;
use super::word::Word;
use crate::pointer::Pointer;

/// How many results are kept. A document with so many mistakes has told enough of them.
const MOST: usize = 50_000;

/// What a schema or one of its keywords came to for one value.
#[derive(Debug)]
pub(super) struct Unit {
    /// Whether it is a schema or a keyword.
    pub(super) of: Of,
    /// The way to it in the schema, through references (Core 12.3.1).
    pub(super) keyword: Pointer,
    /// Where the value stands (Core 12.3.3).
    pub(super) instance: Pointer,
    pub(super) is_valid: bool,
    /// The names that are missing.
    pub(super) missing: Vec<Rc<str>>,
    pub(super) below: Vec<Unit>,
}

/// What a unit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A schema.
    Part(PartId),
    /// A keyword, of this schema.
    Keyword(Word, PartId),
}

/// Builds the tree during a walk.
pub(super) struct Collector {
    /// Whether what is valid is kept too.
    keeps_valid: bool,
    keyword: Pointer,
    instance: Pointer,
    units: Vec<Unit>,
    /// Where in `units` those of each open schema or keyword begin.
    open: Vec<usize>,
    missing: Vec<Rc<str>>,
    kept: usize,
}

impl Collector {
    pub(super) fn new(keeps_valid: bool) -> Self {
        Self {
            keeps_valid,
            keyword: Pointer::root(),
            instance: Pointer::root(),
            units: Vec::new(),
            open: Vec::new(),
            missing: Vec::new(),
            kept: 0,
        }
    }

    /// The result of the whole.
    pub(super) fn into_root(mut self) -> Option<Unit> {
        self.units.pop()
    }

    pub(super) fn enter(&mut self, below: Key<'_>, child: Key<'_>) {
        push(&mut self.keyword, below);
        push(&mut self.instance, child);
    }

    pub(super) fn leave(&mut self, below: Key<'_>, child: Key<'_>) {
        pop(&mut self.keyword, below);
        pop(&mut self.instance, child);
    }

    pub(super) fn begin_part(&mut self) {
        self.open.push(self.units.len());
    }

    pub(super) fn end_part(&mut self, part: PartId, is_valid: bool) {
        let first = self.open.pop().unwrap_or(0);
        let mut below = self.units.split_off(first.min(self.units.len()));
        for unit in &mut below {
            if let Of::Keyword(_, of) = &mut unit.of {
                *of = part;
            }
        }
        self.keep(Of::Part(part), is_valid, below);
    }

    pub(super) fn begin(&mut self, word: Word) {
        self.keyword.push_name(word.text());
        self.open.push(self.units.len());
    }

    pub(super) fn end(&mut self, word: Word, is_valid: bool) {
        let first = self.open.pop().unwrap_or(0);
        let below = self.units.split_off(first.min(self.units.len()));
        self.keep(Of::Keyword(word, PartId(0)), is_valid, below);
        self.keyword.pop();
    }

    pub(super) fn note_missing(&mut self, name: &Rc<str>) {
        self.missing.push(Rc::clone(name));
    }

    fn keep(&mut self, of: Of, is_valid: bool, below: Vec<Unit>) {
        let missing = std::mem::take(&mut self.missing);
        if is_valid && !self.keeps_valid || self.kept >= MOST && !self.open.is_empty() {
            return;
        }
        self.kept = self.kept.saturating_add(1);
        self.units.push(Unit {
            of,
            keyword: self.keyword.clone(),
            instance: self.instance.clone(),
            is_valid,
            missing,
            below,
        });
    }
}

fn push(pointer: &mut Pointer, key: Key<'_>) {
    match key {
        Key::None => {}
        Key::Name(name) => pointer.push_name(name),
        Key::Index(index) => pointer.push_index(index),
    }
}

fn pop(pointer: &mut Pointer, key: Key<'_>) {
    if !matches!(key, Key::None) {
        pointer.pop();
    }
}

//! A document as one list of its values in the order in which they are written.
//!
//! Reading needs no memory for each value but its entry, and none at all where the list of an
//! earlier document is used again; nothing here recurses.

use super::failure::{self, Failure};
use super::lexer::{Lexer, SyntaxError, Word, closing_quote};
use super::parser::MAX_BYTES;
use super::place::Lines;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// The values of a document, which is read anew into the same list as often as is wanted.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    pub(super) entries: Vec<Entry>,
    /// The strings that have escapes, resolved, one behind the other.
    pub(super) resolved: String,
    /// Where each of these ends.
    pub(super) ends: Vec<u32>,
    /// The names that an earlier member of the same object has.
    duplicates: Vec<u32>,
    /// The arrays and objects that are not closed yet.
    open: Vec<Open>,
    /// How deep they may be nested.
    deepest: u32,
}

/// A value, or the name of a member, which stands before the member's value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The byte at which it begins.
    pub(super) start: u32,
    /// The byte behind it.
    pub(super) end: u32,
    /// Of an array or object the number of the entry behind it, of a name the hash.
    pub(super) link: u32,
    /// What it is, in the four highest bits; below them how many items or members it has, or, for a
    /// string with escapes, its number among these, from 1.
    packed: u32,
}

/// About how many bytes of text an entry is, and for how many entries room is made at first.
const BYTES_OF_AN_ENTRY: usize = 6;
const MOST_AT_FIRST: usize = 1 << 16;

/// How many members that are there twice are told: finding the line of each costs a look at the whole text.
const MOST_DUPLICATES: usize = 20;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// `null`
    Null,
    /// `false`
    False,
    /// `true`
    True,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

const TAG_SHIFT: u32 = 28;
const REST: u32 = (1 << TAG_SHIFT) - 1;

impl Entry {
    fn new(tag: Tag, start: u32, end: u32) -> Self {
        Self { start, end, link: 0, packed: (tag as u32) << TAG_SHIFT }
    }

    pub(super) fn tag(self) -> Tag {
        match self.packed >> TAG_SHIFT {
            0 => Tag::Null,
            1 => Tag::False,
            2 => Tag::True,
            3 => Tag::Number,
            4 => Tag::String,
            5 => Tag::Array,
            _ => Tag::Object,
        }
    }

    pub(super) fn rest(self) -> u32 {
        self.packed & REST
    }
}

/// An array or object that is being read.
#[derive(Clone, Copy, Debug)]
struct Open {
    entry: u32,
    is_object: bool,
    /// A bit in each for the hash of each name.
    names: [u64; 2],
    /// Whether a name met two bits that were there before.
    met: bool,
    /// Whether its last item or member is being read.
    is_inside: bool,
}

impl Tape {
    /// How deep the arrays and objects of a document may be nested.
    pub const MAX_DEPTH: u32 = 512;

    /// Reads a document in place of the one before. What is wrong with it is given; of members of
    /// one name all are kept, and each but the first is an error, of which the first 20 are told.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or beyond a bound: there is no document then.
    pub fn read(&mut self, text: &str) -> Result<Vec<Diagnostic>, Diagnostic> {
        self.read_to(text, Self::MAX_DEPTH)
    }

    /// As [`Tape::read`], with another bound for how deep arrays and objects may be nested.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or beyond a bound: there is no document then.
    pub(super) fn read_to(
        &mut self,
        text: &str,
        deepest: u32,
    ) -> Result<Vec<Diagnostic>, Diagnostic> {
        self.deepest = deepest;
        if self.entries.capacity() == 0 {
            self.entries.reserve((text.len() / BYTES_OF_AN_ENTRY).min(MOST_AT_FIRST));
        }
        self.entries.clear();
        self.resolved.clear();
        self.ends.clear();
        self.duplicates.clear();
        self.open.clear();
        if text.len() > MAX_BYTES {
            return Err(failure::too_large());
        }
        if let Err(failure) = self.document(text) {
            let pointer = self.pointer(text);
            self.entries.clear();
            return Err(failure.diagnostic(text, pointer, deepest));
        }
        let lines = Lines::new(text);
        let duplicate = |entry: &u32| {
            let start = self.entries.get(*entry as usize).map_or(0, |entry| entry.start);
            let pointer = self.pointer_of(text, *entry);
            failure::duplicate(pointer, lines.place(start as usize))
        };
        Ok(self.duplicates.iter().take(MOST_DUPLICATES).map(duplicate).collect())
    }

    /// How many values and names there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn document(&mut self, text: &str) -> Result<(), Failure> {
        let mut lexer = Lexer::new(text);
        loop {
            // A value begins here.
            lexer.skip_space();
            let start = lexer.offset();
            match lexer.peek() {
                Some(b'"') => self.string(&mut lexer, false)?,
                Some(b'-' | b'0'..=b'9') => {
                    lexer.number()?;
                    self.scalar(Tag::Number, start, lexer.offset());
                }
                Some(bracket @ (b'{' | b'[')) => {
                    let is_object = bracket == b'{';
                    self.begin(is_object, start)?;
                    lexer.step();
                    lexer.skip_space();
                    match lexer.peek() {
                        Some(b'}') if is_object => self.end(&mut lexer, text),
                        Some(b']') if !is_object => self.end(&mut lexer, text),
                        _ => {
                            self.next_child(&mut lexer, is_object)?;
                            continue;
                        }
                    }
                }
                None => {
                    return Err(syntax(start, "The document ends where a value was expected."));
                }
                Some(_) => {
                    let tag = match lexer.word()? {
                        Word::Null => Tag::Null,
                        Word::True => Tag::True,
                        Word::False => Tag::False,
                    };
                    self.scalar(tag, start, lexer.offset());
                }
            }
            // A value ends here.
            loop {
                lexer.skip_space();
                let Some(open) = self.open.last_mut() else {
                    return match lexer.peek() {
                        None => Ok(()),
                        Some(_) => {
                            let at = unexpected(&mut lexer)?;
                            Err(syntax(at, "The document goes on behind its end."))
                        }
                    };
                };
                open.is_inside = false;
                let is_object = open.is_object;
                match lexer.peek() {
                    Some(b',') => {
                        lexer.step();
                        self.next_child(&mut lexer, is_object)?;
                        break;
                    }
                    Some(b'}') if is_object => self.end(&mut lexer, text),
                    Some(b']') if !is_object => self.end(&mut lexer, text),
                    _ => {
                        let at = unexpected(&mut lexer)?;
                        return Err(syntax(
                            at,
                            if is_object {
                                "A comma or `}` was expected here."
                            } else {
                                "A comma or `]` was expected here."
                            },
                        ));
                    }
                }
            }
        }
    }

    fn scalar(&mut self, tag: Tag, start: usize, end: usize) {
        self.entries.push(Entry::new(tag, offset(start), offset(end)));
    }

    /// Reads a string. Names have a hash, by which they are found.
    fn string(&mut self, lexer: &mut Lexer<'_>, is_name: bool) -> Result<(), Failure> {
        let start = lexer.offset();
        let resolved = match closing_quote(lexer.bytes(), start.saturating_add(1)) {
            Some(end) => {
                lexer.go_to(end.saturating_add(1));
                None
            }
            None => lexer.string()?,
        };
        let mut entry = Entry::new(Tag::String, offset(start), offset(lexer.offset()));
        if is_name {
            entry.link = match &resolved {
                Some(resolved) => hash(resolved),
                None => {
                    let length = lexer.offset().saturating_sub(start).saturating_sub(2);
                    hash_at(lexer.bytes(), start.saturating_add(1), length)
                }
            };
            if let Some(open) = self.open.last_mut() {
                let [first, second] = &mut open.names;
                let bits = (1 << (entry.link & 63), 1 << ((entry.link >> 6) & 63));
                open.met |= *first & bits.0 != 0 && *second & bits.1 != 0;
                *first |= bits.0;
                *second |= bits.1;
            }
        }
        if let Some(resolved) = resolved {
            self.resolved.push_str(&resolved);
            self.ends.push(offset(self.resolved.len()));
            entry.packed |= offset(self.ends.len()) & REST;
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Goes up to the value of the next item or member, whose name is read.
    fn next_child(&mut self, lexer: &mut Lexer<'_>, is_object: bool) -> Result<(), Failure> {
        if is_object {
            lexer.skip_space();
            if lexer.peek() != Some(b'"') {
                let at = unexpected(lexer)?;
                return Err(syntax(at, "A member's name in double quotes was expected here."));
            }
            self.string(lexer, true)?;
            lexer.skip_space();
            if lexer.peek() != Some(b':') {
                let at = unexpected(lexer)?;
                return Err(syntax(at, "A `:` was expected here."));
            }
            lexer.step();
        }
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        open.is_inside = true;
        if let Some(entry) = self.entries.get_mut(open.entry as usize) {
            entry.packed = entry.packed.saturating_add(1);
        }
        Ok(())
    }

    fn begin(&mut self, is_object: bool, start: usize) -> Result<(), Failure> {
        if self.open.len() >= self.deepest as usize {
            return Err(Failure::Depth(start));
        }
        let tag = if is_object { Tag::Object } else { Tag::Array };
        let entry = offset(self.entries.len());
        self.open.push(Open { entry, is_object, names: [0; 2], met: false, is_inside: false });
        self.entries.push(Entry::new(tag, offset(start), offset(start)));
        Ok(())
    }

    /// Ends the array or object that was begun last, at the bracket that is next.
    fn end(&mut self, lexer: &mut Lexer<'_>, text: &str) {
        lexer.step();
        let end = lexer.offset();
        let Some(open) = self.open.pop() else { return };
        let behind = offset(self.entries.len());
        if let Some(entry) = self.entries.get_mut(open.entry as usize) {
            entry.end = offset(end);
            entry.link = behind;
        }
        if open.met {
            self.find_duplicates(text, open.entry);
        }
    }

    /// Notes the members of an object whose name another one before them has.
    fn find_duplicates(&mut self, text: &str, object: u32) {
        let mut names: Vec<u32> =
            self.view(text, object).members().map(|(name, _)| name.at).collect();
        let key = |at: u32| {
            let name = self.view(text, at);
            (name.hash(), name.as_str().unwrap_or_default(), at)
        };
        crate::sort::sort_by(&mut names, |left, right| key(*left).cmp(&key(*right)));
        let twice = names.windows(2).filter_map(|pair| match pair {
            [first, second] => {
                let (first, second) = (key(*first), key(*second));
                (first.0 == second.0 && first.1 == second.1).then_some(second.2)
            }
            _ => None,
        });
        let twice: Vec<u32> = twice.collect();
        self.duplicates.extend(twice);
    }

    /// How far reading came.
    fn pointer(&self, text: &str) -> Pointer {
        let mut pointer = Pointer::root();
        for open in self.open.iter().filter(|open| open.is_inside) {
            let container = self.view(text, open.entry);
            let last = container.len().saturating_sub(1);
            if open.is_object {
                let name = container.members().nth(last).and_then(|(name, _)| name.as_str());
                pointer.push_name(name.unwrap_or_default());
            } else {
                pointer.push_index(last);
            }
        }
        pointer
    }

    /// The number of the entry behind a value.
    pub(super) fn behind(&self, at: u32) -> u32 {
        let next = at.saturating_add(1);
        match self.entries.get(at as usize) {
            Some(entry) if matches!(entry.tag(), Tag::Array | Tag::Object) && entry.link > at => {
                entry.link
            }
            _ => next,
        }
    }
}

/// Where the next token begins, which is not the one that was expected; if it is none at all, that is the mistake.
fn unexpected(lexer: &mut Lexer<'_>) -> Result<usize, SyntaxError> {
    let at = lexer.offset();
    lexer.next_token().map(|_| at)
}

fn syntax(at: usize, message: &'static str) -> Failure {
    Failure::Syntax(SyntaxError { at, message })
}

/// INVARIANT: a document is at most [`MAX_BYTES`] long, so every offset in it fits.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A hash of a name, for finding it among others.
pub fn hash(name: &str) -> u32 {
    hash_at(name.as_bytes(), 0, name.len())
}

/// The hash of the name with `length` bytes that stands at a place of a text.
fn hash_at(text: &[u8], start: usize, length: usize) -> u32 {
    let mut hash = length as u64;
    let (mut at, mut left) = (start, length);
    while left > 0 {
        let behind = at.saturating_add(8);
        let mut word = match text.get(at..behind).and_then(|word| word.try_into().ok()) {
            Some(word) => u64::from_le_bytes(word),
            // The text ends sooner than a word.
            None => {
                let rest = text.get(at..).unwrap_or_default().iter().rev();
                rest.fold(0, |word, byte| (word << 8) | u64::from(*byte))
            }
        };
        if left < 8 {
            word &= !(u64::MAX << (left << 3));
        }
        // A multiplication mixes upwards, so what is above is brought down.
        hash = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
        at = behind;
        left = left.saturating_sub(8);
    }
    u32::try_from(hash & 0xFFFF_FFFF).unwrap_or(0)
}

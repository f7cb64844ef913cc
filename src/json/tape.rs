//! A document as one list of its values in the order in which they are written.
//!
//! Reading needs no memory for each value but its entry, and none at all where the list of an
//! earlier document is used again; nothing here recurses.

use std::borrow::Cow;

use super::failure::{self, Failure};
use super::lexer::{Lexer, SyntaxError, Token};
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
}

/// A value, or the name of a member, which stands before the member's value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The byte at which it begins.
    pub(super) start: u32,
    /// The byte behind it.
    pub(super) end: u32,
    /// Of an array or object the number of the entry behind it, of a string the hash.
    pub(super) link: u32,
    /// What it is, in the four highest bits; below them how many items or members it has, or, for a
    /// string with escapes, its number among these, from 1.
    packed: u32,
}

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
    /// A bit for the hash of each name.
    names: u64,
    /// Whether a name met a bit that was there before.
    met: bool,
    /// Whether its last item or member is being read.
    is_inside: bool,
}

impl Tape {
    /// How deep the arrays and objects of a document may be nested.
    pub const MAX_DEPTH: u32 = 512;

    /// Reads a document in place of the one before. What is wrong with it is given; of members of
    /// one name all are kept, and each but the first is an error.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or beyond a bound: there is no document then.
    pub fn read(&mut self, text: &str) -> Result<Vec<Diagnostic>, Diagnostic> {
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
            return Err(failure.diagnostic(text, pointer, Self::MAX_DEPTH));
        }
        let lines = Lines::new(text);
        let duplicate = |entry: &u32| {
            let start = self.entries.get(*entry as usize).map_or(0, |entry| entry.start);
            let pointer = self.pointer_of(text, *entry);
            failure::duplicate(pointer, lines.place(start as usize))
        };
        Ok(self.duplicates.iter().map(duplicate).collect())
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
        let (mut start, mut token) = next(&mut lexer)?;
        loop {
            // A value begins here.
            let begins = match token {
                Token::ArrayStart => Some(false),
                Token::ObjectStart => Some(true),
                scalar => {
                    self.scalar(scalar, start, lexer.offset())?;
                    None
                }
            };
            if let Some(is_object) = begins {
                self.begin(is_object, start)?;
                (start, token) = next(&mut lexer)?;
                match (is_object, &token) {
                    (true, Token::ObjectEnd) | (false, Token::ArrayEnd) => {
                        self.end(text, lexer.offset());
                    }
                    (true, _) => {
                        (start, token) = self.name(&mut lexer, start, token)?;
                        continue;
                    }
                    (false, _) => {
                        self.count();
                        continue;
                    }
                }
            }
            // A value ends here.
            loop {
                if let Some(open) = self.open.last_mut() {
                    open.is_inside = false;
                }
                let at = next(&mut lexer)?;
                match (self.open.last().map(|open| open.is_object), at.1) {
                    (None, Token::End) => return Ok(()),
                    (None, _) => return Err(syntax(at.0, "The document goes on behind its end.")),
                    (Some(is_object), Token::Comma) => {
                        (start, token) = next(&mut lexer)?;
                        if is_object {
                            (start, token) = self.name(&mut lexer, start, token)?;
                        } else {
                            self.count();
                        }
                        break;
                    }
                    (Some(true), Token::ObjectEnd) | (Some(false), Token::ArrayEnd) => {
                        self.end(text, lexer.offset());
                    }
                    (Some(true), _) => {
                        return Err(syntax(at.0, "A comma or `}` was expected here."));
                    }
                    (Some(false), _) => {
                        return Err(syntax(at.0, "A comma or `]` was expected here."));
                    }
                }
            }
        }
    }

    fn scalar(&mut self, token: Token<'_>, start: usize, end: usize) -> Result<(), Failure> {
        let (start, end) = (offset(start), offset(end));
        let entry = match token {
            Token::Null => Entry::new(Tag::Null, start, end),
            Token::Bool(value) => {
                Entry::new(if value { Tag::True } else { Tag::False }, start, end)
            }
            Token::Number(_) => Entry::new(Tag::Number, start, end),
            Token::String(string) => self.string(&string, start, end),
            Token::End => {
                return Err(syntax(
                    start as usize,
                    "The document ends where a value was expected.",
                ));
            }
            _ => return Err(syntax(start as usize, "A JSON value was expected here.")),
        };
        self.entries.push(entry);
        Ok(())
    }

    fn string(&mut self, string: &Cow<'_, str>, start: u32, end: u32) -> Entry {
        let mut entry = Entry::new(Tag::String, start, end);
        entry.link = hash(string);
        if let Cow::Owned(resolved) = string {
            self.resolved.push_str(resolved);
            self.ends.push(offset(self.resolved.len()));
            entry.packed |= offset(self.ends.len()) & REST;
        }
        entry
    }

    /// Reads the name of a member, and gives the token with which its value begins.
    fn name<'a>(
        &mut self,
        lexer: &mut Lexer<'a>,
        start: usize,
        token: Token<'a>,
    ) -> Result<(usize, Token<'a>), Failure> {
        let Token::String(name) = token else {
            return Err(syntax(start, "A member's name in double quotes was expected here."));
        };
        let entry = self.string(&name, offset(start), offset(lexer.offset()));
        self.entries.push(entry);
        if let Some(open) = self.open.last_mut() {
            let bit = 1 << (entry.link & 63);
            open.met |= open.names & bit != 0;
            open.names |= bit;
        }
        match next(lexer)? {
            (_, Token::Colon) => {
                self.count();
                next(lexer)
            }
            (at, _) => Err(syntax(at, "A `:` was expected here.")),
        }
    }

    fn begin(&mut self, is_object: bool, start: usize) -> Result<(), Failure> {
        if self.open.len() >= Self::MAX_DEPTH as usize {
            return Err(Failure::Depth(start));
        }
        let tag = if is_object { Tag::Object } else { Tag::Array };
        let entry = offset(self.entries.len());
        self.open.push(Open { entry, is_object, names: 0, met: false, is_inside: false });
        self.entries.push(Entry::new(tag, offset(start), offset(start)));
        Ok(())
    }

    /// Counts an item or member of the array or object that was begun last.
    fn count(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        open.is_inside = true;
        if let Some(entry) = self.entries.get_mut(open.entry as usize) {
            entry.packed = entry.packed.saturating_add(1);
        }
    }

    fn end(&mut self, text: &str, end: usize) {
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

fn next<'a>(lexer: &mut Lexer<'a>) -> Result<(usize, Token<'a>), Failure> {
    lexer.skip_space();
    let start = lexer.offset();
    Ok((start, lexer.next_token()?))
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
    let mut hash = offset(name.len());
    let mut words = name.as_bytes().chunks_exact(4);
    for word in words.by_ref() {
        let word = word.try_into().map_or(0, u32::from_le_bytes);
        hash = mixed(hash, word);
    }
    for byte in words.remainder() {
        hash = mixed(hash, u32::from(*byte));
    }
    hash
}

fn mixed(hash: u32, word: u32) -> u32 {
    let mixed = (hash ^ word).wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

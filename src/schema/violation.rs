//! What is wrong with a document, for people and programs: the keywords at the leaves, each once.

use std::rc::Rc;

use super::closest::{Choice, closest};
use super::collect::{Of, Unit};
use super::message;
use super::program::{Keyword, PartId, Schema};
use super::word::Word;
use crate::diagnostic::Code;
use crate::document::Write;
use crate::document::view;
use crate::json::{Tag, Writer};
use crate::pointer::Pointer;

/// How many are told of one document.
const MOST: usize = 1_000;
/// How long the value of a keyword may be to be told.
const LONGEST: usize = 200;

view! {
    /// A keyword that does not hold for a value.
    pub struct Violation {
        /// The stable code, `RS` and four digits.
        pub code: Code = "code",
        /// The keyword; `false` for a schema that allows nothing.
        pub keyword: &'static str = "keyword",
        /// Where the value stands in the document.
        pub instance: Pointer = "instanceLocation",
        /// The way to the keyword through the schema and its references.
        pub keyword_location: Pointer = "keywordLocation",
        /// The keyword's own place: the URI of its resource with a pointer.
        pub absolute_keyword_location: String = "absoluteKeywordLocation",
        /// What is wrong, as a sentence.
        pub message: String = "message",
        /// The keyword's value, where it is short.
        pub expected: Option<Json> = "expected",
        /// The names of properties that are missing.
        pub missing: Option<Vec<Rc<str>>> = "missing",
        /// Of alternatives the one that came closest, from 0; what is wrong with it follows.
        pub closest: Option<u32> = "closest",
        /// Of alternatives those that fit although only one may, from 0.
        pub matched: Option<Vec<u32>> = "matched",
    }
}

/// A value as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(pub Rc<str>);

impl Write for Json {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.0);
    }
}

/// Lists what is wrong.
pub(super) fn list(schema: &Schema, root: &Unit) -> Vec<Violation> {
    let mut list = List { schema, found: Vec::new() };
    list.unit(root, None);
    list.found
}

struct List<'a> {
    schema: &'a Schema,
    found: Vec<Violation>,
}

impl List<'_> {
    /// Adds what is wrong at and below a unit. `above` is the keyword that a schema belongs to.
    fn unit(&mut self, unit: &Unit, above: Option<Word>) {
        if unit.is_valid || self.found.len() >= MOST {
            return;
        }
        let Of::Keyword(word, part) = unit.of else {
            if unit.below.iter().all(|below| below.is_valid) {
                self.nothing_allowed(unit, above);
            }
            unit.below.iter().for_each(|below| self.unit(below, above));
            return;
        };
        match word {
            Word::AnyOf | Word::OneOf => self.alternatives(unit, word, part),
            Word::Not | Word::Contains => self.leaf(unit, word, part),
            _ if unit.below.iter().all(|below| below.is_valid) => self.leaf(unit, word, part),
            _ => unit.below.iter().for_each(|below| self.unit(below, Some(word))),
        }
    }

    /// A leaf for the schema `false`, which is told as what the keyword above it refuses.
    fn nothing_allowed(&mut self, unit: &Unit, above: Option<Word>) {
        let Of::Part(part) = unit.of else { return };
        let is_false = self.schema.source(part).is_some_and(|source| source.tag() == Tag::False);
        let (code, message) = match above {
            _ if !is_false => (Code::ValueUndecided, UNDECIDED),
            Some(word) => message::of(word),
            None => message::of(Word::Comment),
        };
        // References and alternatives have sentences of their own, which say something else.
        let is_place = matches!(code, Code::PropertyNotAllowed | Code::ItemNotAllowed);
        let (code, message) =
            if is_place || !is_false { (code, message) } else { message::of(Word::Comment) };
        self.found.push(Violation {
            code,
            keyword: "false",
            instance: unit.instance.clone(),
            keyword_location: unit.keyword.clone(),
            absolute_keyword_location: self.schema.absolute_location(unit.of),
            message: message.into(),
            expected: None,
            missing: None,
            closest: None,
            matched: None,
        });
    }

    fn leaf(&mut self, unit: &Unit, word: Word, part: PartId) {
        let (mut code, sentence) = message::of(word);
        let value = self.schema.keyword(word, part).map(|value| value.text());
        let value = value.filter(|value| value.len() <= LONGEST);
        let mut message = sentence.replacen("{}", value.unwrap_or("what the schema says"), 1);
        for (place, name) in unit.missing.iter().enumerate() {
            message.extend([if place == 0 { " `" } else { ", `" }, name, "`"]);
        }
        if !unit.missing.is_empty() {
            message.push('.');
        }
        if self.is_broken(word, part) {
            (code, message) = (Code::ValueUndecided, UNDECIDED.into());
        }
        self.found.push(Violation {
            code,
            keyword: word.text(),
            instance: unit.instance.clone(),
            keyword_location: unit.keyword.clone(),
            absolute_keyword_location: self.schema.absolute_location(unit.of),
            message,
            // Schemas are no values to be expected.
            expected: value.filter(|_| word.is_assertion()).map(|value| Json(value.into())),
            missing: (!unit.missing.is_empty()).then(|| unit.missing.clone()),
            closest: None,
            matched: None,
        });
    }

    fn is_broken(&self, word: Word, part: PartId) -> bool {
        let steps = self
            .schema
            .parts
            .get(part.0 as usize)
            .and_then(|part| self.schema.steps.get(part.first as usize..part.end as usize));
        let is_it = |step: &super::program::Step| {
            step.word == word && matches!(step.keyword, Keyword::Broken)
        };
        steps.is_some_and(|steps| steps.iter().any(is_it))
    }

    fn alternatives(&mut self, unit: &Unit, word: Word, part: PartId) {
        let branches = self.schema.keyword(word, part).map_or(0, |value| value.len());
        let failed: Vec<u32> = unit.below.iter().filter_map(number).collect();
        if failed.len() < branches && !self.is_broken(word, part) {
            self.leaf(unit, word, part);
            let all = 0..u32::try_from(branches).unwrap_or(u32::MAX);
            if let Some(last) = self.found.last_mut() {
                (last.code, last.message) = (Code::ManyAlternatives, MANY.into());
                last.matched = Some(all.filter(|branch| !failed.contains(branch)).collect());
            }
            return;
        }
        match closest(self.schema, &unit.below) {
            Choice::Meant(branch) => self.unit(branch, None),
            Choice::Closest(branch) => {
                self.leaf(unit, word, part);
                if let Some(last) = self.found.last_mut() {
                    last.closest = number(branch);
                }
                self.unit(branch, None);
            }
            Choice::None => self.leaf(unit, word, part),
        }
    }
}

const UNDECIDED: &str = "The schema has a mistake here, so that nothing is valid.";
const MANY: &str = "More than one of the alternatives fits.";

/// The number of a branch, with which the way to it ends.
fn number(branch: &Unit) -> Option<u32> {
    if branch.is_valid {
        return None;
    }
    branch.keyword.as_str().rsplit('/').next()?.parse().ok()
}

impl Word {
    /// Whether its value says what a value has to be, and is no schema.
    fn is_assertion(self) -> bool {
        self < Self::Properties || matches!(self, Self::MinContains | Self::MaxContains)
    }
}

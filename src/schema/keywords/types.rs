//! `type` (Validation 6.1.1)

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::number::Number;
use crate::schema::program::Keyword;
use crate::schema::word::Word;

/// The types, each with its bit. Every integer is a number too.
const TYPES: [(&str, u8); 7] = [
    ("null", 1),
    ("boolean", 2),
    ("integer", INTEGER),
    ("number", NUMBER),
    ("string", 16),
    ("array", 32),
    ("object", 64),
];
const INTEGER: u8 = 4;
const NUMBER: u8 = 8;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let mut types = 0;
    let mut is_broken = false;
    let mut add = |name: View<'_>| {
        let text = name.as_str().unwrap_or_else(|| name.text());
        match TYPES.iter().find(|(known, _)| name.as_str() == Some(known)) {
            Some((_, bit)) => types |= bit,
            None => {
                is_broken = true;
                let message = ["`", text, "` is not a type of JSON Schema."].concat();
                let known = TYPES.iter().map(|(name, _)| *name);
                let error = crate::diagnostic::Diagnostic::error(Code::UnknownWord, message);
                let error = error.with_suggestion(text, known);
                compiler.library.findings.add(site.at, word.text(), error);
            }
        }
    };
    if value.tag() == Tag::Array {
        value.items().for_each(add);
    } else {
        add(value);
    }
    Some(if is_broken { Keyword::Broken } else { Keyword::Type(types) })
}

/// The bit of a value's type.
fn bit(value: View<'_>) -> u8 {
    match value.tag() {
        Tag::Null => 1,
        Tag::False | Tag::True => 2,
        Tag::Number => NUMBER,
        Tag::String => 16,
        Tag::Array => 32,
        Tag::Object => 64,
    }
}

pub(in crate::schema) fn holds(types: u8, value: View<'_>) -> bool {
    if types & bit(value) != 0 {
        return true;
    }
    types & INTEGER != 0 && value.number().is_some_and(is_integer)
}

fn is_integer(digits: &str) -> bool {
    !digits.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
        || Number::read(digits).is_some_and(Number::is_integer)
}

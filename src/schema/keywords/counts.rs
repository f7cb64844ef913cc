//! `minLength`, `maxItems` and the other counts (Validation 6.3, 6.4, 6.5)

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::number::Number;
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

/// A bound of a count.
#[derive(Clone, Copy)]
pub(in crate::schema) struct Count {
    of: Tag,
    is_least: bool,
    bound: u64,
}

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let of = match word {
        Word::MinLength | Word::MaxLength => Tag::String,
        Word::MinItems | Word::MaxItems => Tag::Array,
        _ => Tag::Object,
    };
    let is_least = matches!(word, Word::MinLength | Word::MinItems | Word::MinProperties);
    match bound(value) {
        Some(bound) => Some(Keyword::Count(Count { of, is_least, bound })),
        None => compiler.broken(site, word, Code::WrongType, WHOLE),
    }
}

pub(super) const WHOLE: &str = "This keyword takes a whole number from 0 on.";

/// A whole number from 0 on; one that is too large to count to is as good as the largest.
pub(super) fn bound(value: View<'_>) -> Option<u64> {
    let number = Number::read(value.number()?)?;
    let is_whole = number.is_integer() && !number.is_negative();
    is_whole.then(|| number.to_count().unwrap_or(u64::MAX))
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn counts(&mut self, count: Count, value: View<'_>) -> bool {
        if value.tag() != count.of {
            return true;
        }
        let found = match value.as_str() {
            None => value.len(),
            Some(text) => {
                // Each character has one to four bytes, so that most lengths need no counting.
                let bound = usize::try_from(count.bound).unwrap_or(usize::MAX);
                let most = text.len();
                let least = most.div_ceil(4);
                if count.is_least && least >= bound || !count.is_least && most <= bound {
                    return true;
                }
                self.spend(most >> 6);
                text.chars().count()
            }
        };
        let found = found as u64;
        if count.is_least { found >= count.bound } else { found <= count.bound }
    }
}

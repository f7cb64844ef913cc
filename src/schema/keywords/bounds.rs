//! `minimum`, `maximum`, `exclusiveMinimum` and `exclusiveMaximum` (Validation 6.2)

use std::cmp::Ordering;

use crate::diagnostic::Code;
use crate::json::View;
use crate::schema::compile::{Compiler, Site};
use crate::schema::number::Number;
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

/// A bound of numbers.
pub(in crate::schema) struct Bound {
    digits: Box<str>,
    /// How a number that is refused compares with it.
    refused: Ordering,
    /// Whether it is refused itself.
    is_exclusive: bool,
}

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let Some(digits) = value.number() else {
        return compiler.broken(site, word, Code::WrongType, "This keyword takes a number.");
    };
    if Number::read(digits).is_none() {
        return compiler.broken(site, word, Code::OutOfRange, super::multiple_of::TOO_FAR);
    }
    let is_least = matches!(word, Word::Minimum | Word::ExclusiveMinimum);
    Some(Keyword::Bound(Bound {
        digits: digits.into(),
        refused: if is_least { Ordering::Less } else { Ordering::Greater },
        is_exclusive: matches!(word, Word::ExclusiveMinimum | Word::ExclusiveMaximum),
    }))
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn is_within(&mut self, bound: &Bound, value: View<'_>) -> bool {
        let Some(digits) = value.number() else { return true };
        let (Some(number), Some(limit)) = (self.number(digits), Number::read(&bound.digits)) else {
            return false;
        };
        match number.compare(limit) {
            Ordering::Equal => !bound.is_exclusive,
            order => order != bound.refused,
        }
    }
}

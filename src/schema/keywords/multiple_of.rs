//! `multipleOf` (Validation 6.2.1)

use crate::diagnostic::Code;
use crate::json::View;
use crate::schema::compile::{Compiler, Site};
use crate::schema::number::{Divisor, Number};
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) const TOO_FAR: &str =
    "The exponent of this number has more digits than can be computed with.";

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let Some(digits) = value.number() else {
        return compiler.broken(site, word, Code::WrongType, "This keyword takes a number.");
    };
    let Some(number) = Number::read(digits) else {
        return compiler.broken(site, word, Code::OutOfRange, TOO_FAR);
    };
    if !number.is_positive() {
        let message = "`multipleOf` takes a number greater than 0.";
        return compiler.broken(site, word, Code::OutOfRange, message);
    }
    match Divisor::of(number) {
        Some(divisor) => Some(Keyword::MultipleOf(divisor)),
        None => {
            let message = "`multipleOf` has more digits than can be divided by: 37 are certain.";
            compiler.broken(site, word, Code::OutOfRange, message)
        }
    }
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn is_multiple(&mut self, divisor: Divisor, value: View<'_>) -> bool {
        let Some(digits) = value.number() else { return true };
        self.number(digits).is_some_and(|number| divisor.divides(number))
    }
}

//! `pattern` (Validation 6.3.3): a regular expression of ECMA-262 with the flag `u`, not anchored.

use crate::diagnostic::Code;
use crate::host::Pattern;
use crate::json::View;
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) const NO_PATTERN: &str = "This is not a regular expression of ECMA-262 in Unicode mode.";

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let Some(pattern) = value.as_str() else {
        return compiler.broken(site, word, Code::WrongType, "`pattern` takes a string.");
    };
    match compiler.host.compile(pattern, "") {
        Ok(pattern) => Some(Keyword::Pattern(pattern)),
        Err(_) => compiler.broken(site, word, Code::WrongPattern, NO_PATTERN),
    }
}

impl Run<'_> {
    pub(super) fn matches(&mut self, pattern: &dyn Pattern, value: View<'_>) -> bool {
        let Some(text) = value.as_str() else { return true };
        self.spend(text.len() >> 4);
        pattern.is_match(text)
    }
}

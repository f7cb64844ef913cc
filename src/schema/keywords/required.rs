//! `required` (Validation 6.5.3)

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::{Keyword, Name};
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    match Compiler::names(value) {
        Some(names) => Some(Keyword::Required(names)),
        None => compiler.broken(site, word, Code::WrongType, "`required` takes an array of names."),
    }
}

impl Run<'_> {
    pub(super) fn has_all(&mut self, names: &[Name], value: View<'_>) -> bool {
        if value.tag() != Tag::Object {
            return true;
        }
        self.spend(names.len().saturating_mul(value.len()) >> 6);
        let mut has_all = true;
        for name in names {
            if value.member(&name.text, name.hash).is_none() {
                has_all = false;
                if !self.is_collecting() {
                    break;
                }
                self.note_missing(name);
            }
        }
        has_all
    }
}

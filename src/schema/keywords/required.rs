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
        Some(names) => {
            let is_covered = super::members::covered(site).is_some();
            Some(Keyword::Required { names, is_covered })
        }
        None => compiler.broken(site, word, Code::WrongType, "`required` takes an array of names."),
    }
}

impl Run<'_> {
    /// Takes the steps for looking up so many names in an object; false where there are not as many.
    pub(super) fn may_look_up(&mut self, names: usize, object: View<'_>) -> bool {
        self.spend(names.saturating_mul(object.len()) >> 6);
        !self.is_over()
    }

    #[inline(never)]
    pub(super) fn has_all(&mut self, names: &[Name], value: View<'_>) -> bool {
        if value.tag() != Tag::Object {
            return true;
        }
        if !self.may_look_up(names.len(), value) {
            return false;
        }
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

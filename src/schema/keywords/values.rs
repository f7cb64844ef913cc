//! `const` and `enum` (Validation 6.1.2, 6.1.3)

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::library::At;
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let is_list = word == Word::Enum;
    if is_list && value.tag() != Tag::Array {
        return compiler.broken(site, word, Code::WrongType, "`enum` takes an array of values.");
    }
    Some(Keyword::Values { at: site.at(value), is_list })
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn is_value(&mut self, at: At, is_list: bool, value: View<'_>) -> bool {
        let Some(document) = self.schema.document(at) else { return false };
        let known = document.view(at.entry);
        if is_list {
            known.items().any(|known| self.is_equal(known, value))
        } else {
            self.is_equal(known, value)
        }
    }
}

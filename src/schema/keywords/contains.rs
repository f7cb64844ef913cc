//! `contains` (Core 10.3.1.3) with `minContains` and `maxContains` (Validation 6.4.4, 6.4.5)

use super::counts;
use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::{Keyword, PartId};
use crate::schema::run::{Key, Run};
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    if word != Word::Contains {
        // They are bounds of `contains`; here only their mistakes are found.
        return match counts::bound(value) {
            Some(_) => None,
            None => compiler.broken(site, word, Code::WrongType, counts::WHOLE),
        };
    }
    let bound = |name: &str| {
        site.dialect.word(name)?;
        counts::bound(site.schema.get(name)?)
    };
    Some(Keyword::Contains {
        part: compiler.refer(site.at(value)),
        least: bound("minContains"),
        most: bound("maxContains"),
    })
}

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn contains(
        &mut self,
        part: PartId,
        least: Option<u64>,
        most: Option<u64>,
        value: View<'a>,
    ) -> bool {
        if value.tag() != Tag::Array {
            return true;
        }
        self.begin(Word::Contains);
        let mut found = 0_u64;
        for (index, item) in value.items().enumerate() {
            if self.descend(part, item, Key::None, Key::Index(index)) {
                found = found.saturating_add(1);
                self.mark(item);
            }
            let is_decided = found >= least.unwrap_or(1) && most.is_none();
            if is_decided && !self.is_exhaustive() {
                break;
            }
        }
        let mut holds = found > 0 || least.is_some_and(|least| least == 0);
        self.end(Word::Contains, holds);
        let bounds = [
            (Word::MinContains, least.map(|least| found >= least)),
            (Word::MaxContains, most.map(|most| found <= most)),
        ];
        for (word, is_kept) in bounds {
            if let Some(is_kept) = is_kept {
                self.begin(word);
                self.end(word, is_kept);
                holds &= is_kept;
            }
        }
        holds
    }
}

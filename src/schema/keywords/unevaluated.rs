//! `unevaluatedItems` and `unevaluatedProperties` (Core 11)

use crate::json::View;
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
    let part = compiler.refer(site.at(value));
    Some(match word {
        Word::UnevaluatedItems => Keyword::UnevaluatedItems(part),
        _ => Keyword::UnevaluatedProperties(part),
    })
}

impl<'a> Run<'a> {
    pub(super) fn unevaluated_hold(&mut self, part: PartId, value: View<'a>, word: Word) -> bool {
        let evaluated = self.evaluated();
        let is_left = |child: &View<'a>| evaluated.binary_search(&child.at).is_err();
        let mut hold = true;
        if word == Word::UnevaluatedItems {
            for (index, item) in value.items().enumerate().filter(|(_, item)| is_left(item)) {
                hold &= self.descend(part, item, Key::None, Key::Index(index));
                self.mark(item);
                if !hold && !self.is_collecting() {
                    return false;
                }
            }
            return hold;
        }
        for (name, child) in value.members().filter(|(_, child)| is_left(child)) {
            let key = Key::Name(name.as_str().unwrap_or_default());
            hold &= self.descend(part, child, Key::None, key);
            self.mark(child);
            if !hold && !self.is_collecting() {
                return false;
            }
        }
        hold
    }
}

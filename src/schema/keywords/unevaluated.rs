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
    #[inline(never)]
    pub(super) fn unevaluated_hold(&mut self, part: PartId, value: View<'a>, word: Word) -> bool {
        let is_items = word == Word::UnevaluatedItems;
        let left: Vec<(Option<View<'a>>, usize, View<'a>)> = if is_items {
            let items = value.items().enumerate().map(|(index, item)| (None, index, item));
            self.unevaluated(items)
        } else {
            self.unevaluated(value.members().map(|(name, child)| (Some(name), 0, child)))
        };
        let mut hold = true;
        for (name, index, child) in left {
            let key = match name {
                Some(name) => Key::Name(name.as_str().unwrap_or_default()),
                None => Key::Index(index),
            };
            hold &= self.descend(part, child, Key::None, key);
            self.mark(child);
            if !hold && !self.is_collecting() {
                return false;
            }
        }
        hold
    }
}

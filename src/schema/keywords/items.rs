//! `prefixItems` and `items` (Core 10.3.1); before 2020-12 `items` as an array and `additionalItems`
//! (draft-07 Validation 6.4.1, 6.4.2).

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::dialect::Draft;
use crate::schema::program::{Keyword, PartId};
use crate::schema::run::{Key, Run};
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let is_old = site.dialect.draft != Draft::Draft202012;
    let is_prefix = word == Word::PrefixItems || is_old && word == Word::Items;
    if is_prefix && value.tag() == Tag::Array {
        let parts = value.items().map(|schema| compiler.refer(site.at(schema)));
        return Some(Keyword::Prefix(parts.collect()));
    }
    if word == Word::PrefixItems {
        let message = "`prefixItems` takes an array of schemas.";
        return compiler.broken(site, word, Code::WrongType, message);
    }
    let prefix = match word {
        Word::AdditionalItems => {
            // Without an array before it, it says nothing.
            Some(site.schema.get("items").filter(|items| items.tag() == Tag::Array)?)
        }
        _ if is_old => None,
        _ => site.schema.get("prefixItems"),
    };
    let from = prefix.map_or(0, View::len);
    Some(Keyword::Items {
        from: u32::try_from(from).unwrap_or(u32::MAX),
        part: compiler.refer(site.at(value)),
    })
}

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn prefix_holds(&mut self, parts: &[PartId], value: View<'a>) -> bool {
        let mut holds = true;
        for ((index, part), item) in parts.iter().enumerate().zip(value.items()) {
            holds &= self.descend(*part, item, Key::Index(index), Key::Index(index));
            self.mark(item);
            if !holds && !self.is_collecting() {
                return false;
            }
        }
        holds
    }

    #[inline(never)]
    pub(super) fn items_hold(&mut self, from: u32, part: PartId, value: View<'a>) -> bool {
        let mut hold = true;
        for (index, item) in value.items().enumerate().skip(from as usize) {
            hold &= self.descend(part, item, Key::None, Key::Index(index));
            self.mark(item);
            if !hold && !self.is_collecting() {
                return false;
            }
        }
        hold
    }
}

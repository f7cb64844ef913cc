//! `allOf`, `anyOf`, `oneOf`, `not` (Core 10.2.1), and `if`, `then`, `else` (Core 10.2.2)

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
    let list = match word {
        Word::AllOf => Keyword::AllOf,
        Word::AnyOf => Keyword::AnyOf,
        Word::OneOf => Keyword::OneOf,
        Word::Not => return Some(Keyword::Not(compiler.refer(site.at(value)))),
        Word::If => {
            let mut branch =
                |name| site.schema.get(name).map(|schema| compiler.refer(site.at(schema)));
            let (then, otherwise) = (branch("then"), branch("else"));
            let condition = compiler.refer(site.at(value));
            return Some(Keyword::If { condition, then, otherwise });
        }
        // `then` and `else` are parts of `if`, and say nothing without it.
        _ => return None,
    };
    if value.tag() != Tag::Array || value.is_empty() {
        let message = "This keyword takes an array of at least one schema.";
        return compiler.broken(site, word, Code::WrongType, message);
    }
    Some(list(value.items().map(|schema| compiler.refer(site.at(schema))).collect()))
}

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn all_hold(&mut self, parts: &[PartId], value: View<'a>) -> bool {
        let mut hold = true;
        for (index, part) in parts.iter().enumerate() {
            hold &= self.branch(*part, value, Key::Index(index));
            if !hold && !self.is_collecting() {
                return false;
            }
        }
        hold
    }

    #[inline(never)]
    pub(super) fn any_holds(&mut self, parts: &[PartId], value: View<'a>) -> bool {
        let mut holds = false;
        for (index, part) in parts.iter().enumerate() {
            holds |= self.branch(*part, value, Key::Index(index));
            if holds && !self.is_exhaustive() {
                return true;
            }
        }
        holds
    }

    #[inline(never)]
    pub(super) fn one_holds(&mut self, parts: &[PartId], value: View<'a>) -> bool {
        let mut held = 0_usize;
        for (index, part) in parts.iter().enumerate() {
            held = held.saturating_add(usize::from(self.branch(*part, value, Key::Index(index))));
            if held > 1 && !self.is_exhaustive() {
                return false;
            }
        }
        held == 1
    }

    #[inline(never)]
    pub(super) fn does_not_hold(&mut self, part: PartId, value: View<'a>) -> bool {
        let before = self.evaluated_so_far();
        let holds = self.branch(part, value, Key::None);
        // What a schema that must not hold found out counts for nothing (Core 7.7.1.1).
        self.forget_evaluated(before);
        !holds
    }

    #[inline(never)]
    pub(super) fn chosen_holds(
        &mut self,
        condition: PartId,
        then: Option<PartId>,
        otherwise: Option<PartId>,
        value: View<'a>,
    ) -> bool {
        self.begin(Word::If);
        let is_met = self.branch(condition, value, Key::None);
        self.end(Word::If, true);
        let (word, part) = if is_met { (Word::Then, then) } else { (Word::Else, otherwise) };
        let Some(part) = part else { return true };
        self.begin(word);
        let holds = self.branch(part, value, Key::None);
        self.end(word, holds);
        holds
    }
}

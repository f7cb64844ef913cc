//! `uniqueItems` (Validation 6.4.3)

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    match value.tag() {
        Tag::True => Some(Keyword::Unique),
        Tag::False => None,
        _ => compiler.broken(site, word, Code::WrongType, "`uniqueItems` takes a boolean."),
    }
}

/// Up to so many items are compared each with each.
const FEW: usize = 8;

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn is_unique(&mut self, value: View<'a>) -> bool {
        let items: Vec<View<'a>> = value.items().collect();
        if items.len() <= FEW {
            return self.are_different(&items);
        }
        let mut by_hash: Vec<(u32, u32)> =
            items.iter().map(|item| (self.hash(*item), item.at)).collect();
        crate::sort::sort(&mut by_hash);
        by_hash.chunk_by(|one, next| one.0 == next.0).all(|alike| {
            let alike: Vec<View<'a>> = alike.iter().map(|(_, at)| self.view(*at)).collect();
            self.are_different(&alike)
        })
    }

    fn are_different(&mut self, items: &[View<'a>]) -> bool {
        items.iter().enumerate().all(|(place, item)| {
            let mut before = items.iter().take(place);
            !self.is_over() && !before.any(|other| self.is_equal(*other, *item))
        })
    }
}

//! `$ref`, `$dynamicRef` (Core 8.2.3), and `$recursiveRef` of 2019-09.

use crate::diagnostic::Code;
use crate::json::View;
use crate::schema::compile::{Compiler, Site, recursive};
use crate::schema::program::{Keyword, PartId};
use crate::schema::run::{Key, Run};
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let Some(reference) = value.as_str() else {
        return compiler.broken(site, word, Code::WrongType, "A reference is a string.");
    };
    let Some((part, mut anchor)) = compiler.target(site, reference) else {
        let message = ["There is no schema at `", reference, "`."].concat();
        return compiler.broken(site, word, Code::UnknownReference, &message);
    };
    if word == Word::RecursiveRef && compiler.is_recursive(part) {
        anchor = Some(recursive());
    }
    match anchor {
        Some(anchor) if word != Word::Ref => {
            Some(Keyword::DynamicRef { anchor: compiler.anchor(anchor), initial: part })
        }
        _ => Some(Keyword::Ref(part)),
    }
}

impl<'a> Run<'a> {
    /// The outermost resource on the way here that has the anchor says what it means (Core 8.2.3.2).
    #[inline(never)]
    pub(super) fn dynamic_holds(&mut self, anchor: u32, initial: PartId, value: View<'a>) -> bool {
        let schema = self.schema;
        let found = self.resources().find_map(|resource| {
            let scope = schema.resources.get(resource as usize)?;
            scope.dynamic.iter().find(|(name, _)| *name == anchor).map(|(_, part)| *part)
        });
        self.branch(found.unwrap_or(initial), value, Key::None)
    }
}

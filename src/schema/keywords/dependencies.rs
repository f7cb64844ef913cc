//! `dependentRequired` (Validation 6.5.4), `dependentSchemas` (Core 10.2.2.4), and `dependencies`, which
//! was both before 2019-09 (draft-07 Validation 6.5.7).

use crate::diagnostic::Code;
use crate::json::{Tag, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::program::{Keyword, Name, PartId, Step};
use crate::schema::run::{Key, Run};
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    if value.tag() != Tag::Object {
        return compiler.broken(site, word, Code::WrongType, "This keyword takes an object.");
    }
    let mut names = Vec::new();
    let mut schemas = Vec::new();
    for (name, value) in value.members() {
        let name = Name::new(name.as_str().unwrap_or_default());
        let is_names = match word {
            Word::DependentRequired => true,
            Word::DependentSchemas => false,
            _ => value.tag() == Tag::Array,
        };
        if !is_names {
            schemas.push((name, compiler.refer(site.at(value))));
            continue;
        }
        match Compiler::names(value) {
            Some(dependent) => names.push((name, dependent)),
            None => {
                let message = "Each name takes an array of names.";
                return compiler.broken(site, word, Code::WrongType, message);
            }
        }
    }
    if word == Word::Dependencies && !names.is_empty() && !schemas.is_empty() {
        let keyword = Keyword::DependentSchemas(schemas.into());
        compiler.also(Step { word, keyword });
        return Some(Keyword::DependentRequired(names.into()));
    }
    Some(if schemas.is_empty() {
        Keyword::DependentRequired(names.into())
    } else {
        Keyword::DependentSchemas(schemas.into())
    })
}

impl<'a> Run<'a> {
    #[inline(never)]
    pub(super) fn has_dependent(&mut self, all: &[(Name, Box<[Name]>)], value: View<'_>) -> bool {
        let mut holds = self.may_look_up(all.len(), value);
        for (name, dependent) in all {
            if (holds || self.is_collecting()) && value.member(&name.text, name.hash).is_some() {
                holds &= self.has_all(dependent, value);
            }
        }
        holds
    }

    #[inline(never)]
    pub(super) fn dependent_hold(&mut self, all: &'a [(Name, PartId)], value: View<'a>) -> bool {
        let mut hold = self.may_look_up(all.len(), value);
        for (name, part) in all {
            if (hold || self.is_collecting()) && value.member(&name.text, name.hash).is_some() {
                hold &= self.branch(*part, value, Key::Name(&name.text));
            }
        }
        hold
    }
}

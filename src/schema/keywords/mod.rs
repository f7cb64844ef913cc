//! The keywords: how each is compiled, and when it holds.

pub(super) mod bounds;
mod contains;
pub(super) mod content;
pub(super) mod counts;
mod dependencies;
mod format;
mod items;
mod logic;
pub(super) mod members;
mod multiple_of;
mod pattern;
mod references;
mod required;
pub(super) mod types;
mod unevaluated;
mod unique;
mod values;

use super::compile::{Compiler, Site};
use super::program::{Keyword, Step};
use super::run::Run;
use super::word::Word;
use crate::json::View;

/// Compiles a keyword; none for one that says nothing of its own.
pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    if word.is_annotation() {
        return None;
    }
    let compile = match word {
        Word::Type => types::compile,
        Word::Const | Word::Enum => values::compile,
        Word::Minimum | Word::Maximum | Word::ExclusiveMinimum | Word::ExclusiveMaximum => {
            bounds::compile
        }
        Word::MultipleOf => multiple_of::compile,
        Word::MinLength
        | Word::MaxLength
        | Word::MinItems
        | Word::MaxItems
        | Word::MinProperties
        | Word::MaxProperties => counts::compile,
        Word::Required => required::compile,
        Word::DependentRequired | Word::DependentSchemas | Word::Dependencies => {
            dependencies::compile
        }
        Word::Pattern => pattern::compile,
        Word::Format => format::compile,
        Word::ContentEncoding | Word::ContentMediaType | Word::ContentSchema => content::compile,
        Word::Properties
        | Word::PatternProperties
        | Word::AdditionalProperties
        | Word::PropertyNames => members::compile,
        Word::PrefixItems | Word::Items | Word::AdditionalItems => items::compile,
        Word::Contains | Word::MinContains | Word::MaxContains => contains::compile,
        Word::UniqueItems => unique::compile,
        Word::Ref | Word::DynamicRef | Word::RecursiveRef => references::compile,
        Word::UnevaluatedItems | Word::UnevaluatedProperties => unevaluated::compile,
        _ => logic::compile,
    };
    compile(word, value, site, compiler)
}

impl<'a> Run<'a> {
    /// Whether a keyword holds for a value. What each keyword does is kept out of here (`inline(never)`), since this is
    /// on the stack once for each level of a document.
    pub(super) fn holds(&mut self, step: &'a Step, value: View<'a>) -> bool {
        match &step.keyword {
            Keyword::Nothing | Keyword::Broken => false,
            Keyword::Type(types) => types::holds(*types, value),
            Keyword::Values { at, is_list } => self.is_value(*at, *is_list, value),
            Keyword::Bound(bound) => self.is_within(bound, value),
            Keyword::MultipleOf(divisor) => self.is_multiple(*divisor, value),
            Keyword::Count(count) => self.counts(*count, value),
            Keyword::Required { is_covered: true, .. } if !self.is_collecting() => true,
            Keyword::Required { names, .. } => self.has_all(names, value),
            Keyword::DependentRequired(all) => self.has_dependent(all, value),
            Keyword::DependentSchemas(all) => self.dependent_hold(all, value),
            Keyword::Pattern(pattern) => self.matches(&**pattern, value),
            Keyword::Format(format) => self.is_format(*format, value),
            Keyword::Content(content) => self.is_content(content, value),
            Keyword::Members(members) => self.members_hold(members, value),
            Keyword::PropertyNames(part) => self.names_hold(*part, value),
            Keyword::Prefix(parts) => self.prefix_holds(parts, value),
            Keyword::Items { from, part } => self.items_hold(*from, *part, value),
            Keyword::Contains { part, least, most } => self.contains(*part, *least, *most, value),
            Keyword::Unique => self.is_unique(value),
            Keyword::AllOf(parts) => self.all_hold(parts, value),
            Keyword::AnyOf(parts) => self.any_holds(parts, value),
            Keyword::OneOf(parts) => self.one_holds(parts, value),
            Keyword::Not(part) => self.does_not_hold(*part, value),
            Keyword::If { condition, then, otherwise } => {
                self.chosen_holds(*condition, *then, *otherwise, value)
            }
            Keyword::Ref(part) => self.branch(*part, value, super::run::Key::None),
            Keyword::DynamicRef { anchor, initial } => self.dynamic_holds(*anchor, *initial, value),
            Keyword::UnevaluatedItems(part) | Keyword::UnevaluatedProperties(part) => {
                self.unevaluated_hold(*part, value, step.word)
            }
        }
    }
}

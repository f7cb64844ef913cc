//! What a schema is compiled to: one list of steps, cut into parts that refer to each other by number.

use std::fmt;
use std::rc::Rc;

use super::format::Format;
use super::keywords::bounds::Bound;
use super::keywords::content::Content;
use super::keywords::counts::Count;
use super::keywords::members::Members;
use super::library::{At, Document};
use super::number::Divisor;
use super::word::Word;
use crate::host::Pattern;

/// A compiled schema.
pub struct Schema {
    // INVARIANT: the first part is the whole schema, and every `PartId` is the place of a part.
    pub(super) parts: Vec<Part>,
    pub(super) steps: Vec<Step>,
    pub(super) resources: Vec<Scope>,
    /// What the parts were compiled from, for constants and for what is told of violations.
    pub(super) documents: Vec<Rc<Document>>,
    /// Whether references depend on the way to them.
    pub(super) is_dynamic: bool,
}

/// Which of a schema's parts: they refer to each other by number, so that a schema may be recursive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PartId(pub(super) u32);

/// One schema object or boolean: its steps, all of which must hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The number of the first of its steps.
    pub(super) first: u32,
    /// The number behind the last.
    pub(super) end: u32,
    /// The resource that it belongs to.
    pub(super) resource: u32,
    /// Whether it has a keyword that needs to know what others evaluated.
    pub(super) tracks: bool,
    /// The types that its first step allows, where that is `type`; what a verdict mostly hangs on.
    pub(super) types: u8,
    pub(super) at: At,
}

/// What a resource has to do with dynamic references.
pub(super) struct Scope {
    pub(super) uri: Rc<str>,
    pub(super) root: At,
    /// Its dynamic anchors, by the numbers of their names.
    pub(super) dynamic: Vec<(u32, PartId)>,
}

/// A keyword of a part.
pub(super) struct Step {
    pub(super) word: Word,
    pub(super) keyword: Keyword,
}

/// The name of a property, with its hash.
pub(super) struct Name {
    pub(super) text: Rc<str>,
    pub(super) hash: u32,
}

/// A compiled keyword.
pub(super) enum Keyword {
    /// The schema `false`: nothing is valid (Core 4.3.2).
    Nothing,
    /// A keyword whose value is wrong: nothing is valid, since nobody knows what is.
    Broken,
    /// `type`, as a set of bits.
    Type(u8),
    /// `const` and `enum`: a value of a document, or the items of one.
    Values { at: At, is_list: bool },
    /// `minimum`, `maximum` and their exclusive forms.
    Bound(Bound),
    /// `multipleOf`
    MultipleOf(Divisor),
    /// `minLength` and the like.
    Count(Count),
    /// `required`; where the step for the members of the object looks for them, too, that is enough for a verdict.
    Required { names: Box<[Name]>, is_covered: bool },
    /// `dependentRequired`, and that part of `dependencies`.
    DependentRequired(Box<[(Name, Box<[Name]>)]>),
    /// `dependentSchemas`, and that part of `dependencies`.
    DependentSchemas(Box<[(Name, PartId)]>),
    /// `pattern`
    Pattern(Rc<dyn Pattern>),
    /// `format`, asserted.
    Format(Format),
    /// `contentEncoding`, `contentMediaType` and `contentSchema`, asserted.
    Content(Box<Content>),
    /// `properties`, `patternProperties` and `additionalProperties`.
    Members(Box<Members>),
    /// `propertyNames`
    PropertyNames(PartId),
    /// `prefixItems`, and `items` as an array.
    Prefix(Box<[PartId]>),
    /// The other items, from this one on.
    Items { from: u32, part: PartId },
    /// `contains`, with the bounds of `minContains` and `maxContains`.
    Contains { part: PartId, least: Option<u64>, most: Option<u64> },
    /// `uniqueItems`
    Unique,
    /// `allOf`
    AllOf(Box<[PartId]>),
    /// `anyOf`
    AnyOf(Box<[PartId]>),
    /// `oneOf`
    OneOf(Box<[PartId]>),
    /// `not`
    Not(PartId),
    /// `if`, `then` and `else`.
    If { condition: PartId, then: Option<PartId>, otherwise: Option<PartId> },
    /// `$ref`
    Ref(PartId),
    /// `$dynamicRef` to an anchor of this number, and where it leads if no other resource has it.
    DynamicRef { anchor: u32, initial: PartId },
    /// `unevaluatedItems`
    UnevaluatedItems(PartId),
    /// `unevaluatedProperties`
    UnevaluatedProperties(PartId),
}

impl Keyword {
    /// Whether it stands for several keywords, of which each comes to something.
    pub(super) fn is_several(&self) -> bool {
        matches!(self, Self::Members(_) | Self::Contains { .. } | Self::If { .. })
    }
}

impl Schema {
    pub(super) fn document(&self, at: At) -> Option<&Document> {
        self.documents.get(at.document as usize).map(|document| &**document)
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Schema of {} parts", self.parts.len())
    }
}

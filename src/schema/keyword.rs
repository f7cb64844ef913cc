//! The keywords that are known, and what a schema's keyword compiles to.

use std::rc::Rc;

use super::PartId;
use crate::json::Node;
use crate::value::Decimal;

/// A compiled keyword.
#[derive(Debug)]
pub(super) enum Keyword {
    /// The schema `false`: nothing is valid (Core 4.3.2).
    Nothing,
    /// `type` (Validation 6.1.1)
    Type(Vec<JsonType>),
    /// `enum`, and `const` as one of one (Validation 6.1.2, 6.1.3)
    OneOfValues(Vec<Node>),
    /// `minimum`, `maximum` and their exclusive forms (Validation 6.2)
    Bound { bound: Decimal, keeps: fn(Decimal, Decimal) -> bool },
    /// `minLength`, `minItems`, `minProperties` (Validation 6.3, 6.4, 6.5)
    AtLeast(Counted, usize),
    /// `maxLength`, `maxItems`, `maxProperties`
    AtMost(Counted, usize),
    /// `required` (Validation 6.5.3)
    Required(Vec<Rc<str>>),
    /// `properties` with `additionalProperties` (Core 10.3.2)
    Properties { known: Vec<(Rc<str>, PartId)>, additional: Option<PartId> },
    /// `items` (Core 10.3.1.2)
    Items(PartId),
    /// `allOf` (Core 10.2.1.1)
    AllOf(Vec<PartId>),
    /// `anyOf` (Core 10.2.1.2)
    AnyOf(Vec<PartId>),
    /// `oneOf` (Core 10.2.1.3)
    OneOf(Vec<PartId>),
    /// `not` (Core 10.2.1.4)
    Not(PartId),
    /// `$ref` into the same document (Core 8.2.3.1)
    Ref(PartId),
}

/// What a length keyword counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Characters,
    Items,
    Properties,
}

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    Null,
    Boolean,
    Number,
    Integer,
    String,
    Array,
    Object,
}

impl JsonType {
    pub(super) const ALL: [(&'static str, Self); 7] = [
        ("null", Self::Null),
        ("boolean", Self::Boolean),
        ("number", Self::Number),
        ("integer", Self::Integer),
        ("string", Self::String),
        ("array", Self::Array),
        ("object", Self::Object),
    ];
}

/// Keywords that say nothing about validity.
pub(super) const ANNOTATIONS: [&str; 11] = [
    "$schema",
    "$id",
    "$comment",
    "$defs",
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "examples",
];

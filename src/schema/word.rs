//! The register of keywords: in which drafts and vocabularies they are, and what they hold.

use super::dialect::{Dialect, Draft, vocabulary};

/// What a keyword's value has of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// No schema.
    Nothing,
    /// A schema.
    Schema,
    /// An array of schemas.
    Schemas,
    /// An object of schemas.
    Named,
    /// A schema or an array of them.
    SchemaOrSchemas,
    /// An object of schemas and of arrays of names.
    NamedOrNames,
}

const D7: u8 = 1;
const D19: u8 = 2;
const D20: u8 = 4;
const NEW: u8 = D19 | D20;
const OLD: u8 = D7 | D19;
const ALL: u8 = D7 | NEW;

macro_rules! words {
    ($($name:ident = $text:literal, $drafts:expr, $vocabulary:ident, $holds:ident;)+) => {
        /// A keyword. Their order is that in which a schema's keywords are evaluated: cheap ones
        /// first, those that need what others found last.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Word {
            $(#[doc = concat!("`", $text, "`")] $name,)+
        }

        /// Every keyword.
        pub(super) const WORDS: &[Entry] = &[$(
            Entry { word: Word::$name, text: $text, drafts: $drafts, vocabulary: vocabulary::$vocabulary, holds: Holds::$holds },
        )+];
    };
}

/// A keyword's line in the register.
pub(super) struct Entry {
    pub(super) word: Word,
    pub(super) text: &'static str,
    drafts: u8,
    vocabulary: u8,
    pub(super) holds: Holds,
}

words! {
    Schema = "$schema", ALL, CORE, Nothing;
    Id = "$id", ALL, CORE, Nothing;
    Anchor = "$anchor", NEW, CORE, Nothing;
    DynamicAnchor = "$dynamicAnchor", D20, CORE, Nothing;
    RecursiveAnchor = "$recursiveAnchor", D19, CORE, Nothing;
    Vocabulary = "$vocabulary", NEW, CORE, Nothing;
    Comment = "$comment", ALL, CORE, Nothing;
    Defs = "$defs", NEW, CORE, Named;
    Definitions = "definitions", ALL, CORE, Named;
    Type = "type", ALL, VALIDATION, Nothing;
    Const = "const", ALL, VALIDATION, Nothing;
    Enum = "enum", ALL, VALIDATION, Nothing;
    Minimum = "minimum", ALL, VALIDATION, Nothing;
    Maximum = "maximum", ALL, VALIDATION, Nothing;
    ExclusiveMinimum = "exclusiveMinimum", ALL, VALIDATION, Nothing;
    ExclusiveMaximum = "exclusiveMaximum", ALL, VALIDATION, Nothing;
    MultipleOf = "multipleOf", ALL, VALIDATION, Nothing;
    MinLength = "minLength", ALL, VALIDATION, Nothing;
    MaxLength = "maxLength", ALL, VALIDATION, Nothing;
    MinItems = "minItems", ALL, VALIDATION, Nothing;
    MaxItems = "maxItems", ALL, VALIDATION, Nothing;
    MinProperties = "minProperties", ALL, VALIDATION, Nothing;
    MaxProperties = "maxProperties", ALL, VALIDATION, Nothing;
    Required = "required", ALL, VALIDATION, Nothing;
    DependentRequired = "dependentRequired", NEW, VALIDATION, Nothing;
    Pattern = "pattern", ALL, VALIDATION, Nothing;
    Format = "format", ALL, FORMAT, Nothing;
    ContentEncoding = "contentEncoding", ALL, CONTENT, Nothing;
    ContentMediaType = "contentMediaType", ALL, CONTENT, Nothing;
    ContentSchema = "contentSchema", NEW, CONTENT, Schema;
    Properties = "properties", ALL, APPLICATOR, Named;
    PatternProperties = "patternProperties", ALL, APPLICATOR, Named;
    AdditionalProperties = "additionalProperties", ALL, APPLICATOR, Schema;
    PropertyNames = "propertyNames", ALL, APPLICATOR, Schema;
    PrefixItems = "prefixItems", D20, APPLICATOR, Schemas;
    Items = "items", ALL, APPLICATOR, SchemaOrSchemas;
    AdditionalItems = "additionalItems", OLD, APPLICATOR, Schema;
    Contains = "contains", ALL, APPLICATOR, Schema;
    MinContains = "minContains", NEW, VALIDATION, Nothing;
    MaxContains = "maxContains", NEW, VALIDATION, Nothing;
    UniqueItems = "uniqueItems", ALL, VALIDATION, Nothing;
    Dependencies = "dependencies", ALL, APPLICATOR, NamedOrNames;
    DependentSchemas = "dependentSchemas", NEW, APPLICATOR, Named;
    Ref = "$ref", ALL, CORE, Nothing;
    DynamicRef = "$dynamicRef", D20, CORE, Nothing;
    RecursiveRef = "$recursiveRef", D19, CORE, Nothing;
    AllOf = "allOf", ALL, APPLICATOR, Schemas;
    AnyOf = "anyOf", ALL, APPLICATOR, Schemas;
    OneOf = "oneOf", ALL, APPLICATOR, Schemas;
    Not = "not", ALL, APPLICATOR, Schema;
    If = "if", ALL, APPLICATOR, Schema;
    Then = "then", ALL, APPLICATOR, Schema;
    Else = "else", ALL, APPLICATOR, Schema;
    UnevaluatedItems = "unevaluatedItems", NEW, UNEVALUATED, Schema;
    UnevaluatedProperties = "unevaluatedProperties", NEW, UNEVALUATED, Schema;
    Title = "title", ALL, META_DATA, Nothing;
    Description = "description", ALL, META_DATA, Nothing;
    Default = "default", ALL, META_DATA, Nothing;
    Deprecated = "deprecated", NEW, META_DATA, Nothing;
    ReadOnly = "readOnly", ALL, META_DATA, Nothing;
    WriteOnly = "writeOnly", ALL, META_DATA, Nothing;
    Examples = "examples", ALL, META_DATA, Nothing;
}

impl Dialect {
    /// The keyword that a name is; none for one that this dialect does not have.
    pub(super) fn word(self, name: &str) -> Option<&'static Entry> {
        let draft = match self.draft {
            Draft::Draft07 => D7,
            Draft::Draft201909 => D19,
            Draft::Draft202012 => D20,
        };
        // The core can't be switched off (Core 8.1.2).
        let vocabularies = self.vocabularies | vocabulary::CORE;
        WORDS.iter().find(|entry| {
            entry.text == name && entry.drafts & draft != 0 && entry.vocabulary & vocabularies != 0
        })
    }
}

impl Word {
    /// It as schemas write it.
    pub(super) fn text(self) -> &'static str {
        WORDS.get(self as usize).map_or("", |entry| entry.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_finds_its_line() {
        for entry in WORDS {
            assert_eq!(entry.word.text(), entry.text);
        }
        assert_eq!(Word::UnevaluatedProperties.text(), "unevaluatedProperties");
    }

    #[test]
    fn drafts_and_vocabularies_decide_what_a_keyword_is() {
        let has = |dialect: Dialect, name: &str| dialect.word(name).is_some();
        let (old, new) = (Dialect::of(Draft::Draft07), Dialect::of(Draft::Draft202012));
        assert!(has(new, "prefixItems") && !has(old, "prefixItems"));
        assert!(has(old, "additionalItems") && !has(new, "additionalItems"));
        let bare = Dialect { vocabularies: vocabulary::APPLICATOR, ..new };
        assert!(has(bare, "properties") && has(bare, "$ref") && !has(bare, "minimum"));
    }
}

//! Drafts of JSON Schema, and the vocabularies of which a meta-schema makes a dialect.

/// A published version of the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// draft-07
    Draft07,
    /// 2019-09, for what newer and older schemas refer to.
    Draft201909,
    /// 2020-12
    #[default]
    Draft202012,
}

/// Sets of vocabularies, as bits.
pub(super) mod vocabulary {
    pub(in crate::schema) const CORE: u8 = 1;
    pub(in crate::schema) const APPLICATOR: u8 = 2;
    pub(in crate::schema) const UNEVALUATED: u8 = 4;
    pub(in crate::schema) const VALIDATION: u8 = 8;
    pub(in crate::schema) const META_DATA: u8 = 16;
    pub(in crate::schema) const FORMAT: u8 = 32;
    pub(in crate::schema) const CONTENT: u8 = 64;
    /// Format, as an assertion. It is no vocabulary of the standard meta-schemas.
    pub(in crate::schema) const FORMAT_ASSERTION: u8 = 128;
    /// What the standard meta-schemas have.
    pub(in crate::schema) const STANDARD: u8 = !FORMAT_ASSERTION;
}

/// Which keywords a schema may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) draft: Draft,
    pub(super) vocabularies: u8,
}

impl Dialect {
    /// The dialect of a draft's own meta-schema.
    pub(super) const fn of(draft: Draft) -> Self {
        Self { draft, vocabularies: vocabulary::STANDARD }
    }

    pub(super) fn has(self, vocabularies: u8) -> bool {
        self.vocabularies & vocabularies != 0
    }
}

impl Draft {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Draft202012, "https://json-schema.org/draft/2020-12/"),
        (Self::Draft201909, "https://json-schema.org/draft/2019-09/"),
        (Self::Draft07, "http://json-schema.org/draft-07/"),
    ];

    /// The draft of a meta-schema's URI.
    pub(super) fn of_meta_schema(uri: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, base)| uri.strip_prefix(base) == Some("schema")).map(|it| it.0)
    }

    /// The draft and the set of one vocabulary's URI.
    pub(super) fn of_vocabulary(uri: &str) -> Option<(Self, u8)> {
        let (draft, name) = Self::ALL.iter().find_map(|(draft, base)| {
            Some((*draft, uri.strip_prefix(base)?.strip_prefix("vocab/")?))
        })?;
        let set = match (draft, name) {
            (_, "core") => vocabulary::CORE,
            (Self::Draft201909, "applicator") => vocabulary::APPLICATOR | vocabulary::UNEVALUATED,
            (_, "applicator") => vocabulary::APPLICATOR,
            (_, "validation") => vocabulary::VALIDATION,
            (_, "meta-data") => vocabulary::META_DATA,
            (_, "content") => vocabulary::CONTENT,
            (Self::Draft202012, "unevaluated") => vocabulary::UNEVALUATED,
            (Self::Draft202012, "format-annotation") | (Self::Draft201909, "format") => {
                vocabulary::FORMAT
            }
            (Self::Draft202012, "format-assertion") => {
                vocabulary::FORMAT | vocabulary::FORMAT_ASSERTION
            }
            _ => return None,
        };
        Some((draft, set))
    }
}

//! Names of persons.

use std::rc::Rc;

use super::Short;
use crate::document::{Named, Text, record, words};
use crate::form::definition::{FieldDefinition, FieldKind, TextField};
use crate::pointer::Pointer;

record! {
    /// The name of a person: a group of texts that browsers can fill in.
    pub struct NameField {
        /// Its parts, in order; `given` and `family` when none is said.
        pub parts: Vec<NamePart> = "parts",
        /// What people call the parts, where it is not the usual.
        pub labels: Named<Text> = "labels",
    }
}

words! {
    /// A part of a name.
    pub enum NamePart {
        /// What stands before it, such as "Dr.". It is never required.
        Prefix = "prefix",
        /// The given name.
        Given = "given",
        /// Further given names. They are never required.
        Additional = "additional",
        /// The family name.
        Family = "family",
        /// What stands behind it, such as "Jr.". It is never required.
        Suffix = "suffix",
    }
}

impl NamePart {
    /// Its token of HTML's `autocomplete`.
    fn token(self) -> &'static str {
        match self {
            Self::Prefix => "honorific-prefix",
            Self::Given => "given-name",
            Self::Additional => "additional-name",
            Self::Family => "family-name",
            Self::Suffix => "honorific-suffix",
        }
    }
}

impl Short for NameField {
    fn fields(&self, whole: &FieldDefinition, at: &Pointer) -> Vec<(FieldDefinition, Pointer)> {
        let parts: &[NamePart] = match &*self.parts {
            [] => &[NamePart::Given, NamePart::Family],
            parts => parts,
        };
        let field = |part: &NamePart| {
            let autocomplete = Some(Rc::from(part.token()));
            let kind = FieldKind::Text(TextField { autocomplete, ..TextField::default() });
            let mut field = FieldDefinition::plain(part.word(), kind);
            field.label = self.labels.get(part.word()).cloned();
            if matches!(part, NamePart::Given | NamePart::Family) {
                field.required.clone_from(&whole.required);
            }
            (field, at.clone())
        };
        parts.iter().map(field).collect()
    }
}

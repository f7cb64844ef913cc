//! What an author writes: a form, its pages, their fields and checks.

mod check;
mod field;
mod kind;
mod literal;
mod option;

use std::rc::Rc;

use crate::document::{Expression, Text, record};

pub use super::container::{
    AddressField, AddressPart, GroupField, HeadingField, MatrixField, NameField, NamePart,
    NoteField, RepeatField, SectionField,
};
pub use super::leaf::{
    CardField, CheckboxField, ChoiceField, ColorField, CountryField, DateField, DateTimeField,
    EmailField, FileField, IbanField, MoneyField, MonthField, NumberField, OpenField, RankingField,
    RatingField, SeveralField, SignatureField, TagsField, TelField, TextField, TimeField, UrlField,
    ValueType,
};
pub use check::{CheckDefinition, CheckSeverity};
pub use field::{FieldDefinition, ValidateOn, WhenHidden, Width};
pub use kind::FieldKind;
pub use literal::Literal;
pub use option::{OptionDefinition, OptionGroup};

record! {
    /// A form.
    pub struct FormDefinition {
        /// The heading above it.
        pub title: Option<Text> = "title",
        /// An introduction below the heading.
        pub description: Option<Text> = "description",
        /// Its pages, in order.
        pub pages: Vec<PageDefinition> = "pages",
        /// Rules over all of its pages.
        pub checks: Vec<CheckDefinition> = "checks",
        /// How much a submission may hold.
        pub limits: Option<LimitsDefinition> = "limits",
    }
}

record! {
    /// A page of a form.
    pub struct PageDefinition {
        /// The name by which others lead to it.
        pub name: Option<Rc<str>> = "name",
        /// The heading above it.
        pub title: Option<Text> = "title",
        /// Whether it is part of the form at the moment; always, when it is not said.
        pub visible: Option<Expression> = "visible",
        /// Its fields, in order.
        pub fields: Vec<FieldDefinition> = "fields",
        /// Rules over several of its fields.
        pub checks: Vec<CheckDefinition> = "checks",
        /// Which page follows: the first of these whose condition holds, or else the next one. The pages between are not
        /// part of the form then.
        pub next: Vec<BranchDefinition> = "next",
        /// Whether the form ends with this page; never, when it is not said.
        pub terminate: Option<Expression> = "terminate",
    }
}

record! {
    /// A way from a page to a later one.
    pub struct BranchDefinition {
        /// When it is taken; always, when it is not said.
        pub condition: Option<Expression> = "if",
        /// The name of the page that it leads to.
        pub to: Rc<str> = "to",
    }
}

record! {
    /// How much a submission may hold.
    pub struct LimitsDefinition {
        /// How many rows all lists together may have; 10,000 when it is not said, which is the most.
        pub rows: Option<u32> = "rows",
        /// How many bytes its JSON may have; 4 MiB when it is not said.
        pub bytes: Option<u64> = "bytes",
        /// How many bytes all files together may have.
        pub file_bytes: Option<u64> = "fileBytes",
    }
}

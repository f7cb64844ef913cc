//! The kinds of fields: what registers each.

use crate::document::choice;
use crate::form::container::{
    AddressField, GroupField, HeadingField, MatrixField, NameField, NoteField, RepeatField,
    SectionField,
};
use crate::form::leaf::{
    CardField, CheckboxField, ChoiceField, ColorField, CountryField, DateField, DateTimeField,
    EmailField, FileField, IbanField, LeafDefinition, MoneyField, MonthField, NumberField,
    OpenField, RankingField, RatingField, SeveralField, SignatureField, TagsField, TelField,
    TextField, TimeField, UrlField,
};

/// Declares the kinds: those with a value of their own, and those that hold other fields or nothing.
macro_rules! kinds {
    (
        leaves { $($(#[doc = $leaf_doc:literal])+ $leaf:ident($leaf_type:ty) = $leaf_word:literal,)+ }
        others { $($(#[doc = $doc:literal])+ $other:ident($type:ty) = $word:literal,)+ }
    ) => {
        choice! {
            /// The kinds of fields.
            pub enum FieldKind by "type" {
                $($(#[doc = $leaf_doc])+ $leaf($leaf_type) = $leaf_word,)+
                $($(#[doc = $doc])+ $other($type) = $word,)+
            }
        }

        impl FieldKind {
            /// What is said of a field that has a value of its own.
            pub(crate) fn leaf(&self) -> Option<&dyn LeafDefinition> {
                match self {
                    $(Self::$leaf(definition) => Some(definition),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    leaves {
        /// One line of text.
        Text(TextField) = "text",
        /// Several lines of text.
        Textarea(TextField) = "textarea",
        /// An e-mail address.
        Email(EmailField) = "email",
        /// A URL.
        Url(UrlField) = "url",
        /// A telephone number.
        Tel(TelField) = "tel",
        /// A text that is not shown. Drafts don't keep it.
        Password(TextField) = "password",
        /// A number.
        Number(NumberField) = "number",
        /// A whole number.
        Integer(NumberField) = "integer",
        /// An amount of money.
        Money(MoneyField) = "money",
        /// A percentage, as the number that is typed.
        Percent(NumberField) = "percent",
        /// A calendar date.
        Date(DateField) = "date",
        /// A time of day.
        Time(TimeField) = "time",
        /// A date with a time.
        DateTime(DateTimeField) = "datetime",
        /// A month of a year.
        Month(MonthField) = "month",
        /// One of several options, from a list that opens.
        Select(ChoiceField) = "select",
        /// Several of several options, from a list that opens.
        Multiselect(SeveralField) = "multiselect",
        /// One of several options, all in view.
        Radio(ChoiceField) = "radio",
        /// Several of several options, all in view.
        Checkboxes(SeveralField) = "checkboxes",
        /// Yes or no. Where it is required it must be ticked.
        Checkbox(CheckboxField) = "checkbox",
        /// Yes or no, shown as a switch. Where it is required it must be on.
        Switch(CheckboxField) = "switch",
        /// A number on a scale.
        Range(NumberField) = "range",
        /// A number of stars.
        Rating(RatingField) = "rating",
        /// Options in the order in which a person prefers them.
        Ranking(RankingField) = "ranking",
        /// A colour.
        Color(ColorField) = "color",
        /// Words that a person makes up.
        Tags(TagsField) = "tags",
        /// Files.
        File(FileField) = "file",
        /// A signature.
        Signature(SignatureField) = "signature",
        /// An international bank account number.
        Iban(IbanField) = "iban",
        /// The number of a payment card.
        Card(CardField) = "card",
        /// A country.
        Country(CountryField) = "country",
        /// A value that is not shown.
        Hidden(OpenField) = "hidden",
        /// A value that is shown and that nobody enters.
        Computed(OpenField) = "computed",
    }
    others {
        /// A text between the fields.
        Note(NoteField) = "note",
        /// A heading between the fields.
        Heading(HeadingField) = "heading",
        /// Fields that stand, appear and disappear together. Their values are those of where the section stands.
        Section(SectionField) = "section",
        /// Fields whose values are one context.
        Group(GroupField) = "group",
        /// Rows of the same fields, as many as a person adds. The value is a list of contexts.
        Repeat(RepeatField) = "repeat",
        /// The same, shown as a table.
        Table(RepeatField) = "table",
        /// A postal address: a group of texts.
        Address(AddressField) = "address",
        /// The name of a person: a group of texts.
        Name(NameField) = "name",
        /// Questions with the same options: a group of one choice for each.
        Matrix(MatrixField) = "matrix",
    }
}

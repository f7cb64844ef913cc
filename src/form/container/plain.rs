//! Layout, groups and rows.

use crate::document::{Text, record};
use crate::form::definition::FieldDefinition;

record! {
    /// A text between the fields.
    pub struct NoteField {
        /// The text.
        pub text: Text = "text",
    }
}

record! {
    /// A heading between the fields: its label.
    pub struct HeadingField {
        /// How far below the heading of the page it stands, from 1; 1 when it is not said.
        pub level: Option<u32> = "level",
    }
}

record! {
    /// Fields that stand together.
    pub struct SectionField {
        /// The fields, in order.
        pub fields: Vec<FieldDefinition> = "fields",
    }
}

record! {
    /// Fields whose values are one context. Their expressions know each other by their names.
    pub struct GroupField {
        /// The fields, in order.
        pub fields: Vec<FieldDefinition> = "fields",
    }
}

record! {
    /// Rows of the same fields. In their expressions the fields of the row come first, then `row`, the number of the row
    /// from 1, unless a field is called so, then what is around.
    pub struct RepeatField {
        /// The fields of a row, in order.
        pub fields: Vec<FieldDefinition> = "fields",
        /// How many rows there must be at least; so many are there from the beginning.
        pub min_rows: Option<u32> = "minRows",
        /// How many rows there can be at most.
        pub max_rows: Option<u32> = "maxRows",
        /// What the button says that adds a row.
        pub add_label: Option<Text> = "addLabel",
        /// What people call a row.
        pub row_label: Option<Text> = "rowLabel",
    }
}

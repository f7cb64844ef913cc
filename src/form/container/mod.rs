//! The kinds of fields that hold other fields, or nothing: layout, groups, rows, and what is short
//! for groups of plain fields.

mod address;
mod matrix;
mod name;
mod parts;
mod plain;

use crate::form::definition::FieldDefinition;
use crate::pointer::Pointer;

pub use address::{AddressField, AddressPart};
pub use matrix::MatrixField;
pub use name::{NameField, NamePart};
pub use plain::{GroupField, HeadingField, NoteField, RepeatField, SectionField};

/// A field that is short for others.
pub(crate) trait Short {
    /// The fields that it stands for, each with the place where its name is written.
    fn fields(&self, whole: &FieldDefinition, at: &Pointer) -> Vec<(FieldDefinition, Pointer)>;
}

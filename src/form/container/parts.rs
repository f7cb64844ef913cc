//! What a field is made of.

use super::Short;
use crate::form::definition::{FieldDefinition, FieldKind};
use crate::pointer::Pointer;

impl FieldDefinition {
    /// The fields whose values are in the context of this one; none of a field that is no group.
    pub fn parts(&self) -> Option<Vec<Self>> {
        let short: &dyn Short = match &self.kind {
            FieldKind::Group(group) => return Some(group.fields.clone()),
            FieldKind::Address(short) => short,
            FieldKind::Name(short) => short,
            FieldKind::Matrix(short) => short,
            _ => return None,
        };
        let parts = short.fields(self, &Pointer::root());
        Some(parts.into_iter().map(|(part, _)| part).collect())
    }
}

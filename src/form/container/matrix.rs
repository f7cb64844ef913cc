//! Questions with the same options.

use super::Short;
use crate::document::{Dynamic, record};
use crate::form::definition::{ChoiceField, FieldDefinition, FieldKind, OptionDefinition};
use crate::pointer::Pointer;

record! {
    /// Questions with the same options: a group of one choice for each.
    pub struct MatrixField {
        /// The questions: names with labels.
        pub rows: Vec<OptionDefinition> = "rows",
        /// What can be chosen for each.
        pub options: Vec<OptionDefinition> = "options",
    }
}

impl Short for MatrixField {
    fn fields(&self, whole: &FieldDefinition, at: &Pointer) -> Vec<(FieldDefinition, Pointer)> {
        let rows = self.rows.iter().enumerate();
        let field = |(place, row): (usize, &OptionDefinition)| {
            let OptionDefinition::One { value, label } = row else { return None };
            let kind = FieldKind::Radio(ChoiceField {
                options: Dynamic::Literal(self.options.clone()),
                autocomplete: None,
                placeholder: None,
            });
            let mut field = FieldDefinition::plain(value, kind);
            field.label.clone_from(label);
            field.required.clone_from(&whole.required);
            Some((field, at.name("rows").index(place)))
        };
        rows.filter_map(field).collect()
    }
}

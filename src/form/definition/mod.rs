//! What an author writes: a form, its pages, their fields and checks.

mod field;
mod literal;
mod option;

use crate::document::{Expression, Text, record};

pub use field::{
    CheckboxField, ChoiceField, DateField, FieldDefinition, FieldKind, NumberField, TextField,
    WhenHidden,
};
pub use literal::Literal;
pub use option::OptionDefinition;

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
    }
}

record! {
    /// A page of a form.
    pub struct PageDefinition {
        /// The heading above it.
        pub title: Option<Text> = "title",
        /// Whether it is part of the form at the moment; always, when it is not said.
        pub visible: Option<Expression> = "visible",
        /// Its fields, in order.
        pub fields: Vec<FieldDefinition> = "fields",
        /// Rules over several of its fields.
        pub checks: Vec<CheckDefinition> = "checks",
    }
}

record! {
    /// A rule over several fields.
    pub struct CheckDefinition {
        /// What must hold. Where it is false the check fails; where it is null, because a value is
        /// missing, it says nothing.
        pub that: Expression = "that",
        /// The name of the field at which the message is shown; the page when it is not said.
        pub at: Option<std::rc::Rc<str>> = "at",
        /// What people are told.
        pub message: Text = "message",
    }
}

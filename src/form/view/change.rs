//! What changed, and only that.

use std::rc::Rc;

use super::form::OptionView;
use super::state::{ErrorView, VerifyView};
use super::value::FieldValue;
use crate::document::{Write, view};
use crate::json::Writer;

/// Something that changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Of a field.
    Field(Box<FieldChange>),
    /// Of a page.
    Page(PageChange),
    /// Of the form itself.
    Form(FormChange),
    /// The page in view.
    Current {
        /// Its place.
        current: u32,
    },
}

impl Write for Change {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Field(change) => change.write(out),
            Self::Page(change) => change.write(out),
            Self::Form(change) => change.write(out),
            Self::Current { current } => {
                out.begin_object();
                out.name("current");
                current.write(out);
                out.end_object();
            }
        }
    }
}

view! {
    /// What changed of a field, and only that; of the fields of a new row everything. See
    /// [`FieldState`](super::FieldState).
    #[derive(Default)]
    pub struct FieldChange {
        /// Its path.
        pub field: Rc<str> = "field",
        /// The new value.
        pub value: Option<FieldValue> = "value",
        /// Whether it is shown now.
        pub visible: Option<bool> = "visible",
        /// Whether it can be used now.
        pub enabled: Option<bool> = "enabled",
        /// Whether its value can't be changed now.
        pub read_only: Option<bool> = "readOnly",
        /// Whether it must be filled in now.
        pub required: Option<bool> = "required",
        /// The new least value; null when there is none any more.
        pub min: Option<FieldValue> = "min",
        /// The new greatest value; null when there is none any more.
        pub max: Option<FieldValue> = "max",
        /// The ids of the rows now, in order. Those that are new follow with all their fields.
        pub rows: Option<Vec<u32>> = "rows",
        /// What people call it now.
        pub label: Option<Rc<str>> = "label",
        /// The help now.
        pub hint: Option<Rc<str>> = "hint",
        /// The text of a note now.
        pub text: Option<Rc<str>> = "text",
        /// What can be chosen now.
        pub options: Option<Vec<OptionView>> = "options",
        /// The currency or the country now; `Some(None)` when there is none any more.
        pub code: Option<Option<Rc<str>>> = "code",
        /// What is to be shown as wrong now; `Some(None)` when nothing is any more.
        pub error: Option<Option<ErrorView>> = "error",
        /// What is to be shown as doubtful now; `Some(None)` when nothing is any more.
        pub warning: Option<Option<ErrorView>> = "warning",
        /// What a check of the page is to judge now; `Some(None)` when it need not any more.
        pub verify: Option<Option<VerifyView>> = "verify",
    }
}

view! {
    /// What changed of a page, and only that.
    #[derive(Default)]
    pub struct PageChange {
        /// Its place.
        pub page: u32 = "page",
        /// Whether it is part of the form now.
        pub visible: Option<bool> = "visible",
        /// Whether nothing on it is wrong now.
        pub valid: Option<bool> = "valid",
        /// The messages that concern it as a whole now.
        pub errors: Option<Vec<Rc<str>>> = "errors",
        /// The warnings that concern it as a whole now.
        pub warnings: Option<Vec<Rc<str>>> = "warnings",
        /// The heading now.
        pub title: Option<Rc<str>> = "title",
    }
}

view! {
    /// What changed of the form itself, and only that.
    #[derive(Default)]
    pub struct FormChange {
        /// The heading now.
        pub title: Option<Rc<str>> = "title",
        /// The introduction now.
        pub description: Option<Rc<str>> = "description",
    }
}

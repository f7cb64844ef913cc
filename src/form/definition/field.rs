//! A field: what all kinds have.

use std::rc::Rc;

use super::check::CheckDefinition;
use super::kind::FieldKind;
use super::literal::Literal;
use crate::document::{Dynamic, Expression, Named, Text, record, words};

record! {
    /// A field of a form.
    pub struct FieldDefinition {
        /// The name under which the value is found, as in HTML; unique among the fields beside it. Sections, notes and
        /// headings need none.
        pub name: Option<Rc<str>> = "name",
        /// What people call it; the name when it is not said.
        pub label: Option<Text> = "label",
        /// Help that stands below the label.
        pub hint: Option<Text> = "hint",
        /// Whether it must be filled in while it is visible.
        pub required: Dynamic<bool> = "required",
        /// Whether it is shown; always, when it is not said.
        pub visible: Option<Expression> = "visible",
        /// Whether it can be used; always, when it is not said.
        pub enabled: Option<Expression> = "enabled",
        /// Whether its value can be read and not changed.
        pub read_only: Dynamic<bool> = "readOnly",
        /// What its value is computed by; people can't change it then.
        pub compute: Option<Expression> = "compute",
        /// The value it begins with.
        pub default: Option<Dynamic<Literal>> = "default",
        /// What becomes of its value while it is hidden; what is said of the field that holds it, or `exclude`, when it is
        /// not said.
        pub when_hidden: Option<WhenHidden> = "whenHidden",
        /// When what is wrong is shown first; `blur` when it is not said.
        pub validate_on: Option<ValidateOn> = "validateOn",
        /// Rules about its value; of a group or of rows about the values in it, which then are known by their names.
        pub checks: Vec<CheckDefinition> = "checks",
        /// What people are told in place of the usual message, by its code.
        pub messages: Named<Text> = "messages",
        /// The name of a check of the page, which may take its time.
        pub verify: Option<Rc<str>> = "verify",
        /// How wide it is shown; as wide as it likes, when it is not said.
        pub width: Option<Width> = "width",
        ..
        /// What kind of field it is.
        pub kind: FieldKind,
    }
}

words! {
    /// What becomes of the value of a hidden field.
    pub enum WhenHidden {
        /// It is remembered but reads as null, is not validated and is not submitted.
        Exclude = "exclude",
        /// It counts as if the field were shown.
        Keep = "keep",
        /// It is forgotten.
        Clear = "clear",
    }
}

words! {
    /// When what is wrong with a field is shown first. From then on it is told with every change.
    pub enum ValidateOn {
        /// When the field is left.
        Blur = "blur",
        /// With the first change.
        Change = "change",
        /// When a person tries to go on or to submit.
        Submit = "submit",
    }
}

words! {
    /// How wide a field is shown.
    pub enum Width {
        /// The whole line.
        Full = "full",
        /// Half of it.
        Half = "half",
        /// A third of it.
        Third = "third",
        /// A quarter of it.
        Quarter = "quarter",
    }
}

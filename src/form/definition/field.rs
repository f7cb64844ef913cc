//! A field: what all kinds have, and what each kind has of its own.

use std::rc::Rc;

use super::literal::Literal;
use super::option::OptionDefinition;
use crate::document::{Dynamic, Expression, Text, choice, record, words};

record! {
    /// A field of a form.
    pub struct FieldDefinition {
        /// The name under which the submission has its value, as in HTML; unique in the form.
        pub name: Rc<str> = "name",
        /// What people call it; the name when it is not said.
        pub label: Option<Text> = "label",
        /// Help that stands below the label.
        pub hint: Option<Text> = "hint",
        /// Whether it must be filled in while it is visible.
        pub required: Dynamic<bool> = "required",
        /// Whether it is shown; always, when it is not said.
        pub visible: Option<Expression> = "visible",
        /// Whether it can be changed; always, when it is not said.
        pub enabled: Option<Expression> = "enabled",
        /// What its value is computed by; people can't change it then.
        pub compute: Option<Expression> = "compute",
        /// The value it begins with.
        pub default: Option<Dynamic<Literal>> = "default",
        /// What becomes of its value while it is hidden; `exclude` when it is not said.
        pub when_hidden: Option<WhenHidden> = "whenHidden",
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

choice! {
    /// The kinds of fields.
    pub enum FieldKind by "type" {
        /// One line of text.
        Text(TextField) = "text",
        /// Several lines of text.
        Textarea(TextField) = "textarea",
        /// A number.
        Number(NumberField) = "number",
        /// A whole number.
        Integer(NumberField) = "integer",
        /// A calendar date.
        Date(DateField) = "date",
        /// One of several options, from a list that opens.
        Select(ChoiceField) = "select",
        /// One of several options, all in view.
        Radio(ChoiceField) = "radio",
        /// Yes or no. Where it is required it must be ticked.
        Checkbox(CheckboxField) = "checkbox",
    }
}

record! {
    /// What a text can be restricted to. Lengths count Unicode characters.
    pub struct TextField {
        /// The least number of characters.
        pub min_length: Option<u32> = "minLength",
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// What the browser may fill in, as in HTML.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

record! {
    /// What a number can be restricted to.
    pub struct NumberField {
        /// The least value.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The greatest value.
        pub max: Option<Dynamic<Literal>> = "max",
        /// What it must be a multiple of, exactly.
        pub step: Option<Literal> = "step",
        /// What stands behind it, such as a unit.
        pub unit: Option<Text> = "unit",
    }
}

record! {
    /// What a date can be restricted to.
    pub struct DateField {
        /// The first day allowed.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The last day allowed.
        pub max: Option<Dynamic<Literal>> = "max",
    }
}

record! {
    /// What can be chosen from.
    pub struct ChoiceField {
        /// The options, in order.
        pub options: Vec<OptionDefinition> = "options",
    }
}

record! {
    /// A box to tick has no restrictions of its own.
    pub struct CheckboxField {}
}

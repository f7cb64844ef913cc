//! All of a session that can change, and what is wrong.

use std::rc::Rc;

use super::form::OptionView;
use super::value::FieldValue;
use crate::document::view;

view! {
    /// All of a session that can change.
    pub struct FormState {
        /// The page in view.
        pub page: u32 = "page",
        /// The heading of the form, where it changes.
        pub title: Option<Rc<str>> = "title",
        /// The introduction, where it changes.
        pub description: Option<Rc<str>> = "description",
        /// The pages, in order.
        pub pages: Vec<PageState> = "pages",
        /// The fields of all pages, in order; those of rows behind the list that has them, row by row.
        pub fields: Vec<FieldState> = "fields",
        /// Whether a submit would be accepted.
        pub submittable: bool = "submittable",
    }
}

view! {
    /// What can change of a page.
    pub struct PageState {
        /// Whether it is part of the form.
        pub visible: bool = "visible",
        /// Whether nothing on it is wrong, shown or not.
        pub valid: bool = "valid",
        /// The messages that concern the page as a whole and are to be shown.
        pub errors: Vec<Rc<str>> = "errors",
        /// Warnings that concern the page as a whole and are to be shown; absent where no check warns.
        pub warnings: Option<Vec<Rc<str>>> = "warnings",
        /// The heading, where it changes.
        pub title: Option<Rc<str>> = "title",
    }
}

view! {
    /// What can change of a field. Properties that a field can't have are not there.
    #[derive(Default)]
    pub struct FieldState {
        /// Its path: its name; in a group `group/name`; in a row `list/row/name`, where the row is told by its id. The
        /// path of a row is `list/row`.
        pub field: Rc<str> = "field",
        /// The value: what was typed, as far as it could not be read. Fields that hold others have none.
        pub value: Option<FieldValue> = "value",
        /// Whether it is shown.
        pub visible: bool = "visible",
        /// Whether it can be used.
        pub enabled: bool = "enabled",
        /// Whether its value can be read and not changed.
        pub read_only: bool = "readOnly",
        /// Whether it must be filled in.
        pub required: bool = "required",
        /// The least value.
        pub min: Option<FieldValue> = "min",
        /// The greatest value.
        pub max: Option<FieldValue> = "max",
        /// The ids of the rows, in order.
        pub rows: Option<Vec<u32>> = "rows",
        /// What people call it, where it changes.
        pub label: Option<Rc<str>> = "label",
        /// Help below the label, where it changes.
        pub hint: Option<Rc<str>> = "hint",
        /// The text of a note, where it changes.
        pub text: Option<Rc<str>> = "text",
        /// What can be chosen, where it changes.
        pub options: Option<Vec<OptionView>> = "options",
        /// The currency or the country, where it changes.
        pub code: Option<Rc<str>> = "code",
        /// What is wrong, where it is to be shown.
        pub error: Option<ErrorView> = "error",
        /// What is doubtful, where it is to be shown. It does not prevent a submit.
        pub warning: Option<ErrorView> = "warning",
        /// What a check of the page is to judge.
        pub verify: Option<VerifyView> = "verify",
    }
}

view! {
    /// What a check of the page is to judge. Its answer names the ticket.
    pub struct VerifyView {
        /// The name of the check.
        pub check: Rc<str> = "check",
        /// Which question it is: the answer to an older one counts no more.
        pub ticket: u32 = "ticket",
        /// The value.
        pub value: FieldValue = "value",
    }
}

view! {
    /// What is wrong with a field, or doubtful.
    ///
    /// | code | what is wrong | limit |
    /// |---|---|---|
    /// | `required` | it is empty | |
    /// | `type` | it can't be read as a value of the field's type | |
    /// | `integer` | it is no whole number | |
    /// | `option` | it is none of the options | |
    /// | `minLength`, `maxLength` | it has too few or too many characters | how many |
    /// | `pattern` | it does not match the pattern | the pattern |
    /// | `mask` | it is not written as the mask has it | the mask |
    /// | `min`, `max` | it is less or greater | the least, the greatest |
    /// | `step` | it is no multiple | of what |
    /// | `minItems`, `maxItems` | there are too few or too many items | how many |
    /// | `minRows`, `maxRows` | there are too few or too many rows | how many |
    /// | `email` | it is no e-mail address | |
    /// | `url` | it is no absolute URL, or its scheme is not allowed | the schemes |
    /// | `tel` | it is no telephone number | |
    /// | `country` | it is no country that is offered | |
    /// | `month` | it is no month such as 2026-01 | |
    /// | `color` | it is no colour such as #1a2b3c | |
    /// | `iban` | a letter or a digit is wrong | |
    /// | `ibanCountry` | the country has no IBANs, or is not allowed | |
    /// | `ibanLength` | IBANs of the country have another length | how long |
    /// | `card` | it is no number of a card | |
    /// | `file` | it is no handle of a file | |
    /// | `accept` | a file is of a type that is not accepted | what is accepted |
    /// | `maxSize` | a file is too large | how many bytes |
    /// | `maxFiles` | there are too many files | how many |
    /// | `check` | a check of the form fails | |
    /// | `verify` | a check of the page fails | |
    /// | `maxBytes`, `maxFileBytes` | the submission, or all files together, are too large | how many bytes |
    pub struct ErrorView {
        /// The stable code.
        pub code: &'static str = "code",
        /// What the value does not keep to.
        pub limit: Option<FieldValue> = "limit",
        /// What the author says about it; otherwise who shows it says it by the code.
        pub message: Option<Rc<str>> = "message",
    }
}

view! {
    /// What prevents a submit.
    pub struct FieldError {
        /// The path of the field; none where the page or the form as a whole is concerned.
        pub field: Option<Rc<str>> = "field",
        /// The page it is on.
        pub page: u32 = "page",
        ..
        /// What is wrong.
        pub error: ErrorView,
    }
}

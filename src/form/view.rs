//! What a page shows of a form and of a session. These are the types that leave the core.

use std::rc::Rc;

use super::model::{Choice, Field, Form, Kind, Page};
use crate::document::{Write, view};
use crate::json::Writer;
use crate::value::Value;

/// A value as it is shown: null, a boolean, a number or a text; a date as its ISO text. A number
/// that JavaScript's numbers don't hold exactly is its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldValue(pub(crate) Value);

impl FieldValue {
    /// The value itself.
    pub fn value(&self) -> &Value {
        &self.0
    }
}

/// Numbers with at most this many digits come back from a double as they were.
const EXACT_DIGITS: u128 = 1_000_000_000_000_000;

impl Write for FieldValue {
    fn write(&self, out: &mut Writer) {
        match &self.0 {
            Value::Number(number)
                if number.coefficient() >= EXACT_DIGITS
                    || !(-22..=22).contains(&number.exponent()) =>
            {
                out.string(&number.to_string());
            }
            value => value.write_json(out),
        }
    }
}

view! {
    /// A form, as far as it stays the same while it is filled in.
    pub struct FormView {
        /// The name in the bundle.
        pub name: Rc<str> = "name",
        /// The heading.
        pub title: Rc<str> = "title",
        /// The introduction below the heading.
        pub description: Option<Rc<str>> = "description",
        /// The pages, in order.
        pub pages: Vec<PageView> = "pages",
    }
}

view! {
    /// A page, as far as it stays the same.
    pub struct PageView {
        /// The heading.
        pub title: Option<Rc<str>> = "title",
        /// The fields, in order.
        pub fields: Vec<FieldView> = "fields",
    }
}

view! {
    /// A field, as far as it stays the same.
    pub struct FieldView {
        /// The name, unique in the form.
        pub name: Rc<str> = "name",
        /// The type, as the definition writes it.
        pub kind: &'static str = "type",
        /// What people call it.
        pub label: Rc<str> = "label",
        /// Help below the label.
        pub hint: Option<Rc<str>> = "hint",
        /// Whether its value is computed, so that nobody can change it.
        pub computed: bool = "computed",
        /// What can be chosen.
        pub options: Option<Vec<OptionView>> = "options",
        /// The least number of characters.
        pub min_length: Option<u32> = "minLength",
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// What the browser may fill in.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Rc<str>> = "placeholder",
        /// What the number must be a multiple of.
        pub step: Option<Rc<str>> = "step",
        /// The unit of the number.
        pub unit: Option<Rc<str>> = "unit",
    }
}

view! {
    /// An option of a field.
    pub struct OptionView {
        /// The value.
        pub value: Rc<str> = "value",
        /// What people see.
        pub label: Rc<str> = "label",
    }
}

view! {
    /// All of a session that can change.
    pub struct FormState {
        /// The page in view.
        pub page: u32 = "page",
        /// The pages, in order.
        pub pages: Vec<PageState> = "pages",
        /// The fields of all pages, in order.
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
    }
}

view! {
    /// What can change of a field.
    pub struct FieldState {
        /// The name.
        pub name: Rc<str> = "name",
        /// The value: what was typed, as far as it could not be read.
        pub value: FieldValue = "value",
        /// Whether it is shown.
        pub visible: bool = "visible",
        /// Whether it can be changed.
        pub enabled: bool = "enabled",
        /// Whether it must be filled in.
        pub required: bool = "required",
        /// The least value.
        pub min: Option<FieldValue> = "min",
        /// The greatest value.
        pub max: Option<FieldValue> = "max",
        /// What is wrong, where it is to be shown.
        pub error: Option<ErrorView> = "error",
    }
}

view! {
    /// What is wrong with a field.
    pub struct ErrorView {
        /// The stable code: `required`, `type`, `integer`, `option`, `minLength`, `maxLength`, `min`,
        /// `max`, `step` or `check`.
        pub code: &'static str = "code",
        /// What the value does not keep to: the length, the least or greatest value, the step.
        pub limit: Option<FieldValue> = "limit",
        /// What the author says about it; otherwise who shows it says it by the code.
        pub message: Option<Rc<str>> = "message",
    }
}

view! {
    /// What prevents a submit.
    pub struct FieldError {
        /// The field; none where the page as a whole is concerned.
        pub field: Option<Rc<str>> = "field",
        /// The page it is on.
        pub page: u32 = "page",
        /// The stable code, as in [`ErrorView`].
        pub code: &'static str = "code",
        /// What the value does not keep to, as in [`ErrorView`].
        pub limit: Option<FieldValue> = "limit",
        /// What the author says about it.
        pub message: Option<Rc<str>> = "message",
    }
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Of a field.
    Field(FieldChange),
    /// Of a page.
    Page(PageChange),
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
    /// What changed of a field, and only that.
    #[derive(Default)]
    pub struct FieldChange {
        /// The name.
        pub field: Rc<str> = "field",
        /// The new value.
        pub value: Option<FieldValue> = "value",
        /// Whether it is shown now.
        pub visible: Option<bool> = "visible",
        /// Whether it can be changed now.
        pub enabled: Option<bool> = "enabled",
        /// Whether it must be filled in now.
        pub required: Option<bool> = "required",
        /// The new least value; null when there is none any more.
        pub min: Option<FieldValue> = "min",
        /// The new greatest value; null when there is none any more.
        pub max: Option<FieldValue> = "max",
        /// What is to be shown as wrong now; `Some(None)` when nothing is any more.
        pub error: Option<Option<ErrorView>> = "error",
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
    }
}

impl Form {
    /// What a page shows of the form.
    pub fn view(&self) -> FormView {
        FormView {
            name: Rc::clone(&self.name),
            title: Rc::clone(&self.title),
            description: self.description.clone(),
            pages: self.pages.iter().map(|page| self.page_view(page)).collect(),
        }
    }

    fn page_view(&self, page: &Page) -> PageView {
        let fields = page.fields().filter_map(|id| self.at(id)).map(Field::view).collect();
        PageView { title: page.title.clone(), fields }
    }
}

impl Field {
    fn view(&self) -> FieldView {
        let mut view = FieldView {
            name: Rc::clone(&self.name),
            kind: self.word,
            label: Rc::clone(&self.label),
            hint: self.hint.clone(),
            computed: self.compute.is_some(),
            options: None,
            min_length: None,
            max_length: None,
            autocomplete: None,
            placeholder: None,
            step: None,
            unit: None,
        };
        match &self.kind {
            Kind::Text { min_length, max_length, hints } => {
                view.min_length = (*min_length > 0).then_some(*min_length);
                view.max_length = *max_length;
                view.autocomplete.clone_from(&hints.autocomplete);
                view.placeholder.clone_from(&hints.placeholder);
            }
            Kind::Number { step, unit, .. } => {
                view.step = step.map(|step| step.to_string().into());
                view.unit.clone_from(unit);
            }
            Kind::Choice(choices) => {
                view.options = Some(choices.options().iter().map(Choice::view).collect());
            }
            Kind::Date | Kind::Checkbox => {}
        }
        view
    }
}

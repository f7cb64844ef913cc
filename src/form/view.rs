//! What a page shows of a form and of a session. These are the types that leave the core.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::model::{Field, Form, Kind, Page};
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

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Number(number)
                if number.coefficient() >= EXACT_DIGITS
                    || !(-22..=22).contains(&number.exponent()) =>
            {
                serializer.collect_str(number)
            }
            value => value.serialize(serializer),
        }
    }
}

/// A form, as far as it stays the same while it is filled in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    /// The name in the bundle.
    pub name: Rc<str>,
    /// The heading.
    pub title: Rc<str>,
    /// The introduction below the heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Rc<str>>,
    /// The pages, in order.
    pub pages: Vec<PageView>,
}

/// A page, as far as it stays the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Rc<str>>,
    /// The fields, in order.
    pub fields: Vec<FieldView>,
}

/// A field, as far as it stays the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// The name, unique in the form.
    pub name: Rc<str>,
    /// The type, as the definition writes it.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What people call it.
    pub label: Rc<str>,
    /// Help below the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Rc<str>>,
    /// Whether its value is computed, so that nobody can change it.
    pub computed: bool,
    /// What can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<OptionView>>,
    /// The least number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The greatest number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// What the browser may fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<Rc<str>>,
    /// An example that stands in the empty field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<Rc<str>>,
    /// What the number must be a multiple of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Rc<str>>,
    /// The unit of the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Rc<str>>,
}

/// An option of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionView {
    /// The value.
    pub value: Rc<str>,
    /// What people see.
    pub label: Rc<str>,
}

/// All of a session that can change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormState {
    /// The page in view.
    pub page: u32,
    /// The pages, in order.
    pub pages: Vec<PageState>,
    /// The fields of all pages, in order.
    pub fields: Vec<FieldState>,
    /// Whether a submit would be accepted.
    pub submittable: bool,
}

/// What can change of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageState {
    /// Whether it is part of the form.
    pub visible: bool,
    /// Whether nothing on it is wrong, shown or not.
    pub valid: bool,
    /// The messages that concern the page as a whole and are to be shown.
    pub errors: Vec<Rc<str>>,
}

/// What can change of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldState {
    /// The name.
    pub name: Rc<str>,
    /// The value: what was typed, as far as it could not be read.
    pub value: FieldValue,
    /// Whether it is shown.
    pub visible: bool,
    /// Whether it can be changed.
    pub enabled: bool,
    /// Whether it must be filled in.
    pub required: bool,
    /// The least value.
    #[serde(skip_serializing_if = "is_null")]
    pub min: FieldValue,
    /// The greatest value.
    #[serde(skip_serializing_if = "is_null")]
    pub max: FieldValue,
    /// What is wrong, where it is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorView>,
}

fn is_null(value: &FieldValue) -> bool {
    value.0.is_null()
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorView {
    /// The stable code: `required`, `type`, `integer`, `option`, `minLength`, `maxLength`, `min`,
    /// `max`, `step` or `check`.
    pub code: &'static str,
    /// What to do about it.
    pub message: Rc<str>,
}

/// What prevents a submit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldError {
    /// The field; none where the page as a whole is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Rc<str>>,
    /// The page it is on.
    pub page: u32,
    /// The stable code, as in [`ErrorView`].
    pub code: &'static str,
    /// What to do about it.
    pub message: Rc<str>,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
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

/// What changed of a field, and only that.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FieldChange {
    /// The name.
    pub field: Rc<str>,
    /// The new value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<FieldValue>,
    /// Whether it is shown now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible: Option<bool>,
    /// Whether it can be changed now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Whether it must be filled in now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// The new least value; null when there is none any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<FieldValue>,
    /// The new greatest value; null when there is none any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<FieldValue>,
    /// What is to be shown as wrong now; `Some(None)` when nothing is any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Option<ErrorView>>,
}

/// What changed of a page, and only that.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PageChange {
    /// Its place.
    pub page: u32,
    /// Whether it is part of the form now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible: Option<bool>,
    /// Whether nothing on it is wrong now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<bool>,
    /// The messages that concern it as a whole now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<Rc<str>>>,
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
                let option = |option: &super::model::Choice| OptionView {
                    value: Rc::clone(&option.value),
                    label: Rc::clone(&option.label),
                };
                view.options = Some(choices.options().iter().map(option).collect());
            }
            Kind::Date | Kind::Checkbox => {}
        }
        view
    }
}

//! What a session knows of each field, page and check.

use std::rc::Rc;

use super::input::Input;
use super::problem::Problem;
use crate::form::definition::WhenHidden;
use crate::form::model::{Field, Page, Rule};
use crate::form::view::FieldValue;
use crate::value::Value;

/// A set of things that changed since they were last told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changed(u8);

impl Changed {
    pub(super) const VALUE: Self = Self(1);
    pub(super) const VISIBLE: Self = Self(2);
    pub(super) const ENABLED: Self = Self(4);
    pub(super) const REQUIRED: Self = Self(8);
    pub(super) const MIN: Self = Self(16);
    pub(super) const MAX: Self = Self(32);
    /// What is wrong, or whether it is to be shown.
    pub(super) const ERROR: Self = Self(64);

    pub(super) fn has(self, thing: Self) -> bool {
        self.0 & thing.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn remove(&mut self, thing: Self) {
        self.0 &= !thing.0;
    }

    pub(super) fn add(&mut self, thing: Self) {
        self.0 |= thing.0;
    }
}

/// A field.
#[derive(Debug)]
pub(super) struct FieldStatus {
    /// What was entered; none until then, while the default counts.
    pub(super) input: Option<Input>,
    /// The input, or the default, read as a value of the field's type.
    pub(super) given: Value,
    /// Why the input can't be read.
    pub(super) unreadable: Option<Problem>,
    pub(super) default: Value,
    pub(super) visible: bool,
    pub(super) enabled: bool,
    pub(super) required: bool,
    pub(super) min: Value,
    pub(super) max: Value,
    pub(super) problem: Option<Problem>,
    /// Whether what is wrong is to be shown: the field was left, or its page or the form tried.
    pub(super) touched: bool,
    /// The value that was told last.
    pub(super) shown_value: FieldValue,
    /// What was told last to be wrong.
    pub(super) shown: Option<Problem>,
    pub(super) changed: Changed,
}

impl FieldStatus {
    pub(super) fn new(field: &Field) -> Self {
        let default = field.default.fixed();
        Self {
            input: None,
            given: default.clone(),
            unreadable: None,
            default,
            visible: holds(&field.visible),
            enabled: holds(&field.enabled),
            required: holds(&field.required),
            min: field.min.fixed(),
            max: field.max.fixed(),
            problem: None,
            touched: false,
            shown_value: FieldValue::default(),
            shown: None,
            changed: Changed::default(),
        }
    }

    /// Takes an input, or goes back to the default.
    pub(super) fn enter(&mut self, input: Option<Input>, field: &Field) {
        let (given, unreadable) = match &input {
            Some(input) => input.read(&field.kind),
            None => (self.default.clone(), None),
        };
        self.input = input;
        self.given = given;
        self.unreadable = unreadable;
    }

    /// The value as people see it: a text as it was typed, also one that can't be read.
    pub(super) fn view(&self, field: &Field, slot: &Value) -> FieldValue {
        FieldValue(match &self.input {
            _ if field.compute.is_some() => slot.clone(),
            Some(input @ Input::Text(text))
                if self.unreadable.is_some() || slot_is_text(&self.given) && !text.is_empty() =>
            {
                input.to_value()
            }
            Some(input) if self.unreadable.is_some() => input.to_value(),
            _ => self.given.clone(),
        })
    }

    /// Whether a submission has the field's value.
    pub(super) fn counts(&self, field: &Field) -> bool {
        self.visible || field.when_hidden == WhenHidden::Keep
    }
}

fn slot_is_text(value: &Value) -> bool {
    matches!(value, Value::String(_))
}

fn holds(rule: &Rule) -> bool {
    rule.fixed().is_true()
}

/// A page.
#[derive(Debug)]
pub(super) struct PageStatus {
    pub(super) visible: bool,
    /// How many of its fields and of the checks on it are wrong.
    pub(super) wrong: u32,
    /// Whether what its checks say is to be shown.
    pub(super) tried: bool,
    pub(super) changed: bool,
    pub(super) shown: PageShown,
}

/// What was last told of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageShown {
    pub(super) visible: bool,
    pub(super) valid: bool,
    pub(super) errors: Vec<Rc<str>>,
}

impl PageStatus {
    pub(super) fn new(page: &Page) -> Self {
        let visible = holds(&page.visible);
        Self {
            visible,
            wrong: 0,
            tried: false,
            changed: false,
            shown: PageShown { visible, valid: true, errors: Vec::new() },
        }
    }
}

/// A check: where it fails and what it says there.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CheckStatus {
    pub(super) fails: Option<Failure>,
}

/// A check that fails.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Failure {
    /// The page on which the message stands; none when it stands at a field.
    pub(super) page: Option<u32>,
    pub(super) message: Rc<str>,
}

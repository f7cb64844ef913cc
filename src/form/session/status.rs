//! What a session knows of each field, page and check.

use std::rc::Rc;

use super::verify::Verification;
use crate::form::definition::WhenHidden;
use crate::form::input::Input;
use crate::form::leaf::{Around, Setting};
use crate::form::model::{Field, Kind, Page, Rule};
use crate::form::problem::Problem;
use crate::form::view::FieldValue;
use crate::host::Host;
use crate::value::Value;

/// A set of things that changed since they were last told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changed(u16);

impl Changed {
    pub(super) const VALUE: Self = Self(1);
    pub(super) const VISIBLE: Self = Self(2);
    pub(super) const ENABLED: Self = Self(4);
    pub(super) const REQUIRED: Self = Self(8);
    pub(super) const MIN: Self = Self(16);
    pub(super) const MAX: Self = Self(32);
    /// What is wrong or doubtful, or whether it is to be shown.
    pub(super) const ERROR: Self = Self(64);
    pub(super) const READ_ONLY: Self = Self(128);
    pub(super) const SETTING: Self = Self(256);
    pub(super) const LABEL: Self = Self(512);
    pub(super) const HINT: Self = Self(1024);
    pub(super) const TEXT: Self = Self(2048);
    pub(super) const ROWS: Self = Self(4096);
    pub(super) const VERIFY: Self = Self(8192);
    /// The field is in a row that nobody was told of yet.
    pub(super) const NEW: Self = Self(16384);

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
    /// The input, or the default, read as a value of the field's type; of a row its context.
    pub(super) given: Value,
    /// Why the input can't be read.
    pub(super) unreadable: Option<Rc<Problem>>,
    pub(super) default: Value,
    pub(super) visible: bool,
    pub(super) enabled: bool,
    pub(super) read_only: bool,
    pub(super) required: bool,
    pub(super) min: Value,
    pub(super) max: Value,
    pub(super) problem: Option<Rc<Problem>>,
    /// Whether what is wrong is to be shown: the field was left, or its page or the form tried.
    pub(super) touched: bool,
    /// The value that was told last.
    pub(super) shown_value: FieldValue,
    /// What was told last to be wrong.
    pub(super) shown: Option<Rc<Problem>>,
    pub(super) changed: Changed,
    /// What few fields have.
    pub(super) rare: Option<Box<Rare>>,
}

/// What few fields have.
#[derive(Debug, Default)]
pub(super) struct Rare {
    pub(super) setting: Setting,
    pub(super) warning: Option<Rc<Problem>>,
    /// What was told last to be doubtful.
    pub(super) shown_warning: Option<Rc<Problem>>,
    pub(super) verification: Verification,
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
            read_only: holds(&field.read_only),
            required: holds(&field.required),
            min: field.min.fixed(),
            max: field.max.fixed(),
            problem: None,
            touched: false,
            shown_value: FieldValue::default(),
            shown: None,
            changed: Changed::default(),
            rare: None,
        }
    }

    /// What a value of the field is read and judged with.
    pub(super) fn around<'a>(&'a self, host: &'a dyn Host) -> Around<'a> {
        let setting = self.rare.as_ref().map_or(&Setting::None, |rare| &rare.setting);
        let (min, max) = (&self.min, &self.max);
        Around { host: Some(host), setting, min, max, ..Around::NONE }
    }

    /// Takes an input, or goes back to the default.
    pub(super) fn enter(&mut self, input: Option<Input>, field: &Field, host: &dyn Host) {
        let (given, unreadable) = match (&input, &field.kind) {
            (Some(input), Kind::Leaf(leaf)) => leaf.take(input, &self.around(host)),
            _ => (self.default.clone(), None),
        };
        self.input = input;
        self.given = given;
        self.unreadable = unreadable.map(Rc::new);
    }

    /// The value as people see it: a text as it was typed, also one that can't be read.
    pub(super) fn view(&self, field: &Field, slot: &Value) -> FieldValue {
        FieldValue(match &self.input {
            _ if field.compute.is_some() => slot.clone(),
            Some(input @ Input::Text(text))
                if self.unreadable.is_some()
                    || matches!(self.given, Value::String(_)) && !text.is_empty() =>
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

    /// What few fields have, from now on this one too.
    pub(super) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    pub(super) fn warning(&self) -> Option<&Rc<Problem>> {
        self.rare.as_ref()?.warning.as_ref()
    }
}

fn holds(rule: &Rule) -> bool {
    matches!(rule, Rule::Fixed(value) if value.is_true())
}

/// A page.
#[derive(Debug)]
pub(super) struct PageStatus {
    pub(super) visible: bool,
    /// The first page that can follow it, or those before it.
    pub(super) way: u32,
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
    pub(super) warnings: Vec<Rc<str>>,
    pub(super) title: Option<Rc<str>>,
}

impl PageStatus {
    pub(super) fn new(page: &Page) -> Self {
        let visible = holds(&page.visible);
        Self {
            visible,
            way: 0,
            wrong: 0,
            tried: false,
            changed: false,
            shown: PageShown {
                visible,
                valid: true,
                errors: Vec::new(),
                warnings: Vec::new(),
                title: None,
            },
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

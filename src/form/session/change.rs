//! Tells what changed, and the whole state.

use std::rc::Rc;

use super::Session;
use super::problem::Problem;
use super::status::{Changed, PageShown};
use crate::form::model::{Field, FieldId};
use crate::form::view::{
    Change, ErrorView, FieldChange, FieldState, FieldValue, FormState, PageChange, PageState,
};
use crate::sort::sort;
use crate::value::Value;

impl Session {
    /// All of the session that can change.
    pub fn state(&self) -> FormState {
        let page = |page: &super::status::PageStatus| PageState {
            visible: page.shown.visible,
            valid: page.shown.valid,
            errors: page.shown.errors.clone(),
        };
        FormState {
            page: self.current,
            pages: self.pages.iter().map(page).collect(),
            fields: self.form.ids().filter_map(|id| self.field_state(id)).collect(),
            submittable: self.submittable(),
        }
    }

    /// Whether a submit would be accepted.
    pub fn submittable(&self) -> bool {
        self.wrong == 0
    }

    fn field_state(&self, id: FieldId) -> Option<FieldState> {
        let field = self.form.at(id)?;
        let status = self.fields.get(id.index())?;
        Some(FieldState {
            name: Rc::clone(&field.name),
            value: self.field_view(id, field),
            visible: status.visible,
            enabled: status.enabled,
            required: status.required,
            min: limit(&status.min),
            max: limit(&status.max),
            error: status.shown.as_ref().map(error_view),
        })
    }

    fn field_view(&self, id: FieldId, field: &Field) -> FieldValue {
        let slot = self.slots.get(id.index()).unwrap_or(&Value::Null);
        self.fields.get(id.index()).map(|status| status.view(field, slot)).unwrap_or_default()
    }

    pub(super) fn field_changed(&mut self, id: FieldId, thing: Changed) {
        if let Some(status) = self.fields.get_mut(id.index()) {
            if status.changed.is_empty() {
                self.changed_fields.push(id);
            }
            status.changed.add(thing);
        }
    }

    pub(super) fn page_changed(&mut self, page: u32) {
        if let Some(status) = self.pages.get_mut(page as usize)
            && !status.changed
        {
            status.changed = true;
            self.changed_pages.push(page);
        }
    }

    /// What changed since this was asked last: fields, then pages, each in their order.
    pub(super) fn take_changes(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut fields = std::mem::take(&mut self.changed_fields);
        sort(&mut fields);
        for id in fields.drain(..) {
            changes.extend(self.take_field_change(id).map(Change::Field));
        }
        self.changed_fields = fields;
        let mut pages = std::mem::take(&mut self.changed_pages);
        sort(&mut pages);
        for page in pages.drain(..) {
            changes.extend(self.take_page_change(page).map(Change::Page));
        }
        self.changed_pages = pages;
        if self.current_shown != self.current {
            self.current_shown = self.current;
            changes.push(Change::Current { current: self.current });
        }
        changes
    }

    fn take_field_change(&mut self, id: FieldId) -> Option<FieldChange> {
        let form = Rc::clone(&self.form);
        let field = form.at(id)?;
        let value = self.field_view(id, field);
        let status = self.fields.get_mut(id.index())?;
        let mut changed = std::mem::take(&mut status.changed);
        if changed.has(Changed::VALUE) && status.shown_value == value {
            changed.remove(Changed::VALUE);
        }
        let mut error = None;
        if changed.has(Changed::ERROR) {
            let now = status.problem.as_ref().filter(|_| status.touched);
            if now == status.shown.as_ref() {
                changed.remove(Changed::ERROR);
            } else {
                status.shown = now.cloned();
                error = Some(status.shown.as_ref().map(error_view));
            }
        }
        if changed.has(Changed::VALUE) {
            status.shown_value = value.clone();
        }
        let has = |thing: Changed| changed.has(thing);
        (!changed.is_empty()).then(|| FieldChange {
            field: Rc::clone(&field.name),
            value: has(Changed::VALUE).then_some(value),
            visible: has(Changed::VISIBLE).then_some(status.visible),
            enabled: has(Changed::ENABLED).then_some(status.enabled),
            required: has(Changed::REQUIRED).then_some(status.required),
            min: has(Changed::MIN).then(|| FieldValue(status.min.clone())),
            max: has(Changed::MAX).then(|| FieldValue(status.max.clone())),
            error,
        })
    }

    fn take_page_change(&mut self, page: u32) -> Option<PageChange> {
        let errors = self.page_errors(page);
        let status = self.pages.get_mut(page as usize)?;
        status.changed = false;
        let now = PageShown { visible: status.visible, valid: status.wrong == 0, errors };
        let before = std::mem::replace(&mut status.shown, now);
        let now = &status.shown;
        (before != *now).then(|| PageChange {
            page,
            visible: (before.visible != now.visible).then_some(now.visible),
            valid: (before.valid != now.valid).then_some(now.valid),
            errors: (before.errors != now.errors).then(|| now.errors.clone()),
        })
    }

    /// What the checks on a page say, where it is to be shown.
    fn page_errors(&self, page: u32) -> Vec<Rc<str>> {
        if self.page(page).is_some_and(|status| status.tried) {
            self.failures(page).cloned().collect()
        } else {
            Vec::new()
        }
    }

    /// What the checks say that fail on the page itself.
    pub(super) fn failures(&self, page: u32) -> impl Iterator<Item = &Rc<str>> {
        let checks = self.form.pages.get(page as usize).map(|page| &page.checks);
        let failure = |check: &u32| self.checks.get(*check as usize)?.fails.as_ref();
        checks
            .into_iter()
            .flatten()
            .filter_map(failure)
            .filter(move |failure| failure.page == Some(page))
            .map(|failure| &failure.message)
    }
}

fn error_view(problem: &Problem) -> ErrorView {
    let Problem { code, message, .. } = problem;
    ErrorView { code, limit: problem.shown_limit(), message: message.clone() }
}

/// A limit as it is shown; null is none.
fn limit(value: &Value) -> Option<FieldValue> {
    (!value.is_null()).then(|| FieldValue(value.clone()))
}

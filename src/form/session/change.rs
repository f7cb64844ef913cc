//! Tells what changed.

use std::rc::Rc;

use super::status::{Changed, FieldStatus, PageShown};
use super::{FieldRef, Session};
use crate::form::leaf::Setting;
use crate::form::model::{Field, FieldId, Form, Kind, RepeatId};
use crate::form::problem::Problem;
use crate::form::view::{
    Change, ErrorView, FieldChange, FieldValue, FormChange, OptionView, PageChange,
};
use crate::sort::sort;

impl Session {
    /// Remembers to tell of a field, of the row that is entered where it is in rows.
    pub(super) fn field_changed(&mut self, id: FieldId, thing: Changed) {
        if let Some(status) = self.registers.fields.get_mut(id.index()) {
            if status.changed.is_empty() {
                let in_rows = self.form.at(id).is_some_and(|field| field.repeat.is_some());
                let row = if in_rows { self.row } else { super::RowId::NONE };
                self.changed_fields.push(FieldRef { row, field: id });
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

    /// What changed since this was asked last: fields, then pages, each in their order; the fields
    /// of rows behind those of the form.
    pub(super) fn take_changes(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        let form = Rc::clone(&self.form);
        let mut fields = std::mem::take(&mut self.changed_fields);
        sort(&mut fields);
        for at in fields.drain(..) {
            changes.extend(self.take_field_change(at, &form).map(Box::new).map(Change::Field));
        }
        self.changed_fields = fields;
        let mut pages = std::mem::take(&mut self.changed_pages);
        sort(&mut pages);
        for page in pages.drain(..) {
            changes.extend(self.take_page_change(page).map(Change::Page));
        }
        self.changed_pages = pages;
        if std::mem::take(&mut self.form_changed) {
            changes.extend(self.take_form_change().map(Change::Form));
        }
        if self.current_shown != self.current {
            self.current_shown = self.current;
            changes.push(Change::Current { current: self.current });
        }
        changes
    }

    fn take_field_change(&mut self, at: FieldRef, form: &Form) -> Option<FieldChange> {
        let field = form.at(at.field)?;
        let value = self.field_view(at, field);
        let same_rows = matches!(field.kind, Kind::Repeat(repeat) if !self.show_rows(at, repeat));
        let status = self.status_mut(at)?;
        let mut changed = std::mem::take(&mut status.changed);
        if same_rows {
            changed.remove(Changed::ROWS);
        }
        if changed.has(Changed::VALUE) {
            match &value {
                Some(value) if status.shown_value != *value => status.shown_value = value.clone(),
                _ => changed.remove(Changed::VALUE),
            }
        }
        let mut change = FieldChange::default();
        if changed.has(Changed::ERROR) {
            changed.remove(Changed::ERROR);
            tell_problems(status, &mut change);
            if change.error.is_some() || change.warning.is_some() {
                changed.add(Changed::ERROR);
            }
        }
        if changed.is_empty() {
            return None;
        }
        if changed.has(Changed::NEW) {
            return self.whole_field(at);
        }
        change.value = value.filter(|_| changed.has(Changed::VALUE));
        let has = |thing: Changed| changed.has(thing);
        change.visible = has(Changed::VISIBLE).then_some(status.visible);
        change.enabled = has(Changed::ENABLED).then_some(status.enabled);
        change.read_only = has(Changed::READ_ONLY).then_some(status.read_only);
        change.required = has(Changed::REQUIRED).then_some(status.required);
        change.min = has(Changed::MIN).then(|| FieldValue(status.min.clone()));
        change.max = has(Changed::MAX).then(|| FieldValue(status.max.clone()));
        change.field = self.path(at);
        if has(Changed::SETTING)
            || has(Changed::LABEL)
            || has(Changed::HINT)
            || has(Changed::TEXT)
            || has(Changed::ROWS)
            || has(Changed::VERIFY)
        {
            self.tell_rare(at, field, changed, &mut change);
        }
        Some(change)
    }

    /// Remembers that the rows of a list are told; says whether they are others than before.
    #[cold]
    fn show_rows(&mut self, at: FieldRef, repeat: RepeatId) -> bool {
        let Some(list) = self.list_mut(repeat, at.row) else { return false };
        let changed = list.shown != list.rows;
        if changed {
            list.shown.clone_from(&list.rows);
        }
        changed
    }

    /// What only few fields have to tell.
    #[cold]
    fn tell_rare(&self, at: FieldRef, field: &Field, changed: Changed, change: &mut FieldChange) {
        let Some(status) = self.status(at) else { return };
        let has = |thing: Changed| changed.has(thing);
        if has(Changed::SETTING) {
            match status.rare.as_ref().map(|rare| &rare.setting) {
                Some(Setting::Choices(choices)) => change.options = Some(choices.views()),
                Some(Setting::Code(code)) => change.code = Some(Some(Rc::clone(code))),
                _ => change.code = Some(None),
            }
        }
        for (thing, place, caption) in [
            (Changed::LABEL, &mut change.label, Some(&field.label)),
            (Changed::HINT, &mut change.hint, field.hint.as_ref()),
            (Changed::TEXT, &mut change.text, field.text()),
        ] {
            if has(thing) {
                *place = self.dynamic(caption, at.row);
            }
        }
        if has(Changed::ROWS) {
            change.rows = self.row_ids(at, field);
        }
        if has(Changed::VERIFY) {
            let open = status.rare.as_ref().and_then(|rare| rare.verification.open(field));
            change.verify = Some(open);
        }
    }

    /// Everything that a field has to tell.
    #[cold]
    fn whole_field(&mut self, at: FieldRef) -> Option<FieldChange> {
        let state = self.field_state(at)?;
        Some(FieldChange {
            field: state.field,
            value: state.value,
            visible: Some(state.visible),
            enabled: Some(state.enabled),
            read_only: Some(state.read_only),
            required: Some(state.required),
            min: state.min,
            max: state.max,
            rows: state.rows,
            label: state.label,
            hint: state.hint,
            text: state.text,
            options: state.options,
            code: state.code.map(Some),
            error: state.error.map(Some),
            warning: state.warning.map(Some),
            verify: state.verify.map(Some),
        })
    }

    fn take_page_change(&mut self, page: u32) -> Option<PageChange> {
        let now = self.page_shown(page)?;
        let status = self.pages.get_mut(page as usize)?;
        status.changed = false;
        let before = std::mem::replace(&mut status.shown, now);
        let now = &status.shown;
        (before != *now).then(|| PageChange {
            page,
            visible: (before.visible != now.visible).then_some(now.visible),
            valid: (before.valid != now.valid).then_some(now.valid),
            errors: (before.errors != now.errors).then(|| now.errors.clone()),
            warnings: (before.warnings != now.warnings).then(|| now.warnings.clone()),
            title: now.title.clone().filter(|_| before.title != now.title),
        })
    }

    /// What there is to tell of a page.
    fn page_shown(&self, page: u32) -> Option<PageShown> {
        let status = self.page(page)?;
        let title = self.form.pages.get(page as usize)?.title.as_ref();
        let said = |warns: bool| match status.tried {
            true => self.failures(page, warns).cloned().collect(),
            false => Vec::new(),
        };
        Some(PageShown {
            visible: status.visible,
            valid: status.wrong == 0,
            errors: said(false),
            warnings: if self.form.has_warnings { said(true) } else { Vec::new() },
            title: self.dynamic(title, super::RowId::NONE),
        })
    }

    #[cold]
    fn take_form_change(&mut self) -> Option<FormChange> {
        let now = FormChange {
            title: self.dynamic(Some(&self.form.title), super::RowId::NONE),
            description: self.dynamic(self.form.description.as_ref(), super::RowId::NONE),
        };
        let before = std::mem::replace(&mut self.form_shown, now.clone());
        (before != now).then(|| FormChange {
            title: now.title.filter(|title| before.title.as_ref() != Some(title)),
            description: now.description.filter(|text| before.description.as_ref() != Some(text)),
        })
    }

    /// What the checks say that fail on the page itself.
    pub(super) fn failures(&self, page: u32, warns: bool) -> impl Iterator<Item = &Rc<str>> {
        let checks = self.form.pages.get(page as usize).map(|page| &page.checks);
        let failure = move |check: &u32| {
            let model = self.form.checks.get(*check as usize)?;
            let status = self.registers.checks.get(*check as usize)?;
            status.fails.as_ref().filter(|_| model.warns == warns)
        };
        checks
            .into_iter()
            .flatten()
            .filter_map(failure)
            .filter(move |failure| failure.page == Some(page))
            .map(|failure| &failure.message)
    }
}

/// Tells what is wrong and what is doubtful, where that has changed and is to be shown.
fn tell_problems(status: &mut FieldStatus, change: &mut FieldChange) {
    let now = status.problem.as_ref().filter(|_| status.touched);
    if now != status.shown.as_ref() {
        change.error = Some(now.map(|problem| error_view(problem)));
        status.shown = now.cloned();
    }
    if let Some(rare) = &mut status.rare {
        let now = rare.warning.as_ref().filter(|_| status.touched);
        if now != rare.shown_warning.as_ref() {
            change.warning = Some(now.map(|problem| error_view(problem)));
            rare.shown_warning = now.cloned();
        }
    }
}

/// A problem as it is shown.
pub(super) fn error_view(problem: &Problem) -> ErrorView {
    let Problem { code, message, .. } = problem;
    ErrorView { code, limit: problem.shown_limit(), message: message.clone() }
}

/// The options that are computed.
pub(super) fn option_views(setting: &Setting) -> Option<Vec<OptionView>> {
    match setting {
        Setting::Choices(choices) => Some(choices.views()),
        _ => None,
    }
}

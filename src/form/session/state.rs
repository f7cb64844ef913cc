//! Tells the whole state.

use std::rc::Rc;

use super::change::{error_view, option_views};
use super::status::PageStatus;
use super::{FieldRef, RowId, Session};
use crate::form::leaf::Setting;
use crate::form::model::{Caption, Field, FieldId, Kind};
use crate::form::view::{FieldState, FieldValue, FormState, PageState};
use crate::value::Value;

impl Session {
    /// All of the session that can change.
    pub fn state(&self) -> FormState {
        let page = |page: &PageStatus| PageState {
            visible: page.shown.visible,
            valid: page.shown.valid,
            errors: page.shown.errors.clone(),
            warnings: self.form.has_warnings.then(|| page.shown.warnings.clone()),
            title: page.shown.title.clone(),
        };
        let mut fields = Vec::new();
        self.each_field(&mut |at| fields.extend(self.field_state(at)));
        FormState {
            page: self.current,
            title: self.form_shown.title.clone(),
            description: self.form_shown.description.clone(),
            pages: self.pages.iter().map(page).collect(),
            fields,
            submittable: self.submittable(),
        }
    }

    /// Whether nothing is wrong. A check of the page may still be under way.
    pub fn submittable(&self) -> bool {
        self.wrong == 0
    }

    /// Whether what is wrong with a field is shown: it was left, or its page or the form tried.
    pub fn is_touched(&self, at: impl Into<FieldRef>) -> bool {
        self.status(at.into()).is_some_and(|status| status.touched)
    }

    /// Whether something was entered into a field that is not what it begins with.
    pub fn is_dirty(&self, at: impl Into<FieldRef>) -> bool {
        let status = self.status(at.into());
        status.is_some_and(|status| status.input.is_some() && status.given != status.default)
    }

    /// All fields in their order, those of rows behind the list that has them, row by row.
    pub(super) fn each_field(&self, visit: &mut dyn FnMut(FieldRef)) {
        let end = u32::try_from(self.form.fields.len()).unwrap_or(u32::MAX);
        self.each_of(0..end, RowId::NONE, visit);
    }

    /// The fields among `range` as they are in `row`.
    pub(super) fn each_of(
        &self,
        range: std::ops::Range<u32>,
        row: RowId,
        visit: &mut dyn FnMut(FieldRef),
    ) {
        let mut next = range.start;
        while next < range.end {
            let id = FieldId(next);
            let Some(field) = self.form.at(id) else { return };
            visit(FieldRef { row, field: id });
            next = next.saturating_add(1);
            // Lists hold each other only so deep as a form's fields can.
            if let Kind::Repeat(repeat) = field.kind
                && let Some(model) = self.form.repeat(repeat)
            {
                let list = self.seen(row).and_then(|seen| seen.list(repeat));
                for inner in list.map(|list| &*list.rows).unwrap_or_default() {
                    self.each_of(model.row.0..model.end, *inner, visit);
                }
                next = model.end;
            }
        }
    }

    pub(super) fn field_state(&self, at: FieldRef) -> Option<FieldState> {
        let field = self.form.at(at.field)?;
        let status = self.status(at)?;
        let rare = status.rare.as_ref();
        let setting = rare.map(|rare| &rare.setting);
        Some(FieldState {
            field: self.path(at),
            value: self.field_view(at, field),
            visible: status.visible,
            enabled: status.enabled,
            read_only: status.read_only,
            required: status.required,
            min: limit(&status.min),
            max: limit(&status.max),
            rows: self.row_ids(at, field),
            label: self.dynamic(Some(&field.label), at.row),
            hint: self.dynamic(field.hint.as_ref(), at.row),
            text: self.dynamic(field.text(), at.row),
            options: setting.and_then(option_views),
            code: setting.and_then(|setting| match setting {
                Setting::Code(code) => Some(Rc::clone(code)),
                _ => None,
            }),
            error: status.shown.as_ref().map(|problem| error_view(problem)),
            warning: rare
                .and_then(|rare| rare.shown_warning.as_ref())
                .map(|problem| error_view(problem)),
            verify: rare.and_then(|rare| rare.verification.open(field)),
        })
    }

    /// The value as people see it; none of fields that hold others.
    pub(super) fn field_view(&self, at: FieldRef, field: &Field) -> Option<FieldValue> {
        field.leaf()?;
        let seen = self.seen(at.row)?;
        Some(seen.field(at.field)?.view(field, seen.slot(at.field)))
    }

    /// The ids of the rows of a list.
    pub(super) fn row_ids(&self, at: FieldRef, field: &Field) -> Option<Vec<u32>> {
        let Kind::Repeat(repeat) = field.kind else { return None };
        let list = self.seen(at.row)?.list(repeat)?;
        Some(list.rows.iter().map(|row| row.0).collect())
    }

    /// A text as it is now, where it changes.
    pub(super) fn dynamic(&self, caption: Option<&Caption>, row: RowId) -> Option<Rc<str>> {
        match caption? {
            Caption::Fixed(_) => None,
            Caption::Dynamic(id) => self.seen(row)?.text(*id).cloned(),
        }
    }
}

/// A limit as it is shown; null is none.
fn limit(value: &Value) -> Option<FieldValue> {
    (!value.is_null()).then(|| FieldValue(value.clone()))
}

//! A form as it is shown.

use std::rc::Rc;

use super::model::{Caption, Field, FieldId, Form, Kind};
use super::view::{FieldView, FormView, PageView};

impl Form {
    /// What stays the same while the form is filled in.
    pub fn view(&self) -> FormView {
        let page = |page: &super::model::Page| PageView {
            name: page.name.clone(),
            title: page.title.as_ref().map(text),
            fields: self.field_views(page.first, page.end),
        };
        FormView {
            name: Rc::clone(&self.name),
            title: text(&self.title),
            description: self.description.as_ref().map(text),
            pages: self.pages.iter().map(page).collect(),
        }
    }

    /// The fields from `first` to before `end`, those that others hold within these.
    fn field_views(&self, first: u32, end: u32) -> Vec<FieldView> {
        let mut views = Vec::new();
        let mut next = first;
        while next < end
            && let Some(field) = self.at(FieldId(next))
        {
            views.push(self.field_view(next, field));
            next = field.end.max(next.saturating_add(1));
        }
        views
    }

    fn field_view(&self, id: u32, field: &Field) -> FieldView {
        let mut view = FieldView {
            name: Rc::clone(&field.name),
            kind: field.word,
            label: text(&field.label),
            term: field.term,
            hint: field.hint.as_ref().map(text),
            width: field.width,
            computed: field.compute.is_some(),
            ..FieldView::default()
        };
        let inner = id.saturating_add(1);
        match &field.kind {
            Kind::Leaf(leaf) => leaf.show(&mut view),
            Kind::Static { text: note, level } => {
                view.text = note.as_ref().map(text);
                view.level = *level;
            }
            // Fields hold each other only so deep as a form's fields can.
            Kind::Section | Kind::Group(_) => {
                view.fields = Some(self.field_views(inner, field.end));
            }
            Kind::Repeat(repeat) => {
                if let Some(model) = self.repeat(*repeat) {
                    let row = model.row.0.saturating_add(1);
                    view.fields = Some(self.field_views(row, field.end));
                    view.min_rows = (model.min_rows > 0).then_some(model.min_rows);
                    view.max_rows =
                        (model.max_rows < super::model::Limits::ROWS).then_some(model.max_rows);
                    view.add_label.clone_from(&model.add_label);
                    let label = self.at(model.row).and_then(|row| row.label.fixed());
                    view.row_label = label.filter(|label| !label.is_empty()).cloned();
                }
            }
            Kind::Row(..) => {}
        }
        view
    }
}

/// A text that stays the same; one that changes is empty here, and part of the state.
fn text(caption: &Caption) -> Rc<str> {
    caption.fixed().cloned().unwrap_or_default()
}

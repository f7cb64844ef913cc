//! The values of a submission with what people need to read them.

use std::rc::Rc;

use super::leaf::Choice;
use super::model::{Field, FieldId, Form, Kind};
use super::view::{FieldValue, FieldView, OptionView};
use crate::document::view;
use crate::value::{Context, Value};

view! {
    /// What was answered to one field.
    pub struct Answer {
        /// The name of the field.
        pub field: Rc<str> = "field",
        /// Its type, as the definition writes it.
        pub kind: &'static str = "type",
        /// What people call it.
        pub label: Rc<str> = "label",
        /// The word for it, where its author gave no label.
        pub term: Option<&'static str> = "term",
        /// The value; null of what holds others.
        pub value: FieldValue = "value",
        /// The options that were chosen.
        pub options: Option<Vec<OptionView>> = "options",
        /// The unit of the number.
        pub unit: Option<Rc<str>> = "unit",
        /// The currency of the amount.
        pub currency: Option<Rc<str>> = "currency",
        /// The answers in a group.
        pub answers: Option<Vec<Answer>> = "answers",
        /// The answers in each row of a list.
        pub rows: Option<Vec<Vec<Answer>>> = "rows",
    }
}

impl Form {
    /// The values of a submission, in the order of the fields; those that are null or not there
    /// are left out, and what is not to be seen.
    pub fn answers(&self, values: &Context) -> Vec<Answer> {
        self.answers_of(&self.members, values)
    }

    fn answers_of(&self, members: &[FieldId], values: &Context) -> Vec<Answer> {
        let answer = |id: &FieldId| {
            let field = self.at(*id)?;
            self.answer(field, values.get(&field.name)?)
        };
        members.iter().filter_map(answer).collect()
    }

    fn answer(&self, field: &Field, value: &Value) -> Option<Answer> {
        let mut answer = Answer {
            field: Rc::clone(&field.name),
            kind: field.word,
            label: Rc::clone(field.label.fixed().unwrap_or(&field.name)),
            term: field.term,
            value: FieldValue::default(),
            options: None,
            unit: None,
            currency: None,
            answers: None,
            rows: None,
        };
        match (&field.kind, value) {
            // Fields hold each other only so deep as a form's fields can.
            (Kind::Group(members), Value::Context(values)) => {
                answer.answers = Some(self.answers_of(members, values));
            }
            (Kind::Repeat(repeat), Value::List(rows)) => {
                let row = self.repeat(*repeat).and_then(|repeat| self.at(repeat.row));
                let Some(Kind::Row(_, members)) = row.map(|row| &row.kind) else { return None };
                let rows = rows.iter().filter_map(Value::as_context);
                answer.rows = Some(rows.map(|row| self.answers_of(members, row)).collect());
            }
            (Kind::Leaf(leaf), _) => {
                if value.is_null() || leaf.is_secret() || field.word == "hidden" {
                    return None;
                }
                let mut view = FieldView::default();
                leaf.show(&mut view);
                answer.value = FieldValue(value.clone());
                answer.unit = view.unit;
                answer.currency = view.currency;
                let chosen = leaf.chosen(value);
                answer.options = chosen.map(|chosen| chosen.iter().map(Choice::view).collect());
            }
            _ => return None,
        }
        Some(answer)
    }
}

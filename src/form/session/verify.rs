//! Checks of the page, which may take their time. The session asks with a ticket, and knows which
//! answer is to the question that is open.

use std::rc::Rc;

use super::status::Changed;
use super::{FieldRef, Session};
use crate::form::model::{Field, FieldId};
use crate::form::problem::Problem;
use crate::form::view::{Change, FieldValue, VerifyView};
use crate::value::Value;

/// Where the check of a field's value stands.
#[derive(Debug, Default)]
pub(super) struct Verification {
    /// The value that it is about, and the number of the question.
    asked: Option<(Value, u32)>,
    /// What came out: nothing while the question is open; then what is wrong, if anything is.
    answer: Option<Option<Rc<str>>>,
}

impl Verification {
    /// The question that is open.
    pub(super) fn open(&self, field: &Field) -> Option<VerifyView> {
        let (value, ticket) = self.asked.as_ref().filter(|_| self.answer.is_none())?;
        let check = field.verify.clone()?;
        Some(VerifyView { check, ticket: *ticket, value: FieldValue(value.clone()) })
    }
}

impl Session {
    /// Asks about the value of a field where nothing else is wrong with it, and tells what is
    /// known.
    #[cold]
    pub(super) fn verify(
        &mut self,
        id: FieldId,
        field: &Field,
        problem: Option<Problem>,
    ) -> Option<Problem> {
        let slot = self.registers.slots.get(id.index()).cloned().unwrap_or_default();
        let status = self.registers.fields.get_mut(id.index())?;
        let empty = field.leaf().is_none_or(|leaf| leaf.is_empty(&slot));
        let changeable = status.visible && status.enabled && !status.read_only;
        let next = self.tickets.saturating_add(1);
        let verification = &mut status.rare().verification;
        let was_open = verification.asked.is_some() && verification.answer.is_none();
        if problem.is_some() || empty || !changeable {
            *verification = Verification::default();
            if was_open {
                self.open_questions = self.open_questions.saturating_sub(1);
                self.field_changed(id, Changed::VERIFY);
            }
            return problem;
        }
        if verification.asked.as_ref().is_none_or(|(asked, _)| *asked != slot) {
            *verification = Verification { asked: Some((slot, next)), answer: None };
            self.tickets = next;
            if !was_open {
                self.open_questions = self.open_questions.saturating_add(1);
            }
            self.field_changed(id, Changed::VERIFY);
            return None;
        }
        let message = verification.answer.clone()??;
        Some(Problem {
            code: "verify",
            limit: Value::Null,
            message: Some(message).filter(|text| !text.is_empty()),
        })
    }

    /// Takes the answer to a question: what is wrong, or nothing. An answer to a question that is
    /// not open any more changes nothing.
    pub fn verified(
        &mut self,
        at: impl Into<FieldRef>,
        ticket: u32,
        wrong: Option<Rc<str>>,
    ) -> Vec<Change> {
        let at = at.into();
        let form = Rc::clone(&self.form);
        if let Some(field) = form.at(at.field)
            && let Some(status) = self.status_mut(at)
            && let Some(rare) = &mut status.rare
            && rare.verification.open(field).is_some_and(|open| open.ticket == ticket)
        {
            rare.verification.answer = Some(wrong);
            self.open_questions = self.open_questions.saturating_sub(1);
            self.enter(at.row);
            self.row = at.row;
            self.field_changed(at.field, Changed::VERIFY);
            self.mark(field.validity, at.row);
            self.settle();
        }
        self.take_changes()
    }

    /// How many checks of the page are under way.
    pub fn open_questions(&self) -> u32 {
        self.open_questions
    }
}

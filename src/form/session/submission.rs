//! The end of a session: its values, frozen, or what prevents it.

use std::rc::Rc;

use super::Session;
use crate::form::view::{Change, FieldError};
use crate::value::Context;

/// The result of a session: validated and normalised. It has the values of the visible fields and
/// of hidden ones that are kept; those that were left empty are null.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// The hash of the definition of the form.
    pub form_hash: Rc<str>,
    /// The values by field name, in the order of the fields.
    pub values: Rc<Context>,
}

/// Why there is no submission, and what is shown now that it was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// All that is wrong, in the order of pages and fields.
    pub errors: Vec<FieldError>,
    /// What changed by trying.
    pub changes: Vec<Change>,
}

impl Session {
    /// Submits the form. The session stays as it is, so that it can be submitted again when the
    /// submission could not be stored.
    ///
    /// # Errors
    ///
    /// What is wrong; from now on it is shown.
    pub fn submit(&mut self) -> Result<Submission, Refusal> {
        if !self.submittable() {
            self.submit_tried = true;
            for page in 0..self.page_count() {
                self.try_page(page);
            }
            return Err(Refusal { errors: self.errors(), changes: self.take_changes() });
        }
        let fields = self.form.fields.iter().zip(&self.fields).zip(&self.slots);
        let values = fields
            .filter(|((field, status), _)| status.counts(field))
            .map(|((field, _), value)| (Rc::clone(&field.name), value.clone()))
            .collect();
        Ok(Submission { form_hash: Rc::clone(&self.form_hash), values: Rc::new(values) })
    }

    /// All that is wrong, shown or not, in the order of pages and fields.
    pub fn errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (page, model) in (0_u32..).zip(&self.form.pages) {
            for id in model.fields() {
                let (Some(field), Some(status)) = (self.form.at(id), self.fields.get(id.index()))
                else {
                    continue;
                };
                errors.extend(status.problem.as_ref().map(|problem| FieldError {
                    field: Some(Rc::clone(&field.name)),
                    page,
                    code: problem.code,
                    limit: problem.shown_limit(),
                    message: problem.message.clone(),
                }));
            }
            errors.extend(self.failures(page).map(|message| FieldError {
                field: None,
                page,
                code: "check",
                limit: None,
                message: Some(Rc::clone(message)),
            }));
        }
        errors
    }
}

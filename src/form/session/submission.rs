//! The end of a session: its values, frozen, or what prevents it.

use std::rc::Rc;

use super::change::error_view;
use super::{FieldRef, RowId, Session};
use crate::form::view::{Change, ErrorView, FieldError, FieldValue};
use crate::value::{Context, Decimal, Value};

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
    /// submission could not be stored. While checks of the page are under way
    /// ([`Session::open_questions`]) it is too early.
    ///
    /// # Errors
    ///
    /// What is wrong; from now on it is shown.
    pub fn submit(&mut self) -> Result<Submission, Refusal> {
        if !self.submittable() || self.open_questions > 0 {
            self.submit_tried = true;
            for page in 0..self.page_count() {
                self.try_page(page);
            }
            return Err(Refusal { errors: self.errors(), changes: self.take_changes() });
        }
        let values = self.submitted(&self.form.members, RowId::NONE);
        if let Some(error) = self.too_large(&values) {
            let error = FieldError { field: None, page: self.current, error };
            return Err(Refusal { errors: vec![error], changes: self.take_changes() });
        }
        Ok(Submission { form_hash: Rc::clone(&self.form_hash), values: Rc::new(values) })
    }

    /// What of a submission is more than the form allows.
    pub(super) fn too_large(&self, values: &Context) -> Option<ErrorView> {
        let error = |code, limit: u64| {
            let limit = Decimal::from_i128(limit.into()).map(|limit| FieldValue(limit.into()));
            Some(ErrorView { code, limit, message: None })
        };
        let limits = &self.form.limits;
        let bytes = Value::from(values.clone()).to_json().len();
        if bytes as u64 > limits.bytes {
            return error("maxBytes", limits.bytes);
        }
        let most = limits.file_bytes?;
        let most_exact = Decimal::from_i128(most.into())?;
        let mut total = Some(Decimal::ZERO);
        self.each_field(&mut |at| {
            let files = self.seen(at.row).map(|seen| seen.slot(at.field));
            let is_file = self.form.at(at.field).is_some_and(|field| field.word == "file");
            for file in files
                .filter(|_| is_file)
                .and_then(Value::as_list)
                .into_iter()
                .flat_map(|files| files.iter())
            {
                let size = file.as_context().and_then(|file| file.get("size")?.as_number());
                total = total.and_then(|total| total.add(size?));
            }
        });
        if total.is_some_and(|total| total <= most_exact) {
            None
        } else {
            error("maxFileBytes", most)
        }
    }

    /// All that is wrong, shown or not, in the order of pages and fields.
    pub fn errors(&self) -> Vec<FieldError> {
        self.errors_by(&|at| self.path(at))
    }

    /// All that is wrong, each field told by the path that `path` gives it.
    pub(super) fn errors_by(&self, path: &dyn Fn(FieldRef) -> Rc<str>) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (page, model) in (0_u32..).zip(&self.form.pages) {
            self.each_of(model.first..model.end, RowId::NONE, &mut |at| {
                let problem = self.status(at).and_then(|status| status.problem.as_ref());
                errors.extend(problem.map(|problem| FieldError {
                    field: Some(path(at)),
                    page,
                    error: error_view(problem),
                }));
            });
            errors.extend(self.failures(page, false).map(|message| FieldError {
                field: None,
                page,
                error: ErrorView { code: "check", limit: None, message: Some(Rc::clone(message)) },
            }));
        }
        errors
    }
}

//! The form session of the face.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{input, refusal};
#[cfg(feature = "page")]
use super::purpose::Purpose;
use crate::document::{to_text, view};
use crate::form::{self, Change, FieldError, Misfit, Options};
use crate::value::Context;

/// One person filling in one form.
#[wasm_bindgen]
pub struct Session {
    session: RefCell<form::Session>,
    pub(super) misfits: Vec<Misfit>,
    /// What was submitted last without a mistake.
    pub(super) submission: RefCell<Rc<Context>>,
    /// What the submission is for; none where the form is on its own.
    #[cfg(feature = "page")]
    pub(super) purpose: Option<Purpose>,
}

view! {
    /// Why nothing was submitted, and what is shown now that it was tried.
    struct Refused {
        /// What is wrong.
        pub errors: Vec<FieldError> = "errors",
        /// What changed.
        pub changes: Vec<Change> = "changes",
    }
}

impl Session {
    /// Opens a form: with a draft, or else with values, or else empty.
    pub(super) fn new(
        form: Rc<form::Form>,
        options: Options,
        draft: Option<&str>,
        values: Option<&Context>,
    ) -> Self {
        let (session, misfits) = match (draft, values) {
            (Some(draft), _) => form::Session::restore(form, options, draft),
            (None, Some(values)) => form::Session::with_values(form, options, values),
            (None, None) => (form::Session::new(form, options), Vec::new()),
        };
        Self {
            session: RefCell::new(session),
            misfits,
            submission: RefCell::default(),
            #[cfg(feature = "page")]
            purpose: None,
        }
    }

    fn change(&self, change: &dyn Fn(&mut form::Session) -> Vec<Change>) -> String {
        to_text(&change(&mut self.session.borrow_mut()))
    }

    fn field(&self, name: &str) -> Result<form::FieldRef, JsValue> {
        let session = self.session.borrow();
        session.find(name).ok_or_else(|| {
            let near = crate::diagnostic::did_you_mean(
                name,
                session.form().names().map(|(name, _)| &**name),
            );
            let help = near.map(|near| format!("Did you mean `{near}`?"));
            refusal("RS6403", &format!("The form has no field `{name}`."), help.as_deref())
        })
    }
}

#[wasm_bindgen]
impl Session {
    /// The form, as far as it stays the same.
    pub fn form(&self) -> String {
        to_text(&self.session.borrow().form().view())
    }

    /// All that can change.
    pub fn state(&self) -> String {
        to_text(&self.session.borrow().state())
    }

    /// The page in view.
    pub fn page(&self) -> u32 {
        self.session.borrow().current()
    }

    /// Enters a value.
    pub fn set(&self, field: &str, value: &JsValue) -> Result<String, JsValue> {
        let (id, input) = (self.field(field)?, input(value)?);
        Ok(self.change(&|session| session.set(id, input.clone())))
    }

    /// Notes that the field was left.
    pub fn blur(&self, field: &str) -> Result<String, JsValue> {
        let id = self.field(field)?;
        Ok(self.change(&|session| session.blur(id)))
    }

    /// Adds a row to a list, at the end unless a place is given.
    pub fn add_row(&self, list: &str, place: Option<u32>) -> Result<String, JsValue> {
        let list = self.field(list)?;
        Ok(self.change(&|session| session.add_row(list, place.map(|place| place as usize))))
    }

    /// Removes a row.
    pub fn remove_row(&self, row: &str) -> Result<String, JsValue> {
        let row = self.field(row)?;
        Ok(self.change(&|session| session.remove_row(row)))
    }

    /// Moves a row to another place of its list.
    pub fn move_row(&self, row: &str, place: u32) -> Result<String, JsValue> {
        let row = self.field(row)?;
        Ok(self.change(&|session| session.move_row(row, place as usize)))
    }

    /// Goes to the next page.
    pub fn next(&self) -> String {
        self.change(&form::Session::next)
    }

    /// Goes to the page before.
    pub fn back(&self) -> String {
        self.change(&form::Session::back)
    }

    /// Goes to a page.
    pub fn go_to(&self, page: u32) -> String {
        self.change(&|session| session.go_to(page))
    }

    /// Takes back what was done last.
    pub fn undo(&self) -> String {
        self.change(&form::Session::undo)
    }

    /// Does again what was undone last.
    pub fn redo(&self) -> String {
        self.change(&form::Session::redo)
    }

    /// What can be done: 1 to undo, 2 to redo; 4 is added while checks of the page are under way.
    pub fn can(&self) -> u32 {
        let session = self.session.borrow();
        let flag = |can: bool, flag: u32| if can { flag } else { 0 };
        flag(session.can_undo(), 1)
            | flag(session.can_redo(), 2)
            | flag(session.open_questions() > 0, 4)
    }

    /// Takes the answer of a check of the page.
    pub fn verified(
        &self,
        field: &str,
        ticket: u32,
        wrong: Option<String>,
    ) -> Result<String, JsValue> {
        // The row may be gone by now.
        let Ok(at) = self.field(field) else { return Ok("[]".into()) };
        let wrong: Option<Rc<str>> = wrong.map(Into::into);
        Ok(self.change(&|session| session.verified(at, ticket, wrong.clone())))
    }

    /// Why a field is as it is.
    pub fn explain(&self, field: &str) -> Result<String, JsValue> {
        let at = self.field(field)?;
        Ok(to_text(&self.session.borrow_mut().explain(at)))
    }

    /// Whether what is wrong with a field is shown, 1, and whether it has another value than it began with, 2.
    pub fn progress(&self, field: &str) -> Result<u32, JsValue> {
        let at = self.field(field)?;
        let session = self.session.borrow();
        Ok(u32::from(session.is_touched(at)) | u32::from(session.is_dirty(at)) << 1_u32)
    }

    /// What of the draft, or of the values that the form was opened with, does not fit.
    pub fn misfits(&self) -> String {
        to_text(&self.misfits)
    }

    /// The draft.
    pub fn draft(&self) -> String {
        self.session.borrow().draft()
    }

    /// Freezes what was entered, or says what prevents it.
    pub fn submit(&self) -> Option<String> {
        match self.session.borrow_mut().submit() {
            Ok(submission) => {
                self.submission.replace(submission.values);
                None
            }
            Err(form::Refusal { errors, changes }) => Some(to_text(&Refused { errors, changes })),
        }
    }
}

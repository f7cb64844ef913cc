//! The form session of the face.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{input, refusal};
#[cfg(feature = "page")]
use super::purpose::Purpose;
use crate::document::{to_text, view};
use crate::form::{self, Change, FieldError};
use crate::value::Context;

/// One person filling in one form.
#[wasm_bindgen]
pub struct Session {
    session: RefCell<form::Session>,
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
    pub(super) fn new(session: form::Session) -> Self {
        Self {
            session: RefCell::new(session),
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

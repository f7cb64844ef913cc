//! One person filling in one form: values, what is wrong with them, what is visible, the page.
//!
//! INVARIANT: after any sequence of edits the state is that of a new session with the same
//! inputs. Nothing here depends on the order in which inputs came.

mod change;
mod compute;
mod draft;
mod input;
mod navigation;
mod pending;
mod problem;
mod status;
mod submission;

use std::rc::Rc;

pub use draft::{Misfit, MisfitReason};
pub use input::Input;
pub(crate) use problem::compare;
pub use submission::{Refusal, Submission};

use super::model::{FieldId, Form};
use super::view::Change;
use crate::host::Host;
use crate::value::{DateTime, Decimal, Value};
use pending::Pending;
use status::{Changed, CheckStatus, FieldStatus, PageStatus};

/// What a session is told about its surroundings.
#[derive(Clone)]
pub struct Options {
    /// The time that `now()` and `today()` go by, for as long as the session lasts.
    pub now: DateTime,
    /// The host's services for expressions.
    pub host: Rc<dyn Host>,
    /// The hash of the form's definition, which drafts and submissions carry.
    pub form_hash: Rc<str>,
}

/// One person filling in one form.
pub struct Session {
    form: Rc<Form>,
    form_hash: Rc<str>,
    host: Rc<dyn Host>,
    now: DateTime,
    /// The values as expressions read them, by field.
    slots: Vec<Value>,
    fields: Vec<FieldStatus>,
    pages: Vec<PageStatus>,
    checks: Vec<CheckStatus>,
    /// The parts of large sums; none where something that is added up is no number.
    sums: Vec<Option<Decimal>>,
    /// The page in view.
    current: u32,
    /// How many things are wrong on all pages.
    wrong: u32,
    /// Whether a submit was tried, after which every page can be gone to.
    submit_tried: bool,
    pending: Pending,
    changed_fields: Vec<FieldId>,
    changed_pages: Vec<u32>,
    /// The page that was last told to be in view.
    current_shown: u32,
}

impl Session {
    /// Opens an empty form: its fields have their defaults.
    pub fn new(form: Rc<Form>, options: Options) -> Self {
        let mut session = Self::unsettled(form, options);
        session.begin();
        session
    }

    /// A session whose state has not been computed yet.
    fn unsettled(form: Rc<Form>, options: Options) -> Self {
        let slots = form.fields.iter().map(|field| field.kind.nothing()).collect();
        Self {
            slots,
            fields: form.fields.iter().map(FieldStatus::new).collect(),
            pages: form.pages.iter().map(PageStatus::new).collect(),
            checks: vec![CheckStatus::default(); form.checks.len()],
            sums: vec![None; form.sums.len()],
            current: 0,
            wrong: 0,
            submit_tried: false,
            pending: Pending::new(form.graph.cells().len()),
            changed_fields: Vec::new(),
            changed_pages: Vec::new(),
            current_shown: 0,
            form_hash: options.form_hash,
            host: options.host,
            now: options.now,
            form,
        }
    }

    /// Computes the state that the inputs give; nothing of it counts as a change.
    fn begin(&mut self) {
        self.compute_all();
        let form = Rc::clone(&self.form);
        for id in form.ids() {
            self.field_changed(id, Changed::VALUE);
        }
        self.take_changes();
    }

    /// The form that is filled in.
    pub fn form(&self) -> &Rc<Form> {
        &self.form
    }

    /// Enters a value. Of a computed field nothing can be entered.
    pub fn set(&mut self, id: FieldId, input: Input) -> Vec<Change> {
        let form = Rc::clone(&self.form);
        if let Some(field) = form.at(id)
            && field.compute.is_none()
            && let Some(status) = self.fields.get_mut(id.index())
            && status.input.as_ref() != Some(&input)
        {
            status.enter(Some(input), field);
            self.field_changed(id, Changed::VALUE);
            self.pending.push(field.value);
            self.pending.push(field.validity);
            self.settle();
        }
        self.take_changes()
    }

    /// Notes that the person has left the field: from now on what is wrong with it is shown.
    pub fn blur(&mut self, id: FieldId) -> Vec<Change> {
        self.touch(id);
        self.take_changes()
    }

    fn touch(&mut self, id: FieldId) {
        if let Some(status) = self.fields.get_mut(id.index())
            && !status.touched
        {
            status.touched = true;
            self.field_changed(id, Changed::ERROR);
        }
    }

    fn page(&self, page: u32) -> Option<&PageStatus> {
        self.pages.get(page as usize)
    }
}

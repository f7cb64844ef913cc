//! One person filling in one form: values, what is wrong with them, what is visible, the page.
//!
//! INVARIANT: after any sequence of edits the state is that of a new session with the same
//! inputs and rows. Nothing here depends on the order in which inputs came.

mod assemble;
mod change;
mod compute;
mod draft;
mod edit;
mod explain;
mod history;
mod list;
mod navigation;
mod pending;
mod refill;
mod registers;
mod rows;
mod saved;
mod settle;
mod state;
mod status;
mod submission;
mod validity;
mod verify;
mod way;

use std::rc::Rc;

pub use draft::{Misfit, MisfitReason};
pub use explain::{Condition, ConditionStep, FieldExplanation};
pub use rows::{FieldRef, RowId};
pub use submission::{Refusal, Submission};

use super::model::Form;
use super::view::FormChange;
use crate::host::Host;
use crate::value::{DateTime, Decimal};
use history::History;
use pending::Pending;
use registers::{Registers, Span};
use rows::Rows;
use status::{Changed, PageStatus};

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
    registers: Registers,
    rows: Rows,
    /// The row that is worked in.
    row: RowId,
    pages: Vec<PageStatus>,
    /// The parts of large sums; none where something that is added up is no number.
    sums: Vec<Option<Decimal>>,
    /// The page in view.
    current: u32,
    /// How many things are wrong on all pages.
    wrong: u32,
    /// Whether a submit was tried, after which every page can be gone to.
    submit_tried: bool,
    /// The last question that was asked of a check of the page, and how many are open.
    tickets: u32,
    open_questions: u32,
    history: History,
    pending: Pending,
    /// Hidden lists that are to forget their rows.
    to_clear: Vec<FieldRef>,
    changed_fields: Vec<FieldRef>,
    changed_pages: Vec<u32>,
    form_changed: bool,
    /// What was last told of the form itself.
    form_shown: FormChange,
    /// The page that was last told to be in view.
    current_shown: u32,
}

impl Session {
    /// Opens an empty form: its fields have their defaults.
    pub fn new(form: Rc<Form>, options: Options) -> Self {
        let mut session = Self::unsettled(form, options);
        session.add_default_rows(RowId::NONE);
        session.begin();
        session
    }

    /// A session without rows whose state has not been computed yet.
    fn unsettled(form: Rc<Form>, options: Options) -> Self {
        Self {
            registers: Registers::new(&form, &Span::of_form(&form)),
            rows: Rows::new(&form),
            row: RowId::NONE,
            pages: form.pages.iter().map(PageStatus::new).collect(),
            sums: vec![None; form.sums.len()],
            current: 0,
            wrong: 0,
            submit_tried: false,
            tickets: 0,
            open_questions: 0,
            history: History::default(),
            pending: Pending::new(&form),
            to_clear: Vec::new(),
            changed_fields: Vec::new(),
            changed_pages: Vec::new(),
            form_changed: true,
            form_shown: FormChange::default(),
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
        let mut all = Vec::new();
        self.each_field(&mut |at| all.push(at));
        for at in &all {
            if let Some(status) = self.status_mut(*at) {
                status.changed.add(Changed::VALUE);
                status.changed.add(Changed::ERROR);
            }
        }
        self.changed_fields = all;
        for page in 0..self.page_count() {
            self.page_changed(page);
        }
        self.take_changes();
        self.history.clear();
    }

    /// The form that is filled in.
    pub fn form(&self) -> &Rc<Form> {
        &self.form
    }

    fn page(&self, page: u32) -> Option<&PageStatus> {
        self.pages.get(page as usize)
    }
}

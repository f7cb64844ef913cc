//! The verdict about a row.

use std::rc::Rc;

use super::ManyOptions;
use super::plan::Plan;
use super::report::ManyReport;
use super::walk::{Outcome, Walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::form::input::read_number;
use crate::form::model::Form;
use crate::form::session::{Misfit, MisfitReason, Options, Session};
use crate::form::view::{ErrorView, FieldError, FieldValue};
use crate::json::{Tag, Tape, View};
use crate::value::{Context, Decimal, Value};

/// Judges one row after the other.
pub(super) struct Judge {
    plan: Plan,
    walk: Walk,
    session: Session,
    tape: Tape,
    limit: usize,
    ignores_unknown: bool,
    /// The byte of the whole text at which the piece begins that is looked at.
    pub(super) at: u64,
    pub(super) report: ManyReport,
}

impl Judge {
    pub(super) fn new(form: Rc<Form>, options: Options, many: &ManyOptions) -> Self {
        let plan = Plan::new(&form, &options);
        Self {
            walk: Walk::new(&plan),
            plan,
            session: Session::unfilled(form, options),
            tape: Tape::default(),
            limit: many.limit,
            ignores_unknown: many.ignores_unknown,
            at: 0,
            report: ManyReport::default(),
        }
    }

    pub(super) fn form(&self) -> &Rc<Form> {
        self.session.form()
    }

    /// Judges the row that begins at `start` of the piece, if it can be read by the plan, and gives where it ends: in
    /// lines that is the end of the line, else that of the text.
    pub(super) fn quick(&mut self, text: &str, start: usize, in_lines: bool) -> Option<usize> {
        let is_complete = self.plan.is_complete;
        let given = (!is_complete).then_some(&mut self.session);
        let end = match self.walk.row(&self.plan, given, text, start, in_lines) {
            Outcome::Unsure => return None,
            Outcome::Read(end) => end,
        };
        if !is_complete {
            self.session.end_filling();
            self.pass_or_fail(start, end.saturating_sub(start), &[]);
        } else if self.walk.found.is_empty() {
            self.report.pass();
        } else {
            let errors = self.walk.take_found();
            self.report.fail(self.offset(start), self.limit, errors, None);
        }
        Some(end)
    }

    /// Judges a row that was cut out of the text and begins at `start` of the piece.
    pub(super) fn json(&mut self, row: &[u8], start: usize) {
        let Ok(text) = str::from_utf8(row) else {
            return self.unreadable(start, syntax("The row is not UTF-8."));
        };
        let found = self.tape.read(text).map_or_else(Some, |found| found.into_iter().next());
        if let Some(mistake) = found {
            return self.unreadable(start, mistake);
        }
        let root = self.tape.view(text, 0);
        if root.tag() != Tag::Object {
            let message = "A submission is an object of values by the names of fields.";
            return self.unreadable(start, Diagnostic::error(Code::WrongType, message));
        }
        let values = context(root);
        self.values(&values, start, text.len());
    }

    /// Judges values by the paths of their fields, which were written in so many bytes.
    pub(super) fn values(&mut self, values: &Context, start: usize, length: usize) {
        let misfits = self.session.refill(values);
        self.pass_or_fail(start, length, &misfits);
    }

    /// Takes the verdict of the session about a row.
    fn pass_or_fail(&mut self, start: usize, length: usize, misfits: &[Misfit]) {
        let mut errors = self.session.verdict(length <= self.plan.longest);
        self.add_misfits(misfits, &mut errors);
        if !errors.is_empty() {
            return self.report.fail(self.offset(start), self.limit, errors, None);
        }
        if self.session.open_questions() > 0 {
            self.report.unverified = self.report.unverified.saturating_add(1);
        }
        self.report.pass();
    }

    /// What the session has let pass, because a person would see it.
    fn add_misfits(&self, misfits: &[Misfit], errors: &mut Vec<FieldError>) {
        let mut before: Option<&Misfit> = None;
        for misfit in misfits {
            let Some(path) = &misfit.field else { continue };
            let (code, limit) = match misfit.reason {
                MisfitReason::NoField if !self.ignores_unknown => ("noField", None),
                MisfitReason::OtherType if !self.session.is_leaf(path) => ("type", None),
                MisfitReason::TooManyRows => {
                    let most = Decimal::from(i64::from(self.form().limits.rows));
                    ("maxRows", Some(FieldValue(most.into())))
                }
                _ => continue,
            };
            let again =
                |before: &Misfit| before.field == misfit.field && before.reason == misfit.reason;
            if !before.is_some_and(again) {
                let field = Some(self.session.with_places(path));
                errors.push(FieldError {
                    field,
                    page: 0,
                    error: ErrorView { code, limit, message: None },
                });
            }
            before = Some(misfit);
        }
    }

    /// Counts a row that can't be read.
    pub(super) fn unreadable(&mut self, start: usize, mistake: Diagnostic) {
        self.report.fail(self.offset(start), self.limit, Vec::new(), Some(mistake));
    }

    /// Tells what is wrong with the text as a whole.
    pub(super) fn tell(&mut self, finding: Diagnostic) {
        self.report.diagnostics.push(finding);
    }

    /// So many bytes of the text are behind.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes as u64);
    }

    fn offset(&self, start: usize) -> u64 {
        self.at.saturating_add(start as u64)
    }
}

pub(super) fn syntax(message: &'static str) -> Diagnostic {
    Diagnostic::error(Code::JsonSyntax, message)
}

/// The members of an object. A number with more digits than numbers have stays a text, so that nothing takes it for
/// another one.
pub(super) fn context(object: View<'_>) -> Context {
    let entry = |(name, item): (View<'_>, View<'_>)| {
        (name.as_str().unwrap_or_default().into(), value(item))
    };
    object.members().map(entry).collect()
}

// INVARIANT: a tape is nested only so deep as [`Tape::MAX_DEPTH`].
pub(super) fn value(view: View<'_>) -> Value {
    match view.tag() {
        Tag::Null => Value::Null,
        Tag::False => Value::Bool(false),
        Tag::True => Value::Bool(true),
        Tag::Number => read_number(view.text()),
        Tag::String => Value::String(view.as_str().unwrap_or_default().into()),
        Tag::Array => Value::List(view.items().map(value).collect()),
        Tag::Object => context(view).into(),
    }
}

//! What was entered, as one text that can be stored and opened again, also by a later version of
//! the form; and sessions that begin with values.

use std::rc::Rc;

use super::{FieldRef, Options, RowId, Session};
use crate::document::{view, words};
use crate::form::input::Input;
use crate::form::model::{Form, Kind};
use crate::form::view::FieldValue;
use crate::json::{self, Node, Writer};
use crate::value::{Context, Value};

/// The version of the drafts that are written.
const VERSION: &str = "2";

/// A longer draft is not read.
const LONGEST: usize = 16 << 20;

/// The greatest id that a row of a draft can have.
const LAST_ROW: u32 = 1_000_000;

view! {
    /// Something of a draft or of earlier values that the form has no place for.
    pub struct Misfit {
        /// The path of the field as it was; none where the draft as a whole is meant.
        pub field: Option<Rc<str>> = "field",
        /// What was entered.
        pub value: FieldValue = "value",
        /// Why it does not fit.
        pub reason: MisfitReason = "reason",
    }
}

impl Misfit {
    /// A draft, or values, that can't be read at all.
    pub fn unreadable() -> Self {
        Self { field: None, value: FieldValue::default(), reason: MisfitReason::Unreadable }
    }
}

words! {
    /// Why something does not fit a form.
    pub enum MisfitReason {
        /// It can't be read, or is a draft of a version that is not known.
        Unreadable = "unreadable",
        /// The form has no such field.
        NoField = "noField",
        /// The field takes other values; what was entered is still there, and is shown as wrong.
        OtherType = "otherType",
        /// The option is not offered any more; what was chosen is still there, and shown as wrong.
        NoOption = "noOption",
        /// The form can't have so many rows.
        TooManyRows = "tooManyRows",
    }
}

impl Session {
    /// Opens a form with values that are known, such as those of a submission that was sent back.
    /// Groups are contexts, lists of rows are lists of contexts; a name may also be a path such as
    /// `address/city`.
    pub fn with_values(form: Rc<Form>, options: Options, values: &Context) -> (Self, Vec<Misfit>) {
        let mut session = Self::unsettled(form, options);
        let mut misfits = Vec::new();
        session.add_default_rows(RowId::NONE);
        session.fill_all(values, "", &mut misfits);
        session.begin();
        (session, misfits)
    }

    /// What was entered, and how far the person has come, as one text. Passwords and numbers of
    /// cards are left out.
    pub fn draft(&self) -> String {
        let mut all = Vec::new();
        self.each_field(&mut |at| all.push(at));
        let mut out = Writer::new();
        out.begin_object();
        out.name("draft");
        out.raw(VERSION);
        out.name("form");
        out.string(&self.form_hash);
        out.name("page");
        out.integer(self.current.into());
        self.draft_rows(&all, &mut out);
        self.draft_values(&all, &mut out);
        out.name("touched");
        out.begin_array();
        for at in &all {
            if self.status(*at).is_some_and(|status| status.touched) {
                out.string(&self.path(*at));
            }
        }
        out.end_array();
        out.name("tried");
        out.begin_array();
        for (page, _) in (0_u64..).zip(&self.pages).filter(|(_, status)| status.tried) {
            out.integer(page);
        }
        out.end_array();
        out.name("submitTried");
        out.bool(self.submit_tried);
        out.end_object();
        out.into_text()
    }

    /// The rows of the lists, outer ones first, and the id that the next new row has.
    fn draft_rows(&self, all: &[FieldRef], out: &mut Writer) {
        if self.form.repeats.is_empty() {
            return;
        }
        out.name("nextRow");
        out.integer(self.rows.next().0.into());
        out.name("rows");
        out.begin_object();
        for at in all {
            let rows = self.form.at(at.field).and_then(|field| self.row_ids(*at, field));
            let Some(rows) = rows else { continue };
            out.name(&self.path(*at));
            out.begin_array();
            rows.into_iter().for_each(|row| out.integer(row.into()));
            out.end_array();
        }
        out.end_object();
    }

    fn draft_values(&self, all: &[FieldRef], out: &mut Writer) {
        out.name("values");
        out.begin_object();
        for at in all {
            let secret = self
                .form
                .at(at.field)
                .and_then(|field| field.leaf())
                .is_some_and(|leaf| leaf.is_secret());
            let input = self.status(*at).and_then(|status| status.input.as_ref());
            if let Some(input) = input.filter(|_| !secret) {
                out.name(&self.path(*at));
                input.to_value().write_json(out);
            }
        }
        out.end_object();
    }

    /// Opens a form with a draft, which may be of another version of the form; reports what of it
    /// does not fit.
    pub fn restore(form: Rc<Form>, options: Options, draft: &str) -> (Self, Vec<Misfit>) {
        let mut session = Self::unsettled(form, options);
        session.add_default_rows(RowId::NONE);
        let mut misfits = Vec::new();
        let node = if draft.len() > LONGEST { None } else { json::parse(draft).0 };
        match node.filter(is_known) {
            Some(node) => session.take(&node, &mut misfits),
            None => misfits.push(Misfit::unreadable()),
        }
        session.begin();
        (session, misfits)
    }

    fn take(&mut self, draft: &Node, misfits: &mut Vec<Misfit>) {
        for member in draft.get("rows").map(Node::members).unwrap_or_default() {
            self.take_rows(&member.name, &member.value, misfits);
        }
        if let Some(next) = draft.get("nextRow").and_then(number) {
            self.rows.reserve(RowId(next.saturating_sub(1).min(LAST_ROW)));
        }
        for member in draft.get("values").map(Node::members).unwrap_or_default() {
            let input = Input::from_json(&member.value);
            self.fill(&member.name, &Value::from_json(&member.value), input, misfits);
        }
        for name in texts(draft.get("touched")) {
            if let Some(at) = self.find(name) {
                self.touch(at);
            }
        }
        for page in
            draft.get("tried").map(Node::items).unwrap_or_default().iter().filter_map(number)
        {
            if let Some(status) = self.pages.get_mut(page as usize) {
                status.tried = true;
            }
        }
        self.submit_tried =
            matches!(draft.get("submitTried"), Some(Node { kind: json::Kind::Bool(true), .. }));
        let page = draft.get("page").and_then(number).unwrap_or(0);
        self.current = page.min(self.page_count().saturating_sub(1));
        self.current_shown = self.current;
    }

    /// Gives a list the rows of a draft in place of those that it begins with.
    #[cold]
    fn take_rows(&mut self, path: &Rc<str>, ids: &Node, misfits: &mut Vec<Misfit>) {
        let list = self.find(path);
        let repeat = list.and_then(|list| match self.form.at(list.field)?.kind {
            Kind::Repeat(repeat) => Some(repeat),
            _ => None,
        });
        let mut misfit = |reason| {
            let (field, value) = (Some(Rc::clone(path)), FieldValue(Value::from_json(ids)));
            misfits.push(Misfit { field, value, reason });
        };
        let (Some(list), Some(repeat)) = (list, repeat) else {
            return misfit(MisfitReason::NoField);
        };
        self.empty_list(repeat, list.row);
        for id in ids.items() {
            let id = number(id).filter(|id| (1..=LAST_ROW).contains(id)).map(RowId);
            let Some(id) = id.filter(|id| self.rows.get(*id).is_none()) else { continue };
            if self.rows.count() >= self.form.limits.rows {
                misfit(MisfitReason::TooManyRows);
                break;
            }
            self.insert_row(id, repeat, list.row, None);
        }
        self.number_rows(repeat, list.row);
    }

    /// Fills in values by name, those of groups and rows among them.
    pub(super) fn fill_all(&mut self, values: &Context, around: &str, misfits: &mut Vec<Misfit>) {
        for (name, value) in values.iter() {
            let path: Rc<str> = match around {
                "" => Rc::clone(name),
                around => [around, name].concat().into(),
            };
            let list = self.find(&path).filter(|at| self.is_holder(*at));
            match (list, value) {
                // Values nest only so deep as values can.
                (Some(at), Value::Context(values)) if self.repeat_at(at).is_none() => {
                    self.fill_all(values, &[&path, "/"].concat(), misfits);
                }
                (Some(list), Value::List(rows)) => self.fill_rows(list, &path, rows, misfits),
                (Some(_), Value::Null) => {}
                _ => self.fill(&path, value, Input::from_value(value), misfits),
            }
        }
    }

    fn is_holder(&self, at: FieldRef) -> bool {
        let kind = self.form.at(at.field).map(|field| &field.kind);
        matches!(kind, Some(Kind::Group(_) | Kind::Repeat(_)))
    }

    #[cold]
    fn fill_rows(
        &mut self,
        list: FieldRef,
        path: &Rc<str>,
        rows: &[Value],
        misfits: &mut Vec<Misfit>,
    ) {
        let Some(Kind::Repeat(repeat)) = self.form.at(list.field).map(|field| &field.kind) else {
            let (value, reason) = (FieldValue(rows.to_vec().into()), MisfitReason::OtherType);
            return misfits.push(Misfit { field: Some(Rc::clone(path)), value, reason });
        };
        let repeat = *repeat;
        self.empty_list(repeat, list.row);
        for row in rows {
            let Some(id) = self.new_row(repeat, list.row) else {
                let (value, reason) = (FieldValue(row.clone()), MisfitReason::TooManyRows);
                misfits.push(Misfit { field: Some(Rc::clone(path)), value, reason });
                continue;
            };
            let around = [path, "/", &id.0.to_string()].concat();
            match row {
                Value::Context(values) => self.fill_all(values, &[&around, "/"].concat(), misfits),
                Value::Null => {}
                other => misfits.push(Misfit {
                    field: Some(around.into()),
                    value: FieldValue(other.clone()),
                    reason: MisfitReason::OtherType,
                }),
            }
        }
        self.number_rows(repeat, list.row);
    }

    fn fill(
        &mut self,
        path: &Rc<str>,
        value: &Value,
        input: Option<Input>,
        misfits: &mut Vec<Misfit>,
    ) {
        let reason = match (self.find(path), input) {
            (None, _) => Some(MisfitReason::NoField),
            (Some(_), None) => Some(MisfitReason::OtherType),
            (Some(at), Some(input)) => self.fill_in(at, input),
        };
        if let Some(reason) = reason {
            let value = FieldValue(value.clone());
            misfits.push(Misfit { field: Some(Rc::clone(path)), value, reason });
        }
    }

    /// Enters a value before anything is computed.
    pub(super) fn fill_in(&mut self, at: FieldRef, input: Input) -> Option<MisfitReason> {
        let (form, host) = (Rc::clone(&self.form), Rc::clone(&self.host));
        let field = form.at(at.field)?;
        if field.leaf().is_none() {
            return Some(MisfitReason::OtherType);
        }
        let status = self.status_mut(at).filter(|_| field.takes_input())?;
        status.enter(Some(input), field, &*host);
        match status.unreadable.as_ref()?.code {
            // Which options are computed is not known yet.
            "option" if field.setting.program().is_some() => None,
            "option" => Some(MisfitReason::NoOption),
            _ => Some(MisfitReason::OtherType),
        }
    }
}

fn is_known(draft: &Node) -> bool {
    matches!(draft.get("draft"), Some(Node { kind: json::Kind::Number(version), .. }) if **version == *VERSION)
}

fn texts(node: Option<&Node>) -> impl Iterator<Item = &str> {
    node.map(Node::items).unwrap_or_default().iter().filter_map(Node::as_str)
}

fn number(node: &Node) -> Option<u32> {
    match &node.kind {
        json::Kind::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}

//! What was entered, as one text that can be stored and opened again, also by a later version of
//! the form; and sessions that begin with values.

use std::rc::Rc;

use super::{Input, Options, Session};
use crate::form::model::{FieldId, Form, Kind};
use crate::json::{self, Node, Writer};
use crate::value::{Context, Decimal, Value};

/// The version of the drafts that are written.
const VERSION: &str = "1";

/// Something of a draft or of earlier values that the form has no place for.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// The field as it was called; none where the draft as a whole is meant.
    pub field: Option<Rc<str>>,
    /// What was entered.
    pub value: Value,
    /// Why it does not fit.
    pub reason: MisfitReason,
}

/// Why something does not fit a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MisfitReason {
    /// The draft can't be read, or is of a version that is not known.
    Unreadable,
    /// The form has no such field, or nobody fills it in.
    NoField,
    /// The field takes other values; what was entered is still there, and is shown as wrong.
    OtherType,
    /// The option is not offered any more; what was chosen is still there, and shown as wrong.
    NoOption,
}

impl Session {
    /// Opens a form with values that are known, such as those of a submission that was sent back.
    pub fn with_values(form: Rc<Form>, options: Options, values: &Context) -> (Self, Vec<Misfit>) {
        let mut session = Self::unsettled(form, options);
        let mut misfits = Vec::new();
        for (name, value) in values.iter() {
            session.fill(name, value.clone(), Input::from_value(value), &mut misfits);
        }
        session.begin();
        (session, misfits)
    }

    /// What was entered, and how far the person has come, as one text.
    pub fn draft(&self) -> String {
        let mut out = Writer::new();
        out.begin_object();
        out.name("draft");
        out.raw(VERSION);
        out.name("form");
        out.string(&self.form_hash);
        out.name("page");
        out.integer(self.current.into());
        out.name("values");
        out.begin_object();
        for (field, status) in self.form.fields.iter().zip(&self.fields) {
            if let Some(input) = &status.input {
                out.name(&field.name);
                input.to_value().write_json(&mut out);
            }
        }
        out.end_object();
        out.name("touched");
        out.begin_array();
        for (field, _) in
            self.form.fields.iter().zip(&self.fields).filter(|(_, status)| status.touched)
        {
            out.string(&field.name);
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

    /// Opens a form with a draft, which may be of another version of the form; reports what of it
    /// does not fit.
    pub fn restore(form: Rc<Form>, options: Options, draft: &str) -> (Self, Vec<Misfit>) {
        let mut session = Self::unsettled(form, options);
        let mut misfits = Vec::new();
        let (node, _) = json::parse(draft);
        match node.filter(is_known) {
            Some(node) => session.take(&node, &mut misfits),
            None => misfits.push(Misfit {
                field: None,
                value: Value::Null,
                reason: MisfitReason::Unreadable,
            }),
        }
        session.begin();
        (session, misfits)
    }

    fn take(&mut self, draft: &Node, misfits: &mut Vec<Misfit>) {
        for member in draft.get("values").map(Node::members).unwrap_or_default() {
            let input = input(&member.value);
            self.fill(&member.name, Value::from_json(&member.value), input, misfits);
        }
        for name in texts(draft.get("touched")) {
            if let Some(id) = self.form.field(name) {
                self.touch(id);
            }
        }
        for page in
            draft.get("tried").map(Node::items).unwrap_or_default().iter().filter_map(number)
        {
            if let Some(status) = self.pages.get_mut(page as usize) {
                status.tried = true;
            }
            self.page_changed(page);
        }
        self.submit_tried =
            matches!(draft.get("submitTried"), Some(Node { kind: json::Kind::Bool(true), .. }));
        let page = draft.get("page").and_then(number).unwrap_or(0);
        self.current = page.min(self.page_count().saturating_sub(1));
        self.current_shown = self.current;
    }

    fn fill(
        &mut self,
        name: &Rc<str>,
        value: Value,
        input: Option<Input>,
        misfits: &mut Vec<Misfit>,
    ) {
        let reason = match self.form.field(name) {
            Some(id) => self.fill_field(id, input),
            None => Some(MisfitReason::NoField),
        };
        if let Some(reason) = reason {
            misfits.push(Misfit { field: Some(Rc::clone(name)), value, reason });
        }
    }

    fn fill_field(&mut self, id: FieldId, input: Option<Input>) -> Option<MisfitReason> {
        let form = Rc::clone(&self.form);
        let (field, status) = (form.at(id)?, self.fields.get_mut(id.index())?);
        if field.compute.is_some() {
            return None;
        }
        let Some(input) = input else { return Some(MisfitReason::OtherType) };
        status.enter(Some(input), field);
        status.unreadable.as_ref()?;
        Some(if matches!(field.kind, Kind::Choice(_)) {
            MisfitReason::NoOption
        } else {
            MisfitReason::OtherType
        })
    }
}

fn is_known(draft: &Node) -> bool {
    matches!(draft.get("draft"), Some(Node { kind: json::Kind::Number(version), .. }) if **version == *VERSION)
}

fn input(node: &Node) -> Option<Input> {
    match &node.kind {
        json::Kind::Null => Some(Input::Null),
        json::Kind::Bool(ticked) => Some(Input::Bool(*ticked)),
        json::Kind::Number(digits) => Decimal::parse(digits).map(Input::Number),
        json::Kind::String(text) => Some(Input::Text(Rc::clone(text))),
        json::Kind::Array(_) | json::Kind::Object(_) => None,
    }
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

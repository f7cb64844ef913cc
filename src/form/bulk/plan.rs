//! What judging a row in its text goes by: the fields by the names of the members of objects, and what is asked of each.
//!
//! Only forms have a plan whose fields depend on nothing that people enter.

use std::rc::Rc;

use crate::feel::Env;
use crate::form::leaf::{Around, Leaf};
use crate::form::model::{Field, FieldId, Form, Kind, Message, RepeatId, Rule};
use crate::form::problem::Problem;
use crate::form::session::Options;
use crate::host::Host;
use crate::json;
use crate::value::Value;

/// How rows of a form are judged in their text.
pub(super) struct Plan {
    pub(super) form: Rc<Form>,
    /// Kinds of objects; the row is the first.
    pub(super) scopes: Vec<Scope>,
    pub(super) entries: Vec<Entry>,
    /// A row with at most so many bytes is no larger as a submission than it may be.
    pub(super) longest: usize,
    /// So many rows in all lists together are certain to be no more than the form may have.
    pub(super) most_rows: u32,
}

/// The fields whose values an object holds: the entries from `first` to before `end`.
pub(super) struct Scope {
    pub(super) first: usize,
    pub(super) end: usize,
    /// The entries by the hashes of their names, in the order of these.
    by_hash: Vec<(u32, usize)>,
}

/// A field whose value an object holds.
pub(super) struct Entry {
    /// The name as JSON writes it, in quotes.
    pub(super) quoted: Box<[u8]>,
    pub(super) field: FieldId,
    pub(super) what: What,
}

/// What is asked of a field.
pub(super) enum What {
    Leaf(Judged),
    /// An object of the scope with this number.
    Group(usize),
    /// A list of objects of the scope with this number.
    List(usize, RepeatId, bool),
    /// Nothing: it is hidden, or can't be changed.
    Nothing,
}

/// What a value of a field is judged by.
pub(super) struct Judged {
    pub(super) required: bool,
    min: Value,
    max: Value,
    /// What is wrong where it is left out.
    pub(super) absent: Option<Problem>,
}

impl Judged {
    pub(super) fn around<'a>(&'a self, host: &'a dyn Host) -> Around<'a> {
        Around { host: Some(host), min: &self.min, max: &self.max, ..Around::NONE }
    }
}

impl Plan {
    /// The plan of a form; none where its fields depend on each other.
    pub(super) fn new(form: &Rc<Form>, options: &Options) -> Option<Self> {
        if !is_plain(form) {
            return None;
        }
        let mut env = Env::new(&*options.host, options.now.clone());
        let mut plan = Self {
            form: Rc::clone(form),
            scopes: Vec::new(),
            entries: Vec::new(),
            longest: longest(form),
            most_rows: most_rows(form),
        };
        plan.scope(&form.members, &*options.host, &mut env);
        Some(plan)
    }

    /// Adds the scope of an object that holds these fields, and gives its number.
    fn scope(&mut self, members: &[FieldId], host: &dyn Host, env: &mut Env<'_>) -> usize {
        let number = self.scopes.len();
        let first = self.entries.len();
        let form = Rc::clone(&self.form);
        let fields: Vec<(FieldId, &Field)> =
            members.iter().filter_map(|id| Some((*id, form.at(*id)?))).collect();
        for (id, field) in &fields {
            let quoted = [b"\"", field.name.as_bytes(), b"\""].concat().into();
            self.entries.push(Entry { quoted, field: *id, what: What::Nothing });
        }
        let mut by_hash: Vec<(u32, usize)> =
            (first..).zip(&fields).map(|(at, (_, field))| (json::hash(&field.name), at)).collect();
        crate::sort::sort(&mut by_hash);
        self.scopes.push(Scope { first, end: self.entries.len(), by_hash });
        for (at, (_, field)) in (first..).zip(&fields) {
            // Fields hold each other only so deep as a form's fields can.
            let what = self.what(field, host, env);
            if let Some(entry) = self.entries.get_mut(at) {
                entry.what = what;
            }
        }
        number
    }

    fn what(&mut self, field: &Field, host: &dyn Host, env: &mut Env<'_>) -> What {
        if !field.visible.fixed().is_true() {
            return What::Nothing;
        }
        let form = Rc::clone(&self.form);
        match &field.kind {
            Kind::Leaf(leaf) => judged(&**leaf, field, host, env).map_or(What::Nothing, What::Leaf),
            Kind::Group(members) => What::Group(self.scope(members, host, env)),
            Kind::Repeat(repeat) => {
                let row = form.repeat(*repeat).and_then(|model| form.at(model.row));
                let members = match row.map(|row| &row.kind) {
                    Some(Kind::Row(_, members)) => &**members,
                    _ => &[],
                };
                let required = constant(&field.required, env).is_true();
                What::List(self.scope(members, host, env), *repeat, required)
            }
            _ => What::Nothing,
        }
    }
}

impl Scope {
    /// The entries that may have the name with this hash.
    pub(super) fn named(&self, hash: u32) -> impl Iterator<Item = usize> {
        let from = self.by_hash.partition_point(|(known, _)| *known < hash);
        let rest = self.by_hash.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(known, _)| *known == hash).map(|(_, entry)| *entry)
    }
}

fn judged(leaf: &dyn Leaf, field: &Field, host: &dyn Host, env: &mut Env<'_>) -> Option<Judged> {
    if !field.enabled.fixed().is_true() || field.read_only.fixed().is_true() {
        return None;
    }
    let mut judged = Judged {
        required: constant(&field.required, env).is_true(),
        min: limit(&field.min, field, env),
        max: limit(&field.max, field, env),
        absent: None,
    };
    let absent = leaf.problem(&field.default.fixed(), judged.required, &judged.around(host));
    judged.absent = absent.map(|problem| reworded(problem, field));
    Some(judged)
}

/// A problem as the author words it.
pub(super) fn reworded(mut problem: Problem, field: &Field) -> Problem {
    let said = field.messages.iter().find(|(code, _)| **code == *problem.code);
    if let (Some((_, Message::Fixed(text))), None) = (said, &problem.message) {
        problem.message = Some(Rc::clone(text));
    }
    problem
}

/// The value of a rule that reads nothing of what is entered.
fn constant(rule: &Rule, env: &mut Env<'_>) -> Value {
    match rule {
        Rule::Fixed(value) => value.clone(),
        Rule::Program(program, _) => program.run(&[], env).unwrap_or_default(),
    }
}

fn limit(rule: &Rule, field: &Field, env: &mut Env<'_>) -> Value {
    let value = constant(rule, env);
    if rule.program().is_some() { field.accept(value) } else { value }
}

/// Whether what is asked of each field of a form is the same whatever is entered.
fn is_plain(form: &Form) -> bool {
    let fixed = |rule: &Rule| rule.program().is_none();
    let constant = |rule: &Rule| rule.program().is_none_or(|program| program.reads().is_empty());
    let worded = |(_, message): &(Rc<str>, Message)| matches!(message, Message::Fixed(_));
    let field = |field: &Field| {
        [&field.visible, &field.enabled, &field.read_only, &field.default, &field.setting]
            .into_iter()
            .all(fixed)
            && [&field.required, &field.min, &field.max].into_iter().all(constant)
            && field.compute.is_none()
            && field.verify.is_none()
            && field.messages.iter().all(worded)
    };
    form.limits.file_bytes.is_none()
        && form.checks.iter().all(|check| check.warns)
        && form.pages.iter().all(|page| fixed(&page.visible) && !page.turns())
        && form.fields.iter().all(field)
}

/// How many bytes a row may have that is certain to be no larger as a submission than it may be. A text is at most six
/// times as long as it was written; each object has all names, also of those that were left out.
fn longest(form: &Form) -> usize {
    let names: usize = form
        .fields
        .iter()
        .map(|field| field.name.len().saturating_add(field.default.fixed().to_json().len()))
        .fold(0, |sum, length| sum.saturating_add(length.saturating_add(4)));
    let limit = usize::try_from(form.limits.bytes).unwrap_or(usize::MAX);
    if form.repeats.is_empty() {
        limit.saturating_sub(names) / 6
    } else {
        limit.saturating_sub(names).checked_div(names.saturating_add(6)).unwrap_or(0)
    }
}

/// How many rows a submission may have whatever the order in which its lists come: those that lists begin with count
/// until the list's own come.
fn most_rows(form: &Form) -> u32 {
    let mut begun: Vec<u32> = vec![0; form.repeats.len()];
    for (at, repeat) in form.repeats.iter().enumerate().rev() {
        let inner =
            begun.get(at.saturating_add(1)..repeat.repeats_end as usize).unwrap_or_default();
        let inner = inner.iter().fold(1_u32, |sum, rows| sum.saturating_add(*rows));
        let own = u32::try_from(repeat.default_rows()).unwrap_or(u32::MAX);
        if let Some(begun) = begun.get_mut(at) {
            *begun = own.saturating_mul(inner);
        }
    }
    begun.iter().fold(form.limits.rows, |left, rows| left.saturating_sub(*rows))
}

//! What reading a row in its text goes by: the fields by the names of the members of objects; and where the fields of the
//! form depend on nothing that people enter, what is asked of each.

use std::rc::Rc;

use super::key::Key;
use crate::feel::Env;
use crate::form::leaf::{Around, Leaf};
use crate::form::model::{Field, FieldId, Form, Kind, Message, RepeatId, Rule};
use crate::form::problem::Problem;
use crate::form::session::Options;
use crate::host::Host;
use crate::json;
use crate::value::{Type, Value};

/// How rows of a form are read, and judged, in their text.
pub(super) struct Plan {
    pub(super) form: Rc<Form>,
    pub(super) host: Rc<dyn Host>,
    /// Whether it says what is asked of each field. Where it does not, a session is given the values.
    pub(super) is_complete: bool,
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
    /// Its name.
    pub(super) key: Key,
    pub(super) field: FieldId,
    pub(super) what: What,
}

/// What is asked of a field.
pub(super) enum What {
    Leaf(Judged),
    /// The session knows.
    Given,
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
    /// The whole numbers between these.
    whole: Option<(i64, i64)>,
    /// What is wrong where it is left out.
    pub(super) absent: Option<Problem>,
}

impl Judged {
    pub(super) fn around<'a>(&'a self, host: &'a dyn Host) -> Around<'a> {
        let Self { min, max, whole, .. } = self;
        Around { host: Some(host), min, max, whole: *whole, ..Around::NONE }
    }
}

impl Plan {
    pub(super) fn new(form: &Rc<Form>, options: &Options) -> Self {
        let mut env = Env::new(&*options.host, options.now.clone());
        let mut plan = Self {
            form: Rc::clone(form),
            host: Rc::clone(&options.host),
            is_complete: is_plain(form),
            scopes: Vec::new(),
            entries: Vec::new(),
            longest: longest(form),
            most_rows: most_rows(form),
        };
        plan.scope(&form.members, &*options.host, &mut env);
        plan
    }

    /// Adds the scope of an object that holds these fields, and gives its number.
    fn scope(&mut self, members: &[FieldId], host: &dyn Host, env: &mut Env<'_>) -> usize {
        let number = self.scopes.len();
        let first = self.entries.len();
        let form = Rc::clone(&self.form);
        let fields: Vec<(FieldId, &Field)> =
            members.iter().filter_map(|id| Some((*id, form.at(*id)?))).collect();
        for (id, field) in &fields {
            self.entries.push(Entry {
                key: Key::new(&field.name),
                field: *id,
                what: What::Nothing,
            });
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
        if self.is_complete && !field.visible.fixed().is_true() {
            return What::Nothing;
        }
        let form = Rc::clone(&self.form);
        match &field.kind {
            Kind::Leaf(_) if !self.is_complete => What::Given,
            Kind::Leaf(leaf) => judged(&**leaf, field, host, env).map_or(What::Nothing, What::Leaf),
            Kind::Group(members) => What::Group(self.scope(members, host, env)),
            Kind::Repeat(repeat) => {
                let row = form.repeat(*repeat).and_then(|model| form.at(model.row));
                let members = match row.map(|row| &row.kind) {
                    Some(Kind::Row(_, members)) => &**members,
                    _ => &[],
                };
                let required = self.is_complete && constant(&field.required, env).is_true();
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
        whole: None,
        absent: None,
    };
    judged.whole = whole(&judged.min, i64::MIN).zip(whole(&judged.max, i64::MAX));
    let absent = leaf.problem(&field.default.fixed(), judged.required, &judged.around(host));
    judged.absent = absent.map(|problem| reworded(problem, field));
    Some(judged)
}

/// A limit that is a whole number; `none` where there is no limit.
fn whole(limit: &Value, none: i64) -> Option<i64> {
    match limit {
        Value::Null => Some(none),
        Value::Number(number) => number.to_i64(),
        _ => None,
    }
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
/// times as long as it was written; each object has all names, also of those that were left out; what is computed may be
/// a number, but no text, whose length nobody knows.
fn longest(form: &Form) -> usize {
    let is_bounded = |field: &Field| {
        let is_entered = field.compute.is_none() && field.default.program().is_none();
        is_entered
            || matches!(
                field.ty,
                Type::Number | Type::Boolean | Type::Date | Type::Time | Type::DateTime
            )
    };
    if form.limits.file_bytes.is_some() || !form.fields.iter().all(is_bounded) {
        return 0;
    }
    let length = |field: &Field| {
        let default = field.default.fixed().to_json().len();
        field.name.len().saturating_add(default.max(LONGEST_COMPUTED))
    };
    let names =
        form.fields.iter().map(length).fold(0_usize, |sum, length| sum.saturating_add(length));
    let limit = usize::try_from(form.limits.bytes).unwrap_or(usize::MAX);
    if form.repeats.is_empty() {
        limit.saturating_sub(names) / 6
    } else {
        limit.saturating_sub(names).checked_div(names.saturating_add(6)).unwrap_or(0)
    }
}

/// How many bytes a number or a date takes at most, with what stands around it.
const LONGEST_COMPUTED: usize = 64;

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

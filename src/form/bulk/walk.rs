//! One walk over the text of a row, which reads and judges it at once.

use super::plan::{Entry, Judged, Plan, Scope, What, reworded};
use crate::form::input::{Input, read_number};
use crate::form::leaf::{Leaf, Written};
use crate::form::model::{FieldId, RepeatId};
use crate::form::problem::Problem;
use crate::form::session::{RowId, Session};
use crate::form::view::{ErrorView, FieldError};
use crate::json::{self, Lexer, Word};
use crate::value::Value;

/// What came of a walk.
pub(super) enum Outcome {
    /// The row is read, and if no session was given the values, judged; it ends here.
    Read(usize),
    /// It is no row that the plan is certain about: it has to be read in full.
    Unsure,
}

/// The row is to be read in full.
struct Unsure;

type Sure<T = ()> = Result<T, Unsure>;

/// What a walk needs of memory, which serves for the next one too.
#[derive(Default)]
pub(super) struct Walk {
    /// What is wrong with the row.
    pub(super) found: Vec<(FieldId, FieldError)>,
    /// The number of the object in which each entry was met last.
    met: Vec<u64>,
    /// How many objects there were.
    objects: u64,
    /// The places in lists of where the walk is.
    places: Vec<u32>,
    /// How many rows the lists have together.
    rows: u32,
    /// Whether something is wrong in a row of a list.
    is_inside: bool,
}

impl Walk {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { met: vec![0; plan.entries.len()], ..Self::default() }
    }

    /// What was found, in the order of the fields.
    pub(super) fn take_found(&mut self) -> Vec<FieldError> {
        crate::sort::sort_by(&mut self.found, |left, right| left.0.cmp(&right.0));
        self.found.drain(..).map(|(_, error)| error).collect()
    }

    /// Reads the row that begins at `start`: to the end of the text, or in lines to that of the line. Its values are
    /// judged, or given to the session.
    pub(super) fn row(
        &mut self,
        plan: &Plan,
        mut session: Option<&mut Session>,
        text: &str,
        start: usize,
        in_lines: bool,
    ) -> Outcome {
        self.found.clear();
        self.places.clear();
        self.rows = 0;
        self.is_inside = false;
        let mut lexer = Lexer::new(text);
        lexer.go_to(start);
        if let Some(session) = &mut session {
            session.begin_anew();
        }
        let row = RowId::NONE;
        let mut reader = Reader { walk: self, plan, session, row, text, lexer, in_lines };
        match reader.row(start) {
            Ok(end) => Outcome::Read(end),
            Err(Unsure) => Outcome::Unsure,
        }
    }
}

struct Reader<'a> {
    walk: &'a mut Walk,
    plan: &'a Plan,
    /// Who judges the values, where the plan does not.
    session: Option<&'a mut Session>,
    /// The row of the session that is read.
    row: RowId,
    text: &'a str,
    lexer: Lexer<'a>,
    /// Whether a line break ends the row.
    in_lines: bool,
}

impl<'a> Reader<'a> {
    fn row(&mut self, start: usize) -> Sure<usize> {
        self.skip_space();
        let scope = self.plan.scopes.first().ok_or(Unsure)?;
        self.object(scope)?;
        self.skip_space();
        let end = self.lexer.offset();
        let is_end = match self.lexer.peek() {
            None => true,
            Some(byte) => self.in_lines && byte == b'\n',
        };
        let is_clear = self.walk.found.len() < 2 || !self.walk.is_inside;
        let is_short = self.session.is_some() || end.saturating_sub(start) <= self.plan.longest;
        if is_end && is_clear && is_short { Ok(end) } else { Err(Unsure) }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.lexer.peek() {
            // Most that is written has no space in it.
            if byte > b' ' || !self.is_space(byte) {
                return;
            }
            self.lexer.step();
        }
    }

    fn is_space(&self, byte: u8) -> bool {
        matches!(byte, b' ' | b'\t' | b'\r') || byte == b'\n' && !self.in_lines
    }

    fn expect(&mut self, byte: u8) -> Sure {
        let found = self.lexer.peek() == Some(byte);
        self.lexer.step();
        if found { Ok(()) } else { Err(Unsure) }
    }

    /// Goes on to the next item or member, or over the bracket that ends all.
    fn goes_on(&mut self, end: u8) -> Sure<bool> {
        self.skip_space();
        let byte = self.lexer.peek();
        self.lexer.step();
        match byte {
            Some(b',') => {
                self.skip_space();
                Ok(true)
            }
            byte if byte == Some(end) => Ok(false),
            _ => Err(Unsure),
        }
    }

    /// Whether the bracket that is next is followed by the one that ends it, and goes over it, or both.
    fn is_empty(&mut self, end: u8) -> bool {
        self.lexer.step();
        self.skip_space();
        let is_empty = self.lexer.peek() == Some(end);
        if is_empty {
            self.lexer.step();
        }
        is_empty
    }

    fn object(&mut self, scope: &'a Scope) -> Sure {
        if self.lexer.peek() != Some(b'{') {
            return Err(Unsure);
        }
        self.walk.objects = self.walk.objects.saturating_add(1);
        let object = self.walk.objects;
        let mut left = scope.end.saturating_sub(scope.first);
        let mut next = scope.first;
        let mut goes_on = !self.is_empty(b'}');
        while goes_on {
            if self.usual(scope, object, &mut next, &mut left) {
                break;
            }
            self.skip_space();
            let at = self.name(scope, next)?;
            let met = self.walk.met.get_mut(at).ok_or(Unsure)?;
            if *met == object {
                return Err(Unsure);
            }
            *met = object;
            left = left.saturating_sub(1);
            next = at.saturating_add(1);
            self.skip_space();
            let entry = self.plan.entries.get(at).ok_or(Unsure)?;
            self.value(entry)?;
            goes_on = self.goes_on(b'}')?;
        }
        if left > 0 && self.session.is_none() {
            for at in scope.first..scope.end {
                if self.walk.met.get(at) != Some(&object) {
                    self.missing(at)?;
                }
            }
        }
        Ok(())
    }

    /// Goes over members as long as they are as most are: in the order of the form, written without spaces, and sound.
    /// Says whether the object ended with them.
    fn usual(&mut self, scope: &Scope, object: u64, next: &mut usize, left: &mut usize) -> bool {
        let (plan, text) = (self.plan, self.text);
        let bytes = text.as_bytes();
        let mut at = self.lexer.offset();
        let has_ended = loop {
            let most = next.saturating_add(MOST_LEFT_OUT).min(scope.end);
            let mut entries = plan.entries.get(*next..most).unwrap_or_default().iter();
            let Some(skipped) = entries.position(|entry| entry.key.is_at(bytes, at)) else {
                break false;
            };
            let number = next.saturating_add(skipped);
            let Some(entry) = plan.entries.get(number) else { break false };
            let Some(met) = self.walk.met.get_mut(number) else { break false };
            if *met == object {
                break false;
            }
            let value = at.saturating_add(entry.key.len());
            let Some((written, end)) = plain(text, value) else { break false };
            let has_ended = match bytes.get(end) {
                Some(b',') => false,
                Some(b'}') => true,
                _ => break false,
            };
            match (&entry.what, &mut self.session) {
                (What::Leaf(judged), _) => {
                    let leaf = plan.form.at(entry.field).and_then(|field| field.leaf());
                    let around = judged.around(&*plan.host);
                    if !leaf.is_some_and(|leaf| leaf.is_surely_sound(written, &around)) {
                        break false;
                    }
                }
                (What::Given, Some(session)) => session.give(self.row, entry.field, written.into()),
                _ => break false,
            }
            *met = object;
            *next = number.saturating_add(1);
            *left = left.saturating_sub(1);
            at = end.saturating_add(1);
            if has_ended {
                break true;
            }
        };
        self.lexer.go_to(at);
        has_ended
    }

    /// Goes over a name and the colon behind it, and gives the entry that has it. Objects mostly have their members in the
    /// order of the form.
    fn name(&mut self, scope: &Scope, next: usize) -> Sure<usize> {
        let start = self.lexer.offset();
        if next < scope.end
            && let Some(entry) = self.plan.entries.get(next)
            && entry.key.is_at(self.lexer.bytes(), start)
        {
            self.lexer.go_to(start.saturating_add(entry.key.len()));
            return Ok(next);
        }
        if self.lexer.peek() != Some(b'"') || self.lexer.string().map_err(|_| Unsure)?.is_some() {
            return Err(Unsure);
        }
        let end = self.lexer.offset();
        let name = self.lexer.between(start.saturating_add(1), end.saturating_sub(1));
        self.skip_space();
        self.expect(b':')?;
        let is_it = |at: &usize| {
            let entry = self.plan.entries.get(*at);
            entry.is_some_and(|entry| entry.key.is_name(name))
        };
        scope.named(json::hash(name)).find(is_it).ok_or(Unsure)
    }

    fn value(&mut self, entry: &'a Entry) -> Sure {
        match &entry.what {
            What::Leaf(judged) => self.leaf(entry.field, judged),
            What::Given => {
                let input = self.leaf_value()?;
                if let Some(session) = &mut self.session {
                    session.give(self.row, entry.field, input);
                }
                Ok(())
            }
            What::Group(scope) => {
                // Scopes hold each other only so deep as a form's fields can.
                self.object(self.plan.scopes.get(*scope).ok_or(Unsure)?)
            }
            What::List(scope, repeat, required) => {
                self.list(entry.field, *scope, *repeat, *required)
            }
            What::Nothing => self.scalar().map(|_| ()),
        }
    }

    fn list(&mut self, field: FieldId, scope: usize, repeat: RepeatId, required: bool) -> Sure {
        if self.lexer.peek() != Some(b'[') {
            return Err(Unsure);
        }
        let scope = self.plan.scopes.get(scope).ok_or(Unsure)?;
        let mut count = 0_u32;
        let holder = self.row;
        if let Some(session) = &mut self.session {
            session.empty_list(repeat, holder);
        }
        let mut goes_on = !self.is_empty(b']');
        while goes_on {
            self.walk.places.push(count);
            if let Some(session) = &mut self.session {
                self.row = session.new_row(repeat, holder).ok_or(Unsure)?;
            }
            self.object(scope)?;
            self.walk.places.pop();
            count = count.saturating_add(1);
            goes_on = self.goes_on(b']')?;
        }
        self.row = holder;
        if let Some(session) = &mut self.session {
            session.end_list(repeat, holder);
            return Ok(());
        }
        self.count(field, repeat, count, required)
    }

    /// Judges how many rows a list has.
    fn count(&mut self, field: FieldId, repeat: RepeatId, count: u32, required: bool) -> Sure {
        let form = &self.plan.form;
        let model = form.repeat(repeat).ok_or(Unsure)?;
        self.walk.rows = self.walk.rows.saturating_add(count);
        if self.walk.rows > self.plan.most_rows {
            return Err(Unsure);
        }
        if let Some(problem) = model.problem(count as usize, required) {
            self.found(field, problem);
        }
        Ok(())
    }

    /// Judges a field that was left out.
    fn missing(&mut self, at: usize) -> Sure {
        let entry = self.plan.entries.get(at).ok_or(Unsure)?;
        match &entry.what {
            What::Leaf(judged) => {
                if let Some(problem) = &judged.absent {
                    self.found(entry.field, problem.clone());
                }
                Ok(())
            }
            What::Group(scope) => {
                let scope = self.plan.scopes.get(*scope).ok_or(Unsure)?;
                (scope.first..scope.end).try_for_each(|at| self.missing(at))
            }
            What::List(_, repeat, required) => {
                let model = self.plan.form.repeat(*repeat).ok_or(Unsure)?;
                if model.default_rows() > 0 {
                    return Err(Unsure);
                }
                self.count(entry.field, *repeat, 0, *required)
            }
            What::Given | What::Nothing => Ok(()),
        }
    }

    fn leaf(&mut self, field: FieldId, judged: &Judged) -> Sure {
        let model = self.plan.form.at(field).ok_or(Unsure)?;
        let leaf = model.leaf().ok_or(Unsure)?;
        let around = judged.around(&*self.plan.host);
        let start = self.lexer.offset();
        if let Some((written, end)) = plain(self.text, start)
            && leaf.is_surely_sound(written, &around)
        {
            self.lexer.go_to(end);
            return Ok(());
        }
        let input = self.leaf_value()?;
        let (value, unreadable) = <dyn Leaf>::take(leaf, &input, &around);
        let problem = unreadable.or_else(|| leaf.problem(&value, judged.required, &around));
        if let Some(problem) = problem {
            self.found(field, reworded(problem, model));
        }
        Ok(())
    }

    /// The value of a field that holds no others: a scalar, or an array of such.
    fn leaf_value(&mut self) -> Sure<Input> {
        if self.lexer.peek() == Some(b'[') {
            return Ok(Input::List(self.items()?.into_iter().collect()));
        }
        self.scalar()
    }

    /// The scalars in an array.
    fn items(&mut self) -> Sure<Vec<Value>> {
        let mut items = Vec::new();
        let mut goes_on = !self.is_empty(b']');
        while goes_on {
            items.push(self.scalar()?.to_value());
            goes_on = self.goes_on(b']')?;
        }
        Ok(items)
    }

    fn scalar(&mut self) -> Sure<Input> {
        let start = self.lexer.offset();
        Ok(match self.lexer.peek() {
            Some(b'"') => Input::Text(match self.lexer.string().map_err(|_| Unsure)? {
                Some(resolved) => resolved.into(),
                None => {
                    let end = self.lexer.offset().saturating_sub(1);
                    self.lexer.between(start.saturating_add(1), end).into()
                }
            }),
            Some(b'-' | b'0'..=b'9') => {
                self.lexer.number().map_err(|_| Unsure)?;
                let digits = self.lexer.between(start, self.lexer.offset());
                // A small text can stand for a long number.
                if digits.len() > LONGEST_NUMBER || digits.contains(['e', 'E']) {
                    return Err(Unsure);
                }
                Written::Number(digits).into()
            }
            Some(b'n' | b't' | b'f') => match self.lexer.word().map_err(|_| Unsure)? {
                Word::Null => Input::Null,
                Word::True => Input::Bool(true),
                Word::False => Input::Bool(false),
            },
            _ => return Err(Unsure),
        })
    }

    fn found(&mut self, field: FieldId, problem: Problem) {
        let form = &self.plan.form;
        let page = form.at(field).map_or(0, |field| field.page);
        let mut places = self.walk.places.iter().rev().copied();
        let path = form.path(field, |_| places.next().unwrap_or(0));
        self.walk.is_inside |= !self.walk.places.is_empty();
        let error = ErrorView {
            code: problem.code,
            limit: problem.shown_limit(),
            message: problem.message,
        };
        self.walk.found.push((field, FieldError { field: Some(path), page, error }));
    }
}

/// How many members are looked for at once where some are left out.
const MOST_LEFT_OUT: usize = 4;

/// A longer number is read in full.
const LONGEST_NUMBER: usize = 34;

impl From<Written<'_>> for Input {
    fn from(written: Written<'_>) -> Self {
        match written {
            Written::Text(text) => Self::Text(text.into()),
            Written::Number(digits) => match read_number(digits) {
                Value::Number(number) => Self::Number(number),
                _ => Self::Text(digits.into()),
            },
            Written::Bool(ticked) => Self::Bool(ticked),
        }
    }
}

/// A scalar that stands for itself at a place of a text, and where it ends; none where that is in doubt.
fn plain(text: &str, start: usize) -> Option<(Written<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = start.saturating_add(1);
    match bytes.get(start)? {
        b'"' => {
            let end = json::closing_quote(bytes, first)?;
            Some((Written::Text(text.get(first..end)?), end.saturating_add(1)))
        }
        b'0'..=b'9' | b'-' => {
            let end = number_end(bytes, start)?;
            let digits = text.get(start..end).filter(|digits| digits.len() <= LONGEST_NUMBER)?;
            Some((Written::Number(digits), end))
        }
        b't' => {
            let end = start.saturating_add(4);
            (bytes.get(start..end) == Some(b"true")).then_some((Written::Bool(true), end))
        }
        _ => None,
    }
}

/// Where a number ends that has no exponent.
fn number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |from: usize| {
        let mut at = from;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at = at.saturating_add(1);
        }
        at
    };
    let first = start.saturating_add(usize::from(bytes.get(start) == Some(&b'-')));
    let mut end = digits(first);
    let is_padded = bytes.get(first) == Some(&b'0') && end > first.saturating_add(1);
    if end == first || is_padded {
        return None;
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = end.saturating_add(1);
        end = digits(fraction);
        if end == fraction {
            return None;
        }
    }
    (!matches!(bytes.get(end), Some(b'e' | b'E' | b'.'))).then_some(end)
}

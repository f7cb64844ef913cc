//! The values of names, expressions and texts at the moment of a command.

use std::rc::Rc;

use super::run::Run;
use crate::feel::{self, Program, Read, Template};
use crate::value::{Context, Date, DateTime, List, Offset, Value, Zone};
use crate::workflow::decisions::Problem;
use crate::workflow::event::{EventKind, Set};
use crate::workflow::graph::Source;
use crate::workflow::state::{ScopeKind, StepAnswer};

/// The longest title, in characters; what is longer is cut.
const MAX_TITLE: usize = 200;

impl<'a> Run<'a> {
    /// The value of an expression; null of one that has mistakes.
    pub(super) fn value(&mut self, program: Option<&Program>) -> Result<Value, Problem> {
        let Some(program) = program else { return Ok(Value::Null) };
        self.fill(program.reads());
        let value = self.with_feel(|slots, env| program.run(slots, env));
        value.map_err(|fault| self.problem(fault))
    }

    /// A text with the values of its expressions.
    pub(super) fn text(&mut self, template: &Template) -> Result<Rc<str>, Problem> {
        self.fill(template.reads());
        let text = self.with_feel(|slots, env| template.render(slots, env));
        text.map(Rc::from).map_err(|fault| self.problem(fault))
    }

    /// A text for a title; none where it says nothing or can't be worked out.
    pub(super) fn short_text(&mut self, template: &Template) -> Option<Rc<str>> {
        let text = self.text(template).ok()?;
        let text = text.trim();
        let end = text.char_indices().nth(MAX_TITLE).map_or(text.len(), |(end, _)| end);
        text.get(..end).filter(|text| !text.is_empty()).map(Rc::from)
    }

    /// The time of the command as a date and time.
    pub(super) fn clock(&self) -> DateTime {
        self.date_time(self.env.now)
    }

    pub(super) fn date_time(&self, now: u64) -> DateTime {
        let seconds = i64::try_from(now / 1_000).unwrap_or(i64::MAX);
        let nanosecond = u32::try_from(now % 1_000).unwrap_or(0).saturating_mul(1_000_000);
        let at = |zone| DateTime::from_instant(seconds, nanosecond, zone, self.env.host);
        at(self.env.zone.clone())
            .or_else(|| at(Zone::Offset(Offset::UTC)))
            .unwrap_or_else(|| DateTime::at_midnight_utc(Date::UNIX_EPOCH))
    }

    /// The environment of expressions; one for all expressions of a command, so that they share
    /// its budget.
    pub(super) fn feel(&mut self) -> &mut feel::Env<'a> {
        let env = match self.feel.take() {
            Some(env) => env,
            None => feel::Env::new(self.env.host, self.clock()),
        };
        self.feel.insert(env)
    }

    /// The value of a slot.
    pub(super) fn slot(&mut self, slot: u32) -> Value {
        self.know(slot);
        self.slots.get(slot as usize).cloned().unwrap_or_default()
    }

    /// Lets expressions see the names as they are in a scope.
    pub(super) fn look_from(&mut self, scope: u32) {
        if self.frame != scope {
            self.frame = scope;
            self.forget();
        }
    }

    /// Gives names their values: those of the scope, or of one around where they have one already.
    pub(super) fn name(&mut self, scope: u32, values: Context) {
        self.forget();
        let own = self.state.owner(scope);
        for (name, value) in values.iter() {
            let owner = self.owner_of(own, name).unwrap_or(own);
            let values = Context::from_iter([(Rc::clone(name), value.clone())]);
            let scope = Some(owner).filter(|owner| *owner != 0);
            self.emit(EventKind::Set(Set { scope, values: Rc::new(values) }));
        }
    }

    /// Gives a name a value for the expressions that follow, until they look from elsewhere.
    pub(super) fn known_as(&mut self, name: &str, value: Value) {
        let graph = self.graph_of(self.frame);
        let is_it = |source: &Source| matches!(source, Source::Result(known) if **known == *name);
        let Some(slot) = graph.sources.iter().position(is_it) else { return };
        self.know(u32::try_from(slot).unwrap_or(u32::MAX));
        if let Some(place) = self.slots.get_mut(slot) {
            *place = value;
        }
    }

    /// What a step was answered the last time it was done.
    pub(super) fn answer_of(&self, step: &str) -> Option<&StepAnswer> {
        self.owners(self.frame).find_map(|owner| self.state.answer(owner, step))
    }

    /// Lets all values be looked up anew.
    pub(super) fn forget(&mut self) {
        for slot in self.filled.drain(..) {
            if let Some(known) = self.known.get_mut(slot as usize) {
                *known = false;
            }
        }
    }

    fn fill(&mut self, reads: &[Read]) {
        for read in reads {
            self.know(read.slot);
        }
    }

    fn know(&mut self, slot: u32) {
        let graph = self.graph_of(self.frame);
        let at = slot as usize;
        let Some(source) = graph.sources.get(at) else { return };
        if self.slots.len() <= at {
            self.slots.resize(at.saturating_add(1), Value::Null);
            self.known.resize(at.saturating_add(1), false);
        }
        if self.known.get(at) != Some(&false) {
            return;
        }
        let value = self.look_up(source);
        if let (Some(place), Some(known)) = (self.slots.get_mut(at), self.known.get_mut(at)) {
            *place = value;
            *known = true;
            self.filled.push(slot);
        }
    }

    fn look_up(&self, source: &Source) -> Value {
        match source {
            Source::Submitter => self.person(self.state.submitter()),
            Source::Field(name) => self.submission().get(name).cloned().unwrap_or_default(),
            Source::Result(name) => {
                let mut owners = self.owners(self.frame);
                let value = owners.find_map(|owner| self.state.result(owner, name));
                value.cloned().unwrap_or_default()
            }
            Source::Answer(step) => self.answer_of(step).map_or(Value::Null, |answer| {
                let by = answer.by.last().map_or(Value::Null, |id| self.person(id));
                let text = |text: &Option<Rc<str>>| text.clone().map_or(Value::Null, Value::String);
                Value::from(Context::from_iter([
                    ("by".into(), by),
                    ("outcome".into(), text(&answer.outcome)),
                    ("comment".into(), text(&answer.comment)),
                ]))
            }),
        }
    }

    /// The submission of the workflow that is looked from.
    fn submission(&self) -> &Rc<Context> {
        let call = self.state.scope(self.call_around(self.frame));
        match call.map(|scope| &scope.kind) {
            Some(ScopeKind::Call(_, submission)) => submission,
            _ => self.state.submission(),
        }
    }

    /// The scopes whose names can be seen from one, the nearest first; not beyond the workflow.
    fn owners(&self, scope: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(self.state.owner(scope)), |owner| {
            let token = self.state.token(*owner)?;
            match token.inside()?.kind {
                ScopeKind::Call(..) => None,
                _ => Some(self.state.owner(token.scope)),
            }
        })
    }

    fn owner_of(&self, scope: u32, name: &str) -> Option<u32> {
        self.owners(scope).find(|owner| self.state.result(*owner, name).is_some())
    }

    /// A person as expressions see them; one whom the directory does not know has only an id.
    fn person(&self, id: &Rc<str>) -> Value {
        let person = self.env.directory.person(id);
        let text = |text: Option<&Rc<str>>| text.cloned().map_or(Value::Null, Value::String);
        let roles = person.map_or(&[][..], |person| &person.roles);
        let roles: List = roles.iter().cloned().map(Value::String).collect();
        Value::from(Context::from_iter([
            ("id".into(), Value::String(Rc::clone(id))),
            ("name".into(), text(person.map(|person| &person.name).or(Some(id)))),
            ("roles".into(), Value::List(roles)),
            ("manager".into(), text(person.and_then(|person| person.manager.as_ref()))),
        ]))
    }

    fn problem(&mut self, fault: feel::Fault) -> Problem {
        self.renew_budget();
        Problem { code: fault.code(), message: fault.message().into() }
    }

    /// What used up the budget is stopped by an incident; what else goes on has a whole one again.
    pub(super) fn renew_budget(&mut self) {
        self.feel().renew();
    }

    fn with_feel<T>(&mut self, run: impl FnOnce(&[Value], &mut feel::Env<'a>) -> T) -> T {
        let slots = std::mem::take(&mut self.slots);
        let result = run(&slots, self.feel());
        self.slots = slots;
        result
    }
}

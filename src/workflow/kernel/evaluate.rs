//! The values of names, expressions and texts at the moment of a command.

use std::rc::Rc;

use super::run::Run;
use crate::feel::{self, Program, Read, Template};
use crate::value::{Context, Date, DateTime, List, Offset, Value, Zone};
use crate::workflow::decisions::Problem;
use crate::workflow::graph::Source;
use crate::workflow::state::StepAnswer;

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
        let now = self.env.now;
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

    pub(super) fn remember_result(&mut self, name: &Rc<str>, value: Value) {
        self.forget(&Source::Result(Rc::clone(name)));
        self.results.retain(|(known, _)| known != name);
        self.results.push((Rc::clone(name), value));
    }

    pub(super) fn remember_answer(&mut self, answer: StepAnswer) {
        self.forget(&Source::Answer(Rc::clone(&answer.step)));
        self.answer = Some(answer);
    }

    /// What a step was answered the last time it was done.
    pub(super) fn answer_of(&self, step: &str) -> Option<&StepAnswer> {
        let now = self.answer.as_ref().filter(|answer| *answer.step == *step);
        now.or_else(|| self.state.answer(step))
    }

    fn forget(&mut self, changed: &Source) {
        for (source, known) in self.graph.sources.iter().zip(&mut self.known) {
            *known &= source != changed;
        }
    }

    fn fill(&mut self, reads: &[Read]) {
        for read in reads {
            self.know(read.slot);
        }
    }

    fn know(&mut self, slot: u32) {
        let count = self.graph.sources.len();
        if self.slots.len() < count {
            self.slots.resize(count, Value::Null);
            self.known.resize(count, false);
        }
        let slot = slot as usize;
        let (Some(source), Some(false)) = (self.graph.sources.get(slot), self.known.get(slot))
        else {
            return;
        };
        let value = self.look_up(source);
        if let (Some(place), Some(known)) = (self.slots.get_mut(slot), self.known.get_mut(slot)) {
            *place = value;
            *known = true;
        }
    }

    fn look_up(&self, source: &Source) -> Value {
        match source {
            Source::Submitter => self.person(&self.submitter),
            Source::Field(name) => self.submission.get(name).cloned().unwrap_or_default(),
            Source::Result(name) => {
                let now = self.results.iter().find(|(known, _)| known == name);
                let value = now.map(|(_, value)| value).or_else(|| self.state.result(name));
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

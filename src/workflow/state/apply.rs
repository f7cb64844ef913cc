//! What each event changes.

use std::rc::Rc;

use super::grow;
use super::{Alarm, OpenIncident, Phase, State, StepAnswer, Task, Vote, What};
use crate::value::Value;
use crate::workflow::event::{
    Answered, Assigned, Event, EventKind, Incident, Overdue, Reminded, Revised,
};

/// Changes the state by an event. It is total: an event that does not fit, which `decide` never
/// gives, changes what it can and is counted.
pub fn apply(state: &mut State, event: &Event) {
    if let Some(key) = &event.key {
        state.repeats.remember(event.by.as_deref(), key, state.events);
    }
    state.events = state.events.saturating_add(1);
    match &event.kind {
        EventKind::Started(started) => {
            state.phase = Phase::Running;
            state.submitter = event.by.clone().unwrap_or_default();
            state.submission = Rc::clone(&started.values);
        }
        EventKind::Decided(decided) => {
            state.remember(&decided.name, &decided.value);
        }
        EventKind::Assigned(assigned) => state.begin_task(assigned, event.at),
        EventKind::Answered(answered) => state.answer_task(answered, event.by.as_ref()),
        EventKind::Revised(revised) => state.revise(revised),
        EventKind::Reminded(reminded) => state.reminded(reminded, event.at),
        EventKind::Overdue(overdue) => state.overdue(overdue),
        EventKind::Incident(incident) => state.stop(incident),
        EventKind::Retried(retried) => {
            state.incidents.retain(|incident| incident.number != retried.incident);
        }
        EventKind::Notified(_) | EventKind::Withdrawn(_) => {}
        EventKind::Ended(ended) => state.end(&ended.status),
    }
}

impl State {
    fn remember(&mut self, name: &Rc<str>, value: &Value) {
        let result = (Rc::clone(name), value.clone());
        match self.place_of_result(name) {
            Ok(place) => self.results.splice(place..=place, [result]).for_each(drop),
            Err(place) => grow::insert(&mut self.results, place, result),
        }
    }

    fn begin_task(&mut self, assigned: &Assigned, at: u64) {
        self.take_number(assigned.task);
        let Err(place) = self.place_of(assigned.task) else { return };
        let task = Task {
            number: assigned.task,
            step: Rc::clone(&assigned.step),
            kind: assigned.kind,
            title: Rc::clone(&assigned.title),
            candidates: assigned.to.clone(),
            needs: assigned.needs,
            votes: Vec::new(),
            since: at,
            due: assigned.due,
            remind: assigned.remind.clone(),
            overdue: false,
        };
        for alarm in task.alarms() {
            self.timers.set(alarm);
        }
        grow::insert(&mut self.tasks, place, Rc::new(task));
    }

    fn answer_task(&mut self, answered: &Answered, by: Option<&Rc<str>>) {
        let by = by.cloned().unwrap_or_default();
        if answered.open {
            let outcome = answered.outcome.clone().unwrap_or_default();
            self.change_task(answered.task, |task| {
                grow::push(&mut task.votes, Vote { by, outcome })
            });
            return;
        }
        let Some(task) = self.close_task(answered.task) else { return };
        let answer = Rc::new(StepAnswer {
            step: Rc::clone(&task.step),
            by: task.votes.iter().map(|vote| Rc::clone(&vote.by)).chain([by]).collect(),
            outcome: answered.settled.clone().or_else(|| answered.outcome.clone()),
            comment: answered.comment.clone(),
        });
        match self.place_of_answer(&answer.step) {
            Ok(place) => self.answers.splice(place..=place, [answer]).for_each(drop),
            Err(place) => grow::insert(&mut self.answers, place, answer),
        }
    }

    fn revise(&mut self, revised: &Revised) {
        self.close_task(revised.task);
        let submission = Rc::make_mut(&mut self.submission);
        for name in &revised.without {
            submission.remove(name);
        }
        for (name, value) in revised.values.iter() {
            submission.insert(Rc::clone(name), value.clone());
        }
    }

    fn reminded(&mut self, reminded: &Reminded, at: u64) {
        let number = reminded.task;
        let mut past = Vec::new();
        self.change_task(number, |task| {
            let (fired, left) = task.remind.iter().partition(|time| **time <= at);
            task.remind = left;
            past = fired;
        });
        for time in past {
            self.timers.clear(Alarm { at: time, task: number, what: What::Reminder });
        }
    }

    fn overdue(&mut self, overdue: &Overdue) {
        let mut due = None;
        self.change_task(overdue.task, |task| {
            task.overdue = true;
            task.candidates.extend(overdue.added.iter().cloned());
            due = task.due;
        });
        if let Some(at) = due {
            self.timers.clear(Alarm { at, task: overdue.task, what: What::Task });
        }
    }

    fn stop(&mut self, incident: &Incident) {
        self.take_number(incident.incident);
        if !incident.passed {
            let open = OpenIncident {
                number: incident.incident,
                step: Rc::clone(&incident.step),
                message: Rc::clone(&incident.message),
            };
            grow::push(&mut self.incidents, open);
        }
    }

    fn end(&mut self, status: &Rc<str>) {
        self.phase = Phase::Ended(Rc::clone(status));
        self.tasks = Vec::new();
        self.incidents = Vec::new();
        self.timers.clear_all();
    }

    fn take_number(&mut self, number: u32) {
        self.last_number = self.last_number.max(number);
    }

    fn change_task(&mut self, number: u32, change: impl FnOnce(&mut Task)) {
        if let Ok(place) = self.place_of(number)
            && let Some(task) = self.tasks.get_mut(place)
        {
            change(Rc::make_mut(task));
        }
    }

    fn close_task(&mut self, number: u32) -> Option<Rc<Task>> {
        let place = self.place_of(number).ok()?;
        let task = self.tasks.remove(place);
        for alarm in task.alarms() {
            self.timers.clear(alarm);
        }
        Some(task)
    }
}

impl Task {
    fn alarms(&self) -> impl Iterator<Item = Alarm> {
        let alarm = |at, what| Alarm { at, task: self.number, what };
        let due = self.due.filter(|_| !self.overdue).map(move |at| alarm(at, What::Task));
        due.into_iter().chain(self.remind.iter().map(move |at| alarm(*at, What::Reminder)))
    }
}

//! What each event changes.

use std::rc::Rc;

use super::token::{Each, Rest, Scope, ScopeKind, Token, Undo, Waiting};
use super::{Alarm, Done, Named, Phase, State, StepAnswer, Task, Vote, What, grow};
use crate::value::Value;
use crate::workflow::event::{
    Added, Answered, Arrived, Asked, Assigned, Cancelled, Closed, Event, EventKind, Happened,
    Incident, Inside, Joined, Joining, Kept, Opened, Overdue, Reminded, Revised, Subscription,
    Undone, Wait, Waiting as Waits,
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
            state.on = started.on.clone();
            for alarm in alarms_of(0, &started.on) {
                state.timers.set(alarm);
            }
        }
        EventKind::Decided(decided) => {
            state.name(decided.scope.unwrap_or(0), &decided.name, &decided.value);
        }
        EventKind::Assigned(assigned) => state.begin_task(assigned, event.at),
        EventKind::Answered(answered) => state.answer_task(answered, event.by.as_ref()),
        EventKind::Revised(revised) => state.revise(revised),
        EventKind::Reminded(reminded) => state.reminded(reminded, event.at),
        EventKind::Overdue(overdue) => state.overdue(overdue),
        EventKind::Incident(incident) => state.stop(incident),
        EventKind::Retried(retried) => drop(state.take(retried.incident)),
        EventKind::Notified(_) | EventKind::Withdrawn(_) => {}
        EventKind::Ended(ended) => state.end(&ended.status),
        other => state.apply_rare(other),
    }
}

impl State {
    /// What ordinary approvals don't use.
    fn apply_rare(&mut self, event: &EventKind) {
        match event {
            EventKind::Waiting(waiting) => self.wait(waiting),
            EventKind::Happened(happened) => self.happen(happened),
            EventKind::Opened(opened) => self.open(opened),
            EventKind::Closed(closed) => self.close(closed),
            EventKind::Cancelled(Cancelled { token, stays }) => match stays {
                true => self.empty(*token),
                false => drop(self.take_whole(*token)),
            },
            EventKind::Arrived(arrived) => self.arrive(arrived),
            EventKind::Joined(joined) => self.join_up(joined),
            EventKind::Set(set) => {
                for (name, value) in set.values.iter() {
                    self.name(set.scope.unwrap_or(0), name, value);
                }
            }
            EventKind::Done(done) => {
                self.take_number(done.token);
                let done = Done {
                    number: done.token,
                    scope: done.scope.unwrap_or(0),
                    step: Rc::clone(&done.step),
                };
                self.remember_done(done);
            }
            EventKind::Undone(undone) => self.undo(undone),
            EventKind::Asked(asked) => self.ask(asked),
            EventKind::Replied(replied) => drop(self.take(replied.token)),
            EventKind::Kept(kept) => self.keep(kept),
            EventKind::Added(added) => self.add(added),
            EventKind::Suspended(_) => self.is_suspended = true,
            EventKind::Resumed(_) => self.is_suspended = false,
            EventKind::Skipped(skipped) => drop(self.take_whole(skipped.token)),
            EventKind::Moved(moved) => drop(self.take_whole(moved.token)),
            EventKind::Migrated(migrated) => self.migrate(&migrated.steps),
            _ => {}
        }
    }

    fn name(&mut self, scope: u32, name: &Rc<str>, value: &Value) {
        let named = Named { scope, name: Rc::clone(name), value: value.clone() };
        self.results.put(Rc::new(named), super::by_name(scope, name));
    }

    /// Lets a token rest.
    fn rest(&mut self, token: Token) {
        let number = token.number;
        self.take_number(number);
        if self.token(number).is_some() {
            return;
        }
        for alarm in token.alarms() {
            self.timers.set(alarm);
        }
        self.shift(token.scope, true);
        self.tokens.put(Rc::new(token), super::by_number(number));
    }

    fn begin_task(&mut self, assigned: &Assigned, at: u64) {
        let task = Task {
            number: assigned.task,
            step: Rc::clone(&assigned.step),
            workflow: assigned.workflow.clone(),
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
        self.rest(Token {
            number: assigned.task,
            scope: assigned.scope.unwrap_or(0),
            step: Rc::clone(&assigned.step),
            on: assigned.on.clone(),
            rest: Rest::Task(Rc::new(task)),
        });
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
        let Some(token) = self.take(answered.task) else { return };
        let Some(task) = token.task() else { return };
        let answer = Rc::new(StepAnswer {
            scope: self.owner(token.scope),
            step: Rc::clone(&task.step),
            by: task.votes.iter().map(|vote| Rc::clone(&vote.by)).chain([by]).collect(),
            outcome: answered.settled.clone().or_else(|| answered.outcome.clone()),
            comment: answered.comment.clone(),
        });
        let order = super::by_step(answer.scope, &task.step);
        self.answers.put(answer, order);
    }

    fn revise(&mut self, revised: &Revised) {
        self.take(revised.task);
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
            self.timers.clear(Alarm { at: time, token: number, what: What::Reminder });
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
            self.timers.clear(Alarm { at, token: overdue.task, what: What::Task });
        }
    }

    fn stop(&mut self, incident: &Incident) {
        self.take_number(incident.incident);
        if !incident.passed {
            self.rest(Token {
                number: incident.incident,
                scope: incident.scope.unwrap_or(0),
                step: Rc::clone(&incident.step),
                on: Vec::new(),
                rest: Rest::Incident(Rc::clone(&incident.message)),
            });
        }
    }

    fn end(&mut self, status: &Rc<str>) {
        self.phase = Phase::Ended(Rc::clone(status));
        self.inside = 0;
        self.on = Vec::new();
        self.tokens.clear();
        self.joins.clear();
        self.done.clear();
        self.kept = Vec::new();
        self.timers.clear_all();
        self.forget(&|scope| scope != 0);
    }

    fn wait(&mut self, waiting: &Waits) {
        self.rest(Token {
            number: waiting.token,
            scope: waiting.scope.unwrap_or(0),
            step: Rc::clone(&waiting.step),
            on: waiting.on.clone(),
            rest: match waiting.wait {
                Wait::Event => Rest::Event,
                Wait::Turn => Rest::Turn,
            },
        });
    }

    fn ask(&mut self, asked: &Asked) {
        self.rest(Token {
            number: asked.token,
            scope: asked.scope.unwrap_or(0),
            step: Rc::clone(&asked.step),
            on: asked.on.clone(),
            rest: Rest::Answer,
        });
    }

    fn happen(&mut self, happened: &Happened) {
        let number = happened.token.unwrap_or(0);
        if !happened.beside && !happened.interrupts {
            self.take_whole(number);
            return;
        }
        if happened.interrupts {
            self.empty(number);
        }
        let mut on = self.on(number).to_vec();
        let before: Vec<Alarm> = alarms_of(number, &on).collect();
        if happened.interrupts {
            on.retain(|known| !known.inside);
        }
        // A timer that is over does not happen again; messages and signals do.
        on.retain_mut(|known| {
            if known.event != happened.event || known.at.is_none() && known.left.is_none() {
                return true;
            }
            known.at = happened.again;
            known.left = known.left.map(|left| left.saturating_sub(1));
            known.at.is_some()
        });
        let after: Vec<Alarm> = alarms_of(number, &on).collect();
        before.iter().for_each(|alarm| self.timers.clear(*alarm));
        after.iter().for_each(|alarm| self.timers.set(*alarm));
        match number {
            0 => {
                self.on = on;
                self.interrupted |= happened.interrupts;
            }
            number => {
                let token = self.tokens.get_mut(super::by_number(number)).map(Rc::make_mut);
                let Some(token) = token else { return };
                token.on = on;
                if let Some(scope) = token.inside_mut() {
                    scope.interrupted |= happened.interrupts;
                }
            }
        }
    }

    fn open(&mut self, opened: &Opened) {
        let index = opened.index.unwrap_or(0);
        let kind = match opened.kind {
            Inside::Group => ScopeKind::Group,
            Inside::Each => {
                ScopeKind::Each(Each { items: Rc::new(opened.items.clone()), ..Each::default() })
            }
            Inside::Repeat => ScopeKind::Repeat(0),
            Inside::Turn => ScopeKind::Turn(index),
            Inside::Call => ScopeKind::Call(
                opened.workflow.clone().unwrap_or_default(),
                Rc::clone(&opened.values),
            ),
            Inside::Undo => ScopeKind::Undo(Undo {
                left: opened.undo.iter().map(Done::from).collect(),
                now: None,
                cancels: opened.cancels,
            }),
        };
        let around = opened.scope.unwrap_or(0);
        if kind.owns_names() && opened.kind == Inside::Turn {
            for (name, value) in opened.values.iter() {
                self.name(opened.token, name, value);
            }
        }
        self.rest(Token {
            number: opened.token,
            scope: around,
            step: Rc::clone(&opened.step),
            on: opened.on.clone(),
            rest: Rest::Scope(Rc::new(Scope { inside: 0, interrupted: false, kind })),
        });
        if opened.kind == Inside::Turn {
            self.change_scope(around, |scope| match &mut scope.kind {
                ScopeKind::Each(each) => each.begun = each.begun.saturating_add(1),
                ScopeKind::Repeat(begun) => *begun = begun.saturating_add(1),
                _ => {}
            });
        }
    }

    fn close(&mut self, closed: &Closed) {
        if closed.passes {
            self.change_scope(closed.token, |scope| {
                if let ScopeKind::Each(each) = &mut scope.kind {
                    each.passed = true;
                }
            });
            return;
        }
        let has_done = self.done_in(closed.token).next().is_some();
        let Some(token) = self.take(closed.token) else { return };
        let number = token.number;
        self.forget(&|scope| scope == number);
        self.joins.retain(|join| join.scope != number);
        if has_done {
            self.remember_done(Done { number, scope: token.scope, step: Rc::clone(&token.step) });
        }
        if let Some(Scope { kind: ScopeKind::Turn(index), .. }) = token.inside() {
            self.change_scope(token.scope, |scope| {
                if let ScopeKind::Each(each) = &mut scope.kind {
                    each.done = each.done.saturating_add(1);
                    if let Some(left) = &closed.left {
                        Rc::make_mut(&mut each.left).push((*index, left.clone()));
                    }
                }
            });
        }
    }

    fn arrive(&mut self, arrived: &Arrived) {
        let scope = arrived.scope.unwrap_or(0);
        let order = || super::by_join(scope, &arrived.step);
        self.shift(scope, true);
        if self.joins.get(order()).is_none() {
            // A bound against a log that says anything.
            let ways = arrived.of.min(MOST_WAYS) as usize;
            let waiting = Waiting {
                scope,
                step: Rc::clone(&arrived.step),
                arrived: vec![0; ways],
                counted: Vec::new(),
            };
            self.joins.put(Rc::new(waiting), order());
        }
        let join = self.joins.get_mut(order()).map(Rc::make_mut);
        if let Some(count) = join.and_then(|join| join.arrived.get_mut(arrived.way as usize)) {
            *count = count.saturating_add(1);
        }
    }

    fn join_up(&mut self, joined: &Joined) {
        let scope = joined.scope.unwrap_or(0);
        let order = || super::by_join(scope, &joined.step);
        let Some(join) = self.joins.get_mut(order()).map(Rc::make_mut) else { return };
        let taken = join.take(joined);
        let is_over = join.count() == 0 && join.counted.is_empty();
        if is_over {
            self.joins.remove(order());
        }
        (0..taken).for_each(|_| self.shift(scope, false));
    }

    fn undo(&mut self, undone: &Undone) {
        let mut taken = None;
        self.change_scope(undone.token, |scope| {
            if let ScopeKind::Undo(undo) = &mut scope.kind {
                undo.now = undo.left.pop();
                taken = undo.now.clone();
            }
        });
        if let Some(taken) = taken {
            self.done.remove(|done| done.number.cmp(&taken.number));
        }
    }

    fn remember_done(&mut self, done: Done) {
        let number = done.number;
        self.done.put(Rc::new(done), |known| known.number.cmp(&number));
    }

    fn keep(&mut self, kept: &Kept) {
        if kept.taken {
            let found = self
                .kept
                .iter()
                .position(|known| known.message == kept.message && known.key == kept.key);
            if let Some(found) = found {
                self.kept.remove(found);
            }
        } else {
            grow::push(&mut self.kept, Rc::new(kept.clone()));
        }
    }

    fn add(&mut self, added: &Added) {
        self.change_scope(added.token, |scope| {
            if let ScopeKind::Each(each) = &mut scope.kind {
                Rc::make_mut(&mut each.items).extend(added.items.iter().cloned());
            }
        });
    }

    fn take_number(&mut self, number: u32) {
        self.last_number = self.last_number.max(number);
    }

    fn change_task(&mut self, number: u32, change: impl FnOnce(&mut Task)) {
        let token = self.tokens.get_mut(super::by_number(number)).map(Rc::make_mut);
        if let Some(task) = token.and_then(Token::task_mut) {
            change(task);
        }
    }

    fn change_scope(&mut self, number: u32, change: impl FnOnce(&mut Scope)) {
        let token = self.tokens.get_mut(super::by_number(number)).map(Rc::make_mut);
        if let Some(scope) = token.and_then(Token::inside_mut) {
            change(scope);
        }
    }

    /// The scope that owns the names of a scope: the nearest that has names of its own.
    pub(crate) fn owner(&self, mut scope: u32) -> u32 {
        while let Some(token) = self.token(scope) {
            if token.inside().is_some_and(|scope| scope.kind.owns_names()) {
                break;
            }
            scope = token.scope;
        }
        scope
    }
}

/// How many ways in a join has at most.
const MOST_WAYS: u32 = 100_000;

impl ScopeKind {
    /// Whether what is done inside has names of its own.
    pub(crate) fn owns_names(&self) -> bool {
        matches!(self, Self::Turn(_) | Self::Call(..))
    }
}

impl Waiting {
    /// Takes the tokens of a join that has come about, and tells how many.
    pub(crate) fn take(&mut self, joined: &Joined) -> u32 {
        let before = self.count();
        match joined.how {
            Joining::Reset => {
                self.arrived.fill(0);
                self.counted = Vec::new();
            }
            Joining::Threads => {
                if let Some(count) = self.arrived.first_mut() {
                    *count = count.saturating_sub(joined.threads.unwrap_or(1));
                }
            }
            Joining::All => {
                for count in &mut self.arrived {
                    *count = count.saturating_sub(1);
                }
            }
            Joining::Some | Joining::Late => {
                self.counted.resize(self.arrived.len(), false);
                for (count, counted) in self.arrived.iter_mut().zip(&mut self.counted) {
                    if *count > 0 && !*counted {
                        *count = count.saturating_sub(1);
                        *counted = true;
                    }
                }
                if self.counted.iter().all(|counted| *counted) {
                    self.counted = Vec::new();
                }
            }
        }
        before.saturating_sub(self.count())
    }
}

impl From<&crate::workflow::event::Done> for Done {
    fn from(done: &crate::workflow::event::Done) -> Self {
        Self { number: done.token, scope: done.scope.unwrap_or(0), step: Rc::clone(&done.step) }
    }
}

fn alarms_of(token: u32, on: &[Subscription]) -> impl Iterator<Item = Alarm> {
    let place = (0..).map(What::Event);
    on.iter().zip(place).filter_map(move |(known, what)| Some(Alarm { at: known.at?, token, what }))
}

impl Token {
    pub(super) fn alarms(&self) -> impl Iterator<Item = Alarm> {
        let number = self.number;
        let alarm = move |at, what| Alarm { at, token: number, what };
        let task = self.task();
        let due = task.and_then(|task| task.due.filter(|_| !task.overdue));
        let due = due.map(move |at| alarm(at, What::Task));
        let remind = task.into_iter().flat_map(|task| &task.remind);
        due.into_iter()
            .chain(remind.map(move |at| alarm(*at, What::Reminder)))
            .chain(alarms_of(number, &self.on))
    }
}

//! Dry runs of a workflow: with a clock of their own, answers as they are scripted, and choices by a seed. Nothing of it
//! is stored, and the same script gives the same report.

mod random;
mod report;
mod script;

use std::rc::Rc;

use super::deployment::Deployment;
use super::request::{decide_at, read};
use super::{Engine, Env};
use crate::value::Value;
use crate::workflow::event::{EventKind, TaskKind};
use crate::workflow::{
    Command, Event, Graph, Phase, Rejection, Request, Rest, State, Task, Token, next_timer,
};
use random::Random;
use report::Tally;
pub use report::{DryRunReport, DurationsView, IncidentView, PathView, StatusView, WaitingView};
use script::{Answer, Script};

/// The most runs of one script.
const MOST_RUNS: u32 = 10_000;
/// The most commands of one run. What takes more goes round and round.
const MOST_COMMANDS: u32 = 10_000;
/// The most commands of all runs of a script.
const MOST_COMMANDS_IN_ALL: u32 = 1_000_000;

impl Engine {
    /// Runs a workflow of the current definitions as a script says, which is JSON text.
    ///
    /// # Errors
    ///
    /// When the script can't be read, when there is no such workflow, or when it can't be begun like that.
    pub fn simulate(&self, script: &str, env: &Env<'_>) -> Result<DryRunReport, Rejection> {
        let script: Script = read(script)?;
        let deployment = self.deployment()?;
        let workflow = Self::workflow_called(deployment, &script.workflow)?;
        let mut tally = Tally::default();
        let mut random = Random::new(script.seed.unwrap_or(1));
        let mut left = MOST_COMMANDS_IN_ALL;
        for _ in 0..script.runs.unwrap_or(1).clamp(1, MOST_RUNS) {
            if left == 0 {
                break;
            }
            let mut run = DryRun {
                script: &script,
                deployment,
                graph: &workflow.graph,
                env,
                now: script.start.unwrap_or(env.now),
                random: &mut random,
                state: State::new(),
                answers: Vec::new(),
                waits: Vec::new(),
                tally: &mut tally,
                path: String::new(),
                left: left.min(MOST_COMMANDS),
            };
            let allowed = run.left;
            run.begin()?;
            run.go_on();
            let used = allowed.saturating_sub(run.left);
            run.finish();
            left = left.saturating_sub(used);
        }
        Ok(tally.into_report())
    }
}

/// One run.
struct DryRun<'a> {
    script: &'a Script,
    deployment: &'a Deployment,
    graph: &'a Graph,
    env: &'a Env<'a>,
    now: u64,
    random: &'a mut Random,
    state: State,
    /// What is going to be answered, and when. INVARIANT: of each token at most one.
    answers: Vec<Scheduled<'a>>,
    /// The tokens that wait, their steps, and since when.
    waits: Vec<(u32, Rc<str>, u64)>,
    tally: &'a mut Tally,
    path: String,
    left: u32,
}

struct Scheduled<'a> {
    at: u64,
    token: u32,
    answer: Option<&'a Answer>,
}

impl DryRun<'_> {
    fn begin(&mut self) -> Result<(), Rejection> {
        let request = Request::Start {
            submission: Rc::clone(&self.script.values),
            at: self.script.at.clone(),
        };
        self.give(Some(Rc::clone(&self.script.actor)), request)
    }

    /// Lets happen what is next, until nothing is.
    fn go_on(&mut self) {
        let begun = self.now;
        while *self.state.phase() == Phase::Running && self.left > 0 {
            let answer = self.answers.iter().enumerate().min_by_key(|(_, answer)| answer.at);
            let answer = answer.map(|(place, answer)| (place, answer.at));
            let given = match (answer, next_timer(&self.state)) {
                (Some((place, at)), timer) if timer.is_none_or(|timer| at <= timer) => {
                    self.now = self.now.max(at);
                    let scheduled = self.answers.swap_remove(place);
                    self.answer(&scheduled)
                }
                (_, Some(timer)) => {
                    self.now = self.now.max(timer);
                    self.give(None, Request::Tick)
                }
                _ => return,
            };
            if let Err(refused) = given {
                self.tally.refused(&refused);
            }
        }
        self.tally.duration(self.now.saturating_sub(begun));
    }

    fn finish(self) {
        let status = match self.state.phase() {
            Phase::Ended(status) => Rc::clone(status),
            Phase::New | Phase::Running => "running".into(),
        };
        self.tally.run(status, self.path.into());
    }

    /// Gives the answer that was scheduled, if its token still waits for it.
    fn answer(&mut self, scheduled: &Scheduled<'_>) -> Result<(), Rejection> {
        let Some(token) = self.state.token(scheduled.token).cloned() else { return Ok(()) };
        let answer = scheduled.answer;
        match &token.rest {
            Rest::Task(task) => self.answer_task(task, answer),
            Rest::Answer => {
                let error = answer.and_then(|answer| answer.error.clone());
                let value = answer.and_then(|answer| answer.value.clone()).unwrap_or(Value::Null);
                let answer = error.map_or(Ok(value), Err);
                self.give(None, Request::Reply { token: token.number, answer })
            }
            _ => match token.on.first() {
                Some(on) => {
                    let event = Rc::clone(&on.event);
                    self.give(None, Request::Happen { token: token.number, event })
                }
                None => Ok(()),
            },
        }
    }

    fn answer_task(&mut self, task: &Task, answer: Option<&Answer>) -> Result<(), Rejection> {
        let by = task.awaited().next().cloned();
        if task.kind == TaskKind::Revise {
            let submission = Rc::clone(self.state.submission());
            return self.give(by, Request::Revise { task: task.number, submission });
        }
        let called = task.workflow.as_ref().and_then(|name| self.deployment.workflow(name));
        let graph = called.map_or(self.graph, |called| &called.graph);
        let outcomes: Vec<Rc<str>> =
            graph.outcomes(&task.step).map(|(name, _)| Rc::clone(name)).collect();
        let outcome = match answer.and_then(|answer| answer.outcome.clone()) {
            Some(outcome) => Some(outcome),
            None => outcomes.get(self.random.below(outcomes.len())).cloned(),
        };
        if !self.path.is_empty() {
            self.path.push_str(" > ");
        }
        self.path.push_str(&task.step);
        if let Some(outcome) = &outcome {
            self.path.push_str(": ");
            self.path.push_str(outcome);
        }
        self.give(by, Request::Answer { task: task.number, outcome, comment: None })
    }

    fn give(&mut self, by: Option<Rc<str>>, request: Request) -> Result<(), Rejection> {
        self.left = self.left.saturating_sub(1);
        let command = Command { by, key: None, request };
        let (events, state) =
            decide_at(self.now, self.deployment, self.graph, &self.state, &command, self.env)?;
        self.state = state;
        events.iter().for_each(|event| self.look_at(event));
        self.keep_track();
        Ok(())
    }

    fn look_at(&mut self, event: &Event) {
        if let EventKind::Incident(incident) = &event.kind {
            self.tally.incident(&incident.step, &incident.code, &incident.message);
        }
    }

    /// Notes which tokens have begun to wait and which wait no longer, and schedules answers.
    fn keep_track(&mut self) {
        let (state, now, tally) = (&self.state, self.now, &mut *self.tally);
        self.waits.retain(|(token, step, since)| {
            let waits = state.token(*token).is_some();
            if !waits {
                tally.waited(step, now.saturating_sub(*since));
            }
            waits
        });
        let known = |number: u32| self.waits.iter().any(|(known, ..)| *known == number);
        let waits = |token: &&Rc<Token>| !matches!(token.rest, Rest::Scope(_));
        let new: Vec<Rc<Token>> =
            state.tokens().filter(waits).filter(|token| !known(token.number)).cloned().collect();
        let is_answered = |token: u32| self.answers.iter().any(|answer| answer.token == token);
        // A task that others have to do too is answered once more.
        let again: Vec<Rc<Token>> = state
            .tokens()
            .filter(|token| token.task().is_some_and(|task| !task.votes.is_empty()))
            .filter(|token| known(token.number) && !is_answered(token.number))
            .cloned()
            .collect();
        for token in &new {
            self.waits.push((token.number, Rc::clone(&token.step), now));
        }
        for token in new.iter().chain(&again) {
            self.schedule(token);
        }
    }

    fn schedule(&mut self, token: &Token) {
        let answers = self.script.answers.get(&token.step);
        let is_asked = matches!(token.rest, Rest::Task(_) | Rest::Answer);
        let is_scripted = matches!(token.rest, Rest::Event) && answers.is_some();
        if !is_asked && !is_scripted {
            return;
        }
        let answer = answers.and_then(|answers| self.random.choose(answers));
        let wait = answer.map_or(0, |answer| answer.wait(self.random));
        let at = self.now.saturating_add(wait);
        self.answers.push(Scheduled { at, token: token.number, answer });
    }
}

//! How a task comes into being: who can do it, and until when.

use std::rc::Rc;

use super::event::time_unknown;
use super::quorum;
use super::run::{Place, Run, inner};
use crate::diagnostic::Code;
use crate::feel::Program;
use crate::sort::sort;
use crate::value::{DateTime, Value};
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Assigned, EventKind, TaskKind};
use crate::workflow::graph::{Length, Node, TaskNode};
use crate::workflow::state::Scope;

impl<'a> Run<'a> {
    pub(super) fn open_task(
        &mut self,
        place: Place,
        at: &'a Node,
        node: &'a TaskNode,
    ) -> Result<(), Problem> {
        self.look_from(place.scope);
        let to = self.candidates(&node.assign, &node.exclude)?;
        let due = node.due.as_ref().map(|due| self.due(due)).transpose()?;
        let mut remind = Vec::with_capacity(node.remind.len());
        for after in &node.remind {
            remind.push(self.after(self.env.now, after).ok_or_else(due_unknown)?);
        }
        sort(&mut remind);
        remind.dedup();
        let title = node.title.as_ref().and_then(|title| self.short_text(title));
        let step = &at.step;
        let on = match &at.more {
            Some(_) => self.armed(place, at, None)?,
            None => Vec::new(),
        };
        let workflow = match self.call_around(place.scope) {
            0 => None,
            call => self.state.scope(call).and_then(Scope::workflow),
        };
        self.emit(EventKind::Assigned(Assigned {
            task: self.next_number(),
            step: Rc::clone(step),
            scope: inner(place.scope),
            workflow,
            kind: if node.approval.is_some() { TaskKind::Approval } else { TaskKind::Task },
            title: title.unwrap_or_else(|| Rc::clone(step)),
            needs: node.approval.as_ref().map_or(1, |it| quorum::needs(it.quorum, to.len())),
            to,
            due,
            remind,
            on,
        }));
        Ok(())
    }

    /// When a task that begins now is due.
    pub(super) fn due(&mut self, due: &Length) -> Result<u64, Problem> {
        let length = match due {
            Length::Literal(length) => length.clone(),
            Length::Computed(program) => self.value(program.as_ref())?,
        };
        self.after(self.env.now, &length).ok_or_else(due_unknown)
    }

    /// The time that an expression says, in milliseconds since 1970 UTC.
    pub(super) fn instant(&mut self, program: Option<&Program>) -> Result<u64, Problem> {
        let then = match self.value(program)? {
            Value::DateTime(then) => Some(then),
            _ => None,
        };
        then.and_then(|then| millis_of(&then, 0)).ok_or_else(time_unknown)
    }

    /// The time that a duration after another is, in milliseconds since 1970 UTC.
    pub(super) fn after(&self, now: u64, length: &Value) -> Option<u64> {
        match length {
            Value::DaysDuration(days) if !days.is_negative() => {
                let millis = days.total_nanoseconds().div_euclid(NANOSECONDS_PER_MILLISECOND);
                now.checked_add(u64::try_from(millis).ok()?)
            }
            Value::YearsDuration(years) if years.total_months() >= 0 => {
                let then = self.date_time(now).plus_years(*years, self.env.host)?;
                millis_of(&then, now % MILLISECONDS_PER_SECOND)
            }
            _ => None,
        }
    }
}

const NANOSECONDS_PER_MILLISECOND: i128 = 1_000_000;
const MILLISECONDS_PER_SECOND: u64 = 1_000;

/// The instant of a date and time, in milliseconds since 1970 UTC.
fn millis_of(date_time: &DateTime, millis: u64) -> Option<u64> {
    let seconds = u64::try_from(date_time.instant()?).ok()?;
    seconds.checked_mul(MILLISECONDS_PER_SECOND)?.checked_add(millis)
}

fn due_unknown() -> Problem {
    let message = "What the task is due after is not a duration from 0 on.".into();
    Problem { code: Code::DueUnknown, message }
}

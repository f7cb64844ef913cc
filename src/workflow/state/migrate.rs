//! What changes where an instance moves to another version of its workflow: the ids of its steps.

use std::rc::Rc;

use super::State;
use super::token::{Rest, ScopeKind, Token};
use crate::workflow::event::{Renamed, Subscription};
use crate::workflow::migration::renamed;

impl State {
    pub(super) fn migrate(&mut self, steps: &[Renamed]) {
        if steps.is_empty() {
            return;
        }
        let name = |step: &Rc<str>| Rc::from(renamed(steps, step));
        let events = |on: &mut Vec<Subscription>| {
            on.iter_mut().for_each(|known| known.event = name(&known.event));
        };
        events(&mut self.on);
        let tokens: Vec<Rc<Token>> = self.tokens().cloned().collect();
        for mut token in tokens {
            let changed = Rc::make_mut(&mut token);
            changed.step = name(&changed.step);
            events(&mut changed.on);
            match &mut changed.rest {
                Rest::Task(task) => {
                    let task = Rc::make_mut(task);
                    task.step = name(&task.step);
                }
                Rest::Scope(scope) => {
                    if let ScopeKind::Undo(undo) = &mut Rc::make_mut(scope).kind {
                        undo.left.iter_mut().for_each(|done| done.step = name(&done.step));
                    }
                }
                _ => {}
            }
            let number = token.number;
            self.tokens.put(token, super::by_number(number));
        }
        let joins: Vec<_> = self.joins.iter().cloned().collect();
        self.joins.clear();
        for mut join in joins {
            let changed = Rc::make_mut(&mut join);
            changed.step = name(&changed.step);
            let (scope, step) = (join.scope, Rc::clone(&join.step));
            self.joins.put(join, super::by_join(scope, &step));
        }
        let answers: Vec<_> = self.answers.iter().cloned().collect();
        self.answers.clear();
        for mut answer in answers {
            let changed = Rc::make_mut(&mut answer);
            changed.step = name(&changed.step);
            let (scope, step) = (answer.scope, Rc::clone(&answer.step));
            self.answers.put(answer, super::by_step(scope, &step));
        }
        let done: Vec<_> = self.done.iter().cloned().collect();
        for mut done in done {
            let changed = Rc::make_mut(&mut done);
            changed.step = name(&changed.step);
            let number = done.number;
            self.done.put(done, |known| known.number.cmp(&number));
        }
    }
}

//! The dry run of a case: which ways are taken, where tokens stop, and how they move.

use std::cell::RefCell;
use std::rc::Rc;

use routeslip::workflow::{Moved, Simulation};

use crate::case::{Case, Choices, Counts};

/// What a case says, and what has been seen.
#[derive(Default)]
pub(crate) struct Watch {
    pauses: Vec<String>,
    choices: RefCell<Choices>,
    pub(crate) entered: RefCell<Counts>,
    pub(crate) exited: RefCell<Counts>,
}

impl Watch {
    pub(crate) fn of(case: &Case) -> Self {
        Self {
            pauses: case.pauses.clone(),
            choices: RefCell::new(case.choices.clone()),
            ..Self::default()
        }
    }

    /// Replaces the choices of some gateways.
    pub(crate) fn choose(&self, choices: &Choices) {
        self.choices.borrow_mut().extend(choices.clone());
    }
}

impl Simulation for Watch {
    fn ways(&self, step: &str) -> Option<Vec<Rc<str>>> {
        let choices = self.choices.borrow();
        let flows = choices.get(step)?;
        Some(flows.iter().map(|flow| flow.as_str().into()).collect())
    }

    fn rests(&self, step: &str) -> Option<bool> {
        self.pauses.iter().any(|pause| pause == step).then_some(true)
    }

    fn moved(&self, at: &str, how: Moved) {
        let counts = match how {
            Moved::Entered => &self.entered,
            Moved::Exited => &self.exited,
            Moved::Cancelled | Moved::Joined => return,
        };
        let mut counts = counts.borrow_mut();
        let count = counts.entry(at.to_owned()).or_default();
        *count = count.saturating_add(1);
    }
}

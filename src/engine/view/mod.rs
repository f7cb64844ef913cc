//! What a workspace shows: small values that leave for pages and programs.

mod decision;
mod effect;
mod slip;
mod task;

use std::rc::Rc;

pub use decision::DecisionView;
pub use effect::EffectView;
pub use slip::{PlaceView, SlipView};
pub use task::{OutcomeView, TaskView};

use super::Engine;
use crate::document::view;

view! {
    /// A person.
    pub struct PersonView {
        /// Their id.
        pub id: Rc<str> = "id",
        /// What people call them.
        pub name: Rc<str> = "name",
        /// The roles they hold.
        pub roles: Vec<Rc<str>> = "roles",
    }
}

view! {
    /// A workflow that can be begun.
    pub struct WorkflowView {
        /// Its name.
        pub name: Rc<str> = "name",
        /// What people call it.
        pub title: Rc<str> = "title",
        /// The name of its form.
        pub form: Rc<str> = "form",
    }
}

impl Engine {
    /// The people of the current definitions.
    pub fn people(&self) -> Vec<PersonView> {
        let people = self.current().into_iter().flat_map(|current| current.people().iter());
        let view = |person: &crate::workflow::Person| PersonView {
            id: Rc::clone(&person.id),
            name: Rc::clone(&person.name),
            roles: person.roles.clone(),
        };
        people.map(view).collect()
    }

    /// The workflows of the current definitions.
    pub fn workflows(&self) -> Vec<WorkflowView> {
        let workflows = self.current().into_iter().flat_map(|current| current.workflows());
        let view = |workflow: &Rc<super::Workflow>| WorkflowView {
            name: Rc::clone(&workflow.name),
            title: Rc::clone(&workflow.title),
            form: workflow.form.name().into(),
        };
        workflows.map(view).collect()
    }
}

//! Moving instances to the definitions that were deployed last.

use std::rc::Rc;

use super::pending::Pending;
use super::request::{decide, read};
use super::{Engine, Env};
use crate::document::{Named, record};
use crate::workflow::event::Renamed;
use crate::workflow::{Command, Obstacle, Rejection, Request, obstacles};

record! {
    /// How an instance is to be moved.
    struct Plan {
        /// The workflow; the one of the same name when it is not said.
        pub workflow: Option<Rc<str>> = "workflow",
        /// The steps that have another id there: the old one with the new one.
        pub steps: Named<Rc<str>> = "steps",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

impl Plan {
    fn renamed(&self) -> Vec<Renamed> {
        let renamed =
            |(from, to): (&Rc<str>, &Rc<str>)| Renamed { from: Rc::clone(from), to: Rc::clone(to) };
        self.steps.iter().map(renamed).collect()
    }
}

impl Engine {
    /// What of an instance can't move to the current definitions, by a plan that is JSON text.
    ///
    /// # Errors
    ///
    /// When the plan can't be read, or there is no such instance or workflow.
    pub fn obstacles(&self, slip: &str, plan: &str) -> Result<Vec<Obstacle>, Rejection> {
        let plan: Plan = read(plan)?;
        let slip = self.slip(slip)?;
        let name = plan.workflow.as_ref().unwrap_or(&slip.workflow.name);
        let workflow = Self::workflow_called(self.deployment()?, name)?;
        Ok(obstacles(&slip.workflow.graph, &workflow.graph, &slip.state, &plan.renamed()))
    }

    /// Moves an instance to the current definitions, by a plan that is JSON text. What waits stays as it is: what breaks
    /// into a step only in the new version does so from the next time on that the step is come to.
    ///
    /// # Errors
    ///
    /// When the plan can't be read, when there is no such instance or workflow, or when something can't move.
    pub fn migrate(
        &self,
        slip: &str,
        plan: &str,
        by: Option<Rc<str>>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let plan: Plan = read(plan)?;
        let slip = self.slip(slip)?;
        let deployment = self.deployment()?;
        let name = plan.workflow.as_ref().unwrap_or(&slip.workflow.name);
        let workflow = Self::workflow_called(deployment, name)?;
        let request = Request::Migrate {
            definitions: deployment.hash().to_string().into(),
            workflow: Rc::clone(&workflow.name),
            steps: plan.renamed(),
            reason: plan.reason,
        };
        let command = Command { by, key: None, request };
        let mut pending = Pending::behind(self);
        pending.slip = Some(Rc::clone(&slip.id));
        let after = decide(deployment, &slip.workflow.graph, &slip.state, &command, env)?;
        self.record(slip, after, env, &mut pending);
        Ok(pending)
    }
}

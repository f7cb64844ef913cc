//! Steps that say where the slip goes: forks and joins.

use super::Compiler;
use super::plan::{Part, Plan, Planned};
use crate::diagnostic::{Code, Diagnostic};
use crate::workflow::definition::{
    BranchDefinition, GatewayKind, GatewayStep, Rest, StepDefinition, StepKind, SwitchStep,
};
use crate::workflow::graph::{Action, JoinNode, NodeId, Waits, When};

impl<'a> Compiler<'a> {
    /// Where the branches of a step meet.
    pub(super) fn join(&mut self, step: &StepDefinition, plan: &Plan<'_>) -> Action {
        match &step.kind {
            StepKind::Parallel(parallel) => {
                let count = u32::try_from(parallel.branches.len()).unwrap_or(u32::MAX);
                if parallel.join.is_some_and(|join| join > count) {
                    let message = format!("There are only {count} branches to wait for.");
                    let found = Diagnostic::error(Code::JoinTooLarge, message)
                        .with_help("Wait for fewer, or for all by leaving `join` out.");
                    self.report(plan.pointer.name("join"), found);
                }
                let cancels = parallel.rest == Some(Rest::Cancel);
                match parallel.join {
                    Some(0) => Action::Pass,
                    Some(join) if join < count || cancels => {
                        Action::Join(JoinNode { waits: Waits::Some(join), cancels })
                    }
                    _ => Action::Join(JoinNode { waits: Waits::All, cancels: false }),
                }
            }
            StepKind::Race(_) => Action::Pass,
            _ => Action::Join(JoinNode { waits: Waits::Reachable(Vec::new()), cancels: false }),
        }
    }

    pub(super) fn gateway(&mut self, gateway: &GatewayStep) -> Action {
        let waits = match gateway.kind {
            GatewayKind::Exclusive => return Action::Choose,
            GatewayKind::Event => return Action::Race,
            GatewayKind::Parallel => Waits::All,
            GatewayKind::Inclusive => Waits::Reachable(Vec::new()),
            GatewayKind::Complex => gateway.join.map_or(Waits::All, Waits::Some),
        };
        Action::Join(JoinNode { waits, cancels: gateway.rest == Some(Rest::Cancel) })
    }

    /// Lets a step with branches lead to them.
    pub(super) fn wire_branches(
        &mut self,
        node: NodeId,
        plan: &Plan<'a>,
        step: &'a StepDefinition,
    ) {
        match &step.kind {
            StepKind::Switch(switch) => self.wire_switch(node, plan, switch),
            StepKind::Parallel(parallel) => {
                self.wire_fork(node, plan, &parallel.branches, false);
            }
            StepKind::Inclusive(inclusive) => {
                self.wire_fork(node, plan, &inclusive.branches, true);
            }
            StepKind::Race(race) => {
                if race.branches.is_empty() {
                    self.report_empty(plan);
                }
                for event in plan.branches.iter().flatten() {
                    self.flow(node, *event, "".into(), When::Always);
                }
            }
            _ => {}
        }
    }

    fn wire_switch(&mut self, node: NodeId, plan: &Plan<'a>, switch: &'a SwitchStep) {
        let pointer = plan.pointer.name("cases");
        for (at, case) in switch.cases.iter().enumerate() {
            let pointer = pointer.index(at);
            let when = self.condition(&case.condition, pointer.name("if"), node);
            if let Some(to) = self.link(node, plan, &case.to, pointer.name("to")) {
                self.flow(node, to, "".into(), when);
            }
        }
        match &switch.otherwise {
            Some(otherwise) => {
                let to = self.link(node, plan, otherwise, plan.pointer.name("otherwise"));
                if let Some(to) = to {
                    self.flow(node, to, "".into(), When::Otherwise);
                }
            }
            None => match plan.following {
                Some(next) => self.flow(node, next, "".into(), When::Otherwise),
                None => self.report_no_default(plan),
            },
        }
    }

    fn wire_fork(
        &mut self,
        node: NodeId,
        plan: &Plan<'a>,
        branches: &'a [BranchDefinition],
        has_conditions: bool,
    ) {
        if branches.is_empty() {
            self.report_empty(plan);
        }
        let mut is_certain = !has_conditions;
        for (at, (branch, first)) in branches.iter().zip(&plan.branches).enumerate() {
            let pointer = plan.pointer.name("branches").index(at);
            let Some(to) = first.or(plan.join) else { continue };
            let when = match &branch.condition {
                _ if branch.otherwise => When::Otherwise,
                Some(source) => self.condition(source, pointer.name("if"), node),
                None => When::Always,
            };
            is_certain |= !matches!(when, When::Condition(_));
            self.flow(node, to, "".into(), when);
        }
        if !is_certain && !branches.is_empty() {
            self.report_no_default(plan);
        }
    }

    fn report_no_default(&mut self, plan: &Plan<'_>) {
        let message = "When no condition holds, there is no way on.";
        let found = Diagnostic::warning(Code::NoDefault, message)
            .with_help("Say what happens otherwise with `otherwise`.");
        self.report(plan.pointer.clone(), found);
    }

    fn report_empty(&mut self, plan: &Plan<'_>) {
        let found = Diagnostic::error(Code::NoBranch, "There is no branch.")
            .with_help("Add `branches`, each with its `steps`.");
        self.report(plan.pointer.name("branches"), found);
    }

    /// Lets the place where branches meet lead on.
    pub(super) fn wire_join(&mut self, node: NodeId, plan: &Plan<'a>, step: &'a StepDefinition) {
        let to = match &step.kind {
            StepKind::Parallel(parallel) => parallel.to.as_ref(),
            StepKind::Inclusive(inclusive) => inclusive.to.as_ref(),
            StepKind::Race(race) => race.to.as_ref(),
            _ => None,
        };
        self.go_on(node, plan, to, "to");
    }

    /// Reports gateways of a drawn model that may find no way on.
    pub(super) fn check_defaults(&mut self, planned: &Planned<'a>) {
        for (node, plan) in (0..).map(NodeId).zip(&planned.plans) {
            let Part::Step(step) = plan.part else { continue };
            let StepKind::Gateway(gateway) = &step.kind else { continue };
            let chooses = matches!(gateway.kind, GatewayKind::Exclusive | GatewayKind::Inclusive);
            let flows = self.flows.iter().filter(|flow| flow.from == node);
            let mut conditions = flows.map(|flow| matches!(flow.when, When::Condition(_)));
            let count = conditions.clone().count();
            if chooses && count > 0 && conditions.all(|is_condition| is_condition) {
                self.report_no_default(plan);
            }
        }
    }
}

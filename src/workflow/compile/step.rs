//! From a step to a node.

use std::rc::Rc;

use super::names::result_name;
use super::plan::{Part, Plan};
use super::{Compiler, ReadAt};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Named, Text};
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{
    ApprovalStep, Assignment, DecisionStep, DurationLiteral, EndStep, NotifyStep, OutcomeTarget,
    OverdueDefinition, Quorum, StepDefinition, StepKind, TaskStep,
};
use crate::workflow::graph::{
    Action, Approval, DecisionNode, NodeId, NotifyNode, Outcome, Recipients, Target, TaskNode, When,
};
use crate::workflow::people::SUBMITTER;

impl<'a> Compiler<'a> {
    /// What happens when a token arrives at a node.
    pub(super) fn action(&mut self, id: NodeId, plan: &Plan<'a>) -> Action {
        let pointer = &plan.pointer;
        let step = match plan.part {
            Part::Step(step) => step,
            Part::Join(step) => return self.join(step, plan),
            Part::On(on, host) => return self.on(id, on, host, pointer),
            Part::Event(branch) => return self.race_event(id, branch, pointer),
        };
        match &step.kind {
            StepKind::Task(task) => self.task(task, pointer, id),
            StepKind::Approval(approval) => self.approval(plan, approval, id),
            StepKind::Decision(decision) => self.decision(step, decision, pointer, id),
            StepKind::Notify(notify) => self.notify(notify, pointer, id),
            StepKind::End(end) => end_of(end),
            _ => self.rare(id, plan, step),
        }
    }

    fn task(&mut self, task: &TaskStep, pointer: &Pointer, id: NodeId) -> Action {
        let common = Common {
            title: task.title.as_ref(),
            assign: &task.assign,
            exclude: &task.exclude,
            due: task.due.as_ref(),
            remind: &task.remind,
            on_overdue: task.on_overdue.as_ref(),
        };
        Action::Work(Box::new(self.work(&common, None, pointer, id)))
    }

    fn approval(&mut self, plan: &Plan<'a>, approval: &ApprovalStep, id: NodeId) -> Action {
        let common = Common {
            title: approval.title.as_ref(),
            assign: &approval.assign,
            exclude: &approval.exclude,
            due: approval.due.as_ref(),
            remind: &approval.remind,
            on_overdue: approval.on_overdue.as_ref(),
        };
        let outcomes = self.outcomes(id, plan, &approval.outcomes);
        let quorum = approval.quorum.unwrap_or(Quorum::Any);
        let answers = Some(Approval { quorum, outcomes });
        Action::Work(Box::new(self.work(&common, answers, &plan.pointer, id)))
    }

    fn outcomes(
        &mut self,
        id: NodeId,
        plan: &Plan<'a>,
        outcomes: &Named<OutcomeTarget>,
    ) -> Vec<Outcome> {
        let pointer = plan.pointer.name("outcomes");
        if outcomes.is_empty() {
            self.break_node(id);
            let found = Diagnostic::error(Code::NoOutcome, "An approval needs outcomes.")
                .with_help("Say what can be answered, as in `\"outcomes\": { \"approve\": \"book\", \"reject\": \"declined\" }`.");
            self.report(pointer.clone(), found);
        }
        let mut compiled = Vec::with_capacity(outcomes.len());
        for (name, target) in outcomes.iter() {
            let pointer = pointer.name(name);
            let target = match target {
                OutcomeTarget::Step(step) => match self.link(id, plan, step, pointer) {
                    Some(to) => Target::Flow(self.way(id, to, Rc::default(), When::Always)),
                    None => Target::Nowhere,
                },
                OutcomeTarget::SendBack(to) => {
                    self.check_send_back(to, pointer.name("sendBack"));
                    Target::SendBack
                }
            };
            compiled.push(Outcome { name: Rc::clone(name), target });
        }
        compiled
    }

    fn check_send_back(&mut self, to: &str, pointer: Pointer) {
        if to != SUBMITTER {
            let message = format!("A form can't be sent back to `{to}`, only to who submitted it.");
            let found = Diagnostic::error(Code::SendBackTarget, message).with_help(
                "Write `{ \"sendBack\": \"submitter\" }`, or lead to a step of its own.",
            );
            self.report(pointer, found);
        }
    }

    fn work(
        &mut self,
        common: &Common<'_>,
        approval: Option<Approval>,
        pointer: &Pointer,
        id: NodeId,
    ) -> TaskNode {
        let title =
            common.title.and_then(|text| self.template(text, pointer.name("title"), Some(id)));
        let exclude = self.exclude(common.exclude, &pointer.name("exclude"));
        let assign = self.assign(common.assign, &exclude, &pointer.name("assign"), id);
        let due = common.due.and_then(|due| self.length(due, pointer.name("due"), id));
        let remind_at = pointer.name("remind");
        let remind = common.remind.iter().enumerate();
        let remind = remind.filter_map(|(at, after)| self.duration(after, remind_at.index(at)));
        let remind = remind.collect();
        let escalate = common.on_overdue.map(|overdue| {
            let pointer = pointer.name("onOverdue");
            if common.due.is_none() {
                let message = "The task is never overdue, because it doesn't say when it is due.";
                let found = Diagnostic::warning(Code::NeverOverdue, message)
                    .with_help("Add `due`, or leave `onOverdue` out.");
                self.report(pointer.clone(), found);
            }
            self.assign(&overdue.escalate, &exclude, &pointer.name("escalate"), id)
        });
        TaskNode { title, assign, exclude, due, remind, escalate, approval }
    }

    fn decision(
        &mut self,
        step: &StepDefinition,
        decision: &DecisionStep,
        pointer: &Pointer,
        id: NodeId,
    ) -> Action {
        let around = self.around;
        let pointer = pointer.name("decision");
        let mut reads = Vec::new();
        match around.decisions.signature(&decision.decision) {
            Some(signature) => {
                for name in signature.reads {
                    match self.scope.find(name) {
                        Some(slot) => {
                            let pointer = pointer.clone();
                            self.reads.push(ReadAt { node: Some(id), slot, pointer });
                            reads.push(slot);
                        }
                        None => self.report_unprovided(&decision.decision, name, &pointer),
                    }
                }
            }
            None => {
                let message = format!("There is no decision `{}`.", decision.decision);
                let names = around.decisions.names();
                let found = Diagnostic::error(Code::UnknownDecision, message)
                    .with_suggestion(&decision.decision, names.iter().map(|name| &**name));
                self.report(pointer, found);
            }
        }
        Action::Decide(DecisionNode {
            decision: Rc::clone(&decision.decision),
            name: Rc::clone(result_name(step, decision)),
            reads,
        })
    }

    fn report_unprovided(&mut self, decision: &str, name: &str, pointer: &Pointer) {
        let message = format!(
            "The decision `{decision}` reads `{name}`, which no field of the form and no step provides."
        );
        let found = Diagnostic::error(Code::UnprovidedName, message)
            .with_help("Add the field to the form, or let an earlier step provide the name.")
            .with_suggestion(name, self.scope.names());
        self.report(pointer.clone(), found);
    }

    fn notify(&mut self, notify: &NotifyStep, pointer: &Pointer, id: NodeId) -> Action {
        let to_at = pointer.name("to");
        let to = match &notify.to {
            Dynamic::Literal(name) if **name == *SUBMITTER => Recipients::Submitter,
            Dynamic::Literal(name) if self.links.is_done_by_people(name) => {
                Recipients::Doers(Rc::clone(name))
            }
            Dynamic::Literal(name) => {
                self.check_recipient(name, to_at);
                Recipients::Person(Rc::clone(name))
            }
            Dynamic::Computed(source) => {
                let types = [Type::String, Type::list(Type::Any), Type::Context(Rc::default())];
                Recipients::Computed(self.program(source, &types, to_at, id))
            }
        };
        let text = self.template(&notify.text, pointer.name("text"), Some(id));
        Action::Tell(NotifyNode { to, text })
    }
}

fn end_of(end: &EndStep) -> Action {
    if end.branch {
        return Action::Pass;
    }
    Action::End { status: end.status.clone().unwrap_or_else(|| "completed".into()) }
}

/// What tasks and approvals have in common.
struct Common<'d> {
    title: Option<&'d Text>,
    assign: &'d Assignment,
    exclude: &'d [Rc<str>],
    due: Option<&'d Dynamic<DurationLiteral>>,
    remind: &'d [DurationLiteral],
    on_overdue: Option<&'d OverdueDefinition>,
}

//! From a step to a node.

use std::rc::Rc;

use super::names::result_name;
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
    Action, Approval, DecisionNode, Node, NodeId, NotifyNode, Outcome, Recipients, Target, TaskNode,
};
use crate::workflow::people::SUBMITTER;

/// How an instance ended when its end does not say.
const COMPLETED: &str = "completed";

impl Compiler<'_> {
    pub(super) fn node(&mut self, at: usize, step: &StepDefinition) -> Node {
        let pointer = self.step_pointer(at);
        let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
        let (action, next) = match &step.kind {
            StepKind::Task(task) => (self.task(task, &pointer, id), Some(("to", task.to.as_ref()))),
            StepKind::Approval(approval) => (self.approval(at, approval, &pointer, id), None),
            StepKind::Decision(decision) => {
                (self.decision(step, decision, &pointer, id), Some(("to", decision.to.as_ref())))
            }
            StepKind::Notify(notify) => {
                (self.notify(notify, &pointer, id), Some(("next", notify.next.as_ref())))
            }
            StepKind::End(end) => (end_of(end), None),
        };
        let next = next.and_then(|(property, to)| match to {
            Some(to) => self.link(at, to, pointer.name(property)),
            None => self.links.following(at),
        });
        Node { step: Rc::clone(&step.id), action, next }
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

    fn approval(
        &mut self,
        at: usize,
        approval: &ApprovalStep,
        pointer: &Pointer,
        id: NodeId,
    ) -> Action {
        let common = Common {
            title: approval.title.as_ref(),
            assign: &approval.assign,
            exclude: &approval.exclude,
            due: approval.due.as_ref(),
            remind: &approval.remind,
            on_overdue: approval.on_overdue.as_ref(),
        };
        let outcomes = self.outcomes(at, &approval.outcomes, &pointer.name("outcomes"));
        let quorum = approval.quorum.unwrap_or(Quorum::Any);
        let answers = Some(Approval { quorum, outcomes });
        Action::Work(Box::new(self.work(&common, answers, pointer, id)))
    }

    fn outcomes(
        &mut self,
        at: usize,
        outcomes: &Named<OutcomeTarget>,
        pointer: &Pointer,
    ) -> Vec<Outcome> {
        if outcomes.is_empty() {
            if let Some(broken) = self.broken.get_mut(at) {
                *broken = true;
            }
            let found = Diagnostic::error(Code::NoOutcome, "An approval needs outcomes.")
                .with_help("Say what can be answered, as in `\"outcomes\": { \"approve\": \"book\", \"reject\": \"declined\" }`.");
            self.report(pointer.clone(), found);
        }
        let mut compiled = Vec::with_capacity(outcomes.len());
        for (name, target) in outcomes.iter() {
            let pointer = pointer.name(name);
            let target = match target {
                OutcomeTarget::Step(step) => {
                    self.link(at, step, pointer).map_or(Target::Nowhere, Target::Node)
                }
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
    Action::End { status: end.status.clone().unwrap_or_else(|| COMPLETED.into()) }
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

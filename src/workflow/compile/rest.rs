//! Steps that are neither work nor routing.

use std::rc::Rc;

use super::Compiler;
use super::plan::Plan;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Named};
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{CallStep, PassStep, StepDefinition, StepKind, WebhookStep};
use crate::workflow::graph::{Action, AskNode, CallNode, JoinNode, NodeId, SetNode, Waits};

impl<'a> Compiler<'a> {
    /// What a token does at a step that ordinary approvals don't have.
    pub(super) fn rare(&mut self, id: NodeId, plan: &Plan<'a>, step: &'a StepDefinition) -> Action {
        let pointer = &plan.pointer;
        match &step.kind {
            StepKind::Switch(_) => Action::Choose,
            StepKind::Race(_) => Action::Race,
            StepKind::Gateway(gateway) => self.gateway(gateway),
            StepKind::Each(each) => self.each(id, step, each, pointer),
            StepKind::Repeat(repeat) => self.repeat(id, repeat, pointer),
            StepKind::Group(group) => self.group(id, group, pointer),
            StepKind::Handler(_) => self.handler(),
            StepKind::Wait(wait) => self.wait(id, wait, pointer),
            StepKind::Start(start) => self.start(id, start, pointer),
            StepKind::Throw(thrown) => self.throw(id, thrown, pointer),
            StepKind::Call(call) => self.call(id, step, call, pointer),
            StepKind::Webhook(webhook) => self.webhook(id, step, webhook, pointer),
            StepKind::Set(set) => {
                Action::Set(self.values(id, &set.values, &pointer.name("values")))
            }
            StepKind::Pass(pass) => pass_of(pass),
            _ => Action::Pass,
        }
    }

    pub(super) fn values(
        &mut self,
        id: NodeId,
        values: &Named<Expression>,
        pointer: &Pointer,
    ) -> SetNode {
        let values = values.iter().map(|(name, source)| {
            let program = self.program(source, &[Type::Any], pointer.name(name), id);
            (Rc::clone(name), program)
        });
        SetNode { values: values.collect() }
    }

    fn call(
        &mut self,
        id: NodeId,
        step: &StepDefinition,
        call: &CallStep,
        pointer: &Pointer,
    ) -> Action {
        if !self.around.workflows.contains(&call.workflow) {
            let message = format!("There is no workflow `{}`.", call.workflow);
            let found = Diagnostic::error(Code::UnknownReference, message)
                .with_help("Name one of the bundle's `workflows`.")
                .with_suggestion(&call.workflow, self.around.workflows.iter().map(|name| &**name));
            self.report(pointer.name("workflow"), found);
        }
        Action::Call(Box::new(CallNode {
            workflow: Rc::clone(&call.workflow),
            values: self.values(id, &call.values, &pointer.name("values")),
            result: call.result.clone().unwrap_or_else(|| Rc::clone(&step.id)),
        }))
    }

    fn webhook(
        &mut self,
        id: NodeId,
        step: &StepDefinition,
        webhook: &WebhookStep,
        pointer: &Pointer,
    ) -> Action {
        if webhook.url.is_some() == webhook.service.is_some() {
            let message = "A webhook says either `url` or `service`.";
            let found = Diagnostic::error(Code::AmbiguousEvent, message)
                .with_help("Say the address that is called, or the service that does it.");
            self.report(pointer.clone(), found);
        }
        let url = webhook.url.as_ref();
        Action::Ask(Box::new(AskNode {
            url: url.and_then(|url| self.template(url, pointer.name("url"), Some(id))),
            service: webhook.service.clone(),
            values: self.values(id, &webhook.values, &pointer.name("values")),
            result: webhook.result.clone().unwrap_or_else(|| Rc::clone(&step.id)),
        }))
    }
}

fn pass_of(pass: &PassStep) -> Action {
    match (pass.split, pass.merge) {
        (_, Some(merge)) => {
            Action::Join(JoinNode { waits: Waits::Threads(merge.max(1)), cancels: false })
        }
        (Some(split), None) => Action::Split(split.min(MAX_SPLIT)),
        (None, None) => Action::Pass,
    }
}

/// How many tokens one can become.
const MAX_SPLIT: u32 = 100;

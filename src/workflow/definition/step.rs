//! A step: what all types have, and what each type has of its own.

use std::rc::Rc;

use super::assignment::Assignment;
use super::duration::DurationLiteral;
use super::event::{
    CallStep, GroupStep, HandlerStep, PassStep, SetStep, StartStep, ThrowStep, WaitStep,
    WebhookStep,
};
use super::outcome::OutcomeTarget;
use super::routing::{
    EachStep, GatewayStep, InclusiveStep, ParallelStep, RaceStep, RepeatStep, SwitchStep,
};
use super::trigger::OnDefinition;
use crate::document::{Dynamic, Named, Text, choice, record, words};

record! {
    /// A step of a workflow.
    pub struct StepDefinition {
        /// Its name; unique in the workflow.
        pub id: Rc<str> = "id",
        /// What breaks into it while it lasts.
        pub on: Vec<OnDefinition> = "on",
        /// The step that undoes what this one has done. It is done only for that.
        pub undo: Option<Rc<str>> = "undo",
        /// The names of messages that are sent when it is done.
        pub send: Vec<Rc<str>> = "send",
        /// The name of a section that only one token at a time can be in.
        pub critical: Option<Rc<str>> = "critical",
        /// The step that must be waiting for this one to be done; when it goes on, this one is broken off.
        pub milestone: Option<Rc<str>> = "milestone",
        ..
        /// What type of step it is.
        pub kind: StepKind,
    }
}

choice! {
    /// The types of steps.
    pub enum StepKind by "type" {
        /// Work that one person does.
        Task(TaskStep) = "task",
        /// A task whose outcome says where the slip goes.
        Approval(ApprovalStep) = "approval",
        /// A decision that is taken by rules.
        Decision(DecisionStep) = "decision",
        /// A message that somebody is told.
        Notify(NotifyStep) = "notify",
        /// The end of the instance.
        End(EndStep) = "end",
        /// A choice between ways.
        Switch(SwitchStep) = "switch",
        /// Branches that go on at the same time.
        Parallel(ParallelStep) = "parallel",
        /// Those branches whose conditions hold.
        Inclusive(InclusiveStep) = "inclusive",
        /// Branches of which that one is gone whose event happens first.
        Race(RaceStep) = "race",
        /// Steps that are done for each item of a list.
        Each(EachStep) = "each",
        /// Steps that are done again and again.
        Repeat(RepeatStep) = "repeat",
        /// Another workflow, done as a step.
        Call(CallStep) = "call",
        /// Waiting until something happens.
        Wait(WaitStep) = "wait",
        /// Steps that belong together.
        Group(GroupStep) = "group",
        /// Steps that are done when something happens.
        Handler(HandlerStep) = "handler",
        /// Something that the outside does, and answers.
        Webhook(WebhookStep) = "webhook",
        /// Values that are given names.
        Set(SetStep) = "set",
        /// Letting something happen.
        Throw(ThrowStep) = "throw",
        /// Where something begins because something happens.
        Start(StartStep) = "start",
        /// A gateway of BPMN.
        Gateway(GatewayStep) = "gateway",
        /// Nothing but a place that is passed.
        Pass(PassStep) = "pass",
    }
}

record! {
    /// Work that one person does.
    pub struct TaskStep {
        /// What it is called in the inbox.
        pub title: Option<Text> = "title",
        /// Who can do it.
        pub assign: Assignment = "assign",
        /// Who can't, though assigned: `submitter`, or the id of a step whose doer it is.
        pub exclude: Vec<Rc<str>> = "exclude",
        /// How long after its beginning it is due.
        pub due: Option<Dynamic<DurationLiteral>> = "due",
        /// How long after its beginning those who can do it are reminded.
        pub remind: Vec<DurationLiteral> = "remind",
        /// What happens when it is due and not done.
        pub on_overdue: Option<OverdueDefinition> = "onOverdue",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// A task whose outcome says where the slip goes.
    pub struct ApprovalStep {
        /// What it is called in the inbox.
        pub title: Option<Text> = "title",
        /// Who can decide.
        pub assign: Assignment = "assign",
        /// Who can't, though assigned: `submitter`, or the id of a step whose doer it is.
        pub exclude: Vec<Rc<str>> = "exclude",
        /// How many must agree; `any` when it is not said.
        pub quorum: Option<Quorum> = "quorum",
        /// How long after its beginning it is due.
        pub due: Option<Dynamic<DurationLiteral>> = "due",
        /// How long after its beginning those who can decide are reminded.
        pub remind: Vec<DurationLiteral> = "remind",
        /// What happens when it is due and not decided.
        pub on_overdue: Option<OverdueDefinition> = "onOverdue",
        /// What can be answered, and where each answer leads. The first is the one that agrees.
        pub outcomes: Named<OutcomeTarget> = "outcomes",
    }
}

words! {
    /// How many of those who can decide must agree.
    pub enum Quorum {
        /// The first answer decides.
        Any = "any",
        /// Everybody must agree; the first other answer decides.
        All = "all",
        /// The answer that more than half give decides.
        Majority = "majority",
    }
}

record! {
    /// What happens when a task is due and not done.
    pub struct OverdueDefinition {
        /// Who can do it from then on, besides those who could before.
        pub escalate: Assignment = "escalate",
    }
}

record! {
    /// A decision that is taken by rules.
    pub struct DecisionStep {
        /// The decision's name in the bundle.
        pub decision: Rc<str> = "decision",
        /// The name under which later steps find its result; the step's id when it is not said.
        pub result: Option<Rc<str>> = "result",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// A message that somebody is told.
    pub struct NotifyStep {
        /// Who is told: `submitter`, a step's id for its doer, or a person or role by `= expression`.
        pub to: Dynamic<Rc<str>> = "to",
        /// What they are told.
        pub text: Text = "text",
        /// The step it goes on to; the next in the list when it is not said. (`to` is taken.)
        pub next: Option<Rc<str>> = "next",
    }
}

record! {
    /// The end of the instance.
    pub struct EndStep {
        /// How it ended; `completed` when it is not said.
        pub status: Option<Rc<str>> = "status",
        /// Whether only what leads here ends; the instance is over when nothing is left to do.
        pub branch: bool = "branch",
    }
}

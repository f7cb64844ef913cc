//! The names that the expressions of a workflow can use.

use std::rc::Rc;

use super::Compiler;
use super::plan::{Part, Plan};
use super::scope::ITEM;
use crate::by_name::{ByName, Names};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{DecisionStep, StepDefinition, StepKind, WorkflowDefinition};
use crate::workflow::graph::Source;
use crate::workflow::people::SUBMITTER;

impl Compiler<'_> {
    /// Declares the submitter, the form's fields, what decisions result in, and what people
    /// answer.
    pub(super) fn declare_names(&mut self, plans: &[Plan<'_>]) {
        // The scope itself finds a name by looking at each.
        let mut taken = Names::default();
        taken.insert(Rc::from(SUBMITTER));
        self.declare(SUBMITTER, person(), Source::Submitter);
        let around = self.around;
        for (name, ty) in around.fields {
            if **name == *SUBMITTER {
                let message =
                    "The form has a field `submitter`, which is the name of whoever submits.";
                let found = Diagnostic::error(Code::NameCollision, message)
                    .with_help("Give the field another name.");
                self.report(around.pointer.name("form"), found);
            } else {
                self.declare(name, ty.clone(), Source::Field(Rc::clone(name)));
                taken.insert(Rc::clone(name));
            }
        }
        for (name, ty) in self.results(plans, &taken).iter() {
            self.declare(name, ty.clone(), Source::Result(Rc::clone(name)));
            taken.insert(Rc::clone(name));
        }
        let mut answered = Names::default();
        let answer = answer();
        for plan in plans {
            let is_done_by_people = matches!(plan.part, Part::Step(step) if matches!(step.kind, StepKind::Task(_) | StepKind::Approval(_)));
            if !is_done_by_people {
                continue;
            }
            if taken.insert(Rc::clone(&plan.id)) {
                answered.insert(Rc::clone(&plan.id));
                self.declare(&plan.id, answer.clone(), Source::Answer(Rc::clone(&plan.id)));
            } else if !answered.contains(&plan.id) {
                let message = format!(
                    "The step's id `{}` is also the name of something else, so expressions can't read what the step was answered.",
                    plan.id
                );
                let found = Diagnostic::warning(Code::NameCollision, message)
                    .with_help("Give the step another id.");
                self.report(plan.pointer.name("id"), found);
            }
        }
    }

    /// The names of results and other values, with their types: several steps can give the same.
    fn results(&mut self, plans: &[Plan<'_>], taken: &Names) -> ByName<Type> {
        let mut results: ByName<Type> = ByName::new();
        for plan in plans {
            let Part::Step(step) = plan.part else { continue };
            for (name, property) in given_by(step) {
                if taken.contains(name) {
                    self.report_hiding(name, plan.pointer.name(property));
                    continue;
                }
                let ty = match &step.kind {
                    StepKind::Decision(decision) => {
                        if let Some(givers) = self.decisions_of.or_default(name) {
                            givers.push(Rc::clone(&decision.decision));
                        }
                        let signature = self.around.decisions.signature(&decision.decision);
                        signature.map_or(Type::Any, |signature| signature.result)
                    }
                    _ => Type::Any,
                };
                let same = results.get(name).is_none_or(|known| *known == ty);
                results.insert(Rc::clone(name), if same { ty } else { Type::Any });
            }
            for name in counted_by(step).iter().filter(|name| !taken.contains(name)) {
                results.insert(Rc::from(*name), Type::Number);
            }
            if let StepKind::Each(each) = &step.kind
                && each.name.is_none()
                && !taken.contains(ITEM)
            {
                results.insert(ITEM.into(), Type::Any);
            }
        }
        results
    }

    fn report_hiding(&mut self, name: &str, pointer: Pointer) {
        let message = format!(
            "The result `{name}` would hide {}.",
            if *name == *SUBMITTER { "whoever submits" } else { "the form's field of that name" }
        );
        let found = Diagnostic::error(Code::NameCollision, message)
            .with_help("Name the result otherwise with `result`.");
        self.report(pointer, found);
    }

    fn declare(&mut self, name: &str, ty: Type, source: Source) {
        self.scope.declare(name, ty);
        self.sources.push(source);
    }
}

/// The names that a step gives values, with the properties that say them.
fn given_by(step: &StepDefinition) -> Vec<(&Rc<str>, &'static str)> {
    let named = |result: &Option<Rc<str>>| if result.is_some() { "result" } else { "id" };
    match &step.kind {
        StepKind::Decision(decision) => {
            vec![(result_name(step, decision), named(&decision.result))]
        }
        StepKind::Set(set) => set.values.iter().map(|(name, _)| (name, "values")).collect(),
        StepKind::Call(call) => {
            vec![(call.result.as_ref().unwrap_or(&step.id), named(&call.result))]
        }
        StepKind::Webhook(webhook) => {
            vec![(webhook.result.as_ref().unwrap_or(&step.id), named(&webhook.result))]
        }
        StepKind::Wait(wait) => wait.result.iter().map(|name| (name, "result")).collect(),
        StepKind::Each(each) => {
            let collected = each.result.as_ref().unwrap_or(&step.id);
            let collected = each.collect.is_some().then_some((collected, named(&each.result)));
            each.name.iter().map(|name| (name, "as")).chain(collected).collect()
        }
        _ => Vec::new(),
    }
}

/// The names of numbers that the steps inside of a step can read.
fn counted_by(step: &StepDefinition) -> &'static [&'static str] {
    match &step.kind {
        StepKind::Each(each) if each.until.is_some() => &["index", "done", "total"],
        StepKind::Each(_) | StepKind::Repeat(_) => &["index"],
        _ => &[],
    }
}

/// Every name that the steps of a workflow give a value.
pub(crate) fn given_names(workflow: &WorkflowDefinition) -> Vec<Rc<str>> {
    let mut names = Vec::new();
    let mut lists = vec![workflow.steps.as_slice()];
    while let Some(steps) = lists.pop() {
        for step in steps {
            names.extend(given_by(step).into_iter().map(|(name, _)| Rc::clone(name)));
            names.extend(counted_by(step).iter().map(|name| Rc::from(*name)));
            if matches!(&step.kind, StepKind::Each(each) if each.name.is_none()) {
                names.push(ITEM.into());
            }
            lists.extend(step.kind.lists());
        }
    }
    names
}

/// The name under which later steps find a decision's result.
pub(super) fn result_name<'d>(step: &'d StepDefinition, decision: &'d DecisionStep) -> &'d Rc<str> {
    decision.result.as_ref().unwrap_or(&step.id)
}

/// A person as expressions see them.
fn person() -> Type {
    context([
        ("id", Type::String),
        ("name", Type::String),
        ("roles", Type::list(Type::String)),
        ("manager", Type::String),
    ])
}

/// What a step was answered as expressions see it.
fn answer() -> Type {
    context([("by", person()), ("outcome", Type::String), ("comment", Type::String)])
}

fn context<const N: usize>(entries: [(&str, Type); N]) -> Type {
    Type::Context(entries.into_iter().map(|(name, ty)| (Rc::from(name), ty)).collect())
}

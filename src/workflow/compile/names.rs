//! The names that the expressions of a workflow can use.

use std::rc::Rc;

use super::Compiler;
use crate::by_name::{ByName, Names};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{DecisionStep, StepDefinition, StepKind};
use crate::workflow::graph::Source;
use crate::workflow::people::SUBMITTER;

impl Compiler<'_> {
    /// Declares the submitter, the form's fields, what decisions result in, and what people
    /// answer.
    pub(super) fn declare_names(&mut self, steps: &[StepDefinition]) {
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
        for (name, ty) in self.results(steps, &taken).iter() {
            self.declare(name, ty.clone(), Source::Result(Rc::clone(name)));
            taken.insert(Rc::clone(name));
        }
        let mut answered = Names::default();
        let answer = answer();
        for (at, step) in steps.iter().enumerate() {
            if !matches!(step.kind, StepKind::Task(_) | StepKind::Approval(_)) {
                continue;
            }
            if taken.insert(Rc::clone(&step.id)) {
                answered.insert(Rc::clone(&step.id));
                self.declare(&step.id, answer.clone(), Source::Answer(Rc::clone(&step.id)));
            } else if !answered.contains(&step.id) {
                let message = format!(
                    "The step's id `{}` is also the name of something else, so expressions can't read what the step was answered.",
                    step.id
                );
                let found = Diagnostic::warning(Code::NameCollision, message)
                    .with_help("Give the step another id.");
                self.report(self.step_pointer(at).name("id"), found);
            }
        }
    }

    /// The names of the decisions' results, with their types: several steps can give the same.
    fn results(&mut self, steps: &[StepDefinition], taken: &Names) -> ByName<Type> {
        let mut results: ByName<Type> = ByName::new();
        for (at, step) in steps.iter().enumerate() {
            let StepKind::Decision(decision) = &step.kind else { continue };
            let name = result_name(step, decision);
            if taken.contains(name) {
                let pointer = self.name_pointer(at, decision);
                let message = format!(
                    "The result `{name}` would hide {}.",
                    if **name == *SUBMITTER {
                        "whoever submits"
                    } else {
                        "the form's field of that name"
                    }
                );
                let found = Diagnostic::error(Code::NameCollision, message)
                    .with_help("Name the result otherwise with `result`.");
                self.report(pointer, found);
                continue;
            }
            if let Some(givers) = self.decisions_of.or_default(name) {
                givers.push(Rc::clone(&decision.decision));
            }
            let signature = self.around.decisions.signature(&decision.decision);
            let ty = signature.map_or(Type::Any, |signature| signature.result);
            let same = results.get(name).is_none_or(|known| *known == ty);
            results.insert(Rc::clone(name), if same { ty } else { Type::Any });
        }
        results
    }

    fn name_pointer(&self, at: usize, decision: &DecisionStep) -> Pointer {
        let property = if decision.result.is_some() { "result" } else { "id" };
        self.step_pointer(at).name(property)
    }

    fn declare(&mut self, name: &str, ty: Type, source: Source) {
        self.scope.declare(name, ty);
        self.sources.push(source);
    }
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

//! A process's definition to its compiled form, with every mistake.

use std::rc::Rc;

use super::definition::{
    HandOffDefinition, MeasureDefinition, ProcessDefinition, Quantity, Statistic,
};
use super::{HandOff, Measure, Process};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Text};
use crate::feel::{self, Program, Scope};
use crate::pointer::Pointer;
use crate::value::Type;

/// What a process stands among.
pub trait Surroundings {
    /// The workflows that there are.
    fn workflows(&self) -> Vec<&str>;

    /// The names that a condition after this workflow may use, [`super::STATUS`] among them; none
    /// where there is no such workflow.
    fn names_after(&self, workflow: &str) -> Option<Scope>;
}

/// Compiles a process called `name`. A workflow that is not there is a warning: another
/// department's bundle may bring it.
pub fn compile(
    name: &str,
    definition: &ProcessDefinition,
    surroundings: &dyn Surroundings,
    at: &Pointer,
) -> (Process, Vec<Diagnostic>) {
    let mut compiler = Compiler { surroundings, diagnostics: Vec::new() };
    for (department, workflows) in definition.departments.iter() {
        for (index, workflow) in workflows.iter().enumerate() {
            compiler.check_workflow(workflow, at.name("departments").name(department).index(index));
        }
    }
    let text = |text: &Text| Rc::clone(&text.0);
    let hand_offs = definition.hand_offs.iter().enumerate();
    let hand_offs = hand_offs
        .map(|(index, hand_off)| compiler.hand_off(hand_off, &at.name("handOffs").index(index)));
    let hand_offs = hand_offs.collect();
    let measures = definition.measures.iter().enumerate();
    let measures = measures
        .map(|(index, measure)| compiler.measure(measure, &at.name("measures").index(index)));
    let measures = measures.collect();
    let title = definition.title.as_ref().map_or_else(|| name.into(), text);
    let process = Process { title, goal: definition.goal.as_ref().map(text), hand_offs, measures };
    (process, compiler.diagnostics)
}

struct Compiler<'a> {
    surroundings: &'a dyn Surroundings,
    diagnostics: Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn check_workflow(&mut self, workflow: &str, at: Pointer) {
        let known = self.surroundings.workflows();
        if known.contains(&workflow) {
            return;
        }
        let finding = Diagnostic::warning(
            Code::ForeignWorkflow,
            format!("There is no workflow `{workflow}` in this bundle."),
        )
        .with_help("That is fine when another bundle of the workspace brings it.")
        .with_suggestion(workflow, known)
        .with_pointer(at);
        self.diagnostics.push(finding);
    }

    fn hand_off(&mut self, definition: &HandOffDefinition, at: &Pointer) -> HandOff {
        self.check_workflow(&definition.after, at.name("after"));
        self.check_workflow(&definition.start, at.name("start"));
        let scope = self.surroundings.names_after(&definition.after);
        let condition = definition.condition.as_ref().zip(scope);
        let condition = condition.and_then(|(condition, scope)| {
            let compiled = feel::compile(condition.source(), &scope);
            self.take(compiled, at.name("if"))
        });
        HandOff {
            after: Rc::clone(&definition.after),
            start: Rc::clone(&definition.start),
            condition,
        }
    }

    fn measure(&mut self, definition: &MeasureDefinition, at: &Pointer) -> Measure {
        self.check_workflow(&definition.workflow, at.name("workflow"));
        let target = definition.target.as_ref().and_then(|target| {
            let compiled = target_tests(target, definition.of, definition.statistic);
            self.take(compiled, at.name("target"))
        });
        Measure {
            name: Rc::clone(&definition.name),
            workflow: Rc::clone(&definition.workflow),
            of: definition.of,
            statistic: definition.statistic,
            target,
        }
    }

    fn take(
        &mut self,
        (program, findings): (Option<Program>, Vec<Diagnostic>),
        at: Pointer,
    ) -> Option<Program> {
        self.diagnostics
            .extend(findings.into_iter().map(|finding| finding.with_pointer(at.clone())));
        program
    }
}

fn target_tests(
    target: &Expression,
    of: Quantity,
    statistic: Statistic,
) -> (Option<Program>, Vec<Diagnostic>) {
    let ty = match (statistic, of) {
        (Statistic::Count, _) => Type::Number,
        (_, Quantity::CycleTime) => Type::DaysDuration,
    };
    let mut scope = Scope::new();
    scope.declare("?", ty);
    feel::compile_unary_tests(target.source(), &scope)
}

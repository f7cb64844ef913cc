//! A decision's definition to its compiled form, with every mistake.

use std::rc::Rc;

use super::definition::DecisionDefinition;
use super::table::{self, TableDefinition};
use super::{Decision, Logic};
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::{self, Scope};
use crate::pointer::Pointer;

/// Compiles a decision called `name`, which may read the names of `scope`. Diagnostics point below
/// `at`, where the definition stands. There is no decision when nothing in it can be run.
pub fn compile(
    name: &str,
    definition: &DecisionDefinition,
    scope: &Scope,
    at: &Pointer,
) -> (Option<Decision>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let decision = logic(definition, scope, at, &mut diagnostics).map(|logic| {
        let known = |slot: &u32| scope.slot(*slot).map(|(name, _)| (*slot, Rc::from(name)));
        let mut used: Vec<u32> = match &logic {
            Logic::Expression(program) => program.reads().iter().map(|read| read.slot).collect(),
            Logic::Table(table) => table.reads().to_vec(),
        };
        used.dedup();
        let (slots, reads) = used.iter().filter_map(known).unzip();
        let title =
            definition.title.as_ref().map_or_else(|| name.into(), |title| Rc::clone(&title.0));
        Decision { title, reads, slots, width: scope.len(), logic }
    });
    (decision, diagnostics)
}

fn logic(
    definition: &DecisionDefinition,
    scope: &Scope,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Logic> {
    let DecisionDefinition { expression, table, .. } = definition;
    match expression {
        Some(expression) => {
            let at = at.name("expression");
            if *table != TableDefinition::default() {
                let finding = Diagnostic::error(
                    Code::DecisionLogic,
                    "A decision is a table or an expression, not both.",
                )
                .with_help("Remove `expression`, or `inputs`, `outputs` and `rules`.");
                diagnostics.push(finding.with_pointer(at.clone()));
            }
            let (program, findings) = feel::compile(expression.source(), scope);
            diagnostics
                .extend(findings.into_iter().map(|finding| finding.with_pointer(at.clone())));
            program.map(Logic::Expression)
        }
        None if table.outputs.is_empty() => {
            let finding = Diagnostic::error(Code::DecisionLogic, "This decision decides nothing.")
                .with_help("Give it `outputs` and `rules`, or an `expression`.");
            diagnostics.push(finding.with_pointer(at.clone()));
            None
        }
        None => Some(Logic::Table(table::compile(table, scope, at, diagnostics))),
    }
}

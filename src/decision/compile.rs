//! A decision's definition to its compiled form, with every mistake.

use std::rc::Rc;

use super::definition::{DecisionDefinition, HitPolicy, RuleDefinition};
use super::table::{Cell, Input, Output, Rule, Table};
use super::{Decision, Logic};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Expression;
use crate::feel::{self, Program, Scope};
use crate::pointer::Pointer;
use crate::sort::sort;

/// Compiles a decision called `name`, which may read the names of `scope`. Diagnostics point below
/// `at`, where the definition stands. There is no decision when nothing in it can be run.
pub fn compile(
    name: &str,
    definition: &DecisionDefinition,
    scope: &Scope,
    at: &Pointer,
) -> (Option<Decision>, Vec<Diagnostic>) {
    let mut compiler = Compiler { scope, used: Vec::new(), diagnostics: Vec::new(), at };
    let logic = compiler.logic(definition);
    let Compiler { mut used, diagnostics, .. } = compiler;
    let decision = logic.map(|logic| {
        sort(&mut used);
        used.dedup();
        let known = |slot: &u32| scope.slot(*slot).map(|(name, _)| (*slot, Rc::from(name)));
        let (slots, reads) = used.iter().filter_map(known).unzip();
        let title =
            definition.title.as_ref().map_or_else(|| name.into(), |title| Rc::clone(&title.0));
        let width = scope.len().saturating_add(definition.inputs.len());
        Decision { title, reads, slots, width, logic }
    });
    (decision, diagnostics)
}

struct Compiler<'a> {
    scope: &'a Scope,
    used: Vec<u32>,
    diagnostics: Vec<Diagnostic>,
    at: &'a Pointer,
}

/// An input column, and the names that its cells may use: those of the decision and its own `?`.
struct Column {
    input: Input,
    scope: Scope,
}

impl Compiler<'_> {
    fn logic(&mut self, definition: &DecisionDefinition) -> Option<Logic> {
        let is_table = !definition.outputs.is_empty()
            || !definition.rules.is_empty()
            || !definition.inputs.is_empty();
        match &definition.expression {
            Some(expression) => {
                if is_table {
                    let finding = Diagnostic::error(
                        Code::DecisionLogic,
                        "A decision is a table or an expression, not both.",
                    )
                    .with_help("Remove `expression`, or `inputs`, `outputs` and `rules`.");
                    self.report(self.at.name("expression"), finding);
                }
                self.expression(expression, self.at.name("expression")).map(Logic::Expression)
            }
            None if definition.outputs.is_empty() => {
                let finding =
                    Diagnostic::error(Code::DecisionLogic, "This decision decides nothing.")
                        .with_help("Give it `outputs` and `rules`, or an `expression`.");
                self.report(self.at.clone(), finding);
                None
            }
            None => Some(Logic::Table(self.table(definition))),
        }
    }

    fn table(&mut self, definition: &DecisionDefinition) -> Table {
        let inputs = self.inputs(definition);
        let outputs = self.outputs(definition);
        let hit_policy = definition.hit_policy.unwrap_or(HitPolicy::Unique);
        let at = self.at.name("rules");
        let mut rules = Vec::with_capacity(definition.rules.len());
        for (index, rule) in definition.rules.iter().enumerate() {
            rules.extend(self.rule(rule, &inputs, outputs.len(), &at.index(index)));
        }
        let inputs = inputs.into_iter().flatten().map(|column| column.input).collect();
        let table = Table { hit_policy, inputs, outputs, rules };
        self.check_reachable(&table, &at);
        table
    }

    /// The input columns; none in the place of one that can't be compiled.
    fn inputs(&mut self, definition: &DecisionDefinition) -> Vec<Option<Column>> {
        let mut inputs = Vec::with_capacity(definition.inputs.len());
        let mut scope = self.scope.clone();
        for (index, input) in definition.inputs.iter().enumerate() {
            let at = self.at.name("inputs").index(index).name("expression");
            let expression = self.expression(&input.expression, at);
            let label = input.label.clone().unwrap_or_else(|| Rc::clone(&input.expression.0));
            inputs.push(expression.map(|expression| {
                // A `?` that is declared later hides the earlier ones.
                let tested = scope.declare("?", expression.ty().clone());
                Column { input: Input { label, expression, tested }, scope: scope.clone() }
            }));
        }
        inputs
    }

    fn outputs(&mut self, definition: &DecisionDefinition) -> Vec<Output> {
        let mut names = Names::default();
        let mut outputs = Vec::with_capacity(definition.outputs.len());
        for (index, output) in definition.outputs.iter().enumerate() {
            let at = self.at.name("outputs").index(index);
            if !names.insert(Rc::clone(&output.name)) {
                let message = format!("Two outputs are called `{}`.", output.name);
                let finding = Diagnostic::error(Code::DuplicateName, message)
                    .with_help("Give each output its own name.");
                self.report(at.name("name"), finding);
            }
            let default = output
                .default
                .as_ref()
                .and_then(|default| self.expression(default, at.name("default")));
            outputs.push(Output { name: Rc::clone(&output.name), default });
        }
        outputs
    }

    fn rule(
        &mut self,
        rule: &RuleDefinition,
        inputs: &[Option<Column>],
        outputs: usize,
        at: &Pointer,
    ) -> Option<Rule> {
        let fits = self.count(rule.when.len(), inputs.len(), "input", &at.name("when"))
            & self.count(rule.then.len(), outputs, "output", &at.name("then"));
        let mut when = Vec::with_capacity(rule.when.len());
        for (index, (text, column)) in rule.when.iter().zip(inputs).enumerate() {
            if let Some(column) = column {
                when.push(self.cell(text, &column.scope, at.name("when").index(index)));
            }
        }
        let mut then = Vec::with_capacity(rule.then.len());
        for (index, text) in rule.then.iter().enumerate() {
            then.push(self.expression(text, at.name("then").index(index)));
        }
        let when: Option<Vec<Cell>> = when.into_iter().collect();
        let then: Option<Vec<Program>> = then.into_iter().collect();
        fits.then_some(Rule { when: when?, then: then? })
    }

    fn count(&mut self, cells: usize, columns: usize, kind: &str, at: &Pointer) -> bool {
        if cells != columns {
            let plural = if columns == 1 { "" } else { "s" };
            let message = format!(
                "This rule has {cells} {kind} cells, but the table has {columns} {kind}{plural}."
            );
            let finding = Diagnostic::error(Code::RuleWidth, message)
                .with_help("Each rule has one cell for each column; `-` matches anything.");
            self.report(at.clone(), finding);
        }
        cells == columns
    }

    fn cell(&mut self, text: &Expression, scope: &Scope, at: Pointer) -> Option<Cell> {
        let written = Rc::clone(&text.0);
        if written.trim() == "-" {
            return Some(Cell { text: written, test: None });
        }
        let (program, diagnostics) = feel::compile_unary_tests(text.source(), scope);
        self.take(diagnostics, &at);
        let test = program?;
        self.used.extend(test.reads().iter().map(|read| read.slot));
        Some(Cell { text: written, test: Some(test) })
    }

    fn expression(&mut self, expression: &Expression, at: Pointer) -> Option<Program> {
        let (program, diagnostics) = feel::compile(expression.source(), self.scope);
        self.take(diagnostics, &at);
        let program = program?;
        self.used.extend(program.reads().iter().map(|read| read.slot));
        Some(program)
    }

    /// With `first`, nothing below a rule that matches everything can ever fire.
    fn check_reachable(&mut self, table: &Table, at: &Pointer) {
        if table.hit_policy != HitPolicy::First {
            return;
        }
        let Some(last) = table.rules.iter().position(Rule::matches_all) else { return };
        for index in (0..table.rules.len()).skip(last.saturating_add(1)) {
            let message = format!(
                "This rule never fires: rule {} above it matches everything.",
                last.saturating_add(1)
            );
            let finding = Diagnostic::warning(Code::MaskedRule, message)
                .with_help("Move it up, or remove it.");
            self.report(at.index(index), finding);
        }
    }

    fn take(&mut self, diagnostics: Vec<Diagnostic>, at: &Pointer) {
        self.diagnostics
            .extend(diagnostics.into_iter().map(|finding| finding.with_pointer(at.clone())));
    }

    fn report(&mut self, at: Pointer, finding: Diagnostic) {
        self.diagnostics.push(finding.with_pointer(at));
    }
}

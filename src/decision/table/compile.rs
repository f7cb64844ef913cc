//! A table's definition to its compiled form, with every mistake.

use std::rc::Rc;

use super::definition::{HitPolicy, RuleDefinition, TableDefinition};
use super::{Cell, Input, Output, Rule, Table};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Expression;
use crate::feel::{self, Program, Scope};
use crate::pointer::Pointer;
use crate::sort::sort;

/// Compiles a table, which may read the names of `scope`. Findings point below `at`, where the
/// definition stands; a rule that can't be compiled is left out.
pub(in crate::decision) fn compile(
    definition: &TableDefinition,
    scope: &Scope,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    Compiler { scope, used: Vec::new(), diagnostics, at }.table(definition)
}

struct Compiler<'a> {
    scope: &'a Scope,
    used: Vec<u32>,
    diagnostics: &'a mut Vec<Diagnostic>,
    at: &'a Pointer,
}

/// An input column, and the names that its cells may use: those of the decision and its own `?`.
struct Column {
    input: Input,
    scope: Scope,
}

impl Compiler<'_> {
    fn table(&mut self, definition: &TableDefinition) -> Table {
        let inputs = self.inputs(definition);
        let outputs = self.outputs(definition);
        let hit_policy = definition.hit_policy.unwrap_or(HitPolicy::Unique);
        let at = self.at.name("rules");
        let mut rules = Vec::with_capacity(definition.rules.len());
        for (index, rule) in definition.rules.iter().enumerate() {
            rules.extend(self.rule(rule, &inputs, outputs.len(), &at.index(index)));
        }
        let width = self.scope.len().saturating_add(inputs.len());
        let inputs = inputs.into_iter().flatten().map(|column| column.input).collect();
        sort(&mut self.used);
        self.used.dedup();
        let reads = std::mem::take(&mut self.used);
        let table = Table { reads, width, hit_policy, inputs, outputs, rules };
        self.check_reachable(&table, &at);
        table
    }

    /// The input columns; none in the place of one that can't be compiled.
    fn inputs(&mut self, definition: &TableDefinition) -> Vec<Option<Column>> {
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

    fn outputs(&mut self, definition: &TableDefinition) -> Vec<Output> {
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
        self.uses(&test);
        Some(Cell { text: written, test: Some(test) })
    }

    fn expression(&mut self, expression: &Expression, at: Pointer) -> Option<Program> {
        let (program, diagnostics) = feel::compile(expression.source(), self.scope);
        self.take(diagnostics, &at);
        let program = program?;
        self.uses(&program);
        Some(program)
    }

    /// Notes what a program reads, except for the `?` of a column.
    fn uses(&mut self, program: &Program) {
        let known = |slot: &u32| (*slot as usize) < self.scope.len();
        self.used.extend(program.reads().iter().map(|read| read.slot).filter(known));
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

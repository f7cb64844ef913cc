//! A table's definition to its compiled form, with every mistake.

use std::rc::Rc;

use super::definition::{Aggregation, HitPolicy, RuleDefinition, TableDefinition};
use super::index::{Index, Indexed};
use super::{Aggregate, Cell, Input, Output, Rule, Table, hit_policy};
use crate::by_name::Names;
use crate::decision::types::{ItemType, TypeNames};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Expression;
use crate::feel::{self, LiteralTest, LiteralTests, Program, Scope};
use crate::pointer::Pointer;
use crate::sort::sort;
use crate::value::Type;

/// Compiles a table, which may read the names of `scope`. Findings point below `at`, where the
/// definition stands; a rule that can't be compiled is left out.
pub(in crate::decision) fn compile(
    definition: &TableDefinition,
    scope: &Scope,
    types: &TypeNames,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    let table = build(definition, scope, types, at, diagnostics);
    if table.hit_policy == HitPolicy::First {
        diagnostics.extend(below_catch_all(&table.rules, &at.name("rules")));
    }
    table
}

/// With `first`, no rule below one that matches everything can ever fire. The other ways in which
/// rules get in each other's way take a check to find.
fn below_catch_all(rules: &[Rule], at: &Pointer) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut catch_all = None;
    for rule in rules {
        if let Some(number) = catch_all {
            let message =
                format!("This rule never fires: rule {number} above it matches everything.");
            let finding = Diagnostic::warning(Code::MaskedRule, message)
                .with_help("Move it up, or remove it.")
                .with_pointer(at.index((rule.number as usize).saturating_sub(1)));
            found.push(finding);
        } else if rule.when.iter().all(|cell| cell.test.is_none()) {
            catch_all = Some(rule.number);
        }
    }
    found
}

/// Compiles a table without a look at how its rules stand to each other.
pub(super) fn build(
    definition: &TableDefinition,
    scope: &Scope,
    types: &TypeNames,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    Compiler { scope, types, used: Vec::new(), diagnostics, at }.table(definition)
}

struct Compiler<'a> {
    scope: &'a Scope,
    types: &'a TypeNames,
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
        self.check_order(hit_policy, &outputs);
        let aggregation = definition.aggregation.and_then(|how| self.aggregate(how, definition));
        let at = self.at.name("rules");
        let mut rules = Vec::with_capacity(definition.rules.len());
        for (number, rule) in (1_u32..).zip(&definition.rules) {
            rules.extend(self.rule(number, rule, &inputs, &outputs, &at));
        }
        let width = self.scope.len().saturating_add(inputs.len());
        let mut compiled = Vec::with_capacity(inputs.len());
        for column in inputs.into_iter().flatten() {
            compiled.push(column.input);
        }
        let index = index(&compiled, &mut rules);
        sort(&mut self.used);
        self.used.dedup();
        let reads = std::mem::take(&mut self.used);
        Table { reads, width, hit_policy, aggregation, inputs: compiled, outputs, rules, index }
    }

    /// The input columns; none in the place of one that can't be compiled.
    fn inputs(&mut self, definition: &TableDefinition) -> Vec<Option<Column>> {
        let mut inputs = Vec::with_capacity(definition.inputs.len());
        let mut scope = self.scope.clone();
        for (index, input) in definition.inputs.iter().enumerate() {
            let at = self.at.name("inputs").index(index);
            let expression = self.expression(&input.expression, at.name("expression"));
            let ty = self.type_of(input.ty.as_ref(), &at);
            let label = input.label.clone().unwrap_or_else(|| Rc::clone(&input.expression.0));
            inputs.push(expression.map(|expression| {
                // A `?` that is declared later hides the earlier ones.
                let known = ty.as_ref().map_or_else(|| expression.ty(), |ty| ty.ty());
                let tested = scope.declare("?", known.clone());
                let values = input.values.as_ref();
                let values =
                    values.and_then(|values| self.tests(values, &scope, &at.name("values")));
                let input = Input { label, expression, ty, tested, values };
                Column { input, scope: scope.clone() }
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
            let values = output.values.as_ref();
            let values = values.map(|values| self.output_values(values, &at.name("values")));
            let values = values.unwrap_or_default();
            let ty = self.type_of(output.ty.as_ref(), &at);
            outputs.push(Output { name: Rc::clone(&output.name), ty, default, values });
        }
        outputs
    }

    /// The type that a column says.
    fn type_of(&mut self, text: Option<&Rc<str>>, at: &Pointer) -> Option<Rc<ItemType>> {
        Some(self.types.get(text?, &at.name("type"), self.diagnostics))
    }

    /// The values of an output, which are literals.
    fn output_values(&mut self, values: &Expression, at: &Pointer) -> Vec<LiteralTest> {
        let mut scope = Scope::new();
        scope.declare("?", Type::Any);
        let Some(program) = self.tests(values, &scope, at) else { return Vec::new() };
        match program.literal_tests() {
            Some(LiteralTests { negated: false, tests }) => tests,
            _ => {
                let message = "The values of an output are literals, one after the other.";
                let finding = Diagnostic::error(Code::OutputValues, message)
                    .with_help("Write them as `\"high\", \"low\"`, the most important one first.");
                self.report(at.clone(), finding);
                Vec::new()
            }
        }
    }

    /// A hit policy that goes by the order of the outputs' values needs one.
    fn check_order(&mut self, hit_policy: HitPolicy, outputs: &[Output]) {
        let ordered = outputs.iter().any(|output| !output.values.is_empty());
        if matches!(hit_policy, HitPolicy::Priority | HitPolicy::OutputOrder) && !ordered {
            let message = format!(
                "The hit policy `{}` goes by the order of the outputs' values, but none is said.",
                hit_policy.word()
            );
            let finding = Diagnostic::error(Code::OutputValues, message)
                .with_help("Give an output its `values`, the most important one first.");
            self.report(self.at.name("hitPolicy"), finding);
        }
    }

    fn aggregate(&mut self, how: Aggregation, definition: &TableDefinition) -> Option<Aggregate> {
        let message = if definition.hit_policy != Some(HitPolicy::Collect) {
            "Only the hit policy `collect` collects what could be aggregated."
        } else if definition.outputs.len() > 1 {
            "Several outputs can't be aggregated."
        } else {
            let mut scope = Scope::new();
            scope.declare("outputs", Type::list(Type::Any));
            let (program, _) = feel::compile(&[how.word(), "(outputs)"].concat(), &scope);
            return program.map(|program| Aggregate { how, program });
        };
        let finding = Diagnostic::error(Code::Aggregation, message)
            .with_help("Remove `aggregation`, or collect a single output.");
        self.report(self.at.name("aggregation"), finding);
        None
    }

    fn rule(
        &mut self,
        number: u32,
        rule: &RuleDefinition,
        inputs: &[Option<Column>],
        outputs: &[Output],
        rules: &Pointer,
    ) -> Option<Rule> {
        let at = rules.index((number as usize).saturating_sub(1));
        let fits = self.count(rule.when.len(), inputs.len(), "input", &at.name("when"))
            & self.count(rule.then.len(), outputs.len(), "output", &at.name("then"));
        let mut when = Vec::with_capacity(rule.when.len());
        for (index, (text, column)) in rule.when.iter().zip(inputs).enumerate() {
            if let Some(column) = column {
                when.push(self.cell(text, &column.scope, &at.name("when").index(index)));
            }
        }
        let mut then = Vec::with_capacity(rule.then.len());
        for (index, text) in rule.then.iter().enumerate() {
            then.push(self.expression(text, at.name("then").index(index)));
        }
        let when: Option<Vec<Cell>> = when.into_iter().collect();
        let then: Option<Vec<Program>> = then.into_iter().collect();
        let (when, then) = (when?, then?);
        let literal = hit_policy::literal(&then, outputs);
        fits.then_some(Rule { number, when, then, literal })
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

    fn cell(&mut self, text: &Expression, scope: &Scope, at: &Pointer) -> Option<Cell> {
        let written = Rc::clone(&text.0);
        // An empty cell is what editors make of one that nobody has filled in.
        if matches!(written.trim(), "-" | "") {
            return Some(Cell { text: written, test: None, indexed: true });
        }
        let test = self.tests(text, scope, at)?;
        Some(Cell { text: written, test: Some(test), indexed: false })
    }

    fn tests(&mut self, text: &Expression, scope: &Scope, at: &Pointer) -> Option<Program> {
        let (program, diagnostics) = feel::compile_unary_tests(text.source(), scope);
        self.take(diagnostics, at);
        self.uses(program.as_ref()?);
        program
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

    fn take(&mut self, diagnostics: Vec<Diagnostic>, at: &Pointer) {
        self.diagnostics
            .extend(diagnostics.into_iter().map(|finding| finding.with_pointer(at.clone())));
    }

    fn report(&mut self, at: Pointer, finding: Diagnostic) {
        self.diagnostics.push(finding.with_pointer(at));
    }
}

/// The index of the rules; says of each cell whether it is in it.
fn index(inputs: &[Input], rules: &mut [Rule]) -> Index {
    let indexed = |test: Option<&Program>| match test {
        None => Indexed::Any,
        Some(test) => test.literal_tests().map_or(Indexed::Unknown, Indexed::Tests),
    };
    let mut columns = Vec::with_capacity(inputs.len());
    for (at, input) in inputs.iter().enumerate() {
        let mut cells = Vec::with_capacity(rules.len().saturating_add(1));
        for rule in rules.iter() {
            cells.push(indexed(rule.when.get(at).and_then(|cell| cell.test.as_ref())));
        }
        cells.push(indexed(input.values.as_ref()));
        columns.push(cells);
    }
    let index = Index::new(rules.len(), &mut columns);
    for (at, cells) in columns.iter().enumerate() {
        for (rule, cell) in rules.iter_mut().zip(cells) {
            if let Some(known) = rule.when.get_mut(at) {
                known.indexed = !matches!(cell, Indexed::Unknown);
            }
        }
    }
    index
}

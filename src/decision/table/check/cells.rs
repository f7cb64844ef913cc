//! Cells that no input passes, and outputs that are not allowed.

use super::Checker;
use super::grid::{Cell, Column, Grid};
use super::spans::meet;
use super::written::test;
use crate::decision::table::{Input, Output};
use crate::diagnostic::Code;
use crate::feel::{LiteralTest, LiteralTests, Program};
use crate::value::Value;

impl Checker<'_> {
    /// Tells of tests that no input passes.
    pub(super) fn cells(&mut self, grid: &Grid<'_>) {
        let table = self.table;
        for (rule, row) in table.rules.iter().zip(0_u32..) {
            let at = self.at.name("rules").index((rule.number as usize).saturating_sub(1));
            let columns = grid.columns.iter().zip(&table.inputs).zip(&rule.when).enumerate();
            for (place, ((column, input), cell)) in columns {
                let tests = cell.test.as_ref().and_then(Program::literal_tests);
                let (Cell::Known(spans), Some(tests)) = (column.cell(row), tests) else { continue };
                let mut mistakes = Vec::new();
                for test in &tests.tests {
                    mistake(test, column, input, &mut mistakes);
                }
                if spans.is_empty() && mistakes.is_empty() {
                    mistakes.push((Code::EmptyCell, nothing_passes(cell.text.trim())));
                }
                let help = match spans.is_empty() {
                    true => "The rule never fires. Correct the cell, or remove the rule.",
                    false => "Correct it, or remove it.",
                };
                for (code, message) in mistakes {
                    let at = at.name("when").index(place);
                    self.find(code, at, vec![rule.number], Vec::new(), message, help);
                }
            }
        }
    }

    /// Tells of outputs that are not one of the values of their column.
    pub(super) fn outputs(&mut self) {
        let table = self.table;
        for rule in &table.rules {
            let at = self.at.name("rules").index((rule.number as usize).saturating_sub(1));
            for (place, (program, output)) in rule.then.iter().zip(&table.outputs).enumerate() {
                let Some(value) = program.constant().filter(|value| !allows(output, value)) else {
                    continue;
                };
                let message = not_allowed(&test(&LiteralTest::Value(value.clone())), &output.name);
                let at = at.name("then").index(place);
                let help = "Correct it, or add it to the column's `values`.";
                self.find(Code::CellValue, at, vec![rule.number], Vec::new(), message, help);
            }
        }
    }
}

fn allows(output: &Output, value: &Value) -> bool {
    output.values.is_empty()
        || value.is_null()
        || output.values.iter().any(|test| test.holds(value) == Some(true))
}

fn not_allowed(value: &str, column: &str) -> String {
    ["`", value, "` is not one of the values that `", column, "` may have."].concat()
}

fn nothing_passes(tests: &str) -> String {
    ["No value passes `", tests, "`."].concat()
}

/// Adds why no input passes a test, where none does.
fn mistake(
    literal: &LiteralTest,
    column: &Column<'_>,
    input: &Input,
    mistakes: &mut Vec<(Code, String)>,
) {
    let tests = LiteralTests { negated: false, tests: vec![literal.clone()] };
    let Some(spans) = column.axis.spans(&tests) else { return };
    if meet(&spans, &column.possible) {
        return;
    }
    let (written, ty) = (test(literal), input.ty());
    let of_type = column.axis.of_type(ty);
    mistakes.push(if spans.is_empty() {
        (Code::EmptyCell, nothing_passes(&written))
    } else if of_type.is_some_and(|of_type| !meet(&spans, &[Column::NULL, of_type])) {
        let message = ["`", &written, "` never compares with `", &input.label];
        (Code::CellType, [&message.concat(), "`, which is of type `", ty.name(), "`."].concat())
    } else {
        (Code::CellValue, not_allowed(&written, &input.label))
    });
}

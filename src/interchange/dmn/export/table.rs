//! Decision tables (DMN 1.5, 8).

use crate::decision::TableDefinition;
use crate::interchange::dmn::import::{AGGREGATIONS, HIT_POLICIES};
use crate::interchange::xml_writer::Writer;

/// Writes a table; `name` is that of the variable it is for.
pub(super) fn write(out: &mut Writer, table: &TableDefinition, ty: Option<&str>, name: &str) {
    let hit_policy = table.hit_policy.and_then(|policy| word(&HIT_POLICIES, policy));
    let aggregation = table.aggregation.and_then(|aggregation| word(&AGGREGATIONS, aggregation));
    let attributes = [("typeRef", ty), ("hitPolicy", hit_policy), ("aggregation", aggregation)];
    out.begin("decisionTable", &attributes);
    for input in &table.inputs {
        out.begin("input", &[("label", input.label.as_deref())]);
        let ty = [("typeRef", input.ty.as_deref())];
        out.expression("inputExpression", &ty, input.expression.source());
        if let Some(values) = &input.values {
            out.expression("inputValues", &[], values.source());
        }
        out.end("input");
    }
    for output in &table.outputs {
        // The result of a single output is its value: it needs no name.
        let is_named = table.outputs.len() > 1 || *output.name != *name;
        let attributes = [
            ("name", is_named.then_some(&*output.name)),
            ("label", output.label.as_deref()),
            ("typeRef", output.ty.as_deref()),
        ];
        out.begin("output", &attributes);
        if let Some(values) = &output.values {
            out.expression("outputValues", &[], values.source());
        }
        if let Some(default) = &output.default {
            out.expression("defaultOutputEntry", &[], default.source());
        }
        out.end("output");
    }
    for rule in &table.rules {
        out.begin("rule", &[]);
        out.text_of("description", rule.note.as_deref());
        for cell in &rule.when {
            out.expression("inputEntry", &[], cell.source());
        }
        for cell in &rule.then {
            out.expression("outputEntry", &[], cell.source());
        }
        out.end("rule");
    }
    out.end("decisionTable");
}

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> Option<&'static str> {
    words.iter().find(|(_, known)| *known == value).map(|(word, _)| *word)
}

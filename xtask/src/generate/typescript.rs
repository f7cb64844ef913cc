//! Shapes to TypeScript types.

use std::fmt::Write as _;

use routeslip::document::shape::{Choice, Property, Record, Shape, Words};

/// The types of a document of this shape.
pub(super) fn write(root: &Shape) -> String {
    let mut out = String::from(
        "// Made by `cargo xtask generate` from the crate's definition types. Do not edit.\n\n\
         /** A FEEL expression. */\nexport type Expression = string;\n\n\
         /** Text with `{{ expression }}`. */\nexport type Text = string;\n\n\
         /** A literal, or `= expression`. */\nexport type Dynamic<T> = T | `=${string}`;\n",
    );
    for shape in super::definitions::collect(root).into_values() {
        out.push('\n');
        match shape {
            Shape::Words(words) => write_words(&mut out, &words),
            Shape::Record(record) => write_record(&mut out, &record),
            Shape::Choice(choice) => write_choice(&mut out, &choice),
            _ => {}
        }
    }
    out
}

fn write_words(out: &mut String, words: &Words) {
    let cases: Vec<String> = words.words.iter().map(|(word, _)| format!("'{word}'")).collect();
    let _ =
        writeln!(out, "/**{} */\nexport type {} = {};", words.doc, words.name, cases.join(" | "));
}

fn write_record(out: &mut String, record: &Record) {
    let _ = writeln!(out, "/**{} */", record.doc);
    match record.choice() {
        None => {
            let _ = writeln!(out, "export interface {} {}", record.name, body(record, ""));
        }
        Some(choice) => {
            let _ = writeln!(
                out,
                "export type {} = {} & {};",
                record.name,
                body(record, ""),
                name(&choice)
            );
        }
    }
}

fn write_choice(out: &mut String, choice: &Choice) {
    let _ = writeln!(out, "/**{} */\nexport type {} =", choice.doc, choice.name);
    for (word, case) in (choice.cases)() {
        let _ = writeln!(out, "  | ({{ {}: '{word}' }} & {})", choice.property, name(&case));
    }
    out.truncate(out.trim_end().len());
    out.push_str(";\n");
}

fn body(record: &Record, indent: &str) -> String {
    let properties = record.all_properties();
    if properties.is_empty() {
        return "{}".to_owned();
    }
    let mut out = String::from("{\n");
    for Property { name: property, doc, shape, required } in properties {
        let optional = if required { "" } else { "?" };
        let _ = writeln!(
            out,
            "{indent}  /**{doc} */\n{indent}  {property}{optional}: {};",
            name(&shape)
        );
    }
    let _ = write!(out, "{indent}}}");
    out
}

fn name(shape: &Shape) -> String {
    match shape {
        Shape::Any => "unknown".into(),
        Shape::String => "string".into(),
        Shape::Expression => "Expression".into(),
        Shape::Text => "Text".into(),
        Shape::Bool => "boolean".into(),
        Shape::Unsigned | Shape::Number => "number".into(),
        Shape::List(item) => format!("Array<{}>", name(item)),
        Shape::Named(item) => format!("Record<string, {}>", name(item)),
        Shape::Dynamic(literal) => format!("Dynamic<{}>", name(literal)),
        Shape::Either(shapes) => shapes.iter().map(name).collect::<Vec<_>>().join(" | "),
        Shape::Words(Words { name, .. })
        | Shape::Record(Record { name, .. })
        | Shape::Choice(Choice { name, .. }) => (*name).to_owned(),
    }
}

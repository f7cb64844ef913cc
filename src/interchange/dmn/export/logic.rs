//! Logic to expressions (DMN 1.5, 10.2). Recursion is bounded by the nesting of the bundle.

use super::table;
use crate::decision::TableDefinition;
use crate::decision::{
    BoxedDefinition, FunctionDefinition, FunctionKind, LogicDefinition, ParameterDefinition,
};
use crate::document::Expression;
use crate::interchange::xml_writer::Writer;

/// The type that stands at a variable, and the logic with the type that stands at itself.
pub(super) struct Split<'a> {
    outer: Option<&'a str>,
    inner: Option<&'a str>,
    logic: Inner<'a>,
}

enum Inner<'a> {
    Literal(&'a Expression),
    Logic(&'a LogicDefinition),
}

impl<'a> Split<'a> {
    /// The type goes to the variable, and one around another leaves that to the expression.
    pub(super) fn logic(logic: &'a LogicDefinition) -> Self {
        let outer = logic.ty.as_deref();
        match &logic.expression {
            Some(BoxedDefinition::Logic(inner)) => {
                Self { outer, inner: inner.ty.as_deref(), logic: Inner::Logic(inner) }
            }
            _ => Self { outer, inner: None, logic: Inner::Logic(logic) },
        }
    }

    fn boxed(boxed: &'a BoxedDefinition) -> Self {
        match boxed {
            BoxedDefinition::Literal(expression) => {
                Self { outer: None, inner: None, logic: Inner::Literal(expression) }
            }
            BoxedDefinition::Logic(logic) => Self::logic(logic),
        }
    }

    /// The type that stands at the variable.
    pub(super) fn outer(&self) -> Option<&'a str> {
        self.outer
    }

    /// The type goes to the expression, where there is no other place for one.
    pub(super) fn at_expression(self) -> Self {
        match (self.outer, self.inner) {
            (Some(_), None) => Self { outer: None, inner: self.outer, logic: self.logic },
            _ => self,
        }
    }

    /// Writes the expression, without the outer type.
    pub(super) fn write(&self, out: &mut Writer, name: &str) {
        match self.logic {
            Inner::Literal(expression) => literal(out, self.inner, expression.source()),
            Inner::Logic(logic) => write(out, logic, self.inner, name),
        }
    }
}

/// Writes an expression that stands without a variable.
fn boxed(out: &mut Writer, definition: &BoxedDefinition, name: &str) {
    alone(out, &Split::boxed(definition).at_expression(), name);
}

/// Writes an expression with all of its types.
fn alone(out: &mut Writer, split: &Split<'_>, name: &str) {
    match split.outer {
        // Two types need two expressions: a context that is only its result is one around another.
        Some(ty) => {
            out.begin("context", &[("typeRef", Some(ty))]);
            out.begin("contextEntry", &[]);
            split.write(out, name);
            out.end("contextEntry");
            out.end("context");
        }
        None => split.write(out, name),
    }
}

fn literal(out: &mut Writer, ty: Option<&str>, text: &str) {
    out.expression("literalExpression", &[("typeRef", ty)], text);
}

/// Writes logic with this type.
fn write(out: &mut Writer, logic: &LogicDefinition, ty: Option<&str>, name: &str) {
    let typed = [("typeRef", ty)];
    match &logic.expression {
        Some(BoxedDefinition::Literal(expression)) => {
            return literal(out, ty, expression.source());
        }
        Some(inner @ BoxedDefinition::Logic(_)) => return boxed(out, inner, name),
        None => {}
    }
    if logic.context.is_some() || logic.result.is_some() {
        context(out, logic, &typed);
    } else if let Some(items) = &logic.list {
        out.begin("list", &typed);
        for item in items {
            boxed(out, item, "");
        }
        out.end("list");
    } else if let Some(relation) = &logic.relation {
        out.begin("relation", &typed);
        parameters(out, "column", &relation.columns);
        for row in &relation.rows {
            out.begin("row", &[]);
            for cell in row {
                boxed(out, cell, "");
            }
            out.end("row");
        }
        out.end("relation");
    } else if let Some(invocation) = &logic.invoke {
        out.begin("invocation", &typed);
        boxed(out, &invocation.function, "");
        for (name, argument) in invocation.with.iter() {
            let split = Split::boxed(argument);
            out.begin("binding", &[]);
            out.empty("parameter", &[("name", Some(name)), ("typeRef", split.outer)]);
            split.write(out, name);
            out.end("binding");
        }
        out.end("invocation");
    } else if let Some(definition) = &logic.function {
        function(out, "functionDefinition", definition, ty, name, false);
    } else if let Some(it) = &logic.conditional {
        out.begin("conditional", &typed);
        part(out, "if", &it.condition);
        part(out, "then", &it.then);
        part(out, "else", &it.otherwise);
        out.end("conditional");
    } else if let Some(it) = &logic.filter {
        out.begin("filter", &typed);
        part(out, "in", &it.list);
        part(out, "match", &it.condition);
        out.end("filter");
    } else if let Some(it) = &logic.each {
        let words = ("for", "return");
        iteration(out, words, ty, &it.variable, [&*it.list, &*it.body]);
    } else if let Some(it) = &logic.some {
        let words = ("some", "satisfies");
        iteration(out, words, ty, &it.variable, [&*it.list, &*it.body]);
    } else if let Some(it) = &logic.every {
        let words = ("every", "satisfies");
        iteration(out, words, ty, &it.variable, [&*it.list, &*it.body]);
    } else if logic.table != TableDefinition::default() {
        table::write(out, &logic.table, ty, name);
    }
}

fn context(out: &mut Writer, logic: &LogicDefinition, typed: &[(&str, Option<&str>)]) {
    out.begin("context", typed);
    for (name, value) in logic.context.iter().flat_map(|context| context.iter()) {
        let split = Split::boxed(value);
        out.begin("contextEntry", &[]);
        out.empty("variable", &[("name", Some(name)), ("typeRef", split.outer)]);
        split.write(out, name);
        out.end("contextEntry");
    }
    if let Some(result) = &logic.result {
        out.begin("contextEntry", &[]);
        boxed(out, result, "");
        out.end("contextEntry");
    }
    out.end("context");
}

fn iteration(
    out: &mut Writer,
    (name, body): (&str, &str),
    ty: Option<&str>,
    variable: &str,
    parts: [&BoxedDefinition; 2],
) {
    out.begin(name, &[("typeRef", ty), ("iteratorVariable", Some(variable))]);
    for (word, boxed) in ["in", body].into_iter().zip(parts) {
        part(out, word, boxed);
    }
    out.end(name);
}

/// Writes a part of an expression; `in` may have a type of its own.
fn part(out: &mut Writer, word: &str, definition: &BoxedDefinition) {
    let split = Split::boxed(definition).at_expression();
    match (word, split.outer) {
        ("in", Some(ty)) => {
            out.begin(word, &[("typeRef", Some(ty))]);
            split.write(out, word);
        }
        _ => {
            out.begin(word, &[]);
            boxed(out, definition, word);
        }
    }
    out.end(word);
}

/// Writes a function as an element of this name. Where it `has_variable`, the outer of two types of
/// what it gives stands there.
pub(super) fn function(
    out: &mut Writer,
    element: &str,
    function: &FunctionDefinition,
    ty: Option<&str>,
    name: &str,
    has_variable: bool,
) {
    let kind = function.kind.map(|kind| match kind {
        FunctionKind::Feel => "FEEL",
        FunctionKind::Java => "Java",
        FunctionKind::Pmml => "PMML",
    });
    out.begin(element, &[("kind", kind), ("typeRef", ty)]);
    parameters(out, "formalParameter", &function.parameters);
    let split = Split::logic(&function.logic).at_expression();
    if has_variable {
        split.write(out, name);
    } else {
        alone(out, &split, name);
    }
    out.end(element);
}

fn parameters(out: &mut Writer, element: &str, parameters: &[ParameterDefinition]) {
    for parameter in parameters {
        let ty = parameter.ty.as_deref();
        out.empty(element, &[("name", Some(&parameter.name)), ("typeRef", ty)]);
    }
}

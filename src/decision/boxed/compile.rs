//! Definitions of logic to boxed expressions, with every mistake.

use std::rc::Rc;

use super::{Boxed, Entry, FunctionLogic, Iteration, IterationKind};
use crate::decision::definition::{
    BoxedDefinition, ConditionalDefinition, FilterDefinition, FunctionDefinition, FunctionKind,
    InvocationDefinition, LogicDefinition, ParameterDefinition, RelationDefinition,
};
use crate::decision::table::{self, TableDefinition};
use crate::decision::types::{ItemType, TypeNames};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Named};
use crate::feel::{self, Program, Scope};
use crate::pointer::Pointer;
use crate::sort::sort;
use crate::value::Type;

/// How deep boxed expressions may be nested.
const MAX_DEPTH: u32 = 40;

/// Compiles the logic of one definition.
pub(in crate::decision) struct Compiler<'a> {
    /// The names that the logic may read. What it brings into scope itself is put behind them, and
    /// taken back.
    pub(in crate::decision) scope: Scope,
    /// The slots that were read.
    pub(in crate::decision) used: Vec<u32>,
    pub(in crate::decision) types: &'a TypeNames,
    pub(in crate::decision) diagnostics: &'a mut Vec<Diagnostic>,
    depth: u32,
}

/// The kinds of logic that a definition has.
fn kinds(definition: &LogicDefinition) -> Vec<&'static str> {
    let LogicDefinition { ty: _, expression, context, result, list, .. } = definition;
    let LogicDefinition { relation, invoke, function, conditional, filter, .. } = definition;
    let LogicDefinition { each, some, every, table, .. } = definition;
    let all = [
        ("expression", expression.is_some()),
        ("context", context.is_some() || result.is_some()),
        ("list", list.is_some()),
        ("relation", relation.is_some()),
        ("invoke", invoke.is_some()),
        ("function", function.is_some()),
        ("conditional", conditional.is_some()),
        ("filter", filter.is_some()),
        ("for", each.is_some()),
        ("some", some.is_some()),
        ("every", every.is_some()),
        ("rules", *table != TableDefinition::default()),
    ];
    all.into_iter().filter(|(_, is_there)| *is_there).map(|(kind, _)| kind).collect()
}

/// Whether a definition has no logic of any kind.
pub(in crate::decision) fn lacks_logic(definition: &LogicDefinition) -> bool {
    kinds(definition).is_empty()
}

impl<'a> Compiler<'a> {
    pub(in crate::decision) fn new(
        scope: Scope,
        types: &'a TypeNames,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { scope, used: Vec::new(), types, diagnostics, depth: 0 }
    }

    fn boxed(&mut self, definition: &BoxedDefinition, at: &Pointer) -> Boxed {
        match definition {
            BoxedDefinition::Literal(expression) => self.literal(expression, at),
            BoxedDefinition::Logic(logic) => self.logic(logic, at),
        }
    }

    /// Compiles logic that stands at `at`.
    pub(in crate::decision) fn logic(
        &mut self,
        definition: &LogicDefinition,
        at: &Pointer,
    ) -> Boxed {
        if self.depth >= MAX_DEPTH {
            let finding = Diagnostic::error(Code::LogicDepth, "This logic is nested too deeply.")
                .with_help("Split it into several decisions.");
            self.report(at.clone(), finding);
            return Boxed::Nothing;
        }
        self.depth = self.depth.saturating_add(1);
        let names = self.scope.len();
        let boxed = self.untyped(definition, at);
        self.scope.truncate(names);
        self.depth = self.depth.saturating_sub(1);
        match &definition.ty {
            Some(text) => {
                let ty = self.types.get(text, &at.name("type"), self.diagnostics);
                Boxed::Typed(ty, Box::new(boxed))
            }
            None => boxed,
        }
    }

    fn untyped(&mut self, definition: &LogicDefinition, at: &Pointer) -> Boxed {
        self.check_kinds(definition, at);
        let LogicDefinition { expression, context, result, list, relation, table, .. } = definition;
        let LogicDefinition { invoke, function, conditional, filter, each, .. } = definition;
        if let Some(expression) = expression {
            self.boxed(expression, &at.name("expression"))
        } else if context.is_some() || result.is_some() {
            self.context(context.as_ref(), result.as_ref(), at)
        } else if let Some(list) = list {
            let at = at.name("list");
            Boxed::List(self.all(list, &at))
        } else if let Some(relation) = relation {
            self.relation(relation, &at.name("relation"))
        } else if let Some(invocation) = invoke {
            self.invocation(invocation, &at.name("invoke"))
        } else if let Some(function) = function {
            let logic = self.function(function, None, &at.name("function"));
            Boxed::Function(Rc::new(logic))
        } else if let Some(conditional) = conditional {
            self.conditional(conditional, &at.name("conditional"))
        } else if let Some(filter) = filter {
            self.filter(filter, &at.name("filter"))
        } else if let Some(each) = each {
            let at = at.name("for");
            let body = (&*each.body, "return");
            self.iteration(IterationKind::For, &each.variable, &each.list, body, &at)
        } else if let Some((kind, quantified, word)) = None
            .or(definition.some.as_ref().map(|some| (IterationKind::Some, some, "some")))
            .or(definition.every.as_ref().map(|every| (IterationKind::Every, every, "every")))
        {
            let body = (&*quantified.body, "satisfies");
            self.iteration(kind, &quantified.variable, &quantified.list, body, &at.name(word))
        } else if table.outputs.is_empty() {
            Boxed::Nothing
        } else {
            let table = table::compile(table, &self.scope, self.types, at, self.diagnostics);
            self.used.extend(table.reads());
            Boxed::Table(table)
        }
    }

    fn check_kinds(&mut self, definition: &LogicDefinition, at: &Pointer) {
        match *kinds(definition) {
            [] => {
                let finding =
                    Diagnostic::error(Code::DecisionLogic, "This decision decides nothing.")
                        .with_help("Give it `outputs` and `rules`, or an `expression`.");
                self.report(at.clone(), finding);
            }
            ["rules"] if definition.table.outputs.is_empty() => {
                let finding = Diagnostic::error(Code::DecisionLogic, "This table decides nothing.")
                    .with_help("Give it `outputs` and `rules`.");
                self.report(at.clone(), finding);
            }
            [_] => {}
            [first, second, ..] => {
                let message = ["Logic is of one kind, but here are `", first, "` and `", second]
                    .concat()
                    + "`.";
                let finding = Diagnostic::error(Code::DecisionLogic, message)
                    .with_help("Remove one of the two.");
                self.report(at.name(first), finding);
            }
        }
    }

    fn all(&mut self, definitions: &[BoxedDefinition], at: &Pointer) -> Vec<Boxed> {
        let mut all = Vec::with_capacity(definitions.len());
        for (index, definition) in definitions.iter().enumerate() {
            all.push(self.boxed(definition, &at.index(index)));
        }
        all
    }

    fn literal(&mut self, expression: &Expression, at: &Pointer) -> Boxed {
        let compiled = feel::compile(expression.source(), &self.scope);
        self.program(compiled, at).map_or(Boxed::Nothing, Boxed::Literal)
    }

    fn program(
        &mut self,
        (program, findings): (Option<Program>, Vec<Diagnostic>),
        at: &Pointer,
    ) -> Option<Program> {
        let findings = findings.into_iter().map(|finding| finding.with_pointer(at.clone()));
        self.diagnostics.extend(findings);
        let program = program?;
        self.used.extend(program.reads().iter().map(|read| read.slot));
        Some(program)
    }

    fn context(
        &mut self,
        context: Option<&Named<BoxedDefinition>>,
        result: Option<&BoxedDefinition>,
        at: &Pointer,
    ) -> Boxed {
        let mut entries = Vec::new();
        for (name, value) in context.into_iter().flat_map(Named::iter) {
            let at = at.name("context").name(name);
            let value = match value {
                // A function may call itself by the name of its entry.
                BoxedDefinition::Logic(logic) if is_function(logic) => {
                    self.named_function(name, logic, &at)
                }
                value => self.boxed(value, &at),
            };
            let slot = Some(self.scope.declare(name, value.result_type()));
            entries.push(Entry { name: Rc::clone(name), slot, value });
        }
        let result = result.map(|result| Box::new(self.boxed(result, &at.name("result"))));
        Boxed::Context(entries, result)
    }

    fn named_function(&mut self, name: &Rc<str>, logic: &LogicDefinition, at: &Pointer) -> Boxed {
        self.check_kinds(logic, at);
        match &logic.function {
            Some(function) => {
                Boxed::Function(Rc::new(self.function(function, Some(name), &at.name("function"))))
            }
            None => Boxed::Nothing,
        }
    }

    fn relation(&mut self, relation: &RelationDefinition, at: &Pointer) -> Boxed {
        let types = self.parameter_types(&relation.columns, &at.name("columns"));
        let mut rows = Vec::with_capacity(relation.rows.len());
        for (index, row) in relation.rows.iter().enumerate() {
            let at = at.name("rows").index(index);
            if row.len() != relation.columns.len() {
                let message = "This row has not one expression for each column.";
                let finding = Diagnostic::error(Code::RuleWidth, message)
                    .with_help("Write `null` where there is no value.");
                self.report(at.clone(), finding);
            }
            let cells = self.all(row, &at).into_iter().zip(&relation.columns).zip(&types);
            let entries = cells.map(|((value, column), ty)| Entry {
                name: Rc::clone(&column.name),
                slot: None,
                value: Boxed::Typed(Rc::clone(ty), Box::new(value)),
            });
            rows.push(Boxed::Context(entries.collect(), None));
        }
        Boxed::List(rows)
    }

    fn invocation(&mut self, invocation: &InvocationDefinition, at: &Pointer) -> Boxed {
        let function = Box::new(self.boxed(&invocation.function, &at.name("function")));
        let mut names = Vec::new();
        let mut arguments = Vec::new();
        for (name, argument) in invocation.with.iter() {
            names.push(Rc::clone(name));
            arguments.push(self.boxed(argument, &at.name("with").name(name)));
        }
        Boxed::Invocation { function, names, arguments }
    }

    /// Compiles a function that stands at `at`; one with a name may call itself by it.
    pub(in crate::decision) fn function(
        &mut self,
        function: &FunctionDefinition,
        name: Option<&Rc<str>>,
        at: &Pointer,
    ) -> FunctionLogic {
        let around = self.scope.len();
        let outer = std::mem::take(&mut self.used);
        let own = name.map(|name| self.scope.declare(name, Type::Any));
        let types = self.parameter_types(&function.parameters, &at.name("parameters"));
        let first = u32::try_from(self.scope.len()).unwrap_or(u32::MAX);
        for (parameter, ty) in function.parameters.iter().zip(&types) {
            self.scope.declare(&parameter.name, ty.ty().clone());
        }
        let body = self.logic(&function.logic, at);
        self.scope.truncate(around);
        let mut captures = std::mem::replace(&mut self.used, outer);
        captures.retain(|slot| (*slot as usize) < around);
        sort(&mut captures);
        captures.dedup();
        self.used.extend(&captures);
        FunctionLogic {
            kind: function.kind.unwrap_or(FunctionKind::Feel),
            names: function.parameters.iter().map(|parameter| Rc::clone(&parameter.name)).collect(),
            types,
            first,
            captures,
            own,
            body,
        }
    }

    fn parameter_types(
        &mut self,
        parameters: &[ParameterDefinition],
        at: &Pointer,
    ) -> Vec<Rc<ItemType>> {
        let mut types = Vec::with_capacity(parameters.len());
        for (index, parameter) in parameters.iter().enumerate() {
            types.push(match &parameter.ty {
                Some(text) => self.types.get(text, &at.index(index).name("type"), self.diagnostics),
                None => Rc::default(),
            });
        }
        types
    }

    fn conditional(&mut self, conditional: &ConditionalDefinition, at: &Pointer) -> Boxed {
        let condition = self.boxed(&conditional.condition, &at.name("if"));
        let then = self.boxed(&conditional.then, &at.name("then"));
        let otherwise = self.boxed(&conditional.otherwise, &at.name("else"));
        Boxed::Conditional(Box::new([condition, then, otherwise]))
    }

    fn filter(&mut self, filter: &FilterDefinition, at: &Pointer) -> Boxed {
        let BoxedDefinition::Literal(condition) = &*filter.condition else {
            let body = (&*filter.condition, "match");
            return self.iteration(IterationKind::Filter, "item", &filter.list, body, at);
        };
        let list = Box::new(self.boxed(&filter.list, &at.name("in")));
        // No expression can read this name.
        let slot = self.scope.declare("", list.result_type());
        let compiled = feel::compile_predicate(condition.source(), &self.scope, slot);
        match self.program(compiled, &at.name("match")) {
            Some(program) => Boxed::Filter { list, slot, program },
            None => Boxed::Nothing,
        }
    }

    fn iteration(
        &mut self,
        kind: IterationKind,
        variable: &str,
        list: &BoxedDefinition,
        (body, word): (&BoxedDefinition, &str),
        at: &Pointer,
    ) -> Boxed {
        let list = self.boxed(list, &at.name("in"));
        let item = match list.result_type() {
            Type::List(item) => (*item).clone(),
            _ => Type::Any,
        };
        let slot = self.scope.declare(variable, item);
        if kind == IterationKind::For {
            self.scope.declare("partial", Type::list(Type::Any));
        }
        let body = self.boxed(body, &at.name(word));
        Boxed::Iteration(Box::new(Iteration { kind, list, slot, body }))
    }

    fn report(&mut self, at: Pointer, finding: Diagnostic) {
        self.diagnostics.push(finding.with_pointer(at));
    }
}

/// Whether the logic is a function, and nothing is done to it.
fn is_function(logic: &LogicDefinition) -> bool {
    logic.function.is_some() && logic.ty.is_none()
}

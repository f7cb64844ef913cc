//! An expression, compiled once and run many times.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::values::{FaultView, Kept, Plain, Slots};
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, to_text, view};
use crate::feel::{self, Program, Scope};
use crate::value::{Type, Value};

/// A compiled expression, or unary tests. The values of the names that it may use stay in its slots between runs.
#[wasm_bindgen]
pub struct Expression {
    source: Rc<str>,
    program: Option<Program>,
    diagnostics: Vec<Diagnostic>,
    scope: Scope,
    kept: Rc<Kept>,
}

view! {
    /// What is known of an expression before it is run.
    struct About {
        /// What is wrong with it.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
        /// What it reads, as deep as it names it.
        pub reads: Vec<String> = "reads",
        /// The type of its value, as far as it is certain.
        pub ty: Option<String> = "type",
    }
}

view! {
    /// An evaluation with its sub-results.
    struct Explained {
        /// The value of the whole.
        pub value: Plain = "value",
        /// It as FEEL writes it, with all digits.
        pub text: String = "text",
        /// What the parts gave, in the order in which they were computed.
        pub steps: Vec<StepView> = "steps",
        /// What became null, and why.
        pub notes: Vec<NoteView> = "notes",
        /// The bound that was reached.
        pub fault: Option<FaultView> = "fault",
    }
}

view! {
    /// A sub-result.
    struct StepView {
        /// Where the part begins, in UTF-16 units.
        pub start: u32 = "start",
        /// Where it ends.
        pub end: u32 = "end",
        /// What it gave, as FEEL writes it.
        pub value: String = "value",
    }
}

view! {
    /// A reason for a null.
    struct NoteView {
        /// Where the part begins, in UTF-16 units.
        pub start: u32 = "start",
        /// Where it ends.
        pub end: u32 = "end",
        /// Why it is null.
        pub reason: String = "reason",
    }
}

#[wasm_bindgen]
impl Expression {
    /// Compiles an expression, or with `unary` the tests of a cell, for a JSON array of names, which get the slots in
    /// their order. `signatures` is a JSON array of functions that can be called by name: an array each, of the name
    /// and the names of the parameters.
    #[wasm_bindgen(constructor)]
    pub fn new(slots: &Slots, source: &str, names: &str, signatures: &str, unary: bool) -> Self {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let mut scope = Scope::new();
        for name in &names {
            scope.declare(name, Type::Any);
        }
        let signatures: Vec<Vec<Rc<str>>> = from_text(signatures).0.unwrap_or_default();
        for signature in &signatures {
            if let Some((name, parameters)) = signature.split_first() {
                let parameters: Vec<&str> = parameters.iter().map(|name| &**name).collect();
                scope.declare_function(name, &parameters);
            }
        }
        let (program, diagnostics) = if unary {
            feel::compile_unary_tests(source, &scope)
        } else {
            feel::compile(source, &scope)
        };
        let kept = slots.kept();
        kept.resize(scope.len());
        Self { source: source.into(), program, diagnostics, scope, kept }
    }

    /// What is known of it before it is run.
    pub fn about(&self) -> String {
        let reads = self.program.iter().flat_map(Program::reads);
        let path = |read: &feel::Read| {
            let name = self.scope.slot(read.slot).map(|(name, _)| name).unwrap_or_default();
            let rest = read.path.iter().flat_map(|part| [".", part]);
            std::iter::once(name).chain(rest).collect()
        };
        to_text(&About {
            diagnostics: self.diagnostics.clone(),
            reads: reads.map(path).collect(),
            ty: self.program.as_ref().map(|program| program.ty().to_string()),
        })
    }

    /// Runs it, and gives its value if that is a number. Otherwise it gives as many of the smallest double as tells the
    /// kind: 0 null, 1 false, 2 true, 3 a number that is no normal double, 4 a string, 5 something else, 6 none,
    /// since a bound was reached.
    pub fn run(&self) -> f64 {
        let Some(program) = &self.program else { return 0.0 };
        let kind = match self.kept.run(|slots, env| program.run(slots, env)) {
            Ok(Value::Number(number)) if number.to_f64().is_normal() => return number.to_f64(),
            Ok(value) => self.kept.give(value),
            Err(_) => 6,
        };
        f64::from_bits(kind.into())
    }

    /// Runs it and says what its parts gave, and what became null and why.
    pub fn explain(&self) -> String {
        let (explained, notes) = self.kept.run(|slots, env| {
            env.keep_notes();
            let explain = |program| feel::explain(program, slots, env);
            (self.program.as_ref().map(explain).transpose(), env.take_notes())
        });
        let (explanation, fault) = match explained {
            Ok(explanation) => (explanation, None),
            Err(fault) => (None, Some(fault)),
        };
        let explanation = explanation.unwrap_or_default();
        let steps = explanation.steps.iter().map(|step| StepView {
            start: step.range.start,
            end: step.range.end,
            value: feel::literal(&step.value),
        });
        let notes = notes.into_iter().map(|note| NoteView {
            start: note.range.start,
            end: note.range.end,
            reason: note.reason.into_owned(),
        });
        to_text(&Explained {
            text: feel::literal(&explanation.value),
            steps: steps.collect(),
            notes: notes.collect(),
            fault: fault.map(|fault| FaultView {
                code: fault.code().to_string(),
                message: fault.message().to_owned(),
            }),
            value: Plain(explanation.value),
        })
    }

    /// It in one way of writing; nothing where it does not follow the grammar.
    pub fn format(&self) -> Option<String> {
        feel::format(&self.source, &self.scope)
    }
}

//! An expression, compiled once and run many times.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::functions::HostFunctions;
use super::values::{FaultView, Plain, Values, kind};
use crate::browser::host::{Host, WebHost};
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, to_text, view};
use crate::feel::{self, Env, Fault, Program};
use crate::value::Value;

/// A compiled expression, or unary tests, with the values of the names that it may use. They stay here between runs.
#[wasm_bindgen]
pub struct Expression {
    source: Rc<str>,
    program: Option<Program>,
    diagnostics: Vec<Diagnostic>,
    values: RefCell<Values>,
    host: WebHost,
    functions: Option<HostFunctions>,
    /// What the last run gave.
    result: RefCell<Value>,
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
    /// Compiles an expression, or with `unary` the tests of a cell, for a JSON array of names. `signatures` is a JSON
    /// array of functions that can be called by name: an array each, of the name and the names of the parameters.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: Host,
        functions: Option<HostFunctions>,
        source: &str,
        names: &str,
        signatures: &str,
        unary: bool,
    ) -> Self {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let mut values = Values::of(&names);
        let signatures: Vec<Vec<Rc<str>>> = from_text(signatures).0.unwrap_or_default();
        for signature in &signatures {
            values.declare_function(signature);
        }
        let (program, diagnostics) = if unary {
            feel::compile_unary_tests(source, &values.scope)
        } else {
            feel::compile(source, &values.scope)
        };
        Self {
            source: source.into(),
            program,
            diagnostics,
            values: RefCell::new(values),
            host: WebHost(host),
            functions,
            result: RefCell::default(),
        }
    }

    /// What is known of it before it is run.
    pub fn about(&self) -> String {
        let values = self.values.borrow();
        let reads = self.program.iter().flat_map(Program::reads);
        let path = |read: &feel::Read| {
            let name = values.scope.slot(read.slot).map(|(name, _)| name).unwrap_or_default();
            let rest = read.path.iter().flat_map(|part| [".", part]);
            std::iter::once(name).chain(rest).collect()
        };
        to_text(&About {
            diagnostics: self.diagnostics.clone(),
            reads: reads.map(path).collect(),
            ty: self.program.as_ref().map(|program| program.ty().to_string()),
        })
    }

    /// Takes the values of a JSON object.
    pub fn set(&self, values: &str) {
        self.values.borrow_mut().set(values);
    }

    /// Runs it, and tells the kind of its value: 0 null, 1 false, 2 true, 3 a number, 4 something else, 5 for none,
    /// since a bound was reached.
    pub fn run(&self) -> u8 {
        match self.with_env(|program, slots, env| program.run(slots, env)) {
            Ok(value) => {
                let kind = kind(&value);
                self.result.replace(value);
                kind
            }
            Err(_) => 5,
        }
    }

    /// The value of the last run, a number.
    pub fn number(&self) -> f64 {
        match &*self.result.borrow() {
            Value::Number(number) => number.to_f64(),
            _ => f64::NAN,
        }
    }

    /// The value of the last run as JSON.
    pub fn json(&self) -> String {
        self.result.borrow().to_json()
    }

    /// Runs it and says what its parts gave, and what became null and why.
    pub fn explain(&self) -> String {
        let mut notes = Vec::new();
        let explained = self.with_env(|program, slots, env| {
            env.keep_notes();
            let explained = feel::explain(program, slots, env);
            notes = env.take_notes();
            explained.map(Some)
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
        feel::format(&self.source, &self.values.borrow().scope)
    }

    fn with_env<T: Default>(
        &self,
        run: impl FnOnce(&Program, &[Value], &mut Env<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let Some(program) = &self.program else { return Ok(T::default()) };
        let new_id = || self.host.new_id().to_string();
        let clock = || self.host.date_time();
        let mut env = Env::with_clock(&self.host, &clock);
        if let Some(functions) = &self.functions {
            env = env.with_functions(functions);
        }
        run(program, &self.values.borrow().slots, &mut env.with_ids(&new_id))
    }
}

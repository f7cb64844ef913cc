//! A decision, compiled once and taken many times.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::functions::HostFunctions;
use super::values::{FaultView, Plain, Values};
use crate::browser::host::{Host, WebHost};
use crate::decision::{
    self, DecisionDefinition, Definitions, Explanation, Failure, Graph, TableFinding,
};
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, to_text, view};
use crate::feel::Env;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

/// A compiled decision with what it requires, and the values of the names that it reads. They stay here between runs.
#[wasm_bindgen]
pub struct Decision {
    decision: Option<decision::Decision>,
    diagnostics: Vec<Diagnostic>,
    /// The values of what it reads, in the order of the names that it says it reads.
    values: RefCell<Values>,
    host: WebHost,
    functions: Option<HostFunctions>,
}

view! {
    /// What is known of a decision before it is taken.
    struct About {
        /// What is wrong with it, and with all that is defined with it.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
        /// What it reads, itself or through what it requires.
        pub reads: Vec<Rc<str>> = "reads",
        /// The type of its result, as far as it is certain.
        pub ty: Option<String> = "type",
    }
}

view! {
    /// What a decision came to.
    struct OutcomeView {
        /// The result.
        pub value: Plain = "value",
        /// The rules that gave it, from 1.
        pub matched: Vec<u32> = "matched",
        /// Why there is none.
        pub failure: Option<FaultView> = "failure",
    }
}

#[wasm_bindgen]
impl Decision {
    /// Compiles the decision `name` of a JSON object of definitions, which may read the names of a JSON array.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: Host,
        functions: Option<HostFunctions>,
        definitions: &str,
        name: &str,
        names: &str,
    ) -> Self {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let provided: Vec<_> = names.into_iter().map(|name| (name, Type::Any)).collect();
        let (definitions, mut diagnostics) = from_text::<Definitions>(definitions);
        let decision = definitions.and_then(|definitions| {
            let (graph, mut found) = Graph::compile(&definitions, &provided, &Pointer::root());
            diagnostics.append(&mut found);
            graph.decision(name)
        });
        let reads = decision.as_ref().map(decision::Decision::reads).unwrap_or_default();
        let values = RefCell::new(Values::of(reads));
        Self { decision, diagnostics, values, host: WebHost(host), functions }
    }

    /// What is known of it before it is taken.
    pub fn about(&self) -> String {
        let decision = self.decision.as_ref();
        to_text(&About {
            diagnostics: self.diagnostics.clone(),
            reads: decision.map(|it| it.reads().to_vec()).unwrap_or_default(),
            ty: decision.map(|it| it.result_type().to_string()),
        })
    }

    /// Takes the values of a JSON object.
    pub fn set(&self, values: &str) {
        self.values.borrow_mut().set(values);
    }

    /// Takes the decision.
    pub fn decide(&self) -> String {
        let outcome = match self.with_env(decision::Decision::decide) {
            Some(Ok(outcome)) => {
                OutcomeView { value: Plain(outcome.value), matched: outcome.matched, failure: None }
            }
            failed => OutcomeView {
                value: Plain(Value::Null),
                matched: Vec::new(),
                failure: failed.and_then(Result::err).map(|failure| FaultView {
                    code: failure.code().to_string(),
                    message: failure.message().into_owned(),
                }),
            },
        };
        to_text(&outcome)
    }

    /// Takes the decision and says how each rule fared; nothing where it can't be taken.
    pub fn explain(&self) -> Option<String> {
        let explanation = self.with_env(decision::Decision::explain)?;
        Some(to_text(&explanation.unwrap_or_else(|failure| Explanation {
            failure: Some(failure.message().into()),
            ..Explanation::default()
        })))
    }

    /// Looks for mistakes in the table of a decision as a whole, which may read the names of a JSON array.
    pub fn check(table: &str, names: &str) -> String {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let (definition, diagnostics) = from_text::<DecisionDefinition>(table);
        let scope = Values::of(&names).scope;
        let at = Pointer::root();
        let check = |it: DecisionDefinition| decision::check(&it.logic.table, &scope, &at);
        let mut report = definition.map(check).unwrap_or_default();
        let unread =
            |diagnostic| TableFinding { diagnostic, rules: Vec::new(), example: Vec::new() };
        report.findings.extend(diagnostics.into_iter().map(unread));
        to_text(&report)
    }

    fn with_env<T>(
        &self,
        take: impl FnOnce(&decision::Decision, &[Value], &mut Env<'_>) -> Result<T, Failure>,
    ) -> Option<Result<T, Failure>> {
        let decision = self.decision.as_ref()?;
        let new_id = || self.host.new_id().to_string();
        let clock = || self.host.date_time();
        let mut env = Env::with_clock(&self.host, &clock);
        if let Some(functions) = &self.functions {
            env = env.with_functions(functions);
        }
        Some(take(decision, &self.values.borrow().slots, &mut env.with_ids(&new_id)))
    }
}

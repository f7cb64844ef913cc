//! A decision, compiled once and taken many times.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::values::{FaultView, Kept, Plain, Slots};
use crate::decision::{self, DecisionDefinition, Definitions, Explanation, Graph, TableFinding};
use crate::diagnostic::Diagnostic;
use crate::document::{from_text, to_text, view};
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

/// A compiled decision with what it requires. The values of the names that it reads stay in its slots between runs.
#[wasm_bindgen]
pub struct Decision {
    decision: Option<decision::Decision>,
    diagnostics: Vec<Diagnostic>,
    /// The values of what it reads, in the order of the names that it says it reads.
    kept: Rc<Kept>,
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
        /// Whether a rule always gives the same.
        pub literal: bool = "literal",
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
    pub fn new(slots: &Slots, definitions: &str, name: &str, names: &str) -> Self {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let provided: Vec<_> = names.into_iter().map(|name| (name, Type::Any)).collect();
        let (definitions, mut diagnostics) = from_text::<Definitions>(definitions);
        let decision = definitions.and_then(|definitions| {
            let (graph, mut found) = Graph::compile(&definitions, &provided, &Pointer::root());
            diagnostics.append(&mut found);
            graph.decision(name)
        });
        let kept = slots.kept();
        kept.resize(decision.as_ref().map_or(0, |it| it.reads().len()));
        Self { decision, diagnostics, kept }
    }

    /// What is known of it before it is taken.
    pub fn about(&self) -> String {
        let decision = self.decision.as_ref();
        to_text(&About {
            diagnostics: self.diagnostics.clone(),
            reads: decision.map(|it| it.reads().to_vec()).unwrap_or_default(),
            ty: decision.map(|it| it.result_type().to_string()),
            literal: decision.is_some_and(decision::Decision::is_literal),
        })
    }

    /// Takes the decision. The three lowest bits tell the kind of its value, as [`super::expression::Expression::run`]
    /// does, those above it the rule that gave it, 0 for none. Kind 7: what was given is all of the outcome, as JSON.
    pub fn decide(&self) -> u32 {
        let Some(decision) = &self.decision else { return 0 };
        let outcome = match self.kept.run(|slots, env| decision.decide(slots, env)) {
            Ok(decision::Outcome { value, matched }) => match *matched {
                [] => return self.kept.give(value).into(),
                [rule] if rule < 1 << 29 => return rule << 3 | u32::from(self.kept.give(value)),
                _ => OutcomeView { value: Plain(value), matched, failure: None },
            },
            Err(failure) => OutcomeView {
                value: Plain(Value::Null),
                matched: Vec::new(),
                failure: Some(FaultView {
                    code: failure.code().to_string(),
                    message: failure.message().into_owned(),
                }),
            },
        };
        self.kept.give(Value::from(to_text(&outcome).as_str()));
        7
    }

    /// Takes the decision and says how each rule fared; nothing where it can't be taken.
    pub fn explain(&self) -> Option<String> {
        let decision = self.decision.as_ref()?;
        let explanation = self.kept.run(|slots, env| decision.explain(slots, env));
        Some(to_text(&explanation.unwrap_or_else(|failure| Explanation {
            failure: Some(failure.message().into()),
            ..Explanation::default()
        })))
    }

    /// Looks for mistakes in the table of a decision as a whole, which may read the names of a JSON array.
    pub fn check(table: &str, names: &str) -> String {
        let names: Vec<Rc<str>> = from_text(names).0.unwrap_or_default();
        let (definition, diagnostics) = from_text::<DecisionDefinition>(table);
        let mut scope = Scope::new();
        for name in &names {
            scope.declare(name, Type::Any);
        }
        let at = Pointer::root();
        let check = |it: DecisionDefinition| decision::check(&it.logic.table, &scope, &at);
        let mut report = definition.map(check).unwrap_or_default();
        let unread =
            |diagnostic| TableFinding { diagnostic, rules: Vec::new(), example: Vec::new() };
        report.findings.extend(diagnostics.into_iter().map(unread));
        to_text(&report)
    }
}

//! Why a slip went where it went.

use std::rc::Rc;

use crate::decision::{Explanation, LabelledValue, RuleExplanation};
use crate::document::view;
use crate::engine::{Engine, Env};
use crate::feel;
use crate::form::Form;
use crate::value::DateTime;
use crate::workflow::event::{Decided, EventKind};
use crate::workflow::{self, Rejection, State, apply};

view! {
    /// A decision that was taken for a slip, with its reasons.
    pub struct DecisionView {
        /// The step that took it.
        pub step: Rc<str> = "step",
        /// The decision's name.
        pub decision: Rc<str> = "decision",
        /// What people call it.
        pub title: Rc<str> = "title",
        /// The reasons in one sentence.
        pub sentence: String = "sentence",
        ..
        /// The inputs, the outputs and every rule.
        pub explanation: Explanation,
    }
}

impl Engine {
    /// The decisions that were taken for a slip, in order, each with the values that it was taken
    /// with at the time.
    ///
    /// # Errors
    ///
    /// When there is no such slip.
    pub fn decisions(&self, id: &str, env: &Env<'_>) -> Result<Vec<DecisionView>, Rejection> {
        let slip = self.slip(id)?;
        let mut state = State::new();
        let mut views = Vec::new();
        for (_, event) in self.history(slip) {
            if let EventKind::Decided(decided) = &event.kind {
                let kernel = slip.deployment.kernel(env);
                let inputs =
                    workflow::decision_inputs(&slip.workflow.graph, &state, &decided.step, &kernel);
                let decision = slip.deployment.library.get(&decided.decision);
                let clock = DateTime::from_milliseconds(event.at, &env.zone, env.host);
                let mut evaluation = feel::Env::new(env.host, clock);
                let explained = decision.and_then(|decision| {
                    let mut explanation = decision.explain(&inputs, &mut evaluation).ok()?;
                    name_for_people(&mut explanation, &slip.workflow.form);
                    Some(DecisionView::new(decided, decision.title(), explanation))
                });
                views.extend(explained);
            }
            apply(&mut state, &event);
        }
        Ok(views)
    }
}

/// Calls inputs that are fields as the form does, and outputs by a label.
fn name_for_people(explanation: &mut Explanation, form: &Form) {
    for input in &mut explanation.inputs {
        if let Some(label) = form.label(&input.label) {
            input.label = Rc::clone(label);
        }
    }
    for output in &mut explanation.outputs {
        output.label = workflow::label(&output.label).into();
    }
}

impl DecisionView {
    fn new(decided: &Decided, title: &str, explanation: Explanation) -> Self {
        Self {
            step: Rc::clone(&decided.step),
            decision: Rc::clone(&decided.decision),
            title: if *title == *decided.decision {
                workflow::label(title).into()
            } else {
                title.into()
            },
            sentence: sentence(&explanation),
            explanation,
        }
    }
}

/// The reasons in one sentence: "Rule 2 fired, because days is 3 (<= 10)."
fn sentence(explanation: &Explanation) -> String {
    let fired: Vec<&RuleExplanation> =
        explanation.rules.iter().filter(|rule| rule.matched).collect();
    match fired.as_slice() {
        [] if explanation.rules.is_empty() => "The expression gave this result.".into(),
        [] => "No rule fired.".into(),
        [rule] => match reasons(rule, &explanation.inputs) {
            reasons if reasons.is_empty() => {
                format!(
                    "Rule {} fired, because it holds for everything that no rule above it caught.",
                    rule.number
                )
            }
            reasons => format!("Rule {} fired, because {}.", rule.number, reasons.join(" and ")),
        },
        several => {
            let numbers: Vec<String> = several.iter().map(|rule| rule.number.to_string()).collect();
            format!("Rules {} fired.", numbers.join(", "))
        }
    }
}

fn reasons(rule: &RuleExplanation, inputs: &[LabelledValue]) -> Vec<String> {
    let conditions = rule.cells.iter().zip(inputs).filter(|(cell, _)| &*cell.text != "-");
    conditions
        .map(|(cell, input)| format!("{} is {} ({})", input.label, input.value, cell.text))
        .collect()
}

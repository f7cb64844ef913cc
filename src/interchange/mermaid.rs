//! Workflows as Mermaid flowcharts, for documents and reviews.

use std::fmt::Write;

use crate::workflow::definition::{OutcomeTarget, StepDefinition, StepKind};
use crate::workflow::{WorkflowDefinition, label};

/// The workflow as the text of a Mermaid flowchart: a box for each step, an arrow for each way on.
/// Texts with expressions stand as they were written.
pub fn flowchart(workflow: &WorkflowDefinition) -> String {
    let mut out = String::from("flowchart TD\n");
    for (at, step) in workflow.steps.iter().enumerate() {
        let (open, close) = match &step.kind {
            StepKind::Task(_) => ("[", "]"),
            StepKind::Approval(_) | StepKind::Decision(_) => ("{", "}"),
            StepKind::Notify(_) => ("[/", "/]"),
            StepKind::End(_) => ("([", "])"),
        };
        let _ = writeln!(out, "  s{at}{open}\"{}\"{close}", quoted(&title(step)));
    }
    let place = |id: &str| workflow.steps.iter().position(|step| *step.id == *id);
    for (at, step) in workflow.steps.iter().enumerate() {
        let next = || (at.saturating_add(1) < workflow.steps.len()).then(|| at.saturating_add(1));
        let on = |to: &Option<std::rc::Rc<str>>| to.as_deref().map_or_else(next, place);
        let mut arrow = |text: &str, to: Option<usize>| {
            if let Some(to) = to {
                let text =
                    if text.is_empty() { String::new() } else { format!("|\"{}\"|", quoted(text)) };
                let _ = writeln!(out, "  s{at} -->{text} s{to}");
            }
        };
        match &step.kind {
            StepKind::Task(task) => arrow("", on(&task.to)),
            StepKind::Decision(decision) => arrow("", on(&decision.to)),
            StepKind::Notify(notify) => arrow("", on(&notify.next)),
            StepKind::Approval(approval) => {
                for (outcome, target) in approval.outcomes.iter() {
                    match target {
                        OutcomeTarget::Step(id) => arrow(&label(outcome), place(id)),
                        OutcomeTarget::SendBack(_) => arrow(&label(outcome), Some(0)),
                    }
                }
            }
            StepKind::End(_) => {}
        }
    }
    out
}

fn title(step: &StepDefinition) -> String {
    let written = match &step.kind {
        StepKind::Task(task) => task.title.as_ref(),
        StepKind::Approval(approval) => approval.title.as_ref(),
        StepKind::Notify(notify) => Some(&notify.text),
        StepKind::Decision(_) | StepKind::End(_) => None,
    };
    written.map_or_else(|| label(&step.id), |text| text.source().into())
}

/// Mermaid reads entities, and nothing else, inside of quotes.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::from_text;

    #[test]
    fn steps_are_boxes_and_ways_are_arrows() {
        let text = r#"{"form":"f","steps":[
            {"id":"route","type":"decision","decision":"d"},
            {"id":"ask","type":"approval","title":"Say \"yes\"","assign":{"role":"r"},
             "outcomes":{"yes":"told","not-yet":{"sendBack":"submitter"}}},
            {"id":"told","type":"notify","to":"submitter","text":"Fine","next":"done"},
            {"id":"lost","type":"task","assign":{"role":"r"},"to":"nowhere"},
            {"id":"done","type":"end"}]}"#;
        let (workflow, diagnostics) = from_text::<WorkflowDefinition>(text);
        assert_eq!(diagnostics, []);
        assert_eq!(
            flowchart(&workflow.unwrap()),
            "flowchart TD\n  s0{\"Route\"}\n  s1{\"Say &quot;yes&quot;\"}\n  s2[/\"Fine\"/]\n  s3[\"Lost\"]\n  \
             s4([\"Done\"])\n  s0 --> s1\n  s1 -->|\"Yes\"| s2\n  s1 -->|\"Not yet\"| s0\n  s2 --> s4\n"
        );
    }
}

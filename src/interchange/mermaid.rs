//! Workflows as Mermaid flowcharts, for documents and reviews.

use std::fmt::Write;

use crate::workflow::definition::{OutcomeTarget, StepDefinition, StepKind};
use crate::workflow::{WorkflowDefinition, label};

/// The workflow as the text of a Mermaid flowchart: a box for each step, an arrow for each way on.
/// Texts with expressions stand as they were written.
pub fn flowchart(workflow: &WorkflowDefinition) -> String {
    let mut chart = Chart { steps: Vec::new(), arrows: Vec::new() };
    let mut lists = vec![(&*workflow.steps, None)];
    while let Some((steps, then)) = lists.pop() {
        chart.list(steps, then, &mut lists);
    }
    let mut out = String::from("flowchart TD\n");
    for (at, step) in chart.steps.iter().enumerate() {
        let (open, close) = match &step.kind {
            StepKind::Approval(_) | StepKind::Decision(_) | StepKind::Switch(_) => ("{", "}"),
            StepKind::Parallel(_) | StepKind::Inclusive(_) | StepKind::Gateway(_) => ("{{", "}}"),
            StepKind::Notify(_) => ("[/", "/]"),
            StepKind::End(_) => ("([", "])"),
            _ => ("[", "]"),
        };
        let _ = writeln!(out, "  s{at}{open}\"{}\"{close}", quoted(&title(step)));
    }
    for (from, text, to) in &chart.arrows {
        let place = |id: &str| chart.steps.iter().position(|step| *step.id == *id);
        let (Some(from), Some(to)) = (place(from), place(to)) else { continue };
        let text = if text.is_empty() { String::new() } else { format!("|\"{}\"|", quoted(text)) };
        let _ = writeln!(out, "  s{from} -->{text} s{to}");
    }
    out
}

/// Steps, and arrows between them: from, what is said at it, to.
struct Chart<'d> {
    steps: Vec<&'d StepDefinition>,
    arrows: Vec<(&'d str, String, &'d str)>,
}

/// Steps of one list, and the step that follows on the last.
type List<'d> = (&'d [StepDefinition], Option<&'d str>);

impl<'d> Chart<'d> {
    fn list(
        &mut self,
        steps: &'d [StepDefinition],
        then: Option<&'d str>,
        lists: &mut Vec<List<'d>>,
    ) {
        let first =
            self.steps.first().map(|step| &*step.id).or(steps.first().map(|step| &*step.id));
        for (at, step) in steps.iter().enumerate() {
            self.steps.push(step);
            let next = at.checked_add(1).and_then(|next| steps.get(next));
            let next = next.map(|step| &*step.id).or(then);
            let id = &*step.id;
            let mut arrow = |text: String, to: Option<&'d str>| {
                self.arrows.extend(to.map(|to| (id, text, to)));
            };
            let inside = step.kind.lists();
            for list in inside.iter().rev() {
                lists.push((list, next));
                arrow(String::new(), list.first().map(|step| &*step.id));
            }
            let on = |to: &'d Option<std::rc::Rc<str>>| to.as_deref().or(next);
            match &step.kind {
                StepKind::Task(it) => arrow(String::new(), on(&it.to)),
                StepKind::Decision(it) => arrow(String::new(), on(&it.to)),
                StepKind::Notify(it) => arrow(String::new(), on(&it.next)),
                StepKind::Approval(approval) => {
                    for (outcome, target) in approval.outcomes.iter() {
                        let to = match target {
                            OutcomeTarget::Step(id) => Some(&**id),
                            OutcomeTarget::SendBack(_) => first,
                        };
                        arrow(label(outcome), to);
                    }
                }
                StepKind::Switch(switch) => {
                    for case in &switch.cases {
                        arrow(case.condition.source().into(), Some(&case.to));
                    }
                    arrow("otherwise".into(), on(&switch.otherwise));
                }
                StepKind::End(_) => {}
                _ if inside.is_empty() => arrow(String::new(), next),
                _ => {}
            }
        }
    }
}

fn title(step: &StepDefinition) -> String {
    let written = match &step.kind {
        StepKind::Task(task) => task.title.as_ref(),
        StepKind::Approval(approval) => approval.title.as_ref(),
        StepKind::Notify(notify) => Some(&notify.text),
        _ => None,
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

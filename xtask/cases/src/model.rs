//! A model as the cases mean it: an import in which nothing is evaluated and no task is done.

use std::collections::BTreeMap;

use routeslip::document::{Named, Reading};
use routeslip::interchange::bpmn;
use routeslip::json;
use routeslip::workflow::WorkflowDefinition;
use routeslip::workflow::definition::{
    FlowDefinition, GroupStep, PassStep, StepDefinition, StepKind, TriggerDefinition,
};

/// The processes of a model, and the messages that flow between elements.
pub(crate) struct Model {
    pub(crate) workflows: Vec<(String, WorkflowDefinition)>,
    /// By message flow, from which element to which.
    pub(crate) message_flows: BTreeMap<String, (String, String)>,
    /// The ids of all elements.
    pub(crate) ids: Vec<String>,
}

pub(crate) fn read(text: &str) -> Result<Model, String> {
    let imported = bpmn::import(text);
    let told = || imported.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>();
    let bundle = imported.bundle.ok_or_else(|| told().join(" "))?;
    let (root, diagnostics) = json::parse(&bundle);
    let root = root.ok_or_else(|| format!("{diagnostics:?}"))?;
    let mut reading = Reading::new(&bundle);
    let workflows = root.get("workflows");
    let workflows = workflows.and_then(|node| reading.read::<Named<WorkflowDefinition>>(node));
    let findings = reading.into_diagnostics();
    if let Some(finding) = findings.first() {
        return Err(format!("what was imported can't be read: {finding}"));
    }
    let mut plain = Vec::new();
    for (name, workflow) in workflows.unwrap_or_default().iter() {
        let mut workflow = workflow.clone();
        let flows = workflow.flows.iter_mut().flatten();
        flows.for_each(without_condition);
        workflow.steps.iter_mut().for_each(simplify);
        plain.push((name.to_string(), workflow));
    }
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let nodes = || document.descendants().filter(|node| node.is_element());
    let flows = nodes().filter(|node| node.tag_name().name() == "messageFlow");
    let flows = flows.filter_map(|node| {
        let of = |name| node.attribute(name).map(str::to_owned);
        Some((of("id")?, (of("sourceRef")?, of("targetRef")?)))
    });
    Ok(Model {
        workflows: plain,
        message_flows: flows.collect(),
        ids: nodes().filter_map(|node| node.attribute("id")).map(str::to_owned).collect(),
    })
}

fn without_condition(flow: &mut FlowDefinition) {
    flow.condition = None;
    flow.otherwise = false;
}

/// Takes out of a step, and of those inside, what cases say that is not done. The nesting of a model is bounded by
/// the import.
fn simplify(step: &mut StepDefinition) {
    step.on.iter_mut().for_each(|on| without_time(&mut on.trigger));
    // Marks of repetition say nothing to a case.
    let repeated = match &mut step.kind {
        StepKind::Each(each) => Some((&mut each.steps, each.flows.take())),
        StepKind::Repeat(repeat) => Some((&mut repeat.steps, repeat.flows.take())),
        _ => None,
    };
    if let Some((steps, flows)) = repeated {
        let mut steps = std::mem::take(steps);
        step.kind = match (flows, steps.pop()) {
            (None, Some(once)) => once.kind,
            (flows, last) => {
                steps.extend(last);
                StepKind::Group(GroupStep { steps, flows, ..GroupStep::default() })
            }
        };
    }
    match &mut step.kind {
        StepKind::Wait(wait) => without_time(&mut wait.trigger),
        StepKind::Start(start) => without_time(&mut start.trigger),
        StepKind::Group(group) => {
            group.until = None;
            group.flows.iter_mut().flatten().for_each(without_condition);
            group.steps.iter_mut().for_each(simplify);
        }
        StepKind::Handler(handler) => {
            handler.flows.iter_mut().flatten().for_each(without_condition);
            handler.steps.iter_mut().for_each(simplify);
        }
        StepKind::Task(_)
        | StepKind::Decision(_)
        | StepKind::Webhook(_)
        | StepKind::Set(_)
        | StepKind::Call(_) => {
            step.kind = StepKind::Pass(PassStep { split: None, merge: None, to: None });
        }
        _ => {}
    }
}

fn without_time(trigger: &mut TriggerDefinition) {
    trigger.after = None;
    trigger.at = None;
    trigger.every = None;
    trigger.when = None;
    trigger.key = None;
}

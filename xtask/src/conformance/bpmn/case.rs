//! Cases as they are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};
use serde_json::Value;

/// A case: what is done with a model, and what must come of it.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) group: String,
    pub(super) model: String,
    pub(super) pauses: Vec<String>,
    pub(super) choices: Choices,
    pub(super) steps: Vec<Step>,
    pub(super) entered: Counts,
    pub(super) exited: Counts,
    pub(super) either: Counts,
    pub(super) active: Vec<String>,
    /// Whether there is more to compare than what is active.
    pub(super) has_counts: bool,
    pub(super) ignore: Vec<String>,
    pub(super) is_order_sensitive: bool,
    pub(super) is_tool_specific: bool,
}

/// By gateway, the flows that it takes.
pub(super) type Choices = BTreeMap<String, Vec<String>>;
/// How often, by element.
pub(super) type Counts = BTreeMap<String, u64>;

/// A stimulus.
pub(super) enum Step {
    Trigger { element: String, kind: String },
    Choose(Choices),
}

pub(super) fn read(path: &Path) -> Result<Case> {
    let value: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let of = |name: &str| value.get(name).and_then(text).ok_or_else(|| anyhow!("no `{name}`"));
    let is = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
    let expected = value.get("expected").ok_or_else(|| anyhow!("nothing is expected"))?;
    let steps = value.get("steps").and_then(Value::as_array).into_iter().flatten();
    let steps = steps.map(|step| match step.get("choose") {
        Some(choose) => Ok(Step::Choose(choices(Some(choose)))),
        None => {
            let said = |name: &str| step.get(name).and_then(text);
            let (element, kind) = (said("trigger"), said("kind"));
            let (element, kind) =
                element.zip(kind).ok_or_else(|| anyhow!("a step without kind"))?;
            Ok(Step::Trigger { element, kind })
        }
    });
    Ok(Case {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        group: of("group")?,
        model: of("model")?,
        pauses: names(value.get("pauses")),
        choices: choices(value.get("choices")),
        steps: steps.collect::<Result<_>>()?,
        entered: counts(expected.get("entered")),
        exited: counts(expected.get("exited")),
        either: counts(expected.get("either")),
        active: names(expected.get("active")),
        has_counts: expected.get("entered").is_some(),
        ignore: names(value.get("ignore")),
        is_order_sensitive: is("orderSensitive"),
        is_tool_specific: is("toolSpecific"),
    })
}

fn names(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn choices(value: Option<&Value>) -> Choices {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    members.map(|(gateway, flows)| (gateway.clone(), names(Some(flows)))).collect()
}

fn counts(value: Option<&Value>) -> Counts {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    members.filter_map(|(id, count)| Some((id.clone(), count.as_u64()?))).collect()
}

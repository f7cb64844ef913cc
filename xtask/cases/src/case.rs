//! Cases as they are written.

use std::collections::BTreeMap;

use serde_json::Value;

/// A case: what is done with a model, and what must come of it.
pub struct Case {
    /// The group that it belongs to.
    pub group: String,
    /// The file of its model.
    pub model: String,
    pub(crate) pauses: Vec<String>,
    pub(crate) choices: Choices,
    pub(crate) steps: Vec<Step>,
    pub(crate) entered: Counts,
    pub(crate) exited: Counts,
    pub(crate) either: Counts,
    pub(crate) active: Vec<String>,
    /// Whether there is more to compare than what is active.
    pub(crate) has_counts: bool,
    pub(crate) ignore: Vec<String>,
    /// Whether its outcome depends on the order in which branches move.
    pub is_order_sensitive: bool,
    /// Whether engines may differ.
    pub is_tool_specific: bool,
}

/// By gateway, the flows that it takes.
pub(crate) type Choices = BTreeMap<String, Vec<String>>;
/// How often, by element.
pub(crate) type Counts = BTreeMap<String, u64>;

/// A stimulus.
pub(crate) enum Step {
    Trigger { element: String, kind: String },
    Choose(Choices),
}

impl Case {
    /// Reads a case from JSON.
    ///
    /// # Errors
    ///
    /// What it lacks.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let of = |name: &str| value.get(name).and_then(text).ok_or_else(|| format!("no `{name}`"));
        let is = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
        let expected = value.get("expected").ok_or("nothing is expected")?;
        let steps = value.get("steps").and_then(Value::as_array).into_iter().flatten();
        let steps = steps.map(|step| match step.get("choose") {
            Some(choose) => Ok(Step::Choose(choices(Some(choose)))),
            None => {
                let said = |name: &str| step.get(name).and_then(text);
                let (element, kind) =
                    said("trigger").zip(said("kind")).ok_or("a step without kind")?;
                Ok(Step::Trigger { element, kind })
            }
        });
        Ok(Self {
            group: of("group")?,
            model: of("model")?,
            pauses: names(value.get("pauses")),
            choices: choices(value.get("choices")),
            steps: steps.collect::<Result<_, String>>()?,
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

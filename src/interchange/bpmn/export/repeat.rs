//! Steps that are done again and again, or for each item of a list (BPMN 2.0, 10.3.8).

use super::rest::Rest;
use super::xml::Xml;
use crate::interchange::bpmn::marked;
use crate::json::{Kind, Node};

/// The marker of a step that repeats what is in it, with all that it says.
pub(super) fn marker(kind: &str, mut rest: Rest<'_>) -> Xml {
    let mut marker = if kind == "each" { for_each(&mut rest) } else { repeated(&mut rest) };
    if let Some(extension) = rest.extension("routeslip:step") {
        marker.children.insert(0, Xml::around("extensionElements", extension));
    }
    marker
}

fn for_each(rest: &mut Rest<'_>) -> Xml {
    let mut marker = Xml::new("multiInstanceLoopCharacteristics");
    if rest.take_flag("oneAtATime") {
        marker.say("isSequential", "true");
    }
    let items = rest.take_text("in");
    if let Some(items) = items {
        marker.say("camunda:collection", &marked(items));
    }
    if let Some(name) = rest.take_text("as") {
        marker.say("camunda:elementVariable", name);
    }
    let times = rest.get("times").map(|times| &times.kind);
    if let (None, Some(Kind::Number(times) | Kind::String(times))) = (items, times) {
        rest.take("times");
        marker.children.push(Xml::expression("loopCardinality", times));
    }
    match rest.get("rest").and_then(Node::as_str) {
        Some("cancel") => drop(rest.take("rest")),
        Some(_) => {}
        None => rest.unsay("rest"),
    }
    if let Some(until) = rest.take_text("until") {
        marker.children.push(Xml::expression("completionCondition", &marked(until)));
    }
    marker
}

fn repeated(rest: &mut Rest<'_>) -> Xml {
    let mut marker = Xml::new("standardLoopCharacteristics");
    let mut condition = rest.take_text("while").map(str::to_owned);
    if condition.is_some() {
        marker.say("testBefore", "true");
    } else if let Some(until) = rest.get("until").and_then(Node::as_str) {
        condition = match negated(until) {
            Some(inner) => {
                rest.take("until");
                Some(inner.into())
            }
            None => Some(["not(", until, ")"].concat()),
        };
    }
    if let Some(most) = rest.get("most")
        && let Kind::Number(digits) = &most.kind
    {
        rest.take("most");
        marker.say("loopMaximum", digits);
    }
    if let Some(condition) = condition {
        marker.children.push(Xml::expression("loopCondition", &marked(&condition)));
    }
    marker
}

/// What is negated in a condition that is nothing else.
fn negated(condition: &str) -> Option<&str> {
    let inner = condition.strip_prefix("not(")?.strip_suffix(')')?;
    let is_plain = !inner.contains(['(', ')', '"']) && inner.trim() == inner && !inner.is_empty();
    is_plain.then_some(inner)
}

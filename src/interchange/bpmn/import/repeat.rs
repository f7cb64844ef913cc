//! Activities that are done again and again, or for each item of a list (BPMN 2.0, 10.3.8).

use std::rc::Rc;

use roxmltree::Node;

use super::Reader;
use super::expression::feel;
use super::model::id;
use super::step::{Container, Step, extend, kind};
use crate::interchange::bpmn::marked;
use crate::interchange::bpmn::members::{put, put_flag, put_text};
use crate::interchange::bpmn::namespace::{name, tool};
use crate::interchange::tree::{Members, list, number, text};
use crate::interchange::xml;
use crate::pointer::Pointer;

impl<'a> Reader<'a> {
    /// Lets those activities of a container be repeated that say so.
    pub(super) fn repeat_all(
        &mut self,
        container: Node<'a, 'a>,
        content: &mut Container<'a>,
        at: &Pointer,
    ) {
        for activity in xml::elements(container) {
            let marker =
                xml::elements(activity).find(|child| name(*child).ends_with("LoopCharacteristics"));
            let place = content.steps.iter().position(|step| *step.id == *id(activity));
            let Some((marker, place)) = marker.zip(place) else { continue };
            let said = self.extension(marker, "step", &at.name("steps").index(place));
            let Some(step) = content.steps.get_mut(place) else { continue };
            let mut repeated = match name(marker) {
                "standardLoopCharacteristics" => repeated(marker),
                _ => for_each(marker),
            };
            for (name, value) in said {
                extend(&mut repeated, &name, value);
            }
            let once = std::mem::take(&mut step.kind);
            repeated.append(&mut inside(step, once));
            step.kind = repeated;
        }
    }
}

/// What is done each time: what is in a plain sub-process, or else the activity.
fn inside(step: &Step, once: Members) -> Members {
    let is_plain = |(name, _): &(Rc<str>, _)| ["type", "steps", "flows"].contains(&&**name);
    if once.iter().all(is_plain) && once.len() == 3 {
        return once.into_iter().filter(|(name, _)| **name != *"type").collect();
    }
    let once = Step {
        id: [&step.id, ".once"].concat().into(),
        on: Vec::new(),
        common: Members::new(),
        kind: once,
    };
    vec![("steps".into(), list(vec![once.into_node()]))]
}

fn condition(marker: Node<'_, '_>, wanted: &str) -> Option<String> {
    let found = marker.children().find(|child| name(*child) == wanted)?;
    feel(&xml::text(found)).filter(|it| !it.is_empty())
}

fn repeated(marker: Node<'_, '_>) -> Members {
    let mut step = kind("repeat");
    let condition = condition(marker, "loopCondition");
    if marker.attribute("testBefore") == Some("true") {
        put_text(&mut step, "while", condition.as_deref());
    } else if let Some(condition) = condition {
        // A standard loop goes round while its condition holds, also when it is asked afterwards.
        put_text(&mut step, "until", Some(&["not(", &condition, ")"].concat()));
    }
    let most = marker.attribute("loopMaximum").and_then(|most| most.parse::<u32>().ok());
    if let Some(most) = most {
        put(&mut step, "most", number(&most.to_string()));
    }
    step
}

fn for_each(marker: Node<'_, '_>) -> Members {
    let zeebe = super::extension::said(marker, "loopCharacteristics");
    let zeebe = |attribute: &str| zeebe?.attribute(attribute);
    let mut step = kind("each");
    let items = zeebe("inputCollection").or_else(|| tool(marker, "collection")).and_then(feel);
    put_text(&mut step, "in", items.as_deref());
    if let Some(times) = condition(marker, "loopCardinality").filter(|_| items.is_none()) {
        let times = match times.parse::<u32>() {
            Ok(times) => number(&times.to_string()),
            Err(_) => text(&marked(&times)),
        };
        put(&mut step, "times", times);
    }
    put_text(&mut step, "as", zeebe("inputElement").or_else(|| tool(marker, "elementVariable")));
    put_flag(&mut step, "oneAtATime", marker.attribute("isSequential") == Some("true"));
    put_text(&mut step, "rest", Some("cancel"));
    put_text(&mut step, "until", condition(marker, "completionCondition").as_deref());
    put_text(&mut step, "collect", zeebe("outputElement").and_then(feel).as_deref());
    put_text(&mut step, "result", zeebe("outputCollection"));
    step
}

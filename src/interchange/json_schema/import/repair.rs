//! The form as it was made, without what it turns out not to be able to have.

use super::super::tree;
use super::Importer;
use crate::diagnostic::Diagnostic;
use crate::document::Reading;
use crate::form::{FormDefinition, compile};
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

/// How often what is wrong is taken out. What is left then is taken out with its field.
const ROUNDS: u32 = 8;

impl Importer<'_> {
    /// The form without what would be mistakes of it, such as a default that is no option.
    pub(super) fn repaired(&mut self, mut form: Node) -> Node {
        for round in 0..ROUNDS {
            let found = mistakes(&form);
            if found.is_empty() {
                break;
            }
            // From the end on, so that those before stay where they are.
            let mut places: Vec<(Pointer, String)> =
                found.into_iter().map(|it| (it.pointer, it.message)).collect();
            crate::sort::sort_by_key(&mut places, |(pointer, _)| std::cmp::Reverse(key(pointer)));
            places.dedup_by(|left, right| left.0 == right.0);
            let mut done: Vec<Pointer> = Vec::new();
            for (pointer, message) in places {
                let place = removable(&form, &pointer, round.saturating_add(1) >= ROUNDS);
                let Some(place) = place else { continue };
                if done.contains(&place) {
                    continue;
                }
                let origin = origin(&form, &place).and_then(|at| self.origins.get(at as usize));
                if let Some(site) = origin.cloned() {
                    self.left_out(&site, &["What a form can't have (", &message, ")"].concat());
                }
                remove(&mut form, &place);
                done.push(place);
            }
        }
        form
    }
}

/// What is wrong with a form.
fn mistakes(form: &Node) -> Vec<Diagnostic> {
    let text = tree::to_text(form);
    let (node, _) = crate::json::parse(&text);
    let mut reading = Reading::new(&text);
    let definition = node.and_then(|node| reading.read::<FormDefinition>(&node));
    let mut found = reading.into_diagnostics();
    if let Some(definition) = definition {
        found.extend(compile("form", &definition, &Pointer::root()).1);
    }
    found.retain(|it| it.is_error() && it.code != crate::diagnostic::Code::FormEmpty);
    found
}

/// An order in which later items of a list come later.
fn key(pointer: &Pointer) -> Vec<(u64, String)> {
    pointer.steps().map(|step| (step.parse().unwrap_or(0), step)).collect()
}

/// The place that is taken out: the property of a field, or the field.
fn removable(form: &Node, pointer: &Pointer, whole: bool) -> Option<Pointer> {
    let mut field: Option<Pointer> = None;
    let mut property: Option<Pointer> = None;
    let mut at = Pointer::root();
    let steps: Vec<String> = pointer.steps().collect();
    for (place, step) in steps.iter().enumerate() {
        at.push_name(step);
        let before = place.checked_sub(1).and_then(|before| steps.get(before));
        if before.is_some_and(|before| before == "fields") {
            field = Some(at.clone());
            property = None;
        } else if field.is_some() && property.is_none() && step != "fields" {
            property = Some(at.clone());
        }
    }
    let kept = ["name", "type", "options", "currency"];
    let name = property.as_ref().and_then(|property| property.steps().last());
    let is_kept = name.as_deref().is_none_or(|name| kept.contains(&name));
    match property {
        Some(property) if !whole && !is_kept && form.at(&property).is_some() => Some(property),
        _ => field,
    }
}

/// The number of the field at or around a place.
fn origin(form: &Node, place: &Pointer) -> Option<u32> {
    let mut at = place.clone();
    loop {
        let node = form.at(&at)?;
        if node.get("name").is_some() {
            return Some(node.start);
        }
        if at == Pointer::root() {
            return None;
        }
        at.pop();
    }
}

fn remove(form: &mut Node, place: &Pointer) {
    let mut node = form;
    let mut steps: Vec<String> = place.steps().collect();
    let Some(last) = steps.pop() else { return };
    for step in steps {
        let below = match &mut node.kind {
            Kind::Array(items) => step.parse::<usize>().ok().and_then(|at| items.get_mut(at)),
            Kind::Object(members) => members
                .iter_mut()
                .find(|member| *member.name == *step)
                .map(|member| &mut member.value),
            _ => None,
        };
        match below {
            Some(below) => node = below,
            None => return,
        }
    }
    match &mut node.kind {
        Kind::Array(items) => {
            if let Some(at) = last.parse::<usize>().ok().filter(|at| *at < items.len()) {
                items.remove(at);
            }
        }
        Kind::Object(members) => members.retain(|member| *member.name != *last),
        _ => {}
    }
}

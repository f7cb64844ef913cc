//! Schemas that refer to themselves without going down into the value: they would never end
//! (Core 9.4.1).

use super::library::At;
use super::program::{Keyword, Part, PartId, Schema};

/// The schemas at which such circles begin.
///
/// Only keywords that always apply count: a circle through `then`, or through the schema that a
/// property asks for, is found when a value leads into it.
pub(super) fn find(schema: &Schema) -> Vec<At> {
    let mut found = Vec::new();
    // Which parts are being looked at, and which are done: a depth-first search without recursion.
    let mut state = vec![State::New; schema.parts.len()];
    for start in 0..schema.parts.len() {
        let mut way = vec![(start, 0_usize)];
        while let Some((part, next)) = way.last_mut() {
            let (place, number) = (*part, *next);
            *next = next.saturating_add(1);
            if number == 0 {
                match state.get_mut(place) {
                    Some(known @ State::New) => *known = State::Open,
                    _ => {
                        way.pop();
                        continue;
                    }
                }
            }
            let Some(part) = schema.parts.get(place) else { break };
            match schema.same_value(part, number) {
                None => {
                    if let Some(known) = state.get_mut(place) {
                        *known = State::Done;
                    }
                    way.pop();
                }
                Some(PartId(below)) => match state.get(below as usize) {
                    Some(State::New) => way.push((below as usize, 0)),
                    Some(State::Open) => {
                        found.extend(schema.parts.get(below as usize).map(|part| part.at));
                    }
                    _ => {}
                },
            }
        }
    }
    found
}

#[derive(Clone, Copy)]
enum State {
    New,
    Open,
    Done,
}

impl Schema {
    /// One of the parts that a part always applies to the same value.
    fn same_value(&self, part: &Part, number: usize) -> Option<PartId> {
        let steps = self.steps.get(part.first as usize..part.end as usize)?;
        let mut left = number;
        for step in steps {
            let one;
            let parts: &[PartId] = match &step.keyword {
                Keyword::AllOf(parts) | Keyword::AnyOf(parts) | Keyword::OneOf(parts) => parts,
                Keyword::Not(part) | Keyword::If { condition: part, .. } | Keyword::Ref(part) => {
                    one = [*part];
                    &one
                }
                _ => &[],
            };
            match parts.get(left) {
                Some(part) => return Some(*part),
                None => left = left.saturating_sub(parts.len()),
            }
        }
        None
    }
}

//! Which of several alternatives was meant, when none fits.

use super::collect::{Of, Unit};
use super::keywords::members::Members;
use super::program::{Keyword, PartId, Schema};
use super::word::Word;
use crate::json::Tag;
use crate::pointer::Pointer;

/// What is known of the alternatives.
pub(super) enum Choice<'a> {
    /// A property that has one value in each says which was meant.
    Meant(&'a Unit),
    /// This came closer than all others.
    Closest(&'a Unit),
    /// None stands out.
    None,
}

/// How many references from one schema straight to another are followed.
const MOST_REFERENCES: usize = 8;

/// How far off an alternative is. The first figure in which two differ decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// How many properties that tell alternatives apart have another value.
    other: usize,
    /// Whether not even the type fits.
    is_other_type: bool,
    /// Whether no property tells that this is the one.
    is_not_told: bool,
    /// How many keywords do not hold.
    wrong: usize,
}

/// The alternative that came closest, of those that failed.
pub(super) fn closest<'a>(schema: &Schema, branches: &'a [Unit]) -> Choice<'a> {
    let mut best: Option<(&Unit, Distance)> = None;
    let mut is_tie = false;
    let mut told = 0_usize;
    for branch in branches.iter().filter(|branch| !branch.is_valid) {
        let distance = distance(schema, branch);
        told = told.saturating_add(usize::from(distance.other == 0 && !distance.is_not_told));
        match best {
            Some((_, known)) if known < distance => {}
            Some((_, known)) if known == distance => is_tie = true,
            _ => {
                best = Some((branch, distance));
                is_tie = false;
            }
        }
    }
    match best {
        Some((branch, distance)) if told == 1 && distance.other == 0 && !distance.is_not_told => {
            Choice::Meant(branch)
        }
        Some((branch, _)) if !is_tie => Choice::Closest(branch),
        _ => Choice::None,
    }
}

fn distance(schema: &Schema, branch: &Unit) -> Distance {
    let mut distance = Distance { other: 0, is_other_type: false, is_not_told: true, wrong: 0 };
    let mut left = vec![branch];
    while let Some(unit) = left.pop() {
        let failed = unit.below.iter().filter(|below| !below.is_valid);
        let before = left.len();
        left.extend(failed);
        if left.len() > before {
            continue;
        }
        distance.wrong = distance.wrong.saturating_add(1);
        let word = match unit.of {
            Of::Keyword(word, _) => word,
            Of::Part(_) => Word::Comment,
        };
        let is_type = matches!(word, Word::Type | Word::Comment);
        distance.is_other_type |= is_type && unit.instance == branch.instance;
        let is_value = matches!(word, Word::Const | Word::Enum);
        if is_value && is_child(&unit.instance, &branch.instance) {
            distance.other = distance.other.saturating_add(1);
        }
    }
    if let Of::Part(part) = branch.of {
        distance.is_not_told = !schema.tells_apart(part) || distance.other > 0;
    }
    distance
}

/// Whether a place is an item or member of the value at another one.
fn is_child(below: &Pointer, above: &Pointer) -> bool {
    let rest = below.as_str().strip_prefix(above.as_str());
    rest.and_then(|rest| rest.strip_prefix('/')).is_some_and(|rest| !rest.contains('/'))
}

impl Schema {
    /// Whether a schema has a required property that can only have one value.
    fn tells_apart(&self, mut part: PartId) -> bool {
        for _ in 0..MOST_REFERENCES {
            let Some(known) = self.parts.get(part.0 as usize) else { return false };
            let steps =
                self.steps.get(known.first as usize..known.end as usize).unwrap_or_default();
            let mut next = None;
            for step in steps {
                match &step.keyword {
                    Keyword::Members(members) if self.has_single(members) => return true,
                    Keyword::Ref(part) => next = Some(*part),
                    _ => {}
                }
            }
            match next {
                Some(next) => part = next,
                None => return false,
            }
        }
        false
    }

    fn has_single(&self, members: &Members) -> bool {
        members.parts().any(|part| {
            let single = |word| self.keyword(word, part);
            single(Word::Const).is_some()
                || single(Word::Enum).is_some_and(|it| it.tag() == Tag::Array && it.len() == 1)
        })
    }
}

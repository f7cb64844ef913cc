//! When the answers to an approval have come to something.

use std::rc::Rc;

use crate::workflow::definition::Quorum;
use crate::workflow::graph::Approval;
use crate::workflow::state::Task;

/// How many of those who can answer must give the same answer.
pub(super) fn needs(quorum: Quorum, candidates: usize) -> u32 {
    let needs = match quorum {
        Quorum::Any => 1,
        Quorum::All => candidates,
        Quorum::Majority => (candidates / 2).saturating_add(1),
    };
    u32::try_from(needs).unwrap_or(u32::MAX)
}

/// What an approval comes to with one more answer; none while others are awaited.
///
/// With `majority`, when everybody has answered and no answer has more than half, what does not
/// agree wins: of the outcomes but the first, the one that most have given.
pub(super) fn settle<'g>(
    approval: &'g Approval,
    task: &Task,
    last: &'g Rc<str>,
) -> Option<&'g Rc<str>> {
    let count = |outcome: &Rc<str>| {
        let votes = task.votes.iter().filter(|vote| vote.outcome == *outcome).count();
        votes.saturating_add(usize::from(outcome == last))
    };
    let enough = || count(last) >= task.needs as usize;
    let everybody = || task.votes.len().saturating_add(1) >= task.candidates.len();
    let agrees = || approval.outcomes.first().is_some_and(|first| first.name == *last);
    match approval.quorum {
        Quorum::Any => Some(last),
        Quorum::All => (!agrees() || enough() || everybody()).then_some(last),
        Quorum::Majority if enough() => Some(last),
        Quorum::Majority if everybody() => {
            // Of equals the one that is listed first: `max_by_key` gives the last.
            let others = approval.outcomes.iter().skip(1).rev().map(|outcome| &outcome.name);
            others.max_by_key(|outcome| count(outcome)).or(Some(last))
        }
        Quorum::Majority => None,
    }
}

//! What a dry run takes over from conditions and people.

use std::rc::Rc;

/// Takes over what a dry run decides otherwise, and is told how the tokens move. It changes nothing
/// of what the kernel does with them.
pub trait Simulation {
    /// The ids of the flows that are taken out of a step; none where its conditions say it.
    fn ways(&self, step: &str) -> Option<Vec<Rc<str>>>;

    /// Whether tokens rest at a step until [`Happen`](crate::workflow::Request::Happen) names it, or
    /// pass it at once; none where it is as the step says.
    fn rests(&self, step: &str) -> Option<bool>;

    /// How a token moves at a step, or along a flow.
    fn moved(&self, at: &str, how: Moved);
}

/// How a token moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It has come to a step, or taken a flow; or an event has happened.
    Entered,
    /// It has left a step.
    Exited,
    /// It was taken away.
    Cancelled,
    /// It has become one with another.
    Joined,
}

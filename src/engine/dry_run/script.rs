//! What a dry run is told.

use std::rc::Rc;

use super::random::Random;
use crate::document::{Named, record};
use crate::value::{Context, Value};

record! {
    /// What a dry run is told.
    pub(super) struct Script {
        /// The workflow.
        pub workflow: Rc<str> = "workflow",
        /// The id of who begins it.
        pub actor: Rc<str> = "actor",
        /// What is submitted.
        pub values: Rc<Context> = "values",
        /// The event at which it begins, where it does not begin by itself.
        pub at: Option<Rc<str>> = "at",
        /// How often it is run; once when it is not said.
        pub runs: Option<u32> = "runs",
        /// By what choices are made; the same choices for the same seed.
        pub seed: Option<u64> = "seed",
        /// When it begins, in milliseconds since 1970 UTC; now when it is not said.
        pub start: Option<u64> = "start",
        /// By step, what can be answered. A step that is not named is answered at once, an approval with any of its
        /// outcomes; an event that is not named happens only by its timer.
        pub answers: Named<Vec<Answer>> = "answers",
    }
}

record! {
    /// An answer that a step can be given.
    pub(super) struct Answer {
        /// The outcome of an approval; any when it is not said.
        pub outcome: Option<Rc<str>> = "outcome",
        /// What a service answers.
        pub value: Option<Value> = "value",
        /// The code of the error with which a service fails.
        pub error: Option<Rc<str>> = "error",
        /// How long it takes, as `PT4H`; no time when it is not said.
        pub after: Option<Rc<str>> = "after",
        /// How long it takes at most; any time from `after` to this is as likely.
        pub up_to: Option<Rc<str>> = "upTo",
        /// How likely it is beside the others; 1 when it is not said.
        pub weight: Option<u32> = "weight",
    }
}

impl Answer {
    /// How many milliseconds it takes. A length that is none is no time.
    pub(super) fn wait(&self, random: &mut Random) -> u64 {
        let length = |text: &Option<Rc<str>>| match Value::parse_duration(text.as_deref()?)? {
            Value::DaysDuration(days) => {
                u64::try_from(days.total_nanoseconds().div_euclid(1_000_000)).ok()
            }
            _ => None,
        };
        let least = length(&self.after).unwrap_or(0);
        random.between(least, length(&self.up_to).unwrap_or(least).max(least))
    }
}

//! What becomes due by itself, and when.

use super::pages::Pages;

/// What becomes due at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alarm {
    /// When, in milliseconds since 1970 UTC.
    pub(crate) at: u64,
    /// The number of the token.
    pub(crate) token: u32,
    /// What becomes due of it.
    pub(crate) what: What,
}

/// What becomes due of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Those who can do its task are reminded.
    Reminder,
    /// Its task.
    Task,
    /// The event with this place among those that can happen to it.
    Event(u32),
}

/// The alarms of all tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Timers {
    // INVARIANT: the earliest first.
    alarms: Pages<Alarm>,
}

impl Timers {
    pub(super) fn next(&self) -> Option<u64> {
        self.alarms.iter().next().map(|alarm| alarm.at)
    }

    /// Those due until a time, the earliest first.
    pub(super) fn until(&self, time: u64) -> impl Iterator<Item = Alarm> {
        self.alarms.iter().take_while(move |alarm| alarm.at <= time).copied()
    }

    pub(super) fn set(&mut self, alarm: Alarm) {
        self.alarms.put(alarm, |other| other.cmp(&alarm));
    }

    pub(super) fn clear(&mut self, alarm: Alarm) {
        self.alarms.remove(|other| other.cmp(&alarm));
    }

    pub(super) fn clear_all(&mut self) {
        self.alarms.clear();
    }
}

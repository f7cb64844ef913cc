//! What becomes due by itself, and when.

use super::grow;

/// What becomes due at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alarm {
    /// When, in milliseconds since 1970 UTC.
    pub(crate) at: u64,
    /// The number of the task.
    pub(crate) task: u32,
    /// What becomes due of it.
    pub(crate) what: What,
}

/// What becomes due of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Those who can do it are reminded.
    Reminder,
    /// The task itself.
    Task,
}

/// The alarms of all open tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Timers {
    // INVARIANT: sorted, the earliest last, so that those that fire are taken off the end.
    alarms: Vec<Alarm>,
}

impl Timers {
    pub(super) fn next(&self) -> Option<u64> {
        self.alarms.last().map(|alarm| alarm.at)
    }

    /// Those due until a time, the earliest first.
    pub(super) fn until(&self, time: u64) -> impl Iterator<Item = Alarm> {
        self.alarms.iter().rev().take_while(move |alarm| alarm.at <= time).copied()
    }

    pub(super) fn set(&mut self, alarm: Alarm) {
        let place = self.place_of(alarm);
        grow::insert(&mut self.alarms, place, alarm);
    }

    pub(super) fn clear(&mut self, alarm: Alarm) {
        let place = self.place_of(alarm);
        if self.alarms.get(place) == Some(&alarm) {
            self.alarms.remove(place);
        }
    }

    pub(super) fn clear_all(&mut self) {
        *self = Self::default();
    }

    fn place_of(&self, alarm: Alarm) -> usize {
        self.alarms.partition_point(|other| *other > alarm)
    }
}

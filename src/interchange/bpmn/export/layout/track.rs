//! Tracks of the channels between columns, or between rows: ways that go beside each other have different ones.

use crate::sort::sort_by_key;

/// From where a way comes to a stretch, or where it goes on from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The left side of a channel between columns, the upper one of a channel between rows.
    Before,
    /// The other side.
    Behind,
    /// Another channel.
    Across,
}

/// A stretch of a channel that a way takes: from a place to another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) channel: usize,
    pub(super) ends: [(usize, Beside); 2],
    /// Ways with the same key may lie on each other: they begin or end at one element.
    pub(super) key: usize,
}

impl Stretch {
    fn span(&self) -> (usize, usize) {
        let [(from, _), (to, _)] = self.ends;
        (from.min(to), from.max(to))
    }

    fn goes_up(&self) -> bool {
        let [(from, _), (to, _)] = self.ends;
        to < from
    }

    /// Whether both need the same piece of a channel.
    fn touches(&self, other: &Self) -> bool {
        let ((from, to), (other_from, other_to)) = (self.span(), other.span());
        self.channel == other.channel && from <= other_to && other_from <= to
    }

    /// Whether it must have an earlier track, so that the two don't lie on each other beside the channel.
    fn must_be_before(&self, other: &Self) -> bool {
        let is_behind = |place: usize| other.ends.contains(&(place, Beside::Behind));
        self.ends.iter().any(|(place, side)| *side == Beside::Before && is_behind(*place))
    }
}

/// The stretches of all channels of one direction.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    stretches: Vec<Stretch>,
    tracks: Vec<usize>,
    /// By channel, how many tracks it has.
    counts: Vec<usize>,
}

impl Tracks {
    /// Asks for a stretch, and gives its number.
    pub(super) fn ask(&mut self, stretch: Stretch) -> usize {
        self.stretches.push(stretch);
        self.stretches.len().saturating_sub(1)
    }

    /// Whether a stretch goes along another one that leads the other way: none could have the earlier track.
    pub(super) fn meets(&self, stretch: &Stretch) -> bool {
        let goes_up = stretch.goes_up();
        self.stretches.iter().any(|it| it.goes_up() != goes_up && it.touches(stretch))
    }

    /// Gives each stretch a track of its channel.
    pub(super) fn assign(&mut self) {
        let mut order: Vec<usize> = (0..self.stretches.len()).collect();
        // Ways that go down lie the more to the left the lower they begin, ways that go up the other way round: so they
        // don't cross.
        sort_by_key(&mut order, |at| {
            let it = self.stretches.get(*at)?;
            let [(from, _), _] = it.ends;
            Some((it.channel, if it.goes_up() { from } else { usize::MAX.saturating_sub(from) }))
        });
        self.tracks = vec![0; self.stretches.len()];
        let channel_of = |at: &usize| self.stretches.get(*at).map(|it| it.channel);
        let channels = order.chunk_by(|one, other| channel_of(one) == channel_of(other));
        for channel in channels.map(<[usize]>::to_vec).collect::<Vec<_>>() {
            self.assign_channel(channel);
        }
    }

    /// Gives the stretches of one channel their tracks, if it can be in this order.
    fn assign_channel(&mut self, mut open: Vec<usize>) {
        let channel =
            open.first().and_then(|at| self.stretches.get(*at)).map_or(0, |it| it.channel);
        let mut done: Vec<usize> = Vec::new();
        while !open.is_empty() {
            let next = open.iter().position(|at| !self.has_to_wait(*at, &open)).unwrap_or(0);
            let at = open.remove(next);
            let track = self.first_free(at, &done);
            done.push(at);
            if let Some(place) = self.tracks.get_mut(at) {
                *place = track;
            }
            if self.counts.len() <= channel {
                self.counts.resize(channel.wrapping_add(1), 0);
            }
            if let Some(count) = self.counts.get_mut(channel) {
                *count = (*count).max(track.wrapping_add(1));
            }
        }
    }

    /// Whether another stretch must have its track first.
    fn has_to_wait(&self, at: usize, open: &[usize]) -> bool {
        let Some(own) = self.stretches.get(at) else { return false };
        let beside = open.iter().filter(|other| **other != at);
        let mut beside = beside.filter_map(|other| self.stretches.get(*other));
        beside.any(|other| other.must_be_before(own))
    }

    /// The first track behind all that touch it.
    fn first_free(&self, at: usize, done: &[usize]) -> usize {
        let Some(own) = self.stretches.get(at) else { return 0 };
        let mut least = 0;
        let mut same = None;
        for other in done {
            let (Some(it), Some(track)) = (self.stretches.get(*other), self.tracks.get(*other))
            else {
                continue;
            };
            if it.key == own.key {
                same = Some(*track);
            } else if it.touches(own) {
                least = track.wrapping_add(1).max(least);
            }
        }
        same.filter(|track| *track >= least).unwrap_or(least)
    }

    /// How many tracks a channel has.
    pub(super) fn count(&self, channel: usize) -> usize {
        self.counts.get(channel).copied().unwrap_or_default()
    }

    /// The channel and the track of a stretch.
    pub(super) fn track(&self, stretch: usize) -> (usize, usize) {
        let channel = self.stretches.get(stretch).map_or(0, |it| it.channel);
        (channel, self.tracks.get(stretch).copied().unwrap_or_default())
    }
}

//! Tracks of the channels between columns, or between rows: two ways that go beside each other have different ones.

use crate::sort::sort_by_key;

/// A stretch of a channel that a way takes.
#[derive(Debug)]
struct Stretch {
    channel: usize,
    from: usize,
    to: usize,
    /// Ways with the same key may lie on each other: they begin or end at one element.
    key: usize,
    track: usize,
}

/// The stretches of all channels of one direction.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    stretches: Vec<Stretch>,
    /// By channel, how many tracks it has.
    counts: Vec<usize>,
}

impl Tracks {
    /// Asks for a stretch, and gives its number.
    pub(super) fn ask(&mut self, channel: usize, span: (usize, usize), key: usize) -> usize {
        self.stretches.push(Stretch { channel, from: span.0, to: span.1, key, track: 0 });
        self.stretches.len().saturating_sub(1)
    }

    /// Gives each stretch the first track of its channel that is free.
    pub(super) fn assign(&mut self) {
        let mut order: Vec<usize> = (0..self.stretches.len()).collect();
        // Ways that go down lie the more to the left the lower they begin, ways that go up the other way round: so they
        // don't cross.
        let key = |at: &usize| {
            let it = self.stretches.get(*at);
            it.map(|it| {
                (
                    it.channel,
                    if it.to >= it.from { usize::MAX.wrapping_sub(it.from) } else { it.from },
                )
            })
        };
        sort_by_key(&mut order, key);
        for (done, at) in order.iter().enumerate() {
            let earlier = order.get(..done).unwrap_or_default();
            let Some(track) = self.first_free(*at, earlier) else { continue };
            let Some(stretch) = self.stretches.get_mut(*at) else { continue };
            stretch.track = track;
            let channel = stretch.channel;
            if self.counts.len() <= channel {
                self.counts.resize(channel.saturating_add(1), 0);
            }
            if let Some(count) = self.counts.get_mut(channel) {
                *count = (*count).max(track.saturating_add(1));
            }
        }
    }

    fn first_free(&self, at: usize, earlier: &[usize]) -> Option<usize> {
        let own = self.stretches.get(at)?;
        let span = |it: &Stretch| (it.from.min(it.to), it.from.max(it.to));
        let (low, high) = span(own);
        let beside = earlier.iter().rev().filter_map(|other| self.stretches.get(*other));
        let mut taken: Vec<usize> = Vec::new();
        let mut same = None;
        for other in beside.take_while(|other| other.channel == own.channel) {
            let (from, to) = span(other);
            if other.key == own.key {
                same = Some(other.track);
            } else if from <= high && low <= to {
                taken.push(other.track);
            }
        }
        let free = (0..=taken.len()).find(|track| !taken.contains(track));
        same.filter(|track| !taken.contains(track)).or(free)
    }

    /// How many tracks a channel has.
    pub(super) fn count(&self, channel: usize) -> usize {
        self.counts.get(channel).copied().unwrap_or_default()
    }

    /// The channel and the track of a stretch.
    pub(super) fn track(&self, stretch: usize) -> (usize, usize) {
        self.stretches.get(stretch).map_or((0, 0), |it| (it.channel, it.track))
    }
}

//! Choices that are the same on each run: SplitMix64 (Steele, Lea and Flood, 2014).

use super::script::Answer;

/// Numbers by a seed.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one; 0 where there is none.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        let number = self.next().checked_rem(bound).unwrap_or(0);
        usize::try_from(number).unwrap_or(0)
    }

    /// A number of milliseconds from one to another.
    pub(super) fn between(&mut self, least: u64, most: u64) -> u64 {
        let span = most.saturating_sub(least).saturating_add(1);
        least.saturating_add(self.next().checked_rem(span).unwrap_or(0))
    }

    /// One of several answers, by their weights.
    pub(super) fn choose<'a>(&mut self, answers: &'a [Answer]) -> Option<&'a Answer> {
        let weight = |answer: &Answer| answer.weight.unwrap_or(1) as usize;
        let all = answers.iter().fold(0_usize, |sum, answer| sum.saturating_add(weight(answer)));
        let mut place = self.below(all);
        for answer in answers {
            match place.checked_sub(weight(answer)) {
                Some(left) => place = left,
                None => return Some(answer),
            }
        }
        answers.first()
    }
}

//! Sets of rows.

/// A set of the rows of a table, a bit for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::decision::table) struct Bits(Vec<u32>);

impl Bits {
    /// How many words a set of `rows` rows has.
    pub(super) fn words(rows: usize) -> usize {
        rows.div_ceil(32)
    }

    /// No row of so many.
    pub(super) fn none(rows: usize) -> Self {
        Self(vec![0; Self::words(rows)])
    }

    /// Every row of so many.
    pub(super) fn all(rows: usize) -> Self {
        let count = u32::try_from(rows).unwrap_or(u32::MAX);
        let mut all = Self::none(rows);
        (0..count).for_each(|row| all.insert(row));
        all
    }

    pub(super) fn as_words(&self) -> &[u32] {
        &self.0
    }

    /// Puts a row in.
    pub(super) fn insert(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut((row / 32) as usize) {
            *word |= 1 << (row % 32);
        }
    }

    /// Puts the rows of a set in.
    pub(super) fn unite(&mut self, words: &[u32]) {
        for (word, other) in self.0.iter_mut().zip(words) {
            *word |= other;
        }
    }

    /// Leaves the rows that are in the other set too.
    pub(super) fn intersect(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// The rows, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0_u32..).step_by(32).zip(&self.0).flat_map(|(first, word)| {
            let bits = std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)));
            bits.take_while(|left| *left != 0)
                .map(move |left| first.saturating_add(left.trailing_zeros()))
        })
    }
}

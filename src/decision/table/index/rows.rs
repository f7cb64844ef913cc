//! Sets of rows.

/// A set of the rows of a table, a bit for each.
#[derive(Debug, PartialEq)]
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

    /// Takes the first row out, which is not in one of the words before the one at `from`. Leaves in
    /// `from` the word that it was in.
    pub(super) fn take_first(&mut self, from: &mut usize) -> Option<u32> {
        while let Some(word) = self.0.get_mut(*from) {
            if *word != 0 {
                let bit = word.trailing_zeros();
                *word &= word.wrapping_sub(1);
                let first = u32::try_from(from.saturating_mul(32)).ok()?;
                return Some(first.saturating_add(bit));
            }
            *from = from.saturating_add(1);
        }
        None
    }
}

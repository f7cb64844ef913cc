//! The name of a member of an object, as text mostly has it.

/// A name with its quotes and the colon behind it.
pub(super) struct Key {
    written: Box<[u8]>,
    /// Its first bytes, at most eight, as a number, and the bits that these have.
    first: u64,
    mask: u64,
}

impl Key {
    pub(super) fn new(name: &str) -> Self {
        let written: Box<[u8]> = ["\"", name, "\":"].concat().into_bytes().into();
        let mut bytes = [0; 8];
        let mut mask = [0; 8];
        for ((byte, bits), written) in bytes.iter_mut().zip(&mut mask).zip(&written) {
            (*byte, *bits) = (*written, 0xff);
        }
        Self { first: u64::from_le_bytes(bytes), mask: u64::from_le_bytes(mask), written }
    }

    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether it stands at a place of a text.
    pub(super) fn is_at(&self, text: &[u8], start: usize) -> bool {
        let word = text.get(start..start.saturating_add(8)).and_then(|word| word.try_into().ok());
        let Some(word) = word.map(u64::from_le_bytes) else {
            return text.get(start..).is_some_and(|rest| rest.starts_with(&self.written));
        };
        word & self.mask == self.first
            && (self.written.len() <= 8
                || text.get(start.saturating_add(8)..start.saturating_add(self.written.len()))
                    == self.written.get(8..))
    }

    /// Whether it is that of a name.
    pub(super) fn is_name(&self, name: &str) -> bool {
        let inside = 1..self.written.len().saturating_sub(2);
        self.written.get(inside) == Some(name.as_bytes())
    }
}

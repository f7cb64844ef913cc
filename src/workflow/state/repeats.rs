//! The commands that were answered last, so that a repeated one is known.

use super::grow;

/// How many commands are remembered: enough for a page that asks again because it never heard the
/// answer, and the same for every length of the log.
const REMEMBERED: usize = 16;

/// The commands that were answered last, the latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Repeats {
    answered: Vec<Answered>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Answered {
    /// The two halves: a `u128` would be aligned to 16 bytes.
    fingerprint: [u64; 2],
    first: u64,
}

impl Repeats {
    pub(super) fn remember(&mut self, by: Option<&str>, key: &str, first: u64) {
        if self.answered.len() >= REMEMBERED {
            self.answered.remove(0);
        }
        grow::push(&mut self.answered, Answered { fingerprint: fingerprint(by, key), first });
    }

    /// The number of the first event by which such a command was answered.
    pub(super) fn find(&self, by: Option<&str>, key: &str) -> Option<u64> {
        let wanted = fingerprint(by, key);
        let found = self.answered.iter().rev().find(|answered| answered.fingerprint == wanted);
        found.map(|answered| answered.first)
    }
}

/// FNV-1a with 128 bits: a key of any length takes 16 bytes. Who makes two of their own keys
/// collide only keeps their own second command from being done.
fn fingerprint(by: Option<&str>, key: &str) -> [u64; 2] {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    // No text has the byte 0xff, so person and key can't run into each other.
    let bytes = by.unwrap_or_default().bytes().chain([0xff]).chain(key.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    #[expect(clippy::cast_possible_truncation, reason = "the halves are split")]
    [(hash >> 64) as u64, hash as u64]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_commands_are_known_and_no_more() {
        let mut repeats = Repeats::default();
        for number in 0..40_u64 {
            repeats.remember(Some("ana"), &number.to_string(), number);
        }
        assert_eq!(repeats.find(Some("ana"), "39"), Some(39));
        assert_eq!(repeats.find(Some("ana"), "24"), Some(24));
        assert_eq!(repeats.find(Some("ana"), "23"), None);
        assert_eq!(repeats.find(Some("bo"), "39"), None);
        assert_eq!(repeats.answered.len(), REMEMBERED);
    }

    #[test]
    fn person_and_key_do_not_run_into_each_other() {
        assert_ne!(fingerprint(Some("a"), "bc"), fingerprint(Some("ab"), "c"));
        assert_ne!(fingerprint(None, "a"), fingerprint(Some("a"), ""));
    }
}

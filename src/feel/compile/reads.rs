//! What a program reads of its scope.

use crate::feel::program::Read;
use crate::sort::sort;

/// Sorted, each once, without those that a shorter path covers.
pub(crate) fn without_covered(mut reads: Vec<Read>) -> Vec<Read> {
    sort(&mut reads);
    // A covering path sorts directly before the ones that it covers.
    reads.dedup_by(|later, earlier| {
        later.slot == earlier.slot && later.path.starts_with(&earlier.path)
    });
    reads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(slot: u32, path: &[&str]) -> Read {
        Read { slot, path: path.iter().map(|&name| name.into()).collect() }
    }

    #[test]
    fn a_whole_value_covers_its_parts() {
        let reads = vec![read(1, &["b"]), read(0, &["a", "b"]), read(0, &["a"]), read(1, &["c"])];
        let expected = [read(0, &["a"]), read(1, &["b"]), read(1, &["c"])];
        assert_eq!(without_covered(reads), expected);
    }
}

//! The store that lives as long as the program.

use super::{AppendError, EventStore, Head, Record};

/// Records in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    records: Vec<Record>,
}

impl EventStore for MemoryStore {
    fn append(&mut self, after: Head, records: &[Record]) -> Result<(), AppendError> {
        let head = self.records.last().map(Record::head).unwrap_or_default();
        if head != after {
            return Err(AppendError::Conflict);
        }
        self.records.extend_from_slice(records);
        Ok(())
    }

    fn read(&self, seq: u64) -> Vec<Record> {
        let first = self.records.partition_point(|record| record.seq <= seq);
        self.records.get(first..).unwrap_or_default().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_second_has_to_read_first() {
        let mut store = MemoryStore::default();
        let empty = Head::default();
        let first = empty.follow("first".into());
        assert_eq!(store.append(empty, std::slice::from_ref(&first)), Ok(()));
        assert_eq!(
            store.append(empty, &[empty.follow("second".into())]),
            Err(AppendError::Conflict)
        );
        assert_eq!(store.read(0), [first]);
        assert_eq!(store.read(1), []);
    }
}

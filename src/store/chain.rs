//! The hash chain: how a record's hash follows from those before it, and where a log is broken.

use std::rc::Rc;

use super::{Digest, Record};

/// Where a log ends. The default is the end of an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The number of the last record, 0 for none.
    pub seq: u64,
    /// The hash of the last record.
    pub hash: Digest,
}

impl Head {
    /// The record that says `body` and follows this end.
    #[must_use]
    pub fn follow(self, body: Rc<str>) -> Record {
        let hash = Digest::of(&[self.hash.as_bytes(), body.as_bytes()]);
        Record { seq: self.seq.saturating_add(1), body, hash }
    }
}

impl Record {
    /// Where a log ends whose last record this is.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }
}

/// The first record that does not follow from those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The number that the record should have.
    pub seq: u64,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Checks that `records` follow one another from `head` on, and says where they end.
pub fn verify(mut head: Head, records: &[Record]) -> Result<Head, Broken> {
    for record in records {
        let expected = head.follow(Rc::clone(&record.body));
        let broken = |reason| Broken { seq: expected.seq, reason };
        if record.seq != expected.seq {
            return Err(broken("a record is missing, or records are out of order"));
        }
        if record.hash != expected.hash {
            return Err(broken("the record was changed, or one before it was"));
        }
        head = record.head();
    }
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log() -> Vec<Record> {
        let mut head = Head::default();
        ["one", "two", "three"]
            .map(|body| {
                let record = head.follow(body.into());
                head = record.head();
                record
            })
            .to_vec()
    }

    #[test]
    fn an_untouched_log_holds() {
        let log = log();
        assert_eq!(verify(Head::default(), &log), Ok(log[2].head()));
        assert_eq!(verify(log[0].head(), &log[1..]), Ok(log[2].head()));
    }

    #[test]
    fn the_first_bad_record_is_named() {
        let mut changed = log();
        changed[1].body = "too".into();
        assert_eq!(verify(Head::default(), &changed).unwrap_err().seq, 2);
        let mut missing = log();
        missing.remove(1);
        assert_eq!(verify(Head::default(), &missing).unwrap_err().seq, 2);
        let mut swapped = log();
        swapped.swap(1, 2);
        assert_eq!(verify(Head::default(), &swapped).unwrap_err().seq, 2);
    }
}

//! The store of a workspace: in memory, or in IndexedDB.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::indexed_db::{Database, Failure};
use crate::engine::Pending;
use crate::store::{EventStore, MemoryStore, Record};

/// Where log and drafts are kept.
pub(super) enum Store {
    Memory(Box<Memory>),
    Database(Database),
}

/// What lives as long as the program.
#[derive(Default)]
pub(super) struct Memory {
    log: RefCell<MemoryStore>,
    drafts: RefCell<BTreeMap<String, String>>,
}

impl Store {
    /// The database of this name, or memory where there is no name.
    pub(super) async fn open(database: Option<&str>) -> Result<Self, JsValue> {
        Ok(match database {
            Some(name) => Self::Database(Database::open(name).await?),
            None => Self::Memory(Box::default()),
        })
    }

    /// Appends the records, all or none.
    pub(super) async fn append(&self, pending: &Pending) -> Result<(), Failure> {
        match self {
            Self::Memory(memory) => {
                let appended = memory.log.borrow_mut().append(pending.after(), pending.records());
                appended.map_err(Failure::Append)
            }
            Self::Database(database) => database.append(pending.records()).await,
        }
    }

    /// The records behind number `seq`.
    pub(super) async fn read(&self, seq: u64) -> Result<Vec<Record>, JsValue> {
        match self {
            Self::Memory(memory) => Ok(memory.log.borrow().read(seq)),
            Self::Database(database) => database.read(seq).await,
        }
    }

    /// The draft that was kept under `key`.
    pub(super) async fn draft(&self, key: &str) -> Result<Option<String>, JsValue> {
        match self {
            Self::Memory(memory) => Ok(memory.drafts.borrow().get(key).cloned()),
            Self::Database(database) => database.draft(key).await,
        }
    }

    /// Keeps a draft under `key`, or forgets it.
    pub(super) async fn keep_draft(&self, key: &str, draft: Option<&str>) -> Result<(), JsValue> {
        match self {
            Self::Memory(memory) => {
                let mut drafts = memory.drafts.borrow_mut();
                match draft {
                    Some(draft) => drafts.insert(key.into(), draft.into()),
                    None => drafts.remove(key),
                };
                Ok(())
            }
            Self::Database(database) => database.keep_draft(key, draft).await,
        }
    }
}

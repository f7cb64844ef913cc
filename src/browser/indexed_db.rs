//! The event log and the drafts of a workspace in IndexedDB.
//!
//! Records are added under their number, so that of two tabs which append the same number one
//! fails as a whole: that is the conflict which `AppendError` tells.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters,
    IdbRequest, IdbTransaction, IdbTransactionMode,
};

use crate::store::{AppendError, Digest, Record};

const VERSION: u32 = 1;
const LOG: &str = "log";
const DRAFTS: &str = "drafts";

/// What went wrong below: another tab was first, or the browser refused.
pub(super) enum Failure {
    Append(AppendError),
    Browser(JsValue),
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        Self::Browser(error)
    }
}

/// An open database.
pub(super) struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Database {
    /// Opens the database of this name, and makes it where there is none.
    pub(super) async fn open(name: &str) -> Result<Self, JsValue> {
        let request = factory()?.open_with_u32(name, VERSION)?;
        let opening = request.clone();
        let _upgrade = EventListener::once(&request, "upgradeneeded", move |_| {
            let made = opening.result().and_then(|database| make(database.unchecked_ref()));
            debug_assert!(made.is_ok(), "a new database takes its stores");
        });
        let database: IdbDatabase = result(&request).await?.unchecked_into();
        let closing = database.clone();
        EventListener::new(&database, "versionchange", move |_| closing.close()).forget();
        Ok(Self(database))
    }

    /// Deletes the database of this name with all that it holds.
    pub(super) async fn erase(name: &str) -> Result<(), JsValue> {
        let request = factory()?.delete_database(name)?;
        result(&request).await.map(drop)
    }

    /// Appends records, all or none.
    pub(super) async fn append(&self, records: &[Record]) -> Result<(), Failure> {
        let (transaction, log) = self.begin(LOG, IdbTransactionMode::Readwrite)?;
        for record in records {
            log.add_with_key(&to_row(record), &to_key(record.seq))?;
        }
        done(&transaction).await.map_err(|error| {
            let second = error
                .dyn_ref::<DomException>()
                .is_some_and(|exception| exception.name() == "ConstraintError");
            if second { Failure::Append(AppendError::Conflict) } else { Failure::Browser(error) }
        })
    }

    /// The records behind number `seq`, in order.
    pub(super) async fn read(&self, seq: u64) -> Result<Vec<Record>, JsValue> {
        let (_, log) = self.begin(LOG, IdbTransactionMode::Readonly)?;
        let behind = IdbKeyRange::lower_bound_with_open(&to_key(seq), true)?;
        let rows: Array = result(&log.get_all_with_key(&behind)?).await?.unchecked_into();
        let mut records = Vec::with_capacity(rows.length() as usize);
        for (row, number) in rows.iter().zip(seq.saturating_add(1)..) {
            records.push(from_row(number, &row)?);
        }
        Ok(records)
    }

    /// The draft that was kept under `key`.
    pub(super) async fn draft(&self, key: &str) -> Result<Option<String>, JsValue> {
        let (_, drafts) = self.begin(DRAFTS, IdbTransactionMode::Readonly)?;
        Ok(result(&drafts.get(&key.into())?).await?.as_string())
    }

    /// Keeps a draft under `key`, or forgets it.
    pub(super) async fn keep_draft(&self, key: &str, draft: Option<&str>) -> Result<(), JsValue> {
        let (transaction, drafts) = self.begin(DRAFTS, IdbTransactionMode::Readwrite)?;
        match draft {
            Some(draft) => drafts.put_with_key(&draft.into(), &key.into())?,
            None => drafts.delete(&key.into())?,
        };
        done(&transaction).await
    }

    fn begin(
        &self,
        store: &str,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(store, mode)?;
        let store = transaction.object_store(store)?;
        Ok((transaction, store))
    }
}

fn factory() -> Result<IdbFactory, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    if factory.is_undefined() {
        return Err(js_sys::Error::new(
            "IndexedDB is not available here; open the workspace with `store: 'memory'`.",
        )
        .into());
    }
    Ok(factory.unchecked_into())
}

fn make(database: &IdbDatabase) -> Result<(), JsValue> {
    let by_own_key = IdbObjectStoreParameters::new();
    for store in [LOG, DRAFTS] {
        database.create_object_store_with_optional_parameters(store, &by_own_key)?;
    }
    Ok(())
}

/// Numbers stay far below 2^53, up to which a double is exact.
#[expect(clippy::cast_precision_loss, reason = "a log never reaches 2^53 records")]
fn to_key(seq: u64) -> JsValue {
    JsValue::from_f64(seq as f64)
}

fn to_row(record: &Record) -> JsValue {
    Array::of2(&record.hash.to_string().into(), &JsValue::from_str(&record.body)).into()
}

fn from_row(seq: u64, row: &JsValue) -> Result<Record, JsValue> {
    let row: &Array = row.unchecked_ref();
    let hash = row.get(0).as_string().and_then(|hex| Digest::from_hex(&hex));
    match (hash, row.get(1).as_string()) {
        (Some(hash), Some(body)) => Ok(Record { seq, body: body.into(), hash }),
        _ => Err(js_sys::Error::new("A record in IndexedDB is not one of this engine's.").into()),
    }
}

/// Waits for a request.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    settled(request, "success", "error")
        .await
        .map_err(|_| failure(request.error().ok().flatten()))?;
    request.result()
}

/// Waits for a transaction to be on disk.
async fn done(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let ended = settled(transaction, "complete", "abort").await;
    ended.map_err(|_| failure(transaction.error()))
}

fn failure(error: Option<DomException>) -> JsValue {
    error.map_or_else(|| js_sys::Error::new("IndexedDB refused.").into(), Into::into)
}

/// Waits until `target` fires the event `good`, or the event `bad`.
async fn settled(
    target: &web_sys::EventTarget,
    good: &'static str,
    bad: &'static str,
) -> Result<(), JsValue> {
    let listeners = Rc::new(RefCell::new(Vec::new()));
    let keep = Rc::clone(&listeners);
    let promise = Promise::new(&mut move |resolve, reject| {
        let listen = |event: &'static str, settle: js_sys::Function| {
            keep.borrow_mut().push(EventListener::once(target, event, move |_| {
                let called = settle.call0(&JsValue::UNDEFINED);
                debug_assert!(called.is_ok(), "a promise's own functions do not throw");
            }));
        };
        listen(good, resolve);
        listen(bad, reject);
    });
    JsFuture::from(promise).await.map(drop)
}

//! Any texts as the bodies of a well-chained log are replayed or refused by the number of a record.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::engine::Engine;
use routeslip::store::Head;

fuzz_target!(|text: &str| {
    let mut head = Head::default();
    let records: Vec<_> = text
        .lines()
        .map(|body| {
            let record = head.follow(body.into());
            head = record.head();
            record
        })
        .collect();
    let mut engine = Engine::new();
    match engine.replay(&records) {
        Ok(()) => assert_eq!(engine.head(), head),
        Err(refused) => assert_eq!(engine.head().seq + 1, refused.seq),
    }
});

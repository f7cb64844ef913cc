//! Logs as earlier versions have written them: each must show what it showed then.

use std::path::Path;

use routeslip::engine::Engine;
use routeslip::store::{Digest, Record};

use super::given::{NOON, Workspace};

/// The records of an exported log. The bodies are taken byte for byte.
pub(crate) fn records(log: &str) -> Vec<Record> {
    let record = |line: &str| {
        let whole: serde_json::Value = serde_json::from_str(line).unwrap();
        let (_, body) = line.split_once("\"body\":").unwrap();
        Record {
            seq: whole["seq"].as_u64().unwrap(),
            hash: Digest::from_hex(whole["hash"].as_str().unwrap()).unwrap(),
            body: body.strip_suffix('}').unwrap().into(),
        }
    };
    log.lines().map(record).collect()
}

fn replay(name: &str) -> Engine {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/logs").join(name);
    let mut engine = Engine::new();
    engine.replay(&records(&std::fs::read_to_string(file).unwrap())).unwrap();
    engine
}

#[test]
fn a_log_with_a_record_for_each_event() {
    let engine = replay("1-leave.ndjson");
    let slips = engine.slips(None);
    let shown: Vec<_> = slips.iter().map(|slip| (&*slip.status, slip.suspended)).collect();
    assert_eq!(shown, [("running", true), ("running", false)]);
    let tasks = engine.inbox("cy", NOON);
    let tasks: Vec<_> = tasks.iter().map(|task| (&*task.step, task.kind)).collect();
    assert_eq!(tasks, [("review", "approval"), ("book", "task")]);
    let timeline = engine.timeline(&slips[1].id).unwrap();
    let told: Vec<_> = timeline.iter().map(|entry| (entry.seq, entry.kind)).collect();
    assert_eq!(
        told,
        [(3, "started"), (4, "decided"), (5, "assigned"), (10, "answered"), (11, "assigned")]
    );
    assert_eq!(timeline[3].comment.as_deref(), Some("Fine."));
    assert_eq!(engine.log().len(), 15);
}

#[test]
fn what_was_exported_shows_the_same() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    let mut engine = Engine::new();
    engine.replay(&records(&workspace.engine.export())).unwrap();
    assert_eq!(engine.head(), workspace.engine.head());
    assert_eq!(engine.timeline(&slip), workspace.engine.timeline(&slip));
    assert_eq!(engine.slips(None), workspace.engine.slips(None));
}

#[test]
fn what_follows_from_a_command_is_one_record() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    let before = workspace.engine.log().len();
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    assert_eq!(workspace.engine.log().len(), before + 1, "it is stored whole or not at all");
    let told = workspace.engine.timeline(&slip).unwrap();
    let told: Vec<_> = told.iter().rev().take(2).map(|entry| (entry.seq, entry.kind)).collect();
    assert_eq!(told, [(before as u64 + 1, "assigned"), (before as u64 + 1, "answered")]);
}

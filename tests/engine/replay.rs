//! What was stored gives the same workspace again, and what was tampered with is refused.

use proptest::collection::vec;
use proptest::prelude::*;
use routeslip::diagnostic::Code;
use routeslip::engine::Engine;
use routeslip::store::{Digest, EventStore, Head};
use routeslip::workflow::Rejection;

use super::given::Workspace;

const PEOPLE: [&str; 4] = ["ana", "bo", "cy", "nobody"];
const OUTCOMES: [Option<&str>; 5] =
    [Some("approve"), Some("reject"), Some("changes"), Some("maybe"), None];

/// One thing that somebody tries.
#[derive(Clone, Debug)]
enum Attempt {
    Begin(usize, bool, i64),
    Answer(u32, u32, usize, usize),
    Wait(u64),
}

fn attempt() -> impl Strategy<Value = Attempt> {
    prop_oneof![
        (0..4_usize, any::<bool>(), 1..30_i64)
            .prop_map(|(who, sick, days)| Attempt::Begin(who, sick, days)),
        (1..6_u32, 0..6_u32, 0..4_usize, 0..5_usize)
            .prop_map(|(slip, task, who, what)| Attempt::Answer(slip, task, who, what)),
        (0..60_u64).prop_map(Attempt::Wait),
    ]
}

fn make(workspace: &mut Workspace, attempt: &Attempt) -> Result<(), Rejection> {
    match *attempt {
        Attempt::Begin(who, sick, days) => {
            workspace.begin(PEOPLE[who], if sick { "Sick" } else { "Holiday" }, days).map(drop)
        }
        Attempt::Answer(slip, task, who, what) => {
            workspace.answer(&format!("s{slip}"), task, PEOPLE[who], OUTCOMES[what])
        }
        Attempt::Wait(hours) => {
            workspace.now += hours * 3_600_000;
            workspace.tick();
            Ok(())
        }
    }
}

/// All that a workspace shows.
fn shown(engine: &Engine, now: u64) -> String {
    let inboxes = PEOPLE.map(|person| engine.inbox(person, now));
    let slips = engine.slips(None);
    let timelines: Vec<_> = slips.iter().map(|slip| engine.timeline(&slip.id)).collect();
    format!("{inboxes:?} {slips:?} {timelines:?} {:?} {:?}", engine.next_timer(), engine.head())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_replay_shows_what_the_live_workspace_shows(attempts in vec(attempt(), 0..24)) {
        let mut workspace = Workspace::leave();
        for attempt in &attempts {
            let before = workspace.engine.head();
            if make(&mut workspace, attempt).is_err() {
                prop_assert_eq!(workspace.engine.head(), before, "what is refused changes nothing");
            }
        }
        let records = workspace.store.read(0);
        let mut whole = Engine::new();
        prop_assert!(whole.replay(&records).is_ok());
        prop_assert_eq!(shown(&whole, workspace.now), shown(&workspace.engine, workspace.now));

        let mut in_parts = Engine::new();
        for record in &records {
            prop_assert!(in_parts.replay(std::slice::from_ref(record)).is_ok());
        }
        prop_assert_eq!(shown(&in_parts, workspace.now), shown(&workspace.engine, workspace.now));
    }

    #[test]
    fn a_changed_log_is_refused_at_the_record_that_was_changed(at in any::<prop::sample::Index>(), kind in 0..3_u8) {
        let mut workspace = Workspace::leave();
        let slip = workspace.begin("ana", "Holiday", 5).unwrap();
        workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
        let mut records = workspace.store.read(0);
        let at = at.index(records.len() - 1);
        match kind {
            0 => records[at].body = records[at].body.replacen('a', "b", 1).into(),
            1 => { records.remove(at); }
            _ => records.swap(at, at + 1),
        }
        let refused = Engine::new().replay(&records).expect_err("the log was changed");
        prop_assert_eq!(refused.code, Code::BrokenLog);
        prop_assert_eq!(refused.seq, at as u64 + 1);
    }
}

#[test]
fn well_chained_nonsense_is_refused_by_name() {
    let cases = [
        ("nothing", Code::JsonSyntax),
        (
            "{\"type\":\"created\",\"slip\":\"s\",\"workflow\":\"w\",\"definitions\":\"00\"}",
            Code::UnfitRecord,
        ),
        ("{\"type\":\"happened\",\"slip\":\"s\",\"event\":{\"v\":99}}", Code::UnknownVersion),
        ("{\"type\":\"deployed\",\"at\":1,\"bundle\":\"{\"}", Code::UnfitRecord),
        ("{\"type\":\"forgotten\"}", Code::UnknownWord),
    ];
    for (body, code) in cases {
        let refused = Engine::new().replay(&[Head::default().follow(body.into())]).expect_err(body);
        assert_eq!((refused.code, refused.seq), (code, 1), "{body}");
    }
}

#[test]
fn who_decides_on_what_is_old_does_not_get_stored() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    let old = workspace.engine.head();
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    assert_ne!(workspace.engine.head(), old);
    let late = old.follow("{}".into());
    assert!(workspace.store.append(old, &[late]).is_err());
}

#[test]
fn the_export_has_every_record_with_its_hash() {
    let mut workspace = Workspace::leave();
    workspace.begin("ana", "Holiday", 5).unwrap();
    let text = workspace.engine.export();
    let mut hash = Digest::default();
    for (line, record) in text.lines().zip(workspace.engine.log()) {
        hash = Digest::of(&[hash.as_bytes(), record.body.as_bytes()]);
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["hash"], hash.to_string());
        assert_eq!(line["seq"], record.seq);
    }
    assert_eq!(text.lines().count(), workspace.engine.log().len());
}

//! The law of sessions: after any edits of any form the state is that of a new session with the
//! same inputs, and the changes told lead from each state to the next, no more and no less.

use std::rc::Rc;

use proptest::prelude::*;
use routeslip::form::{Change, FieldId, Input, Session};
use serde_json::{Value as Json, json};

use crate::given::{self, apply, json as as_json};

const KINDS: [&str; 6] = ["text", "number", "integer", "date", "radio", "checkbox"];

/// The dice for one field.
#[derive(Clone, Debug)]
struct Draw {
    kind: usize,
    /// Which properties it has, a bit each.
    has: u16,
    /// Which fields its expressions read, out of those that they may.
    reads: [usize; 6],
    when_hidden: usize,
}

fn draw() -> impl Strategy<Value = Draw> {
    (0..KINDS.len(), any::<u16>(), any::<[usize; 6]>(), 0..3_usize)
        .prop_map(|(kind, has, reads, when_hidden)| Draw { kind, has, reads, when_hidden })
}

/// A field as something to read: its name and kind.
type Readable = (String, usize);

fn condition((name, kind): &Readable) -> String {
    match KINDS[*kind] {
        "text" => format!("({name} = \"a\")"),
        "number" | "integer" => format!("({name} > 2)"),
        "date" => format!("({name} < date(\"2026-06-01\"))"),
        "radio" => format!("({name} != \"one\")"),
        _ => name.clone(),
    }
}

fn of_kind(kind: usize, readable: &Readable) -> String {
    let (name, read) = readable;
    let when = condition(readable);
    match (KINDS[kind], KINDS[*read]) {
        ("number" | "integer", "number" | "integer") => format!("{name} * 1.5 - 1"),
        ("number" | "integer", "text") => format!("string length({name})"),
        ("number" | "integer", _) => format!("if {when} then 3 else null"),
        ("text", "text") => format!("{name} + \"a\""),
        ("text", _) => format!("if {when} then \"a\" else \"b\""),
        ("date", "date") => format!("{name} + duration(\"P1D\")"),
        ("date", _) => format!("if {when} then today() else date(\"2026-05-05\")"),
        ("radio", _) => format!("if {when} then \"one\" else \"two\""),
        _ => when,
    }
}

/// A form in which each field reads only those drawn before it, with these in front of it on the
/// pages, or behind it.
fn definition(draws: &[Draw], per_page: usize, mirrored: bool) -> Json {
    let name = |at: usize| format!("f{at}");
    let mut pages = Vec::new();
    for (page, chunk) in draws.chunks(per_page).enumerate() {
        let begin = page * per_page;
        let before: Vec<Readable> = (0..begin).map(|at| (name(at), draws[at].kind)).collect();
        let mut fields: Vec<Json> = Vec::new();
        let mut checks = Vec::new();
        for (at, draw) in chunk.iter().enumerate() {
            let at = begin + at;
            let known: Vec<Readable> = (0..at).map(|at| (name(at), draws[at].kind)).collect();
            fields.push(field(draw, &name(at), &known));
            let own = (name(at), draw.kind);
            let other = known.get(draw.reads[5] % known.len().max(1)).unwrap_or(&own);
            if draw.has & 1024 != 0 {
                let that = format!("not({} and {})", condition(&own), condition(other));
                checks.push(json!({ "that": that, "at": name(at), "message": format!("Not {{{{{}}}}}", other.0) }));
            }
            if draw.has & 2048 != 0 {
                checks.push(
                    json!({ "that": condition(other), "message": format!("Say {}", other.0) }),
                );
            }
        }
        if mirrored {
            fields.reverse();
        }
        let mut written = json!({ "fields": fields, "checks": checks });
        if let Some(read) = before.get(chunk[0].reads[4] % before.len().max(1)) {
            written["visible"] = condition(read).into();
        }
        pages.push(written);
    }
    let across = json!([{ "that": format!("not({})", condition(&(name(0), draws[0].kind))), "message": "Across" }]);
    if mirrored {
        pages.reverse();
    }
    json!({ "pages": pages, "checks": across })
}

fn field(draw: &Draw, name: &str, known: &[Readable]) -> Json {
    let kind = KINDS[draw.kind];
    let when_hidden = ["exclude", "keep", "clear"][draw.when_hidden];
    let mut field = json!({ "name": name, "type": kind, "whenHidden": when_hidden });
    if kind == "radio" {
        field["options"] = json!(["one", "two"]);
    }
    let read = |at: usize| known.get(draw.reads[at] % known.len().max(1));
    let has = |bit: u16| draw.has & bit != 0;
    let own = (name.to_owned(), draw.kind);
    if let Some(first) = read(0) {
        if has(1) {
            field["visible"] = condition(first).into();
        }
        if has(2) {
            field["enabled"] = condition(read(1).unwrap_or(first)).into();
        }
        if has(4) && has(8) {
            field["compute"] = of_kind(draw.kind, read(2).unwrap_or(first)).into();
        } else {
            if has(16) {
                field["required"] = format!("= {}", condition(read(3).unwrap_or(first))).into();
            }
            if has(32) {
                field["default"] = format!("= {}", of_kind(draw.kind, first)).into();
            }
        }
        if has(64) && matches!(kind, "number" | "integer" | "date") {
            field["min"] = format!("= {}", of_kind(draw.kind, first)).into();
        }
    }
    if has(128) && field.get("compute").is_none() && field.get("required").is_none() {
        field["required"] = format!("= {} or true", condition(&own)).into();
    }
    if has(256) && matches!(kind, "number" | "integer") {
        field["max"] = 4.into();
    }
    if has(512) && kind == "text" {
        field["maxLength"] = 2.into();
    }
    field
}

fn definitions() -> impl Strategy<Value = String> {
    (proptest::collection::vec(draw(), 1..14), 1..6_usize, any::<bool>())
        .prop_map(|(draws, per_page, mirrored)| definition(&draws, per_page, mirrored).to_string())
}

/// What a person does.
#[derive(Clone, Debug)]
enum Act {
    Set(usize, usize),
    Blur(usize),
    Next,
    Back,
    GoTo(u32),
    Submit,
}

const INPUTS: [&str; 14] = [
    "",
    "a",
    "abc",
    " a ",
    "one",
    "two",
    "0",
    "1",
    "2.5",
    "3",
    "5",
    "1,5",
    "2026-05-01",
    "2026-12-01",
];

fn input(at: usize) -> Input {
    match at {
        0 => Input::Null,
        1 => Input::Bool(true),
        2 => Input::Bool(false),
        _ => Input::Text(INPUTS[at % INPUTS.len()].into()),
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => (any::<usize>(), 0..20_usize).prop_map(|(field, input)| Act::Set(field, input)),
        3 => any::<usize>().prop_map(Act::Blur),
        2 => Just(Act::Next),
        1 => Just(Act::Back),
        1 => (0..5_u32).prop_map(Act::GoTo),
        1 => Just(Act::Submit),
    ]
}

fn perform(session: &mut Session, fields: &[FieldId], act: &Act) -> Vec<Change> {
    match act {
        Act::Set(field, value) => session.set(fields[field % fields.len()], input(*value)),
        Act::Blur(field) => session.blur(fields[field % fields.len()]),
        Act::Next => session.next(),
        Act::Back => session.back(),
        Act::GoTo(page) => session.go_to(*page),
        Act::Submit => session.submit().map_or_else(|refusal| refusal.changes, |_| Vec::new()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn incremental_equals_full(definition in definitions(), acts in proptest::collection::vec(act(), 1..30)) {
        let (form, findings) = given::compiled(&definition);
        prop_assert!(findings.iter().all(|found| !found.is_error()), "{:?}", findings);
        let form = Rc::new(form);
        let fields: Vec<FieldId> = form.names().filter_map(|(name, _)| form.field(name)).collect();
        let mut session = Session::new(Rc::clone(&form), given::options());
        let mut told = as_json(&session.state());
        for act in &acts {
            let changes = perform(&mut session, &fields, act);
            apply(&mut told, &changes);
            prop_assert_eq!(&told, &as_json(&session.state()), "the changes of {:?}", act);

            let draft = session.draft();
            let (mut fresh, _) = Session::restore(Rc::clone(&form), given::options(), &draft);
            prop_assert_eq!(fresh.state(), session.state(), "after {:?}", act);
            prop_assert_eq!(fresh.errors(), session.errors());
            prop_assert_eq!(&fresh.draft(), &draft);
            if session.submittable() {
                prop_assert_eq!(fresh.submit(), session.submit());
            } else {
                prop_assert!(!session.errors().is_empty());
            }
        }
    }
}

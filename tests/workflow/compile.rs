//! The mistakes that compiling a workflow finds, each with its code and its place.

use std::collections::BTreeSet;

use routeslip::diagnostic::{Code, Diagnostic, Severity};
use routeslip::workflow::OutcomeKind;

use super::scenario::Scenario;

/// A workflow of these steps, among two people, two fields and three decisions.
fn scenario(steps: &str) -> Scenario {
    Scenario::new(&format!(
        r#"{{
          "people": {{
            "ana": {{ "name": "Ana", "roles": ["engineer"], "manager": "bo" }},
            "bo": {{ "name": "Bo", "roles": ["lead"] }}
          }},
          "fields": {{ "days": "number", "note": "string" }},
          "decisions": {{
            "route": {{ "reads": ["days"], "gives": "{{ role: \"lead\" }}", "literals": {{ "role": ["lead", "boss"] }} }},
            "role": {{ "gives": "\"lead\"", "literals": {{ "": ["lead", "chief"] }} }},
            "price": {{ "reads": ["days", "dayz"], "gives": "days" }}
          }},
          "workflow": {{ "form": "f", "steps": [{steps}] }}
        }}"#
    ))
}

fn found(steps: &str) -> Vec<Diagnostic> {
    scenario(steps).compile().1
}

const TASK: &str = r#"{ "id": "work", "type": "task", "assign": { "role": "lead" } }"#;
const END: &str = r#"{ "id": "done", "type": "end" }"#;

/// Steps, and the codes that are found with their pointers below the steps.
const MISTAKES: &[(&str, &[(Code, &str)])] = &[
    // Ids.
    (
        r#"TASK, { "id": "work", "type": "end" }, END"#,
        &[(Code::DuplicateStep, "/1/id"), (Code::UnreachableStep, "/2")],
    ),
    (r#"{ "id": " ", "type": "end" }"#, &[(Code::OutOfRange, "/0/id")]),
    // Where steps lead.
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "to": "dome" }, END"#,
        &[(Code::UnknownStep, "/0/to"), (Code::UnreachableStep, "/1")],
    ),
    (
        r#"{ "id": "a", "type": "notify", "to": "submitter", "text": "x", "next": "don" }, END"#,
        &[(Code::UnknownStep, "/0/next"), (Code::UnreachableStep, "/1")],
    ),
    (
        r#"{ "id": "a", "type": "approval", "assign": { "role": "lead" }, "outcomes": { "x": "done", "y": "non" } }, END"#,
        &[(Code::UnknownStep, "/0/outcomes/y")],
    ),
    (
        r#"{ "id": "a", "type": "approval", "assign": { "role": "lead" }, "outcomes": { "x": "done", "y": "work" } }, END, TASK"#,
        &[(Code::DeadEnd, "/2")],
    ),
    (r#"TASK"#, &[(Code::NoEnd, "")]),
    (r#""#, &[(Code::NoEnd, "")]),
    (
        r#"END, TASK, { "id": "z", "type": "end" }"#,
        &[(Code::UnreachableStep, "/1"), (Code::UnreachableStep, "/2")],
    ),
    // Loops.
    (
        r#"{ "id": "a", "type": "decision", "decision": "role", "result": "r" },
           { "id": "b", "type": "notify", "to": "submitter", "text": "x", "next": "a" }, END"#,
        &[(Code::UnreachableStep, "/2"), (Code::EndlessLoop, "/0")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "to": "b" },
           { "id": "b", "type": "task", "assign": { "role": "lead" }, "to": "a" }, END"#,
        &[(Code::UnreachableStep, "/2"), (Code::DeadEnd, "/0")],
    ),
    // Approvals.
    (
        r#"{ "id": "a", "type": "approval", "assign": { "role": "lead" }, "outcomes": {} }, END"#,
        &[(Code::NoOutcome, "/0/outcomes"), (Code::UnreachableStep, "/1")],
    ),
    (
        r#"{ "id": "a", "type": "approval", "assign": { "role": "lead" }, "outcomes": { "x": "done", "y": { "sendBack": "bo" } } }, END"#,
        &[(Code::SendBackTarget, "/0/outcomes/y/sendBack")],
    ),
    // Who can do it.
    (
        r#"{ "id": "a", "type": "task", "assign": {} }, END"#,
        &[(Code::AmbiguousAssignment, "/0/assign")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead", "person": "bo" } }, END"#,
        &[(Code::AmbiguousAssignment, "/0/assign")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "leed" } }, END"#,
        &[(Code::NobodyHoldsRole, "/0/assign/role")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "due": "P1D", "onOverdue": { "escalate": { "role": "boss" } } }, END"#,
        &[(Code::NobodyHoldsRole, "/0/onOverdue/escalate/role")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "person": "bob" } }, END"#,
        &[(Code::UnknownPerson, "/0/assign/person")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "managerOf": "bo" } }, END"#,
        &[(Code::NobodyCanTake, "/0/assign/managerOf")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "person": "submitter" }, "exclude": ["submitter"] }, END"#,
        &[(Code::NobodyCanTake, "/0/assign/person")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "= \"boss\"" } }, END"#,
        &[(Code::NobodyHoldsRole, "/0/assign/role")],
    ),
    (
        r#"{ "id": "r", "type": "decision", "decision": "route" },
           { "id": "a", "type": "task", "assign": { "role": "= r.role" } }, END"#,
        &[(Code::NobodyHoldsRole, "/1/assign/role")],
    ),
    (
        r#"{ "id": "r", "type": "decision", "decision": "role" },
           { "id": "a", "type": "task", "assign": { "role": "= r" } }, END"#,
        &[(Code::NobodyHoldsRole, "/1/assign/role")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "= days" } }, END"#,
        &[(Code::WrongResultType, "/0/assign/role")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "exclude": ["done"] }, END"#,
        &[(Code::UnknownExclusion, "/0/exclude/0")],
    ),
    (
        r#"{ "id": "a", "type": "notify", "to": "zoe", "text": "x" }, END"#,
        &[(Code::UnknownPerson, "/0/to")],
    ),
    // Times.
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "due": "2 days", "remind": ["PT1H", "-PT1H", "1h"] }, END"#,
        &[
            (Code::InvalidDuration, "/0/due"),
            (Code::InvalidDuration, "/0/remind/1"),
            (Code::InvalidDuration, "/0/remind/2"),
        ],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "due": "= days" }, END"#,
        &[(Code::WrongResultType, "/0/due")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "onOverdue": { "escalate": { "role": "lead" } } }, END"#,
        &[(Code::NeverOverdue, "/0/onOverdue")],
    ),
    // Decisions and names.
    (
        r#"{ "id": "r", "type": "decision", "decision": "rout" }, END"#,
        &[(Code::UnknownDecision, "/0/decision")],
    ),
    (
        r#"{ "id": "r", "type": "decision", "decision": "price" }, END"#,
        &[(Code::UnprovidedName, "/0/decision")],
    ),
    (
        r#"{ "id": "r", "type": "decision", "decision": "route", "result": "days" }, END"#,
        &[(Code::NameCollision, "/0/result")],
    ),
    (
        r#"{ "id": "submitter", "type": "decision", "decision": "route" }, END"#,
        &[(Code::NameCollision, "/0/id")],
    ),
    (
        r#"{ "id": "note", "type": "task", "assign": { "role": "lead" } }, END"#,
        &[(Code::NameCollision, "/0/id")],
    ),
    (
        r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "title": "{{work.comment}} {{r}}" }, TASK,
           { "id": "b", "type": "decision", "decision": "role", "result": "r" }, END"#,
        &[(Code::ResultTooLate, "/0/title"), (Code::ResultTooLate, "/0/title")],
    ),
    // Blocks.
    (
        r#"{ "id": "p", "type": "parallel", "join": 3, "branches": [
             { "steps": [{ "id": "a", "type": "task", "assign": { "role": "lead" }, "to": "b" }] },
             { "steps": [{ "id": "b", "type": "task", "assign": { "role": "lead" } }] } ] }, END"#,
        &[(Code::JoinTooLarge, "/0/join"), (Code::LeadsAcross, "/0/branches/0/steps/0/to")],
    ),
    (
        r#"{ "id": "g", "type": "group", "steps": [
             { "id": "a", "type": "task", "assign": { "role": "lead" }, "to": "work" } ] }, TASK, END"#,
        &[(Code::LeadsAcross, "/0/steps/0/to")],
    ),
    (
        r#"{ "id": "p", "type": "parallel" }, END"#,
        &[(Code::NoBranch, "/0/branches"), (Code::UnreachableStep, "/1")],
    ),
    (
        r#"{ "id": "s", "type": "switch", "cases": [{ "if": "days > 3", "to": "s2" }] },
           { "id": "s2", "type": "switch", "cases": [{ "if": "days", "to": "done" }], "otherwise": "done" }, END"#,
        &[(Code::WrongResultType, "/1/cases/0/if")],
    ),
    (
        r#"{ "id": "i", "type": "inclusive", "branches": [{ "if": "days > 3", "steps": [TASK] }] }, END"#,
        &[(Code::NoDefault, "/0")],
    ),
    (r#"{ "id": "e", "type": "each", "steps": [TASK] }, END"#, &[(Code::AmbiguousEach, "/0")]),
    (
        r#"{ "id": "t", "type": "throw", "signal": "s", "message": "e" }, { "id": "w", "type": "wait", "after": "PT1H", "signal": "s" }, END"#,
        &[(Code::AmbiguousEvent, "/0"), (Code::AmbiguousEvent, "/1")],
    ),
    (
        r#"{ "id": "c", "type": "call", "workflow": "nowhere" }, { "id": "h", "type": "webhook" }, END"#,
        &[(Code::UnknownReference, "/0/workflow"), (Code::AmbiguousEvent, "/1")],
    ),
    (
        r#"{ "id": "a", "type": "notify", "to": "submitter", "text": "{{dayz}}" }, END"#,
        &[(Code::UnknownName, "/0/text")],
    ),
];

fn whole(steps: &str) -> String {
    steps.replace("TASK", TASK).replace("END", END)
}

#[test]
fn every_mistake_has_its_code_and_place() {
    let mut failures = Vec::new();
    for (steps, expected) in MISTAKES {
        let found = found(&whole(steps));
        let found: Vec<(Code, &str)> = found
            .iter()
            .map(|it| (it.code, it.pointer.as_str().strip_prefix("/workflows/w/steps").unwrap()))
            .collect();
        if found != *expected {
            failures.push(format!("{steps}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_code_of_compiling_is_shown_and_helps() {
    // What a look at the whole finds is shown in `lint.rs`.
    let mut shown = BTreeSet::from([
        Code::TooManySteps,
        Code::Standstill,
        Code::NotSynchronised,
        Code::EndsEarly,
        Code::MessageNobodySends,
    ]);
    for (steps, _) in MISTAKES {
        for found in found(&whole(steps)) {
            assert!(found.message.ends_with('.'), "{}", found.message);
            assert!(found.help.is_some() || found.code.number() < 4000, "{found}");
            shown.insert(found.code);
        }
    }
    let all = Code::ALL.iter().map(|(code, _)| *code);
    let missing: Vec<Code> =
        all.filter(|code| (4001..4100).contains(&code.number()) && !shown.contains(code)).collect();
    assert_eq!(missing, []);
}

#[test]
fn the_nearest_name_is_offered() {
    for (steps, help) in [
        (
            r#"{ "id": "a", "type": "task", "assign": { "role": "leed" } }, END"#,
            "Did you mean `lead`?",
        ),
        (r#"{ "id": "r", "type": "decision", "decision": "rout" }, END"#, "Did you mean `route`?"),
        (r#"{ "id": "r", "type": "decision", "decision": "price" }, END"#, "Did you mean `days`?"),
        (
            r#"TASK, { "id": "n", "type": "notify", "to": "wrok", "text": "x" }, END"#,
            "Did you mean `work`?",
        ),
        (
            r#"{ "id": "a", "type": "task", "assign": { "role": "lead" }, "exclude": ["submiter"] }, END"#,
            "Did you mean `submitter`?",
        ),
    ] {
        let found = found(&whole(steps));
        assert_eq!(found[0].help.as_deref(), Some(help), "{}", found[0]);
    }
}

#[test]
fn a_title_can_only_read_what_is_there_at_the_beginning() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" } }, "fields": { "n": "number", "submitter": "string" },
             "workflow": { "form": "f", "title": "{{n}} {{submitter.name}} {{work.outcome}}", "steps": [
               { "id": "work", "type": "task", "assign": { "person": "ana" } },
               { "id": "done", "type": "end" } ] } }"#,
    );
    let found = scenario.compile().1;
    let found: Vec<_> = found.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(
        found,
        [(Code::NameCollision, "/workflows/w/form"), (Code::ResultTooLate, "/workflows/w/title"),]
    );
}

#[test]
fn too_many_steps_are_refused_in_good_time() {
    let steps: Vec<String> = (0..20_000)
        .map(|n| format!(r#"{{ "id": "s{n}", "type": "task", "assign": {{ "role": "lead" }} }}"#))
        .collect();
    let found = found(&steps.join(","));
    let codes: BTreeSet<Code> = found.iter().map(|it| it.code).collect();
    assert_eq!(codes, BTreeSet::from([Code::TooManySteps]));
}

#[test]
fn a_graph_says_what_can_be_answered() {
    let graph = scenario(&whole(
        r#"{ "id": "a", "type": "approval", "assign": { "role": "lead" },
             "outcomes": { "yes": "done", "no": "done", "back": { "sendBack": "submitter" } } }, END"#,
    ))
    .graph();
    let outcomes: Vec<(&str, OutcomeKind)> =
        graph.outcomes("a").map(|(name, kind)| (&**name, kind)).collect();
    assert_eq!(
        outcomes,
        [("yes", OutcomeKind::Agree), ("no", OutcomeKind::Other), ("back", OutcomeKind::SendBack)]
    );
    assert_eq!(graph.outcomes("done").count(), 0);
    assert_eq!(&**graph.form(), "f");
}

#[test]
fn mistakes_that_are_no_more_than_doubtful_are_warnings() {
    for (steps, _) in MISTAKES {
        for found in found(&whole(steps)) {
            let doubtful =
                matches!(found.code, Code::UnreachableStep | Code::NeverOverdue | Code::NoDefault)
                    || found.pointer.as_str().ends_with("/0/id")
                        && found.message.starts_with("The step's id");
            let severity = if doubtful { Severity::Warning } else { Severity::Error };
            assert_eq!(found.severity, severity, "{found}");
        }
    }
}

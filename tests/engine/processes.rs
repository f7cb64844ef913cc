//! Processes: what starts when something ends.

use super::given::{LEAVE, Workspace};

/// The leave request with a second workflow that its process hands on to.
fn with_payroll() -> Workspace {
    let payroll = r#""payroll-change": { "title": "Payroll: {{days}} days", "form": "leave",
        "steps": [ { "id": "enter", "type": "task", "assign": { "role": "hr" } }, { "id": "done", "type": "end" } ] },
        "leave-request""#;
    let mut workspace = Workspace::leave();
    workspace.deploy(&LEAVE.replacen("\"leave-request\"", payroll, 1));
    workspace
}

#[test]
fn what_ends_well_starts_the_next_workflow_with_its_values() {
    let mut workspace = with_payroll();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    workspace.answer(&slip, 2, "cy", None).unwrap();
    let slips = workspace.engine.slips(None);
    assert_eq!(
        slips.iter().map(|slip| &*slip.workflow).collect::<Vec<_>>(),
        ["payroll-change", "leave-request"]
    );
    assert_eq!(&*slips[0].title, "Payroll: 5 days");
    let last = workspace.engine.timeline(&slip).unwrap().pop().unwrap();
    assert_eq!((last.kind, last.title.as_str()), ("handedOn", "Handed on to payroll-change"));
}

#[test]
fn what_is_rejected_starts_nothing() {
    let mut workspace = with_payroll();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    workspace.answer(&slip, 1, "bo", Some("reject")).unwrap();
    assert_eq!(workspace.engine.slips(None).len(), 1);
}

#[test]
fn an_instance_stays_with_its_definitions() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    workspace.deploy(&LEAVE.replace("Book the days", "Note the days"));
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    assert_eq!(&*workspace.engine.inbox("cy", workspace.now)[0].title, "Book the days");
    let later = workspace.begin("ana", "Holiday", 5).unwrap();
    workspace.answer(&later, 1, "bo", Some("approve")).unwrap();
    assert_eq!(&*workspace.engine.inbox("cy", workspace.now)[1].title, "Note the days");
}

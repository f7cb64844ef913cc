//! Messages and signals between instances.

use std::rc::Rc;

use routeslip::diagnostic::Code;
use routeslip::value::{Context, Value};

use super::given::{LEAVE, Workspace};

/// The leave request with workflows that send and take.
fn workspace() -> Workspace {
    let others = r#"
        "asker": { "title": "Asker", "form": "leave", "steps": [
          { "id": "ask", "type": "throw", "message": "question", "values": { "kind": "kind", "days": "days" } },
          { "id": "w", "type": "wait", "message": "answer", "key": "days" },
          { "id": "all", "type": "throw", "signal": "over" }, { "id": "done", "type": "end" } ] },
        "answerer": { "title": "Answerer", "form": "leave", "steps": [
          { "id": "asked", "type": "start", "message": "question" },
          { "id": "think", "type": "task", "assign": { "role": "hr" } },
          { "id": "say", "type": "throw", "message": "answer", "key": "days" },
          { "id": "told", "type": "wait", "signal": "over" }, { "id": "done", "type": "end" } ] },
        "leave-request""#;
    let mut workspace = Workspace::leave();
    workspace.deploy(&LEAVE.replacen("\"leave-request\"", others, 1));
    workspace
}

fn submit(workspace: &mut Workspace, days: i64) -> Rc<str> {
    let values = Context::from_iter([
        ("kind".into(), Value::from("Holiday")),
        ("days".into(), Value::Number(days.into())),
    ]);
    let pending = workspace
        .ask(|engine, env| engine.begin("asker", Rc::new(values), &"ana".into(), None, env))
        .unwrap();
    workspace.store(pending).unwrap()
}

fn status(workspace: &Workspace, slip: &str) -> String {
    let slips = workspace.engine.slips(None);
    slips.iter().find(|view| *view.id == *slip).unwrap().status.to_string()
}

#[test]
fn a_message_begins_a_workflow_whose_answer_finds_the_one_that_asked() {
    let mut workspace = workspace();
    let one = submit(&mut workspace, 3);
    let two = submit(&mut workspace, 5);
    let slips = workspace.engine.slips(None);
    assert_eq!(slips.iter().filter(|slip| &*slip.workflow == "answerer").count(), 2);
    let of_two = slips.iter().find(|slip| &*slip.workflow == "answerer").unwrap().id.clone();
    workspace.answer(&of_two, 1, "cy", None).unwrap();
    assert_eq!(status(&workspace, &one), "running");
    assert_eq!(status(&workspace, &two), "completed");
    // The one that was asked waits for the signal that followed.
    assert_eq!(status(&workspace, &of_two), "completed");
}

#[test]
fn a_message_from_outside_is_taken_or_refused() {
    let mut workspace = workspace();
    let one = submit(&mut workspace, 3);
    let message = |workspace: &Workspace, days: i64| {
        let key = Some(Value::Number(days.into()));
        workspace.ask(|engine, env| {
            engine.message(&"answer".into(), key, &Rc::default(), &"ana".into(), env)
        })
    };
    assert_eq!(message(&workspace, 4).unwrap_err().code, Code::NobodyWaits);
    let pending = message(&workspace, 3).unwrap();
    workspace.store(pending);
    assert_eq!(status(&workspace, &one), "completed");
}

//! Instances that move to definitions which were deployed later.

use routeslip::diagnostic::Code;
use routeslip::engine::Engine;
use routeslip::store::EventStore;

use super::given::{LEAVE, Workspace};

/// The leave request with `review` under another id, and a step more before the booking.
fn next_version() -> String {
    let renamed = LEAVE.replace("\"review\"", "\"decide\"");
    assert_ne!(renamed, LEAVE);
    let book = "{ \"id\": \"book\"";
    let more = format!(
        "{{ \"id\": \"plan\", \"type\": \"task\", \"title\": \"Plan\", \"assign\": {{ \"role\": \"hr\" }} }},\n{book}"
    );
    let next =
        renamed.replacen(book, &more, 1).replace("\"approve\": \"book\"", "\"approve\": \"plan\"");
    assert!(next.contains("\"plan\""), "{next}");
    next
}

fn at(workspace: &Workspace, slip: &str) -> String {
    let view = workspace.engine.slip_view(slip).unwrap();
    view.at.iter().map(|place| place.step.to_string()).collect::<Vec<_>>().join(", ")
}

#[test]
fn an_instance_goes_on_by_the_new_definitions() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    let stays = workspace.begin("ana", "Holiday", 4).unwrap();
    workspace.deploy(&next_version());

    let obstacles = workspace.engine.obstacles(&slip, "{}").unwrap();
    let told: Vec<(u32, &str, &str)> =
        obstacles.iter().map(|it| (it.token, &*it.step, &*it.reason)).collect();
    assert_eq!(told, [(1, "review", "The step is not there any more.")]);
    let refused = workspace.ask(|engine, env| engine.migrate(&slip, "{}", None, env).unwrap_err());
    assert_eq!(refused.code, Code::CantMigrate);
    let other = r#"{"steps": {"review": "plan"}}"#;
    let obstacles = workspace.engine.obstacles(&slip, other).unwrap();
    assert_eq!(obstacles[0].reason, "The step does another kind of thing there.");

    let plan = r#"{"steps": {"review": "decide"}, "reason": "the new rules"}"#;
    assert_eq!(workspace.engine.obstacles(&slip, plan).unwrap(), []);
    let pending =
        workspace.ask(|engine, env| engine.migrate(&slip, plan, Some("cy".into()), env)).unwrap();
    workspace.store(pending);
    assert_eq!(at(&workspace, &slip), "decide");
    workspace.answer(&slip, 1, "bo", Some("approve")).unwrap();
    assert_eq!(at(&workspace, &slip), "plan");
    workspace.answer(&stays, 1, "bo", Some("approve")).unwrap();
    assert_eq!(at(&workspace, &stays), "book");

    let mut again = Engine::new();
    again.replay(&workspace.store.read(0)).unwrap();
    assert_eq!(again.slips(None), workspace.engine.slips(None));
    assert_eq!(again.inbox("cy", 0), workspace.engine.inbox("cy", 0));
}

#[test]
fn what_is_not_there_is_refused() {
    let mut workspace = Workspace::leave();
    let slip = workspace.begin("ana", "Holiday", 5).unwrap();
    let refused = |plan: &str| workspace.engine.obstacles(&slip, plan).unwrap_err().code;
    assert_eq!(refused(r#"{"workflow": "leave"}"#), Code::UnknownWorkflow);
    assert_eq!(refused(r#"{"step": {}}"#), Code::UnknownProperty);
    assert_eq!(workspace.engine.obstacles("s9", "{}").unwrap_err().code, Code::UnknownInstance);
}

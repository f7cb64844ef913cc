//! Sessions, step by step: `set` with `to`, `blur`, `next`, `back`, `goTo`, `addRow`, `removeRow`,
//! `moveRow` with `to`, `verified` with `ticket` and `message` (each may say the exact `changes`);
//! `state` (some of the fields, some of their properties), `pages`, `page`, `submittable`; and
//! `submit` with either the `errors` or the `values` (and `answers`) that it must give. Rows are
//! told by their ids.

use std::rc::Rc;

use routeslip::form::{Change, FieldRef, Form, Input, Session};
use routeslip::pointer::Pointer;
use serde_json::Value as Json;

use super::case::Case;
use crate::given;

/// Runs all sessions of a case; how many there are.
pub(super) fn run(case: &mut Case, form: &Rc<Form>) -> usize {
    let all = Pointer::root().name("sessions");
    let titles = case.names(&all);
    for title in &titles {
        let mut session = Session::new(Rc::clone(form), given::options());
        let at = all.name(title);
        for place in 0..case.at(&at).as_array().map_or(0, Vec::len) {
            let at = at.index(place);
            step(case, &at, &mut session);
            survives_a_reload(case, &at, &session);
        }
    }
    titles.len()
}

fn step(case: &mut Case, at: &Pointer, session: &mut Session) {
    let step = case.at(at).clone();
    if step.get("submit").is_some() {
        return submit(case, &at.name("submit"), session);
    }
    match act(&step, session) {
        Some(Ok(changes)) if step.get("changes").is_some() => {
            case.compare(&at.name("changes"), "changes", &given::json(&changes));
        }
        Some(Ok(_)) => {}
        Some(Err(path)) => case.differs(at, format!("there is no field {path}")),
        None => state(case, at, session),
    }
}

/// Does what a step says; none where it only says what is so.
fn act(step: &Json, session: &mut Session) -> Option<Result<Vec<Change>, String>> {
    for act in ["set", "blur", "addRow", "removeRow", "moveRow", "verified"] {
        let Some(path) = step[act].as_str() else { continue };
        let Some(at) = session.find(path) else { return Some(Err(path.into())) };
        return Some(Ok(at_field(act, step, session, at)));
    }
    if step["next"] == true {
        Some(Ok(session.next()))
    } else if step["back"] == true {
        Some(Ok(session.back()))
    } else {
        Some(Ok(session.go_to(number(&step["goTo"])?)))
    }
}

fn at_field(act: &str, step: &Json, session: &mut Session, at: FieldRef) -> Vec<Change> {
    let place = || number(&step["to"]).map(|place| place as usize);
    match act {
        "set" => session.set(at, input(&step["to"])),
        "blur" => session.blur(at),
        "addRow" => session.add_row(at, place()),
        "removeRow" => session.remove_row(at),
        "moveRow" => session.move_row(at, place().expect("a place")),
        _ => {
            let ticket = number(&step["ticket"]).expect("a ticket");
            session.verified(at, ticket, step["message"].as_str().map(Into::into))
        }
    }
}

fn number(json: &Json) -> Option<u32> {
    json.as_u64().and_then(|number| u32::try_from(number).ok())
}

fn submit(case: &mut Case, at: &Pointer, session: &mut Session) {
    match session.submit() {
        Err(refusal) => {
            case.compare(&at.name("errors"), "submit", &given::json(&refusal.errors));
        }
        Ok(submission) => {
            case.compare(&at.name("values"), "submit", &given::values(&submission));
            if case.at(at).get("answers").is_some() {
                let answers = session.form().answers(&submission.values);
                case.compare(&at.name("answers"), "submit", &given::json(&answers));
            }
        }
    }
}

fn state(case: &mut Case, at: &Pointer, session: &Session) {
    let state = given::json(&session.state());
    let mut judged = 0;
    for path in case.names(&at.name("state")) {
        let at = at.name("state").name(&path);
        let fields = state["fields"].as_array();
        let found = fields.and_then(|fields| fields.iter().find(|found| found["field"] == *path));
        let Some(found) = found else {
            case.differs(&at, format!("there is no field {path}"));
            continue;
        };
        for property in case.names(&at) {
            case.compare(&at.name(&property), "state", &found[&*property]);
            judged += 1;
        }
    }
    for property in ["page", "pages", "submittable"] {
        if case.at(at).get(property).is_some() {
            case.compare(&at.name(property), "state", &state[property]);
            judged += 1;
        }
    }
    if judged == 0 {
        case.differs(at, "nothing is said here".into());
    }
}

fn input(json: &Json) -> Input {
    let (node, _) = routeslip::json::parse(&json.to_string());
    node.and_then(|node| Input::from_json(&node)).expect("an input")
}

/// A session that is opened again from its draft goes on where it was.
fn survives_a_reload(case: &mut Case, at: &Pointer, session: &Session) {
    let draft = session.draft();
    let (again, misfits) = Session::restore(Rc::clone(session.form()), given::options(), &draft);
    let same = [
        ("state", again.state() == session.state()),
        ("errors", again.errors() == session.errors()),
        ("draft", again.draft() == draft),
    ];
    for (what, same) in same {
        if !same {
            case.differs(at, format!("opened again from its draft it has another {what}"));
        }
    }
    for misfit in misfits {
        let field = misfit.field.expect("a field");
        let wrong = session.errors();
        let hidden = given::json(&session.state())["fields"].as_array().is_some_and(|fields| {
            fields.iter().any(|f| f["field"] == *field && f["visible"] == false)
        });
        if !hidden && !wrong.iter().any(|error| error.field.as_ref() == Some(&field)) {
            case.differs(at, format!("{field} does not fit but is not wrong"));
        }
    }
}

//! Submissions: what is entered, and what the form makes of it, whichever way it is entered.
//!
//! | member | meaning |
//! |---|---|
//! | `given` | what is entered, in this order: by names, groups as objects, rows as arrays of objects; a name may also be a path |
//! | `verified` | what checks of the page answer: by path the message of what is wrong; all else is fine |
//! | `unfit` | what of it the form has no place for |
//! | `values` | the submission, normalised |
//! | `errors` | or else all that is wrong, in order: of fields without their page; without messages where they are not said |
//! | `warnings` | all that is doubtful; nothing when it is not said |
//! | `pages` | the names, or titles, of the pages that are part of the form |
//! | `visible`, `hidden` | some fields that are, or are not |
//! | `state` | some of what else can change of some fields |
//!
//! In paths rows are told by their places, counted from 1.

use std::rc::Rc;

use routeslip::form::{Form, MisfitReason, Refusal, Session, Submission};
use routeslip::pointer::Pointer;
use routeslip::value::{Context, Value};
use serde_json::{Value as Json, json};

use super::case::Case;
use super::entering::{self, Places};
use crate::given;

const KNOWN: [&str; 10] = [
    "given", "verified", "unfit", "values", "errors", "warnings", "pages", "visible", "hidden",
    "state",
];

/// Runs all submissions of a case; how many there are.
pub(super) fn run(case: &mut Case, form: &Rc<Form>) -> usize {
    let all = Pointer::root().name("submissions");
    let titles = case.names(&all);
    for title in &titles {
        let at = all.name(title);
        case.must_only_say(&at, &KNOWN);
        one(case, form, &at);
    }
    titles.len()
}

fn one(case: &mut Case, form: &Rc<Form>, at: &Pointer) {
    let Some(given) = case.node(&at.name("given")) else {
        return case.differs(at, "nothing is given".into());
    };
    let Value::Context(values) = Value::from_json(given) else {
        return case.differs(at, "what is given is no object".into());
    };
    let (mut session, misfits) = Session::with_values(Rc::clone(form), given::options(), &values);
    let unfit: Vec<Json> = misfits
        .iter()
        .filter(|misfit| misfit.reason == MisfitReason::NoField)
        .map(|misfit| json!(misfit.field.as_deref()))
        .collect();
    if !unfit.is_empty() || case.at(&at.name("unfit")) != &Json::Null {
        case.compare(&at.name("unfit"), "what has no place", &unfit.into());
    }
    let draft = session.draft();
    judge(case, at, "given at once", &mut session);
    by_hand(case, form, at, &values);
    // Drafts keep no secrets.
    let definition = case.at(&Pointer::root().name("definition")).to_string();
    let is_secret = |kind: &&str| definition.contains(&format!("\"type\":\"{kind}\""));
    if !["password", "card"].iter().any(is_secret) {
        let (mut again, _) = Session::restore(Rc::clone(form), given::options(), &draft);
        judge(case, at, "opened again from a draft", &mut again);
    }
}

fn by_hand(case: &mut Case, form: &Rc<Form>, at: &Pointer, values: &Context) {
    let mut session = Session::new(Rc::clone(form), given::options());
    if entering::enter(&mut session, values, "").is_some() {
        return judge(case, at, "entered one by one", &mut session);
    }
    let errors = case.at(&at.name("errors")).as_array().cloned().unwrap_or_default();
    if !errors.iter().any(|error| error["code"] == "maxRows") {
        case.differs(at, "no one can enter so many rows, but that is not said to be wrong".into());
    }
}

/// Compares what a session came to with what is said of it.
fn judge(case: &mut Case, at: &Pointer, way: &str, session: &mut Session) {
    answer(case, at, session);
    let submitted = session.submit();
    show_all(session);
    let state = given::json(&session.state());
    let places = Places::new(&state);
    let fields: Vec<(String, &Json)> = state["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .map(|field| (places.path(field["field"].as_str().expect("a path")), field))
        .collect();
    let find = |path: &str| fields.iter().find(|(known, _)| known == path).map(|(_, field)| *field);
    for (list, expected) in [("visible", true), ("hidden", false)] {
        let at = at.name(list);
        for (place, path) in case.at(&at).as_array().cloned().into_iter().flatten().enumerate() {
            let path = path.as_str().expect("a path");
            let found = find(path).map(|field| field["visible"] == true);
            if found != Some(expected) {
                let how = match found {
                    None => format!("there is no field {path}"),
                    Some(_) => format!("{path} is not {list}"),
                };
                case.tell(&at.index(place), way, how);
            }
        }
    }
    for path in case.names(&at.name("state")) {
        let at = at.name("state").name(&path);
        for property in case.names(&at) {
            match find(&path) {
                Some(field) => case.compare(&at.name(&property), way, &field[&*property]),
                None => case.differs(&at, format!("there is no field {path}")),
            }
        }
    }
    let view = given::json(&session.form().view());
    let called = |page: usize| {
        let page = &view["pages"][page];
        if page["name"].is_null() { page["title"].clone() } else { page["name"].clone() }
    };
    let pages = state["pages"].as_array().expect("pages");
    if case.at(&at.name("pages")) != &Json::Null {
        let visible = pages.iter().enumerate().filter(|(_, page)| page["visible"] == true);
        let found: Vec<Json> = visible.map(|(place, _)| called(place)).collect();
        case.compare(&at.name("pages"), way, &found.into());
    }
    let mut warnings: Vec<Json> = fields
        .iter()
        .filter(|(_, field)| field.get("warning").is_some())
        .map(|(path, field)| json!({ "field": path, "message": field["warning"]["message"] }))
        .collect();
    for (place, page) in pages.iter().enumerate() {
        for warning in page["warnings"].as_array().into_iter().flatten() {
            warnings.push(json!({ "page": called(place), "message": warning }));
        }
    }
    if !warnings.is_empty() || case.at(&at.name("warnings")) != &Json::Null {
        case.compare(&at.name("warnings"), way, &warnings.into());
    }
    submission(case, at, way, submitted, &places);
}

fn submission(
    case: &mut Case,
    at: &Pointer,
    way: &str,
    submitted: Result<Submission, Refusal>,
    places: &Places,
) {
    match submitted {
        Ok(submission) if case.at(&at.name("values")).is_object() => {
            case.compare(&at.name("values"), way, &given::values(&submission));
        }
        Ok(submission) => {
            let values = given::values(&submission);
            case.tell(&at.name("errors"), way, format!("nothing is wrong: {values}"));
        }
        Err(refusal) => {
            let at = at.name("errors");
            let expected = case.at(&at).as_array().cloned().unwrap_or_default();
            let found = given::json(&refusal.errors);
            let mut errors = found.as_array().cloned().expect("errors");
            for (place, error) in errors.iter_mut().enumerate() {
                let error = error.as_object_mut().expect("an error");
                if let Some(path) = error.get("field").and_then(Json::as_str) {
                    let path = places.path(path);
                    error.insert("field".into(), path.into());
                    error.remove("page");
                }
                if expected.get(place).is_some_and(|said| said.get("message").is_none()) {
                    error.remove("message");
                }
            }
            case.compare(&at, way, &errors.into());
        }
    }
}

/// Answers for the checks of the page.
fn answer(case: &Case, at: &Pointer, session: &mut Session) {
    while session.open_questions() > 0 {
        let state = given::json(&session.state());
        let places = Places::new(&state);
        for field in state["fields"].as_array().expect("fields") {
            let Some(ticket) = field["verify"]["ticket"].as_u64() else { continue };
            let path = field["field"].as_str().expect("a path");
            let message = case.at(&at.name("verified").name(&places.path(path))).as_str();
            let at = session.find(path).expect("a field");
            session.verified(at, u32::try_from(ticket).expect("a ticket"), message.map(Into::into));
        }
    }
}

/// Leaves every field and tries every page, so that all that is wrong or doubtful is shown.
fn show_all(session: &mut Session) {
    for _ in 0..session.form().view().pages.len() {
        session.next();
    }
    let state = given::json(&session.state());
    for field in state["fields"].as_array().expect("fields") {
        if let Some(at) = field["field"].as_str().and_then(|path| session.find(path)) {
            session.blur(at);
        }
    }
}

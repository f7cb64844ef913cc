//! Answers of the WebAssembly build of the crate in Node, with the host that pages have: its `RegExp`, `Intl` and letters.

use anyhow::{Context as _, Result, bail};
use routeslip::document::to_text;
use serde_json::{Value as Json, json};

use super::ask::{Answer, Request, read};
use super::cases::Suite;
use crate::build::Mode;
use crate::files;
use crate::npm;
use crate::repository;
use crate::tool::NODE;
use crate::wasm;

/// Answers each of the requests.
pub(super) fn answers(suite: &Suite, requests: &[Request<'_>]) -> Result<Vec<Answer>> {
    wasm::build(Mode::Release)?;
    let file = repository::scratch().join("requests.json");
    files::write(&file, written(suite, requests).to_string().as_bytes())?;
    let script = npm::package().join("conformance/run.mjs");
    let told =
        NODE.read(NODE.command(&npm::package(), &[]).arg(script).arg("decisions.mjs").arg(&file))?;
    let told: Vec<Vec<Json>> = serde_json::from_str(&told).context("the answers can't be read")?;
    let answers: Vec<Answer> = told.iter().flatten().map(answer).collect();
    if answers.len() != requests.len() {
        bail!("{} requests have {} answers", requests.len(), answers.len());
    }
    Ok(answers)
}

/// The requests by bundles. Values stay text: as JSON numbers they would lose digits.
fn written(suite: &Suite, requests: &[Request<'_>]) -> Json {
    let by_bundle = requests.chunk_by(|one, next| one.bundle == next.bundle);
    let of_bundle = |requests: &[Request<'_>]| {
        let bundle = requests.first().and_then(|request| suite.bundles.get(request.bundle));
        let requests = requests.iter().map(|request| {
            let inputs = to_text(&*request.inputs);
            json!({ "name": request.name, "call": request.is_call, "inputs": inputs })
        });
        json!({ "bundle": bundle, "requests": Json::from_iter(requests).to_string() })
    };
    Json::from_iter(by_bundle.map(of_bundle))
}

fn answer(told: &Json) -> Answer {
    let notes = told.get("notes").and_then(Json::as_array).into_iter().flatten();
    Answer {
        value: told.get("value").and_then(Json::as_str).map(read),
        notes: notes.filter_map(Json::as_str).map(str::to_owned).collect(),
    }
}

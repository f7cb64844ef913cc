//! Answers of the package in Node, with the host that pages have: its `RegExp` and Unicode.

use anyhow::{Context as _, Result};
use serde_json::{Value as Json, json};

use super::Answer;
use super::cases::{Group, Suite};
use crate::build::Mode;
use crate::files;
use crate::npm;
use crate::repository;
use crate::tool::NODE;
use crate::wasm;

/// Answers for every group.
pub(super) fn answers(suite: &Suite) -> Result<Vec<Vec<Answer>>> {
    wasm::build(Mode::Release)?;
    let file = repository::scratch().join("schemas.json");
    files::write(&file, written(suite).to_string().as_bytes())?;
    let script = npm::package().join("conformance/run.mjs");
    let mut command = NODE.command(&npm::package(), &[]);
    let told = NODE.read(command.arg(script).arg("schemas.mjs").arg(&file))?;
    let told: Vec<Vec<Json>> = serde_json::from_str(&told).context("the answers can't be read")?;
    Ok(told.iter().map(|group| group.iter().map(answer).collect()).collect())
}

/// The groups. Schemas and documents stay text: as JSON numbers they would lose digits.
fn written(suite: &Suite) -> Json {
    let remotes: Json =
        suite.remotes.iter().map(|(uri, text)| (uri.clone(), json!(text))).collect();
    let group = |group: &Group| {
        let draft = if group.is_draft_07 { "draft-07" } else { "2020-12" };
        json!({
            "schema": group.schema,
            "options": { "draft": draft, "formats": group.formats, "content": group.content },
            "documents": group.tests.iter().map(|test| &*test.data).collect::<Vec<_>>(),
        })
    };
    let groups: Vec<Json> = suite.groups.iter().map(group).collect();
    json!([{ "remotes": remotes, "groups": groups }])
}

fn answer(told: &Json) -> Answer {
    told.as_bool().ok_or_else(|| told.to_string())
}

//! The suite as plain data.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use routeslip::json::{Tag, Tape, View};

/// Where the suite's schemas expect the remote documents.
const REMOTE: &str = "http://localhost:1234/";

/// Everything that is asked.
pub(super) struct Suite {
    pub(super) groups: Vec<Group>,
    /// Documents that schemas refer to, by their URIs.
    pub(super) remotes: Vec<(String, String)>,
}

/// Tests of one schema.
pub(super) struct Group {
    /// The file, by its path in the suite.
    pub(super) file: String,
    /// `required`, `optional` or `optional/format`.
    pub(super) part: String,
    pub(super) is_draft_07: bool,
    pub(super) name: String,
    pub(super) schema: String,
    /// Whether formats are asserted.
    pub(super) formats: bool,
    /// Whether contents are.
    pub(super) content: bool,
    pub(super) tests: Vec<Test>,
}

/// A document, and whether it is valid.
pub(super) struct Test {
    pub(super) name: String,
    pub(super) data: String,
    pub(super) is_valid: bool,
}

/// Reads the suite.
pub(super) fn load(directory: &Path) -> Result<Suite> {
    let mut suite = Suite { groups: Vec::new(), remotes: Vec::new() };
    let remotes = directory.join("remotes");
    for path in files(&remotes)? {
        let name = path.strip_prefix(&remotes)?.to_string_lossy().into_owned();
        suite.remotes.push((format!("{REMOTE}{name}"), read(&path)?));
    }
    for draft in ["draft2020-12", "draft7"] {
        let folder = directory.join("tests").join(draft);
        for path in files(&folder)? {
            let name = path.strip_prefix(&folder)?.to_string_lossy().into_owned();
            let part = match name.rsplit_once('/') {
                None => "required",
                Some((part, _)) => part,
            };
            let part = part.to_owned();
            let file = format!("{draft}/{name}");
            groups(&file, &part, &read(&path)?, &mut suite.groups)
                .with_context(|| format!("{file} can't be read"))?;
        }
    }
    Ok(suite)
}

fn groups(file: &str, part: &str, text: &str, groups: &mut Vec<Group>) -> Result<()> {
    let mut tape = Tape::default();
    tape.read(text).map_err(|error| anyhow!("{error}"))?;
    for group in tape.view(text, 0).items() {
        let member = |name: &str| group.get(name).with_context(|| format!("no `{name}`"));
        let test = |test: View<'_>| {
            let member = |name: &str| test.get(name).with_context(|| format!("no `{name}`"));
            Ok(Test {
                name: member("description")?.as_str().unwrap_or_default().to_owned(),
                data: member("data")?.text().to_owned(),
                is_valid: member("valid")?.tag() == Tag::True,
            })
        };
        groups.push(Group {
            file: file.to_owned(),
            part: part.to_owned(),
            is_draft_07: file.starts_with("draft7/"),
            name: member("description")?.as_str().unwrap_or_default().to_owned(),
            schema: member("schema")?.text().to_owned(),
            formats: part == "optional/format",
            content: file.ends_with("optional/content.json"),
            tests: member("tests")?.items().map(test).collect::<Result<_>>()?,
        });
    }
    Ok(())
}

/// Every JSON file below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|it| it == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
}

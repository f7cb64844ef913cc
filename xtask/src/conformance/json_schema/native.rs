//! Answers of the native build of the crate.

use anyhow::Result;
use routeslip::host::NativeHost;
use routeslip::schema::{Draft, Instance, Options, Remote, compile};

use super::Answer;
use super::cases::{Group, Suite};

/// Answers for every group.
pub(super) fn answers(suite: &Suite) -> Result<Vec<Vec<Answer>>> {
    let remote = |(uri, text): &(String, String)| Remote {
        uri: uri.as_str().into(),
        text: text.as_str().into(),
    };
    let remotes: Vec<Remote> = suite.remotes.iter().map(remote).collect();
    Ok(suite.groups.iter().map(|group| of_group(group, &remotes)).collect())
}

fn of_group(group: &Group, remotes: &[Remote]) -> Vec<Answer> {
    let host = NativeHost::new();
    let options = Options {
        draft: if group.is_draft_07 { Draft::Draft07 } else { Draft::Draft202012 },
        remotes: remotes.to_vec(),
        formats: group.formats,
        content: group.content,
    };
    let (schema, diagnostics) = compile(&group.schema, &options, &host);
    let told: Vec<String> =
        diagnostics.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
    let answer = |data: &str| match &schema {
        Some(schema) if told.is_empty() => schema
            .verdict(data, &mut Instance::default(), &host)
            .map_err(|why| why.iter().map(ToString::to_string).collect()),
        _ => Err(told.join(" ")),
    };
    group.tests.iter().map(|test| answer(&test.data)).collect()
}

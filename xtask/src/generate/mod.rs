//! Files that are made from the crate's own types: the JSON Schema of the bundle format and its
//! TypeScript types. They are kept in the repository, and a check tells when they are behind.

mod definitions;
mod json_schema;
mod typescript;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use routeslip::document::shape::Shaped;
use routeslip::engine::Bundle;

use crate::command::Command;
use crate::repository;

pub(crate) const COMMAND: Command = Command {
    name: "generate",
    arguments: "",
    about: "write the files that are made from the crate's types",
    run,
};

fn run(parser: &mut Parser) -> Result<ExitCode> {
    if let Some(argument) = parser.next()? {
        return Err(argument.unexpected().into());
    }
    for file in all() {
        fs::write(repository::path(file.path), file.text)
            .with_context(|| format!("can't write {}", file.path))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails when a file is not what the crate's types say.
pub(crate) fn check() -> Result<()> {
    for file in all() {
        if fs::read_to_string(repository::path(file.path)).unwrap_or_default() != file.text {
            bail!("{} is behind the crate's types; run `cargo xtask generate`", file.path);
        }
    }
    Ok(())
}

/// A file that is made, and what it should hold.
struct Generated {
    /// Its path from the project's root.
    path: &'static str,
    /// Its text.
    text: String,
}

/// Every file that is made from the crate's types.
fn all() -> Vec<Generated> {
    let bundle = Bundle::shape();
    vec![
        Generated { path: "npm/bundle.schema.json", text: json_schema::write(&bundle) },
        Generated { path: "npm/src/face/bundle.ts", text: typescript::write(&bundle) },
    ]
}

//! `cargo xtask build`: the WebAssembly module, the npm package and the page.

use std::process::ExitCode;

use anyhow::Result;
use lexopt::{Arg, Parser};

use crate::command::Command;
use crate::package;
use crate::page;
use crate::progress::Watch;
use crate::wasm;

pub(crate) const COMMAND: Command = Command {
    name: "build",
    arguments: "[--dev]",
    about: "build the module, the npm package in npm/dist, and the page in www/",
    run,
};

/// How much to do for the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small: what is published and measured.
    Release,
    /// Quick to make and readable in a debugger.
    Development,
}

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut mode = Mode::Release;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("dev") => mode = Mode::Development,
            other => return Err(other.unexpected().into()),
        }
    }
    all(mode)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds everything that is served and published.
pub(crate) fn all(mode: Mode) -> Result<()> {
    let watch = Watch::start();
    wasm::build(mode)?;
    package::build(mode)?;
    page::build()?;
    watch.done("Built");
    Ok(())
}

//! The project's own commands: `cargo xtask <command>`.

mod build;
mod chromium;
mod command;
mod files;
mod fingerprint;
mod generate;
mod npm;
mod package;
mod page;
mod progress;
mod repository;
mod serve;
mod server;
mod test;
mod tool;
mod wasm;

use std::process::ExitCode;

use command::Command;

/// Every command, in the order in which the usage shows them.
const COMMANDS: &[Command] = &[serve::COMMAND, build::COMMAND, generate::COMMAND, test::COMMAND];

fn main() -> ExitCode {
    command::dispatch(COMMANDS).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

//! The project's own commands: `cargo xtask <command>`.

mod bench;
mod build;
mod chromium;
mod command;
mod conformance;
mod files;
mod fingerprint;
mod generate;
mod lint;
mod npm;
mod package;
mod page;
mod progress;
mod repository;
mod serve;
mod server;
mod size;
mod table;
mod test;
mod tool;
mod wasm;

use std::process::ExitCode;

use command::Command;

/// Every command, in the order in which the usage shows them.
const COMMANDS: &[Command] = &[
    serve::COMMAND,
    build::COMMAND,
    generate::COMMAND,
    test::COMMAND,
    conformance::COMMAND,
    bench::COMMAND,
    size::COMMAND,
    lint::COMMAND,
];

fn main() -> ExitCode {
    command::dispatch(COMMANDS).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

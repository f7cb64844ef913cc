//! `cargo xtask lint`: everything that must hold of the text of the project before its tests are worth running.

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Parser;

use crate::build::Mode;
use crate::command::Command;
use crate::generate;
use crate::npm;
use crate::progress;
use crate::repository;
use crate::tool::{CARGO, NODE, RUSTUP};
use crate::wasm;

pub(crate) const COMMAND: Command = Command {
    name: "lint",
    arguments: "",
    about: "check formatting, lints, types, layering and generated files",
    run,
};

/// One thing that must hold.
struct Check {
    name: &'static str,
    run: fn() -> Result<()>,
}

const CHECKS: &[Check] = &[
    Check { name: "formatting", run: formatting },
    Check { name: "lints of all crates", run: lints },
    Check { name: "lints of the crate for WebAssembly", run: lints_for_wasm },
    Check { name: "layering", run: layering },
    Check { name: "documentation", run: documentation },
    Check { name: "generated files", run: generate::check },
    Check { name: "TypeScript", run: typescript },
];

/// Runs every check, so that one run tells of all that is wrong.
fn run(parser: &mut Parser) -> Result<ExitCode> {
    if let Some(argument) = parser.next()? {
        return Err(argument.unexpected().into());
    }
    let mut failed = Vec::new();
    for check in CHECKS {
        progress::doing(&format!("Checking {}", check.name));
        if let Err(error) = (check.run)() {
            eprintln!("error: {error:#}");
            failed.push(check.name);
        }
    }
    if failed.is_empty() {
        println!("all {} checks hold", CHECKS.len());
        return Ok(ExitCode::SUCCESS);
    }
    bail!("these checks do not hold: {}", failed.join(", "))
}

fn formatting() -> Result<()> {
    component("fmt", "rustfmt")?;
    cargo(&["fmt", "--all", "--check"])
}

fn lints() -> Result<()> {
    component("clippy", "clippy")?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])
}

fn lints_for_wasm() -> Result<()> {
    component("clippy", "clippy")?;
    wasm::install_target()?;
    let target = ["--target", wasm::TARGET];
    cargo(
        &[
            &["clippy", "--package=routeslip", "--lib", "--locked", "--quiet"],
            &target[..],
            &["--", "-D", "warnings"],
        ]
        .concat(),
    )
}

fn layering() -> Result<()> {
    cargo(&["test", "--package=routeslip", "--test=layering", "--locked", "--quiet"])
}

fn documentation() -> Result<()> {
    let arguments = ["doc", "--package=routeslip", "--no-deps", "--locked", "--quiet"];
    CARGO.run(CARGO.command(repository::root(), &arguments).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The face imports what wasm-bindgen makes, so the crate is built first.
fn typescript() -> Result<()> {
    wasm::build(Mode::Release)?;
    let package = npm::package();
    npm::install(&package)?;
    NODE.run(&mut NODE.command(&package, &["node_modules/typescript/bin/tsc", "--noEmit"]))
}

fn cargo(arguments: &[&str]) -> Result<()> {
    CARGO.run(&mut CARGO.command(repository::root(), arguments))
}

/// Installs a part of the Rust toolchain that smaller installations lack, if cargo does not have its command.
fn component(command: &str, component: &str) -> Result<()> {
    let mut version = CARGO.command(repository::root(), &[command, "--version"]);
    let output = version.output().map_err(|error| CARGO.unavailable(&error))?;
    if output.status.success() {
        return Ok(());
    }
    progress::doing(&format!("Installing Rust's {component}"));
    RUSTUP.run_online(&mut RUSTUP.command(repository::root(), &["component", "add", component]))
}

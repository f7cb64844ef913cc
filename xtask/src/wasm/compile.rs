//! Compiling the crate to WebAssembly.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::progress;
use crate::repository;
use crate::tool::{CARGO, RUSTC, RUSTUP};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What the compiler optimises for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Small,
    Fast,
}

/// Compiles the crate with the exports of a cargo feature, and gives the place of the module.
pub(super) fn compile(
    feature: &str,
    way: Way,
    target: &str,
    switches: &[String],
) -> Result<PathBuf> {
    let root = repository::root();
    CARGO.run_online(
        &mut CARGO.command(root, &["fetch", "--quiet", "--locked", "--target", TARGET]),
    )?;
    let arguments = [
        "rustc",
        "--package=routeslip",
        "--lib",
        if way == Way::Small { "--profile=wasm" } else { "--release" },
        "--no-default-features",
        "--features",
        feature,
        "--locked",
        "--target",
        TARGET,
        "--message-format=json-render-diagnostics",
    ];
    let mut command = CARGO.command(root, &arguments);
    command.arg("--target-dir").arg(repository::path(target));
    // The standard library as it comes is made for speed.
    if way == Way::Small {
        command.env(BOOTSTRAP.0, BOOTSTRAP.1);
        if has_library_source()? {
            command.args(OWN_LIBRARY);
        } else {
            progress::doing("Without that source the module becomes a twentieth larger");
        }
    } else {
        // The flags of `.cargo/config.toml` are for size.
        command.env("CARGO_ENCODED_RUSTFLAGS", "");
    }
    command.arg("--").args(switches);
    let messages = CARGO.read(command.stdin(Stdio::null()))?;
    artifact(&messages).ok_or_else(|| anyhow!("cargo built no WebAssembly module"))
}

/// Installs Rust's standard library for WebAssembly, if it is missing.
pub(crate) fn install_target() -> Result<()> {
    let library = RUSTC.read(
        &mut RUSTC.command(repository::root(), &["--print", "target-libdir", "--target", TARGET]),
    )?;
    if Path::new(library.trim()).exists() {
        return Ok(());
    }
    progress::doing("Installing Rust's WebAssembly target");
    RUSTUP
        .run_online(&mut RUSTUP.command(repository::root(), &["target", "add", TARGET]))
        .with_context(|| format!("Rust's target {TARGET} is missing"))
}

/// What compiles the standard library along with the crate, for size, and makes of a panic a trap at once: pages never
/// see one, but its messages, their formatting and the places in the source would be a twentieth of the module. The
/// switches are not stable, hence [`BOOTSTRAP`].
const OWN_LIBRARY: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    "target.wasm32-unknown-unknown.rustflags=['-Zunstable-options', '-Cpanic=immediate-abort', '-Zlocation-detail=none']",
];

/// The variable that lets a stable compiler take unstable switches.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Whether the standard library's source is there, or could be installed.
fn has_library_source() -> Result<bool> {
    let root = repository::root();
    let sysroot = RUSTC.read(&mut RUSTC.command(root, &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(true);
    }
    progress::doing("Installing the source of Rust's standard library");
    let install = &mut RUSTUP.command(root, &["component", "add", "rust-src"]);
    Ok(RUSTUP.run_online(install).is_ok())
}

/// The `.wasm` file that cargo's messages tell of.
fn artifact(messages: &str) -> Option<PathBuf> {
    let files = messages.lines().filter_map(|line| {
        let mut message = serde_json::from_str::<Value>(line).ok()?;
        match message.get_mut("filenames")?.take() {
            Value::Array(files) => Some(files),
            _ => None,
        }
    });
    files
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|it| it == "wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let messages = "{\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/libserde.rlib\"]}\n\
            {\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/routeslip.wasm\",\"/t/librouteslip.rlib\"]}\n\
            {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(artifact(messages), Some(PathBuf::from("/t/routeslip.wasm")));
        assert_eq!(artifact("{\"reason\":\"build-finished\",\"success\":true}\n"), None);
    }
}

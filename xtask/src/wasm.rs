//! The crate as WebAssembly, with the JavaScript that wasm-bindgen makes for it, in `npm/src/wasm/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::build::Mode;
use crate::files;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::progress;
use crate::repository;
use crate::tool::{CARGO, NODE, RUSTC, RUSTUP};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc's `wasm32-unknown-unknown` may use, so that the optimiser keeps to it. Every browser since 2022 has them.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Where the compiled module and its JavaScript go.
pub(crate) fn output() -> PathBuf {
    repository::path("npm/src/wasm")
}

/// Compiles the crate and makes the JavaScript for it, unless that is done already.
pub(crate) fn build(mode: Mode) -> Result<()> {
    install_target()?;
    progress::doing("Compiling the crate to WebAssembly");
    let compiled = compile()?;

    let fingerprint = Fingerprint::of("wasm").option(mode == Mode::Development).input(&compiled)?;
    let module = output().join("routeslip.wasm");
    if fingerprint.is_current(&module) {
        return Ok(());
    }
    progress::doing("Making its JavaScript");
    bindgen(&compiled)?;
    let bound = output().join("routeslip_bg.wasm");
    match mode {
        Mode::Release => {
            progress::doing("Optimising it for size");
            optimise(&bound, &module)?;
        }
        Mode::Development => files::copy(&bound, &module)?,
    }
    // The package has the module under its own name; nothing imports it by wasm-bindgen's.
    fs::remove_file(&bound)?;
    fs::remove_file(output().join("routeslip_bg.wasm.d.ts"))?;
    fingerprint.remember()
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

/// Compiles the crate, and gives the place of the module.
fn compile() -> Result<PathBuf> {
    let root = repository::root();
    CARGO.run_online(
        &mut CARGO.command(root, &["fetch", "--quiet", "--locked", "--target", TARGET]),
    )?;
    let arguments = [
        "build",
        "--package=routeslip",
        "--lib",
        "--profile=wasm",
        "--locked",
        "--target",
        TARGET,
        "--message-format=json-render-diagnostics",
    ];
    let messages = CARGO.read(CARGO.command(root, &arguments).stdin(Stdio::null()))?;
    artifact(&messages).ok_or_else(|| anyhow!("cargo built no WebAssembly module"))
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

fn bindgen(compiled: &Path) -> Result<()> {
    files::empty(&output())?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("routeslip")
        .web(true)?
        // The loaders say where the module is; a default place would make every bundler copy the module for all of them.
        .omit_default_module_path(true)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(output())
        .context("wasm-bindgen can't read the compiled module")
}

/// Makes the module smaller on the wire. The strongest passes save a tenth of the raw bytes but shuffle the locals of each
/// function, so that functions look less alike, and brotli then needs a tenth more: `-Oz` is the larger download.
fn optimise(from: &Path, to: &Path) -> Result<()> {
    let package = npm::package();
    npm::install(&package)?;
    let mut command = NODE.command(&package, &["node_modules/binaryen/bin/wasm-opt", "-O1"]);
    command.args(FEATURES).args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    NODE.run(command.arg(from).arg("-o").arg(to))
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

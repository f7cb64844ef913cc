//! The cases in WebAssembly: the kernel, compiled for pages, with what runs the cases.

use anyhow::{Context as _, Result};
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use super::{Answer, Written};
use crate::files;
use crate::repository;
use crate::tool::{CARGO, NODE};
use crate::wasm;

/// What went otherwise than each case expects.
pub(super) fn answers(cases: &[Written]) -> Result<Vec<Answer>> {
    wasm::install_target()?;
    let root = repository::root();
    let arguments = ["build", "--package=cases", "--release", "--locked", "--target", wasm::TARGET];
    CARGO.run(&mut CARGO.command(root, &arguments))?;
    let folder = repository::scratch().join("cases");
    Bindgen::new()
        .input_path(repository::path("target").join(wasm::TARGET).join("release/cases.wasm"))
        .nodejs(true)?
        .typescript(false)
        .generate(&folder)
        .context("wasm-bindgen can't read the compiled cases")?;
    let file = folder.join("cases.json");
    let all: Vec<_> = cases.iter().map(|case| (&case.model, &case.text)).collect();
    files::write(&file, json!(all).to_string().as_bytes())?;
    let mut command = NODE.command(root, &["xtask/cases/run.mjs"]);
    let told = NODE.read(command.arg(folder.join("cases.js")).arg(&file))?;
    let told: Vec<Option<String>> =
        serde_json::from_str(&told).context("the answers can't be read")?;
    Ok(told.into_iter().map(|told| told.map_or(Ok(()), Err)).collect())
}

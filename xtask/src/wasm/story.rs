//! Which functions of a module ordinary pages run: `npm/story/` tells their stories with a marked module.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow};
use walrus::ir::Value;
use walrus::{ConstExpr, FunctionId, FunctionKind, Module, ValType};

use crate::files;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::repository;
use crate::tool::NODE;

/// What the name of a global begins with that says whether a function has run; the function's number follows.
const RAN: &str = "ran";

/// The crate's name as it is part of the names of functions.
const CRATE: &str = "routeslip";

/// What the story is told with and by, beside the module.
pub(super) fn inputs(fingerprint: Fingerprint) -> Result<Fingerprint> {
    let package = npm::package();
    fingerprint
        .input(&package.join("story"))?
        .input(&package.join("src/face"))?
        .input(&package.join("src/form"))?
        .input(&package.join("src/rest"))?
        .input(&repository::path("www/bundles/leave-request.json"))?
        .input(&package.join("imported.mjs"))?
        .input(&repository::path("xtask/src/wasm"))
}

/// The numbers of the module's functions that run in a story.
pub(super) fn tell(story: &str, module: &[u8]) -> Result<BTreeSet<usize>> {
    let marked = repository::scratch().join(format!("marked-{story}.wasm"));
    files::write(&marked, &mark(module)?)?;
    let script = npm::package().join("story/tell.mjs");
    let ran = NODE.read(NODE.command(&npm::package(), &[]).arg(script).arg(story).arg(marked))?;
    let ran: Vec<String> = serde_json::from_str(&ran).context("the story did not end well")?;
    Ok(ran.iter().filter_map(|name| name.strip_prefix(RAN)?.parse().ok()).collect())
}

/// The names of the crate's functions that don't run in a story. Those that the standard library brings along compiled
/// are not among them: a function that is made for the crate has the crate's name in its own. Nor are those of
/// wasm-bindgen, which the compiler does not know; their names have spaces.
pub(super) fn unused(story: &str, module: &[u8]) -> Result<Vec<String>> {
    let ran = tell(story, module)?;
    let module = read(module)?;
    let unused = module.funcs.iter_local().filter(|(id, _)| !ran.contains(&id.index()));
    let names = unused.filter_map(|(id, _)| module.funcs.get(id).name.clone());
    Ok(names.filter(|name| name.contains(CRATE) && !name.contains(' ')).collect())
}

/// The module, with an exported global for each function that becomes 1 once the function has run.
fn mark(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = read(module)?;
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let zero = ConstExpr::Value(Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(&format!("{RAN}{}", id.index()), ran);
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            let mut body = function.builder_mut().func_body();
            body.const_at(0, Value::I32(1)).global_set_at(1, ran);
        }
    }
    Ok(module.emit_wasm())
}

/// Reads a module.
pub(super) fn read(module: &[u8]) -> Result<Module> {
    Module::from_buffer(module).map_err(|error| anyhow!("can't read the module: {error}"))
}

//! The order of the functions in a module: like beside like, so that the module compresses better.

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// A module that names no function, with names that sort as its functions should stand: by type, and then by their code.
///
/// Compressors find a near match cheaper to tell than a far one, and functions of one type often begin alike: with the
/// same locals, and with how they read their parameters.
pub(super) fn named(module: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0_u32;
    let mut types: Vec<u32> = Vec::new();
    let mut bodies: Vec<FunctionBody<'_>> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function = matches!(import?.ty, TypeRef::Func(_));
                    imported = imported.saturating_add(u32::from(is_function));
                }
            }
            Payload::FunctionSection(functions) => {
                types = functions.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let mut functions: Vec<_> = types.iter().zip(&bodies).zip(imported..).collect();
    functions.sort_by_key(|((ty, body), _)| (*ty, body.as_bytes()));
    let mut ranked: Vec<(u32, String)> =
        (0..).zip(functions).map(|(rank, (_, id)): (u32, _)| (id, format!("{rank:06}"))).collect();
    ranked.sort_unstable();
    let mut names = NameMap::new();
    for (id, name) in &ranked {
        names.append(*id, name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = module.to_vec();
    section.append_to(&mut named);
    Ok(named)
}

//! From the syntax tree to a program: names become slots, constants are folded, what the program
//! reads is known.

mod builder;
mod call;
mod control;
mod emit;
mod fold;
mod reads;

use std::rc::Rc;

use super::ast::{Ast, NodeId};
use super::program::Program;
use super::scope::Scope;
use super::span::Utf16;
use crate::diagnostic::Diagnostic;
use builder::Builder;
pub(crate) use call::by_parameters;
pub(crate) use reads::without_covered;

/// Compiles the tree below `root`; says what is null for certain.
pub(crate) fn compile(
    ast: &Ast,
    root: NodeId,
    scope: &Scope,
    utf16: &Utf16,
    diagnostics: &mut Vec<Diagnostic>,
) -> Program {
    let constant = fold::constant_nodes(ast);
    let mut compiler = Compiler {
        ast,
        scope,
        utf16,
        constant,
        folds: true,
        builders: vec![Builder::default()],
        reads: Vec::new(),
        diagnostics,
    };
    compiler.emit(root);
    let code = compiler.builders.pop().unwrap_or_default().finish();
    let reads = without_covered(compiler.reads);
    Program { code: Rc::new(code), reads: reads.into(), ty: ast.ty(root).clone() }
}

struct Compiler<'a> {
    ast: &'a Ast,
    scope: &'a Scope,
    utf16: &'a Utf16,
    /// By node: whether it depends on nothing.
    constant: Vec<bool>,
    /// Off inside of what could not be folded as a whole.
    folds: bool,
    /// The functions being compiled, the innermost last. INVARIANT: never empty.
    builders: Vec<Builder>,
    reads: Vec<super::program::Read>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

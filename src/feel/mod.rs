//! FEEL, the expression language of DMN 1.5: text to tokens to a syntax tree to a program.
//!
//! An expression is compiled once for a [`Scope`], the names that it may use, and run many times
//! with the values of those names and an [`Env`]. Mistakes of the author are [`Diagnostic`]s of
//! the compilation; what has no value when it runs is null, with a [`Note`] for who wants to
//! know why. Only a bound that runs out ends a run with a [`Fault`].

mod ast;
mod builtins;
mod check;
mod compile;
mod condition;
mod env;
mod eval;
mod explain;
mod fault;
mod lexer;
mod literal_tests;
mod op;
mod parser;
mod print;
mod program;
mod scope;
mod span;
mod summands;
mod template;
#[cfg(test)]
mod testing;
mod token;

pub use builtins::literal;
pub use condition::{Condition, condition};
pub use env::{Env, Functions, Limits, Memory, Note, Step};
pub use eval::conversion::coerce;
pub use eval::function::{NativeFunction, call, call_named, external_function};
pub use eval::iterate::Elements;
pub use explain::{Explanation, explain};
pub use fault::Fault;
pub use literal_tests::{LiteralTest, LiteralTests};
pub use program::{Program, Read};
pub use scope::Scope;
pub use summands::Summands;
pub use template::{Template, compile_template};

use crate::diagnostic::{Code, Diagnostic};
use crate::value::Type;
use span::Utf16;

/// Compiles an expression for the names of `scope`.
///
/// There is a program unless the text does not follow the grammar; with other errors it gives
/// null where they stand.
pub fn compile(source: &str, scope: &Scope) -> (Option<Program>, Vec<Diagnostic>) {
    compile_at(source, scope, 0)
}

/// Compiles an expression that begins `base` UTF-16 units into a longer text.
fn compile_at(source: &str, scope: &Scope, base: u32) -> (Option<Program>, Vec<Diagnostic>) {
    let utf16 = Utf16::with_base(source, base);
    finish(parser::parse_expression(source, scope, &utf16), scope, &utf16)
}

/// Compiles unary tests, as the cells of decision tables hold them, into a program that says
/// whether the value of the name `?`, which `scope` declares, passes.
pub fn compile_unary_tests(source: &str, scope: &Scope) -> (Option<Program>, Vec<Diagnostic>) {
    let utf16 = Utf16::new(source);
    finish(parser::parse_unary_tests(source, scope, &utf16), scope, &utf16)
}

/// Compiles a condition on the items of a list into a program that filters the list, which is the
/// value of `slot`. The condition reads an item as `item` and its entries by their names.
pub fn compile_predicate(
    source: &str,
    scope: &Scope,
    slot: u32,
) -> (Option<Program>, Vec<Diagnostic>) {
    let utf16 = Utf16::new(source);
    finish(parser::parse_predicate(source, scope, slot, &utf16), scope, &utf16)
}

/// The expression in one way of writing: single spaces, and only the parentheses that it needs.
/// It means the same. `None` unless the text follows the grammar.
pub fn format(source: &str, scope: &Scope) -> Option<String> {
    let parsed = parser::parse_expression(source, scope, &Utf16::new(source));
    let grammatical = !parsed.diagnostics.iter().any(|found| is_grammatical(found.code));
    grammatical.then(|| print::print(&parsed.ast, parsed.root))
}

/// Reads a type as expressions write it, such as `list<number>` or `context<name: string>`; the
/// named types of `scope` are known.
pub fn parse_type(source: &str, scope: &Scope) -> (Option<Type>, Vec<Diagnostic>) {
    let (ty, diagnostics) = parser::parse_type(source, scope, &Utf16::new(source));
    (diagnostics.is_empty().then_some(ty), diagnostics)
}

fn finish(
    parsed: parser::Parsed,
    scope: &Scope,
    utf16: &Utf16,
) -> (Option<Program>, Vec<Diagnostic>) {
    let parser::Parsed { ast, root, mut diagnostics } = parsed;
    if diagnostics.iter().any(|found| is_grammatical(found.code)) {
        return (None, diagnostics);
    }
    check::check(&ast, scope, utf16, &mut diagnostics);
    let program = compile::compile(&ast, root, scope, utf16, &mut diagnostics);
    (Some(program), diagnostics)
}

fn is_grammatical(code: Code) -> bool {
    matches!(
        code,
        Code::ExpressionSyntax | Code::ExpressionDepth | Code::ExpressionSize | Code::UnclosedText
    )
}

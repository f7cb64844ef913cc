//! The expression language from outside: tables of expressions with what they give.

#[cfg(test)]
mod feel {
    mod bounds;
    mod diagnostics;
    mod functions;
    mod language;
    mod programs;
    mod support;
    mod temporal;
}

//! Names of properties as names of fields.

use crate::feel::{self, Scope};
use crate::value::Type;

/// Whether expressions can read a field of this name.
pub(super) fn readable(name: &str) -> bool {
    let letter = |it: char| it.is_alphanumeric() || it == '_';
    if !name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        || !name.chars().all(letter)
        || name == "__proto__"
    {
        return false;
    }
    let mut scope = Scope::new();
    let slot = scope.declare(name, Type::Any);
    feel::compile(name, &scope).0.is_some_and(
        |program| matches!(program.reads(), [read] if read.slot == slot && read.path.is_empty()),
    )
}

/// A name that can be read, made of one that can't.
pub(super) fn made_readable(name: &str) -> String {
    let mut made: String =
        name.chars().map(|it| if it.is_alphanumeric() { it } else { '_' }).collect();
    if !readable(&made) {
        made.insert_str(0, "field_");
    }
    if readable(&made) { made } else { "field".to_owned() }
}

//! Words of definitions as people read them.

use crate::letters::capital;

/// A word of a definition, such as an outcome or a status, as people read it: `needs-work` is
/// "Needs work".
pub fn label(word: &str) -> String {
    let mut label = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            '-' | '_' => label.push(' '),
            first if label.is_empty() => label.push(capital(first)),
            other => label.push(other),
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_definitions_become_labels() {
        assert_eq!(label("approve"), "Approve");
        assert_eq!(label("needs-more_work"), "Needs more work");
        assert_eq!(label("änderung"), "Änderung");
        assert_eq!(label(""), "");
    }
}

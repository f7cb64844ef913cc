//! Which characters a label may have (RFC 5892), from the host's properties of Unicode.

use crate::host::TextHost;

/// Letters and digits whose forms are stable, and that nobody ignores (RFC 5892, 2.1, 2.2, 2.3).
const STABLE_LETTERS: &str =
    r"^(?:(?![\p{CWKCF}\p{DI}])[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}])*$";

/// What breaks a rule about the neighbours of a character (RFC 5892, appendix A.3 to A.9), or begins with a
/// combining mark (RFC 5891, 4.2.3.2).
const BREACH: &str = concat!(
    r"^\p{M}|(?<!l)\xB7|\xB7(?!l)|\u0375(?!\p{sc=Greek})|(?<!\p{sc=Hebrew})[\u05F3\u05F4]",
    r"|^[^\p{sc=Hira}\p{sc=Kana}\p{sc=Hani}]*\u30FB[^\p{sc=Hira}\p{sc=Kana}\p{sc=Hani}]*$",
    r"|[\u0660-\u0669].*[\u06F0-\u06F9]|[\u06F0-\u06F9].*[\u0660-\u0669]",
);

/// Whether every character of a label is allowed where it stands. Those that join others are not looked at.
pub(super) fn is_allowed(label: &str, host: &dyn TextHost) -> bool {
    let mut by_property = String::new();
    for character in label.chars() {
        match class(character) {
            Class::Allowed => {}
            Class::Refused => return false,
            Class::ByProperty => by_property.push(character),
        }
    }
    is_match(STABLE_LETTERS, &by_property, host) && !is_match(BREACH, label, host)
}

/// Whether a pattern of this module matches.
pub(super) fn is_match(pattern: &str, text: &str, host: &dyn TextHost) -> bool {
    host.compile(pattern, "").is_ok_and(|pattern| pattern.is_match(text))
}

enum Class {
    /// Always, or by a rule about its neighbours.
    Allowed,
    Refused,
    /// As its properties say.
    ByProperty,
}

fn class(character: char) -> Class {
    match character {
        'a'..='z' | '0'..='9' | '-' => Class::Allowed,
        plain if plain.is_ascii() => Class::Refused,
        // Exceptions (2.6) and join controls (2.8).
        'ß' | 'ς' | '\u{6FD}' | '\u{6FE}' | '\u{F0B}' | '\u{3007}' => Class::Allowed,
        '\u{B7}' | '\u{375}' | '\u{5F3}' | '\u{5F4}' | '\u{30FB}' => Class::Allowed,
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '\u{200C}' | '\u{200D}' => Class::Allowed,
        '\u{640}' | '\u{7FA}' | '\u{302E}' | '\u{302F}' => Class::Refused,
        '\u{3031}'..='\u{3035}' | '\u{303B}' => Class::Refused,
        // Blocks that are ignored (2.4).
        '\u{20D0}'..='\u{20FF}' | '\u{1D100}'..='\u{1D24F}' => Class::Refused,
        // Old Hangul Jamo (2.9).
        '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' => Class::Refused,
        '\u{D7B0}'..='\u{D7C6}' | '\u{D7CB}'..='\u{D7FB}' => Class::Refused,
        _ => Class::ByProperty,
    }
}

//! Capital and small letters of the Latin, Greek, Cyrillic and Armenian alphabets, for names
//! that are nearly alike. The tables of all of Unicode would be twenty kilobytes; what an
//! expression asks for is the host's to answer.

/// Small letters from the first to the last, how far it is from one to the next, and how far
/// behind its capital letter each is.
type Row = (char, char, u32, u32);

const ROWS: [Row; 15] = [
    ('a', 'z', 1, 32),
    ('à', 'ö', 1, 32),
    ('ø', 'þ', 1, 32),
    ('ā', 'į', 2, 1),
    ('ĳ', 'ķ', 2, 1),
    ('ĺ', 'ň', 2, 1),
    ('ŋ', 'ŷ', 2, 1),
    ('ź', 'ž', 2, 1),
    ('α', 'ρ', 1, 32),
    ('σ', 'ϋ', 1, 32),
    ('а', 'я', 1, 32),
    ('ѐ', 'џ', 1, 80),
    ('ѡ', 'ҁ', 2, 1),
    ('ҋ', 'ҿ', 2, 1),
    ('ա', 'ֆ', 1, 48),
];

/// The capital letter of a small one; anything else as it is.
pub(crate) fn capital(letter: char) -> char {
    let code = u32::from(letter);
    let distance = distance(code);
    char::from_u32(code.saturating_sub(distance)).unwrap_or(letter)
}

/// The small letter of a capital one; anything else as it is.
pub(crate) fn small(letter: char) -> char {
    let code = u32::from(letter);
    let pairs = [1, 32, 48, 80].map(|step| (code.saturating_add(step), step));
    let found = pairs.into_iter().find(|(small, step)| distance(*small) == *step);
    found.and_then(|(small, _)| char::from_u32(small)).unwrap_or(letter)
}

/// How far a small letter is behind its capital letter; 0 for what is no small letter.
fn distance(code: u32) -> u32 {
    let row = ROWS.iter().find(|(first, last, step, _)| {
        let behind = code.checked_sub(u32::from(*first));
        code <= u32::from(*last) && behind.is_some_and(|behind| behind.is_multiple_of(*step))
    });
    row.map_or(0, |(.., distance)| *distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        let mut changed = 0;
        for letter in (0..0x600).filter_map(char::from_u32) {
            let (up, down) = (capital(letter), small(letter));
            if up != letter {
                assert_eq!(letter.to_uppercase().collect::<String>(), up.to_string());
                changed += 1;
            }
            if down != letter {
                assert_eq!(letter.to_lowercase().collect::<String>(), down.to_string());
                assert_eq!(capital(down), letter);
                changed += 1;
            }
        }
        assert!(changed > 400, "{changed}");
    }
}

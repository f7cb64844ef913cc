//! The replacement of `replace`: `$1` for a group, `$0` for the match, `\$` and `\\` for themselves.

use crate::host::Match;

/// A part of a replacement.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// A group, or the whole match for 0.
    Group(usize),
}

/// The parts of a replacement; `None` where a `$` or a backslash refers to nothing.
pub(super) fn parse(text: &str, groups: usize) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(letters.next().filter(|next| matches!(next, '\\' | '$'))?),
            '$' => {
                let mut group = letters.next()?.to_digit(10)? as usize;
                // `$12` is group 12 where there are that many, else group 1 and a `2`.
                while let Some(digit) = letters.peek().and_then(|next| next.to_digit(10)) {
                    let longer = group.checked_mul(10)?.checked_add(digit as usize)?;
                    if longer > groups {
                        break;
                    }
                    group = longer;
                    letters.next();
                }
                parts.push(Part::Text(std::mem::take(&mut plain)));
                parts.push(Part::Group(group));
            }
            other => plain.push(other),
        }
    }
    parts.push(Part::Text(plain));
    Some(parts)
}

/// Writes a replacement for one match. A group that took no part, or that is not there, is empty.
pub(super) fn write(out: &mut String, parts: &[Part], input: &str, found: &Match) {
    for part in parts {
        let range = match part {
            Part::Text(text) => {
                out.push_str(text);
                continue;
            }
            Part::Group(group) => match group.checked_sub(1) {
                None => Some((found.start, found.end)),
                Some(group) => found.groups.get(group).copied().flatten(),
            },
        };
        out.push_str(range.and_then(|(start, end)| input.get(start..end)).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_take_as_many_digits_as_there_are_groups() {
        let parts = parse(r"a$12\$", 2).unwrap();
        let expected = [Part::Text("a".into()), Part::Group(1), Part::Text("2$".into())];
        assert_eq!(parts, expected);
        assert_eq!(parse("$x", 1), None);
        assert_eq!(parse(r"\n", 1), None);
    }
}

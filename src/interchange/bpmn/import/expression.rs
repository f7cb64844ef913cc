//! Expressions as tools write them, to FEEL.

use crate::interchange::bpmn::marked;

/// FEEL of an expression: `= x > 5` and plain FEEL as they are, `${x == 5 && y}` in other words. None where it
/// is more than a comparison.
pub(super) fn feel(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(feel) = text.strip_prefix('=') {
        return Some(feel.trim().into());
    }
    let braced = text.strip_prefix("${").or_else(|| text.strip_prefix("#{"));
    match braced.map(|rest| rest.strip_suffix('}')) {
        None => Some(text.into()),
        Some(None) => None,
        Some(Some(inner)) => comparison(inner),
    }
}

/// What an attribute or a text says that tools write literally or, marked by a sign, as an expression: literally, or as a
/// bundle marks expressions. None where the expression is more than a comparison.
pub(super) fn dynamic(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with(['=', '$', '#']) {
        return Some(text.into());
    }
    Some(marked(&feel(text)?))
}

/// A simple comparison of the unified expression language in FEEL.
fn comparison(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        if first == '\'' || first == '"' {
            let inner = rest.get(1..)?;
            let end = inner.find(first)?;
            out.push('"');
            out.push_str(inner.get(..end)?);
            out.push('"');
            rest = inner.get(end..)?.get(1..)?;
            continue;
        }
        let word = WORDS.iter().find(|(from, _)| rest.starts_with(from));
        if let Some((from, to)) = word {
            out.push_str(to);
            rest = rest.get(from.len()..)?;
            continue;
        }
        // Calls, tests of emptiness and choices are more than comparisons.
        if matches!(first, '?' | '[' | '{') || first == '(' && out.ends_with(char::is_alphanumeric)
        {
            return None;
        }
        out.push(first);
        rest = rest.get(first.len_utf8()..)?;
    }
    Some(out.trim().into())
}

/// What is written otherwise, the longer first.
const WORDS: &[(&str, &str)] = &[
    ("==", "="),
    ("!=", "!="),
    ("<=", "<="),
    (">=", ">="),
    ("&&", " and "),
    ("||", " or "),
    (" eq ", " = "),
    (" ne ", " != "),
    (" lt ", " < "),
    (" gt ", " > "),
    (" le ", " <= "),
    (" ge ", " >= "),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_become_feel_and_more_than_that_does_not() {
        let of = feel;
        assert_eq!(of("= amount > 5").as_deref(), Some("amount > 5"));
        assert_eq!(
            of("${ amount >= 5 && kind == 'a' }").as_deref(),
            Some("amount >= 5  and  kind = \"a\"")
        );
        assert_eq!(of("#{ok}").as_deref(), Some("ok"));
        assert_eq!(of("${bean.check(x)}"), None);
        assert_eq!(of("${a ? b : c}"), None);
        assert_eq!(of("${open"), None);
    }
}

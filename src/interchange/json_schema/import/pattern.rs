//! Patterns: those of schemas match anywhere, those of forms the whole text.

/// One pattern for whole texts of several that match anywhere.
pub(super) fn whole(patterns: &[&str]) -> Option<String> {
    let (last, others) = patterns.split_last()?;
    let mut whole = String::new();
    for other in others {
        whole.push_str(&["(?=(?:", &one(other), ")$)"].concat());
    }
    whole.push_str(&one(last));
    Some(whole)
}

fn one(pattern: &str) -> String {
    if let Some(inner) = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')) {
        // As a form writes it when it becomes a schema.
        let group = inner.strip_prefix("(?:").and_then(|rest| rest.strip_suffix(')'));
        if let Some(group) = group.filter(|group| is_balanced(group)) {
            return group.to_owned();
        }
        let is_escaped = inner.chars().rev().take_while(|it| *it == '\\').count() % 2 == 1;
        if !is_escaped && !inner.contains('|') {
            return inner.to_owned();
        }
    }
    ["[\\s\\S]*(?:", pattern, ")[\\s\\S]*"].concat()
}

/// Whether no bracket of a pattern is closed before it is opened, or left open.
fn is_balanced(pattern: &str) -> bool {
    let (mut open, mut in_class, mut escaped) = (0_u32, false, false);
    for letter in pattern.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => open = open.saturating_add(1),
            ')' if !in_class => match open.checked_sub(1) {
                Some(fewer) => open = fewer,
                None => return false,
            },
            _ => {}
        }
    }
    open == 0 && !escaped && !in_class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matches_anywhere_matches_the_whole_with_something_around() {
        assert_eq!(whole(&["^(?:a|b)$"]).as_deref(), Some("a|b"));
        assert_eq!(
            whole(&["^(?:a)|(?:b)$"]).as_deref(),
            Some("[\\s\\S]*(?:^(?:a)|(?:b)$)[\\s\\S]*")
        );
        assert_eq!(whole(&["^[A-Z]+$"]).as_deref(), Some("[A-Z]+"));
        assert_eq!(whole(&["^a\\$"]).as_deref(), Some("[\\s\\S]*(?:^a\\$)[\\s\\S]*"));
        assert_eq!(whole(&["^(?:a)$", "^b$"]).as_deref(), Some("(?=(?:a)$)b"));
        assert_eq!(whole(&[]), None);
    }
}

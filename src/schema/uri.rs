//! URI references (RFC 3986): what they are made of, and what they mean beside a base.

/// The parts of a URI reference (RFC 3986, appendix B).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) scheme: Option<&'a str>,
    pub(super) authority: Option<&'a str>,
    pub(super) path: &'a str,
    pub(super) query: Option<&'a str>,
    pub(super) fragment: Option<&'a str>,
}

/// Takes a reference apart. Every text has parts; whether they are well formed is another question.
pub(super) fn split(text: &str) -> Parts<'_> {
    let (rest, fragment) = cut(text, '#');
    let (rest, query) = cut(rest, '?');
    let (scheme, rest) = match rest.find([':', '/']) {
        Some(at) if at > 0 && rest.get(at..).is_some_and(|rest| rest.starts_with(':')) => {
            let (scheme, rest) = rest.split_at(at);
            (Some(scheme), rest.get(1..).unwrap_or_default())
        }
        _ => (None, rest),
    };
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            (Some(authority), path)
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query, fragment }
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

/// What a reference means beside a base (RFC 3986, 5.2.2), without its fragment.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, mut target) = (split(base), split(reference));
    target.fragment = None;
    let mut path = String::new();
    if target.scheme.is_none() {
        target.scheme = base.scheme;
        if target.authority.is_none() {
            target.authority = base.authority;
            if target.path.is_empty() {
                target.path = base.path;
                target.query = target.query.or(base.query);
            } else if !target.path.starts_with('/') {
                let folder = base.path.rfind('/').and_then(|end| base.path.get(..=end));
                path.push_str(match (folder, base.authority) {
                    (Some(folder), _) => folder,
                    (None, Some(_)) => "/",
                    (None, None) => "",
                });
            }
        }
    }
    path.push_str(target.path);
    // A path without an authority, such as that of `urn:a:b`, has no dots to take out.
    if path.starts_with('/') || target.scheme.is_none() {
        path = without_dots(&path);
    }
    let mut whole = String::new();
    let mut put = |before: &str, part: Option<&str>, behind: &str| {
        if let Some(part) = part {
            whole.extend([before, part, behind]);
        }
    };
    put("", target.scheme, ":");
    put("//", target.authority, "");
    put("", Some(&path), "");
    put("?", target.query, "");
    whole
}

/// A path without `.` and `..` (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let is_rooted = path.starts_with('/');
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        let is_last = steps.peek().is_none();
        match step {
            "." | ".." => {
                let least = usize::from(is_rooted);
                if step == ".." && kept.len() > least {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            step => kept.push(step),
        }
    }
    kept.join("/")
}

/// The text that percent-encoding stands for (RFC 3986, 2.1); none where it is not UTF-8 or broken.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from((high << 4) | low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_examples_of_the_standard() {
        // RFC 3986, 5.4, without the fragments.
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
        ] {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference), expected, "{reference}");
        }
        assert_eq!(resolve("", "a/b.json#c"), "a/b.json");
        assert_eq!(resolve("a/b.json", "c.json"), "a/c.json");
        assert_eq!(resolve("urn:uuid:1", "#x"), "urn:uuid:1");
        assert_eq!(resolve("http://a", "b"), "http://a/b");
    }

    #[test]
    fn percent_encoding_is_decoded_or_refused() {
        assert_eq!(decoded("a%25b%C3%A9").as_deref(), Some("a%bé"));
        for broken in ["%", "%2", "%zz", "%ff"] {
            assert_eq!(decoded(broken), None, "{broken}");
        }
    }
}

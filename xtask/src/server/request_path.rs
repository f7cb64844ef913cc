//! From the path of a request to a path below the served directory.

use std::path::PathBuf;

/// The relative file path that an absolute URL path names, or `None` when it names nothing that may be served:
/// a path that leads upward, a hidden file, or a part that a file system would read in its own way.
pub(super) fn decode(address: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in address.strip_prefix('/')?.split('/') {
        let part = percent_decode(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        if !part.is_empty() {
            path.push(part);
        }
    }
    Some(path)
}

fn percent_decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_path_below() {
        assert_eq!(decode("/"), Some(PathBuf::new()));
        assert_eq!(decode("/a/b.js"), Some(PathBuf::from("a/b.js")));
        assert_eq!(decode("/a//b%20c.js"), Some(PathBuf::from("a/b c.js")));
    }

    #[test]
    fn no_address_leads_out_or_to_hidden_files() {
        for address in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/a%5c..%5cx",
            "/.git/config",
            "/c:/x",
            "/%00",
            "x",
        ] {
            assert_eq!(decode(address), None, "{address}");
        }
        for broken in ["/%", "/%4", "/%zz", "/%ff"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}

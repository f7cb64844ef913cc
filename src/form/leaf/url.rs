//! Addresses of the web.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, bounds, typed};
use crate::document::{Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What a URL can be restricted to.
    pub struct UrlField {
        /// The schemes that are allowed, such as `["https"]`; any when none is said.
        pub schemes: Vec<Rc<str>> = "schemes",
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// What the browser may fill in, as in HTML; `url` when it is not said.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for UrlField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Url {
            schemes: self.schemes.clone(),
            max_length: self.max_length,
            autocomplete: self.autocomplete.clone().unwrap_or_else(|| "url".into()),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }
}

/// An absolute URL.
#[derive(Debug)]
struct Url {
    schemes: Vec<Rc<str>>,
    max_length: Option<u32>,
    autocomplete: Rc<str>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Url {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let text = around.clean(&typed(input)?);
        let scheme = scheme(&text).ok_or_else(|| Problem::new("url"))?;
        let allowed = |known: &Rc<str>| known.eq_ignore_ascii_case(scheme);
        if !self.schemes.is_empty() && !self.schemes.iter().any(allowed) {
            return Err(Problem::with_limit("url", self.schemes.join(", ").into()));
        }
        Ok(Value::String(text))
    }

    fn judge(&self, value: &Value, _around: &Around<'_>) -> Option<Problem> {
        let length = value.as_str()?.chars().count();
        let longest = self.max_length.unwrap_or(bounds::LONGEST);
        bounds::count(length, ("minLength", 0), ("maxLength", longest))
    }

    fn show(&self, view: &mut FieldView) {
        view.max_length = self.max_length;
        view.autocomplete = Some(Rc::clone(&self.autocomplete));
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a URL such as \"https://example.org\""
    }
}

/// Schemes that stand before a host (URL Standard, "special scheme", without `file`).
const WITH_HOST: [&str; 5] = ["http", "https", "ftp", "ws", "wss"];

/// The scheme of an absolute URL as HTML and the URL Standard take it, without space in it.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let named =
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(letter);
    let spaced = rest.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    if !named || spaced || rest.is_empty() {
        return None;
    }
    if WITH_HOST.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        let authority = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        has_host(host).then_some(scheme)
    } else {
        Some(scheme)
    }
}

/// Whether it is a host with or without a port.
fn has_host(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (text, ""),
    };
    let is_name = |host: &str| {
        !host.is_empty() && !host.contains(['<', '>', '^', '|', '%', '[', ']', '\\', ':'])
    };
    let is_address = |inner: &str| {
        inner.contains(':')
            && inner.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte))
    };
    let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    bracketed.map_or_else(|| is_name(host), is_address)
        && port.len() <= 5
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn urls_are_absolute() {
        table(
            "\"url\"",
            &[
                (" https://example.org/a?b#c ", "\"https://example.org/a?b#c\""),
                ("http://ana@[::1]:8080", "\"http://ana@[::1]:8080\""),
                ("mailto:ana@example.org", "\"mailto:ana@example.org\""),
                ("example.org", "url"),
                ("//example.org", "url"),
                ("https://", "url"),
                ("https:///a", "url"),
                ("https://a b", "url"),
                ("https://example.org:port", "url"),
                ("1http://a", "url"),
                ("mailto:", "url"),
            ],
        );
        table(
            "\"url\", \"schemes\": [\"https\"], \"maxLength\": 12",
            &[
                ("http://a.b", "url"),
                ("HTTPS://a.b", "\"HTTPS://a.b\""),
                ("https://abc.de", "maxLength"),
            ],
        );
    }
}

//! E-mail addresses.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, Written, bounds, typed};
use crate::document::{Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What an e-mail address can be restricted to.
    pub struct EmailField {
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// What the browser may fill in, as in HTML; `email` when it is not said.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for EmailField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Email {
            max_length: self.max_length,
            autocomplete: self.autocomplete.clone().unwrap_or_else(|| "email".into()),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }
}

/// An e-mail address, its domain in small letters.
#[derive(Debug)]
struct Email {
    max_length: Option<u32>,
    autocomplete: Rc<str>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Email {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let text = around.clean(&typed(input)?);
        let parts =
            text.split_once('@').filter(|(name, domain)| is_name(name) && is_domain(domain));
        let Some((name, domain)) = parts else { return Err(Problem::new("email")) };
        Ok([name, "@", &domain.to_ascii_lowercase()].concat().into())
    }

    fn is_surely_sound(&self, written: Written<'_>, _around: &Around<'_>) -> bool {
        let longest = self.max_length.unwrap_or(bounds::LONGEST) as usize;
        written.text().is_some_and(|text| text.len() <= longest && is_plain(text.as_bytes()))
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
        "an e-mail address such as \"ana@example.org\""
    }
}

/// Whether it is an address without anything but letters, digits and points, in one look.
fn is_plain(text: &[u8]) -> bool {
    let mut bytes = text.iter();
    let mut name = 0_usize;
    for byte in bytes.by_ref() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'+' => {
                name = name.saturating_add(1);
            }
            b'@' if name > 0 => break,
            _ => return false,
        }
    }
    let mut label = 0_usize;
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => label = label.saturating_add(1),
            b'.' if label > 0 => label = 0,
            _ => return false,
        }
        if label > 63 {
            return false;
        }
    }
    label > 0
}

/// The part before the `@`, as HTML has it ("valid e-mail address").
fn is_name(name: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !name.is_empty() && name.bytes().all(allowed)
}

/// The part behind the `@`: labels of letters, digits and inner hyphens, each of at most 63.
pub(super) fn is_domain(domain: &str) -> bool {
    domain.split('.').all(|label| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn addresses_are_those_of_html() {
        table(
            "\"email\", \"maxLength\": 20",
            &[
                (" Ana.B+x@Example.ORG ", "\"Ana.B+x@example.org\""),
                ("a@b", "\"a@b\""),
                ("a@b-c.d", "\"a@b-c.d\""),
                ("a@b.", "email"),
                ("a@-b.c", "email"),
                ("a@b..c", "email"),
                ("@b.c", "email"),
                ("a b@c.d", "email"),
                ("a@b@c.d", "email"),
                ("ana", "email"),
                ("a@aaaaaaaaaa.bbbbbbbb", "maxLength"),
            ],
        );
    }
}

//! Texts: `text`, `textarea` and `password`.

use std::cell::OnceCell;
use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, Written, bounds, mask, typed};
use crate::document::{Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::host::{Host, Pattern};
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What a text can be restricted to. Lengths count Unicode characters.
    pub struct TextField {
        /// The least number of characters.
        pub min_length: Option<u32> = "minLength",
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// A regular expression of ECMAScript (ECMA-262, with the flag `u`) that the whole text must match.
        pub pattern: Option<Rc<str>> = "pattern",
        /// How it is written: `#` stands for a digit, `@` for a letter, `*` for either, all else for itself.
        pub mask: Option<Rc<str>> = "mask",
        /// What the browser may fill in, as in HTML.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for TextField {
    fn leaf(&self, word: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        let min_length = self.min_length.unwrap_or(0);
        compiler.must_not_cross(min_length, self.max_length, field.name("minLength"));
        compiler.must_be_pattern(self.pattern.as_deref(), field.name("pattern"));
        Box::new(Plain {
            word,
            min_length,
            max_length: self.max_length,
            pattern: self.pattern.clone(),
            compiled: OnceCell::new(),
            mask: self.mask.clone(),
            autocomplete: self.autocomplete.clone(),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }
}

/// A text.
struct Plain {
    word: &'static str,
    min_length: u32,
    max_length: Option<u32>,
    pattern: Option<Rc<str>>,
    /// The pattern, once the host was asked for it; none where it is no regular expression.
    compiled: OnceCell<Option<Rc<dyn Pattern>>>,
    mask: Option<Rc<str>>,
    autocomplete: Option<Rc<str>>,
    placeholder: Option<Rc<str>>,
}

impl std::fmt::Debug for Plain {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.word)
    }
}

impl Plain {
    /// Whether the whole text matches the pattern; what is no regular expression, nothing matches.
    #[cold]
    fn matches(&self, pattern: &str, text: &str, host: &dyn Host) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            let whole = ["^(?:", pattern, ")$"].concat();
            host.compile(&whole, "").ok()
        });
        compiled.as_ref().is_some_and(|pattern| pattern.find(text, 0).is_some())
    }
}

impl Leaf for Plain {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let text = if self.word == "password" { text } else { around.clean(&text) };
        match &self.mask {
            Some(mask) => mask::fit(&text, mask).map(Value::from),
            None if self.word == "textarea" && text.contains('\r') => {
                Ok(text.replace("\r\n", "\n").replace('\r', "\n").into())
            }
            None => Ok(Value::String(text)),
        }
    }

    fn is_surely_sound(&self, written: Written<'_>, _around: &Around<'_>) -> bool {
        let plain = self.pattern.is_none() && self.mask.is_none();
        let longest = self.max_length.unwrap_or(bounds::LONGEST) as usize;
        let length = written.clean_length().filter(|_| plain);
        length.is_some_and(|length| length >= self.min_length as usize && length <= longest)
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        let text = value.as_str()?;
        let longest = self.max_length.unwrap_or(bounds::LONGEST);
        let length = text.chars().count();
        bounds::count(length, ("minLength", self.min_length), ("maxLength", longest)).or_else(
            || {
                let (pattern, host) = (self.pattern.as_ref()?, around.host?);
                let matches = self.matches(pattern, text, host);
                (!matches).then(|| Problem::with_limit("pattern", Rc::clone(pattern).into()))
            },
        )
    }

    fn show(&self, view: &mut FieldView) {
        view.min_length = (self.min_length > 0).then_some(self.min_length);
        view.max_length = self.max_length;
        view.mask.clone_from(&self.mask);
        view.autocomplete.clone_from(&self.autocomplete);
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a text"
    }

    fn is_secret(&self) -> bool {
        self.word == "password"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, table};

    #[test]
    fn texts_are_trimmed_and_composed() {
        table(
            "\"text\", \"minLength\": 2, \"maxLength\": 4",
            &[
                (" two ", "\"two\""),
                ("   ", "null"),
                ("e\u{301}e", "\"ée\""),
                ("a", "minLength"),
                ("abcde", "maxLength"),
                ("😀😀😀😀", "\"😀😀😀😀\""),
            ],
        );
        json_table("\"text\"", &[("12", "\"12\""), ("true", "type"), ("[\"a\"]", "type")]);
        table("\"textarea\"", &[("a\r\nb\rc", "\"a\\nb\\nc\"")]);
        table("\"password\"", &[(" a ", "\" a \"")]);
    }

    #[test]
    fn a_pattern_is_about_the_whole_text() {
        let code = "\"text\", \"pattern\": \"[A-Z]{2}|x\"";
        table(code, &[("AB", "\"AB\""), ("x", "\"x\""), ("ABC", "pattern"), ("xx", "pattern")]);
    }

    #[test]
    fn a_mask_fills_in_what_stands_for_itself() {
        table(
            "\"text\", \"mask\": \"##-@@*\"",
            &[
                ("12abx", "\"12-abx\""),
                ("12-ab3", "\"12-ab3\""),
                ("1-ab3", "mask"),
                ("12abxy", "mask"),
            ],
        );
        table("\"password\", \"mask\": \"###\"", &[("123", "\"123\""), ("1234", "mask")]);
    }
}

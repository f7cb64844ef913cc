//! The kinds of fields that hold a value of their own: how each reads, normalises and judges what
//! is entered, one kind in one file, with what an author can say about it.

mod bounds;
mod card;
mod checkbox;
mod choice;
mod choices;
mod color;
mod country;
mod date;
mod date_time;
mod email;
mod file;
mod iban;
mod mask;
mod money;
mod month;
mod number;
mod open;
mod ranking;
mod rating;
mod several;
mod signature;
mod tags;
mod tel;
mod text;
mod time;
mod url;

use std::fmt;
use std::rc::Rc;

pub use card::CardField;
pub use checkbox::CheckboxField;
pub use choice::ChoiceField;
pub(crate) use choices::{Choice, Choices, Offer};
pub use color::ColorField;
pub use country::CountryField;
pub(crate) use country::all as countries;
pub use date::DateField;
pub use date_time::DateTimeField;
pub use email::EmailField;
pub use file::FileField;
pub use iban::IbanField;
pub use money::MoneyField;
pub(crate) use money::coin;
pub use month::MonthField;
pub use number::NumberField;
pub use open::{OpenField, ValueType};
pub use ranking::RankingField;
pub use rating::RatingField;
pub use several::SeveralField;
pub use signature::SignatureField;
pub use tags::TagsField;
pub use tel::TelField;
pub use text::TextField;
pub use time::TimeField;
pub use url::UrlField;

use super::compile::Compiler;
use super::definition::Literal;
use super::input::Input;
use super::problem::Problem;
use super::view::FieldView;
use crate::document::{Dynamic, Expression};
use crate::host::Host;
use crate::json;
use crate::pointer::Pointer;
use crate::value::{Decimal, Type, Value};

/// What an author says of a field with a value, beside what all fields have.
pub(crate) trait LeafDefinition {
    /// The kind of field that it makes of the field at `field`, whose type is `word`.
    fn leaf(&self, word: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf>;

    /// The least and the greatest value.
    fn limits(&self) -> Limits<'_> {
        Limits::default()
    }

    /// The property that reading goes by and that may be computed: its name and expression.
    fn setting(&self) -> Option<(&'static str, &Expression)> {
        None
    }
}

/// The least and the greatest value that an author names.
#[derive(Clone, Copy, Default)]
pub(crate) struct Limits<'d> {
    pub(crate) min: Option<&'d Dynamic<Literal>>,
    pub(crate) max: Option<&'d Dynamic<Literal>>,
}

/// A kind of field that holds a value.
pub(crate) trait Leaf: fmt::Debug {
    /// The type of its values, any of which may be null.
    fn ty(&self) -> Type;

    /// The value of a field that was left empty.
    fn nothing(&self) -> Value {
        Value::Null
    }

    /// Whether a required field with this value is still to be filled in.
    fn is_empty(&self, value: &Value) -> bool {
        value.is_null()
    }

    /// Reads and normalises what was entered, which is not blank.
    ///
    /// # Errors
    ///
    /// Why it is no value of such a field.
    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem>;

    /// The first restriction that a value, which is there, does not keep to.
    fn judge(&self, _value: &Value, _around: &Around<'_>) -> Option<Problem> {
        None
    }

    /// Whether something as JSON writes it is beyond doubt a value that nothing is wrong with. Where this says no, it
    /// is still to be read and judged; so it may be plain and fast.
    fn is_surely_sound(&self, _written: Written<'_>, _around: &Around<'_>) -> bool {
        false
    }

    /// What an expression gives as a value of such a field; null where it can't be one.
    fn accept(&self, value: Value) -> Value {
        if self.ty().accepts(&value) { value } else { self.nothing() }
    }

    /// What an expression gives for the property that reading goes by.
    fn setting(&self, _value: &Value) -> Setting {
        Setting::None
    }

    /// What stays the same of it, as it is shown.
    fn show(&self, _view: &mut FieldView) {}

    /// The options that such a value stands for; none where there is nothing to choose from.
    fn chosen(&self, _value: &Value) -> Option<Vec<Choice>> {
        None
    }

    /// What an author can write as such a value, as part of a sentence.
    fn wanted(&self) -> &'static str;

    /// Whether values are not to be kept in drafts.
    fn is_secret(&self) -> bool {
        false
    }
}

/// What reading goes by, beside the definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Setting {
    /// Nothing.
    #[default]
    None,
    /// What can be chosen.
    Choices(Rc<Choices>),
    /// A code: of a country, of a currency.
    Code(Rc<str>),
}

/// A value as JSON writes it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Written<'a> {
    /// A string that has no escapes.
    Text(&'a str),
    /// A number by its digits.
    Number(&'a str),
    /// `true` or `false`.
    Bool(bool),
}

impl<'a> Written<'a> {
    /// How many characters a text has that is not blank and that cleaning leaves as it is; none where that is in
    /// doubt.
    pub(crate) fn clean_length(self) -> Option<usize> {
        let Self::Text(text) = self else { return None };
        if text.is_ascii() {
            let bytes = text.as_bytes();
            let ends = bytes.first()? > &b' ' && bytes.last()? > &b' ';
            return ends.then_some(bytes.len());
        }
        let inert = |letter: char| matches!(letter, '!'..='~' | '\u{a1}'..'\u{300}');
        let (first, last) = (text.chars().next()?, text.chars().next_back()?);
        let composed = text.chars().all(|letter| letter == ' ' || inert(letter));
        (inert(first) && inert(last) && composed).then(|| text.chars().count())
    }

    /// The text of a string.
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number of few digits.
    pub(crate) fn whole(self) -> Option<i64> {
        let Self::Number(digits) = self else { return None };
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        if unsigned.len() > 17 {
            return None;
        }
        let mut whole = 0_i64;
        for byte in unsigned.bytes() {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            whole = whole.wrapping_mul(10).wrapping_add(digit.into());
        }
        Some(if unsigned.len() < digits.len() { whole.wrapping_neg() } else { whole })
    }

    /// A number that fits into 18 digits.
    pub(crate) fn number(self) -> Option<Decimal> {
        let Self::Number(digits) = self else { return None };
        if digits.len() > 18 {
            return None;
        }
        let (mut coefficient, mut fraction, mut point) = (0_u64, 0_i32, 0_i32);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    let digit = u64::from(byte.wrapping_sub(b'0'));
                    coefficient = coefficient.wrapping_mul(10).wrapping_add(digit);
                    fraction = fraction.saturating_add(point);
                }
                b'.' => point = 1,
                b'-' => {}
                _ => return None,
            }
        }
        Decimal::from_parts(digits.starts_with('-'), coefficient.into(), fraction.saturating_neg())
    }
}

/// What a field's value is read and judged with.
pub(crate) struct Around<'a> {
    /// None while definitions are compiled.
    pub(crate) host: Option<&'a dyn Host>,
    pub(crate) setting: &'a Setting,
    pub(crate) min: &'a Value,
    pub(crate) max: &'a Value,
    /// The whole numbers between the least and the greatest value, where somebody knows them.
    pub(crate) whole: Option<(i64, i64)>,
    /// Whether the value is computed: nobody can enter another one.
    pub(crate) is_computed: bool,
}

impl Around<'_> {
    /// Around literals of definitions.
    pub(crate) const NONE: Around<'static> = Around {
        host: None,
        setting: &Setting::None,
        min: &Value::Null,
        max: &Value::Null,
        whole: None,
        is_computed: false,
    };

    /// A text without space around it, its letters composed (Unicode form NFC).
    pub(crate) fn clean(&self, text: &Rc<str>) -> Rc<str> {
        let trimmed = text.trim();
        match self.host {
            Some(host) if !trimmed.is_ascii() => host.composed(trimmed).into(),
            _ if trimmed.len() == text.len() => Rc::clone(text),
            _ => trimmed.into(),
        }
    }
}

impl dyn Leaf + '_ {
    /// Reads what was entered: the value, and what is wrong where it can't be read.
    pub(crate) fn take(&self, input: &Input, around: &Around<'_>) -> (Value, Option<Problem>) {
        if input.is_blank() {
            return (self.nothing(), None);
        }
        match self.read(input, around) {
            Ok(value) => (value, None),
            Err(problem) => (self.nothing(), Some(problem)),
        }
    }

    /// What is wrong with a value that could be read.
    pub(crate) fn problem(
        &self,
        value: &Value,
        required: bool,
        around: &Around<'_>,
    ) -> Option<Problem> {
        if self.is_empty(value) {
            return required.then(|| Problem::new("required"));
        }
        self.judge(value, around)
    }

    /// A literal of a definition as a value; none where it is no such value.
    pub(crate) fn literal(&self, literal: &Literal) -> Option<Value> {
        let kind = &literal.0.kind;
        let fits = match self.ty() {
            Type::Number => matches!(kind, json::Kind::Number(_)),
            Type::Boolean => matches!(kind, json::Kind::Bool(_)),
            Type::List(_) => matches!(kind, json::Kind::Array(_)),
            Type::Context(_) => matches!(kind, json::Kind::Object(_)),
            Type::Any => true,
            _ => matches!(kind, json::Kind::String(_)),
        };
        let input = Input::from_json(&literal.0).filter(|input| fits && !input.is_blank())?;
        self.read(&input, &Around::NONE).ok()
    }
}

/// The problem of an input that is no value of a field's type.
pub(crate) fn wrong_type() -> Problem {
    Problem::new("type")
}

/// The text that was typed.
pub(crate) fn typed(input: &Input) -> Result<Rc<str>, Problem> {
    input.typed().ok_or_else(wrong_type)
}

#[cfg(test)]
pub(super) mod testing {
    //! What the table tests of leaves share.

    use super::{Around, Leaf, LeafDefinition, Setting};
    use crate::document::from_text;
    use crate::form::compile::Compiler;
    use crate::form::definition::FieldDefinition;
    use crate::form::input::Input;
    use crate::host::NativeHost;
    use crate::pointer::Pointer;

    /// The leaf of a field that is defined by its type and these further properties.
    pub(crate) fn leaf(definition: &str) -> Box<dyn Leaf> {
        let text = format!("{{ \"name\": \"a\", \"type\": {definition} }}");
        let (field, found) = from_text::<FieldDefinition>(&text);
        assert_eq!(found, []);
        let field = field.unwrap();
        let leaf: &dyn LeafDefinition = field.kind.leaf().unwrap();
        let mut compiler = Compiler::default();
        let leaf = leaf.leaf(field.kind.word(), &Pointer::root(), &mut compiler);
        assert_eq!(compiler.into_diagnostics(), []);
        leaf
    }

    /// What a text comes to: its value as JSON, or the code of what is wrong.
    pub(crate) fn typed(leaf: &dyn Leaf, text: &str, setting: &Setting) -> String {
        entered(leaf, &Input::Text(text.into()), setting)
    }

    /// What an input comes to.
    pub(crate) fn entered(leaf: &dyn Leaf, input: &Input, setting: &Setting) -> String {
        let host = NativeHost::new();
        let around = Around { host: Some(&host), setting, ..Around::NONE };
        let (value, unreadable) = leaf.take(input, &around);
        let problem = unreadable
            .or_else(|| if leaf.is_empty(&value) { None } else { leaf.judge(&value, &around) });
        match problem {
            Some(problem) => problem.code.to_owned(),
            None => value.to_json(),
        }
    }

    /// Checks what texts come to.
    pub(crate) fn table(definition: &str, cases: &[(&str, &str)]) {
        let leaf = leaf(definition);
        for (text, expected) in cases {
            assert_eq!(typed(&*leaf, text, &Setting::None), *expected, "{text}");
        }
    }

    /// Checks what JSON values that are entered come to.
    pub(crate) fn json_table(definition: &str, cases: &[(&str, &str)]) {
        let leaf = leaf(definition);
        for (text, expected) in cases {
            let (node, _) = crate::json::parse(text);
            let input = Input::from_json(&node.unwrap()).unwrap();
            assert_eq!(entered(&*leaf, &input, &Setting::None), *expected, "{text}");
        }
    }
}

//! Amounts of money.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, Limits, Setting, Written, bounds, number};
use crate::document::{Dynamic, Expression, Text, record};
use crate::form::compile::Compiler;
use crate::form::definition::Literal;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Decimal, Type, Value};

record! {
    /// What an amount of money can be restricted to. Its value is a number.
    pub struct MoneyField {
        /// The currency by its three letters (ISO 4217).
        pub currency: Dynamic<Rc<str>> = "currency",
        /// The least value.
        pub min: Option<Dynamic<Literal>> = "min",
        /// The greatest value.
        pub max: Option<Dynamic<Literal>> = "max",
        /// What it must be a multiple of, exactly; the smallest coin of the currency when it is not said and the amount is not computed.
        pub step: Option<Literal> = "step",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for MoneyField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Money {
            currency: compiler.code(&self.currency, 3, field, "currency"),
            step: compiler.step(self.step.as_ref(), field),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }

    fn limits(&self) -> Limits<'_> {
        Limits { min: self.min.as_ref(), max: self.max.as_ref() }
    }

    fn setting(&self) -> Option<(&'static str, &Expression)> {
        match &self.currency {
            Dynamic::Computed(source) => Some(("currency", source)),
            Dynamic::Literal(_) => None,
        }
    }
}

/// An amount of money.
#[derive(Debug)]
struct Money {
    /// None where it is computed.
    currency: Option<Rc<str>>,
    step: Option<Decimal>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Money {
    fn ty(&self) -> Type {
        Type::Number
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        number::read(input)
    }

    fn is_surely_sound(&self, written: Written<'_>, around: &Around<'_>) -> bool {
        let number = written.number();
        number.is_some_and(|number| self.judge(&Value::Number(number), around).is_none())
    }

    fn judge(&self, value: &Value, around: &Around<'_>) -> Option<Problem> {
        bounds::outside(value, around).or_else(|| {
            let step = self.step.or_else(|| match (&self.currency, around.setting) {
                // A share or a rate may well come to parts of a coin.
                _ if around.is_computed => None,
                (Some(currency), _) | (None, Setting::Code(currency)) => coin(currency),
                _ => None,
            });
            number::off_step(value.as_number()?, step?)
        })
    }

    fn setting(&self, value: &Value) -> Setting {
        match value {
            Value::String(currency) => Setting::Code(Rc::clone(currency)),
            _ => Setting::None,
        }
    }

    fn show(&self, view: &mut FieldView) {
        view.step = self.step.map(|step| step.to_string().into());
        view.currency.clone_from(&self.currency);
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a number such as 12.50"
    }
}

/// Currencies whose smallest coin is the unit itself, and those where it is a thousandth (ISO 4217).
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// The smallest coin of a currency.
pub(crate) fn coin(currency: &str) -> Option<Decimal> {
    let has = |list: &str| list.split(' ').any(|code| code == currency);
    let digits = if has(WHOLE) {
        0
    } else if has(THOUSANDTHS) {
        -3
    } else {
        -2
    };
    Decimal::from_parts(false, 1, digits)
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;

    #[test]
    fn amounts_are_exact_to_the_smallest_coin() {
        table("\"money\", \"currency\": \"EUR\"", &[("1250.00", "1250.00"), ("0.005", "step")]);
        table("\"money\", \"currency\": \"JPY\"", &[("1250", "1250"), ("0.5", "step")]);
        table("\"money\", \"currency\": \"KWD\"", &[("1.005", "1.005"), ("1.0005", "step")]);
        table("\"money\", \"currency\": \"EUR\", \"step\": 5", &[("15", "15"), ("16", "step")]);
    }
}

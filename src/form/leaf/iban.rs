//! International bank account numbers.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, typed};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What an IBAN can be restricted to (ISO 13616). Its value has capital letters and no spaces.
    pub struct IbanField {
        /// The countries that are allowed, by their two letters; all when none is said.
        pub countries: Vec<Rc<str>> = "countries",
    }
}

impl LeafDefinition for IbanField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Iban { countries: self.countries.clone() })
    }
}

/// An IBAN.
#[derive(Debug)]
struct Iban {
    countries: Vec<Rc<str>>,
}

impl Leaf for Iban {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let iban: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
        let country = iban.get(..2).unwrap_or_default();
        if !iban.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(Problem::new("iban"));
        }
        let allowed = |known: &Rc<str>| known.eq_ignore_ascii_case(country);
        let length = length(country)
            .filter(|_| self.countries.is_empty() || self.countries.iter().any(allowed));
        let Some(length) = length else { return Err(Problem::new("ibanCountry")) };
        if iban.len() != length as usize {
            return Err(Problem::with_count("ibanLength", length));
        }
        if remainder(&iban) == Some(1) { Ok(iban.into()) } else { Err(Problem::new("iban")) }
    }

    fn wanted(&self) -> &'static str {
        "an IBAN"
    }
}

/// How many letters the IBANs of each country have (IBAN registry of SWIFT).
const LENGTHS: &str = "15NO 16BE 18DKFIFKFOGLNLSD 19MKSI 20ATBAEEKZLTLUMNXK 21CHHRLILV 22BGBHCRDEGBGEIEMERSVA 23AEGIILIQOMSOTL 24ADCZESMDPKROSASESKTNVG 25LYPTST 26ISTR 27BIDJFRGRITMCMRSM 28ALAZBYCYDOGTHNHULBNIPLSV 29BREGPSQAUA 30JOKWMUYE 31MTSC 32LC 33RU";

fn length(country: &str) -> Option<u32> {
    LENGTHS.split(' ').find_map(|row| {
        let (length, countries) = row.split_at_checked(2)?;
        let listed = countries.as_bytes().chunks(2).any(|known| known == country.as_bytes());
        if listed { length.parse().ok() } else { None }
    })
}

/// What is left of the number that the letters stand for, divided by 97: 1 for a sound one.
fn remainder(iban: &str) -> Option<u32> {
    let (front, rest) = iban.split_at_checked(4)?;
    let mut remainder = 0_u32;
    for letter in rest.chars().chain(front.chars()) {
        let digit = letter.to_digit(36)?;
        let shift = if digit < 10 { 10 } else { 100 };
        remainder = remainder.checked_mul(shift)?.checked_add(digit)?.checked_rem(97)?;
    }
    Some(remainder)
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;
    use super::*;

    #[test]
    fn numbers_are_checked_by_country_length_and_digits() {
        table(
            "\"iban\"",
            &[
                ("de89 3704 0044 0532 0130 00", "\"DE89370400440532013000\""),
                ("GB82 WEST 1234 5698 7654 32", "\"GB82WEST12345698765432\""),
                ("NO93 8601 1117 947", "\"NO9386011117947\""),
                ("DE89 3704 0044 0532 0130 01", "iban"),
                ("DE89 3704", "ibanLength"),
                ("US12 3456", "ibanCountry"),
                ("D", "ibanCountry"),
                ("DE89 3704 0044 0532 0130 0é", "iban"),
            ],
        );
        table("\"iban\", \"countries\": [\"AT\"]", &[("DE89370400440532013000", "ibanCountry")]);
    }

    #[test]
    fn each_country_has_one_length() {
        let mut seen: Vec<&[u8]> = Vec::new();
        for row in LENGTHS.split(' ') {
            for country in row.as_bytes()[2..].chunks(2) {
                assert!(!seen.contains(&country), "{}", String::from_utf8_lossy(country));
                seen.push(country);
            }
        }
        assert!(seen.len() >= 80, "{}", seen.len());
    }
}

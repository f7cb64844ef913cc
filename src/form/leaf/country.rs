//! Countries.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, typed};
use crate::document::{Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// What countries can be chosen. The value is the country's two letters (ISO 3166-1); who shows it knows their
    /// names.
    pub struct CountryField {
        /// The countries that are offered, in order; all when none is said.
        pub countries: Vec<Rc<str>> = "countries",
        /// What the browser may fill in, as in HTML; `country` when it is not said.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// What stands for no choice.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for CountryField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        for (at, country) in self.countries.iter().enumerate() {
            compiler.must_be_country(country, field.name("countries").index(at));
        }
        let offered: Vec<Rc<str>> = match &*self.countries {
            [] => all().map(Rc::from).collect(),
            some => some.iter().map(|code| code.to_ascii_uppercase().into()).collect(),
        };
        Box::new(Country {
            offered,
            autocomplete: self.autocomplete.clone().unwrap_or_else(|| "country".into()),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }
}

/// A country.
#[derive(Debug)]
struct Country {
    offered: Vec<Rc<str>>,
    autocomplete: Rc<str>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Country {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let found = self.offered.iter().find(|code| code.eq_ignore_ascii_case(text.trim()));
        found.map(|code| Value::String(Rc::clone(code))).ok_or_else(|| Problem::new("country"))
    }

    fn show(&self, view: &mut FieldView) {
        view.countries = Some(self.offered.clone());
        view.autocomplete = Some(Rc::clone(&self.autocomplete));
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a country such as \"DE\""
    }
}

/// The codes of ISO 3166-1.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// All countries.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    (0..CODES.len()).step_by(2).filter_map(|at| CODES.get(at..)?.get(..2))
}

#[cfg(test)]
mod tests {
    use super::super::testing::table;
    use super::*;

    #[test]
    fn countries_are_told_by_their_two_letters() {
        table("\"country\"", &[("de", "\"DE\""), ("XX", "country"), ("Germany", "country")]);
        table(
            "\"country\", \"countries\": [\"at\", \"CH\"]",
            &[("AT", "\"AT\""), ("DE", "country")],
        );
    }

    #[test]
    fn there_are_249() {
        let codes: Vec<&str> = all().collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

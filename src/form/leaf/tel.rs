//! Telephone numbers.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, Setting, typed};
use crate::document::{Dynamic, Expression, Text, record};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// How a telephone number is read. Its value is in the form of E.164, such as `+493012345`.
    pub struct TelField {
        /// The country of numbers without a country code, by its two letters (ISO 3166-1): a literal or an
        /// expression. Where none is known, such numbers stay as they were typed.
        pub country: Option<Dynamic<Rc<str>>> = "country",
        /// What the browser may fill in, as in HTML; `tel` when it is not said.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Text> = "placeholder",
    }
}

impl LeafDefinition for TelField {
    fn leaf(&self, _: &'static str, field: &Pointer, compiler: &mut Compiler) -> Box<dyn Leaf> {
        let country = self.country.as_ref();
        Box::new(Tel {
            country: country.and_then(|code| compiler.code(code, 2, field, "country")),
            autocomplete: self.autocomplete.clone().unwrap_or_else(|| "tel".into()),
            placeholder: compiler.text(self.placeholder.as_ref(), field, "placeholder"),
        })
    }

    fn setting(&self) -> Option<(&'static str, &Expression)> {
        match &self.country {
            Some(Dynamic::Computed(source)) => Some(("country", source)),
            _ => None,
        }
    }
}

/// A telephone number.
#[derive(Debug)]
struct Tel {
    /// None where it is computed or not known.
    country: Option<Rc<str>>,
    autocomplete: Rc<str>,
    placeholder: Option<Rc<str>>,
}

impl Leaf for Tel {
    fn ty(&self) -> Type {
        Type::String
    }

    fn read(&self, input: &Input, around: &Around<'_>) -> Result<Value, Problem> {
        let text = typed(input)?;
        let country = match (&self.country, around.setting) {
            (Some(country), _) | (None, Setting::Code(country)) => Some(&**country),
            _ => None,
        };
        read(text.trim(), country).map(Value::from).ok_or_else(|| Problem::new("tel"))
    }

    fn setting(&self, value: &Value) -> Setting {
        match value {
            Value::String(country) => Setting::Code(Rc::clone(country)),
            _ => Setting::None,
        }
    }

    fn show(&self, view: &mut FieldView) {
        view.country.clone_from(&self.country);
        view.autocomplete = Some(Rc::clone(&self.autocomplete));
        view.placeholder.clone_from(&self.placeholder);
    }

    fn wanted(&self) -> &'static str {
        "a telephone number such as \"+493012345\""
    }
}

/// A number in the form of E.164; one without a country code stays in its own digits where no
/// country is known.
fn read(text: &str, country: Option<&str>) -> Option<String> {
    let international = text.strip_prefix('+');
    let mut digits = String::with_capacity(text.len());
    for letter in international.unwrap_or(text).chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            ' ' | '\u{a0}' | '-' | '–' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    let plan = country.and_then(plan);
    let exit = match plan {
        Some(plan) if plan.code == "1" => "011",
        _ => "00",
    };
    let full = match (international, digits.strip_prefix(exit), plan) {
        // Written with the code, people put the digit of long distance in brackets.
        (Some(written), ..) => {
            let digits =
                if written.contains("(0)") { without_bracketed_zero(written) } else { digits };
            ["+", &digits].concat()
        }
        (None, Some(behind), _) => ["+", behind].concat(),
        (None, None, Some(Plan { code, trunk })) => {
            let national = digits.strip_prefix(trunk).unwrap_or(&digits);
            ["+", code, national].concat()
        }
        (None, None, None) => digits,
    };
    let length = full.trim_start_matches('+').len();
    let begins = full.strip_prefix('+').is_none_or(|code| !code.starts_with('0'));
    (begins && (4..=15).contains(&length)).then_some(full)
}

fn without_bracketed_zero(written: &str) -> String {
    written.replacen("(0)", "", 1).chars().filter(char::is_ascii_digit).collect()
}

/// How numbers of a country are written.
#[derive(Clone, Copy)]
struct Plan {
    /// The country code.
    code: &'static str,
    /// What stands before numbers within the country and is left out behind the code.
    trunk: &'static str,
}

/// The country codes of ITU-T E.164 by the countries of ISO 3166-1.
const CODES: &str = "1AGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTUSVCVGVI 7KZRU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39ITVA 40RO 41CH 43AT 44GBGGIMJE 45DK 46SE 47NOSJ 48PL 49DE 51PE 52MX 53CU 54AR 55BR 56CL 57CO 58VE 60MY 61AUCCCX 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 211SS 212EHMA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 248SC 249SD 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262RETFYT 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO 299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358AXFI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 380UA 381RS 382ME 383XK 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 500FKGS 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 508PM 509HT 590BLGPMF 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599BQCW 670TL 672AQNF 673BN 674NR 675PG 676TO 677SB 678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 850KP 852HK 853MO 855KH 856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ";

/// What another digit than 0 stands before, or nothing.
const TRUNKS: [(&str, &[&str]); 5] = [
    ("1", &["1"]),
    ("8", &["7", "992", "993"]),
    ("80", &["375"]),
    ("06", &["36"]),
    (
        "",
        &[
            "39", "378", "34", "351", "45", "47", "48", "30", "420", "65", "852", "225", "229",
            "241", "242",
        ],
    ),
];

fn plan(country: &str) -> Option<Plan> {
    let code = CODES.split(' ').find_map(|row| {
        let (code, countries) =
            row.split_at_checked(row.find(|c: char| c.is_ascii_uppercase())?)?;
        let listed = countries
            .as_bytes()
            .chunks(2)
            .any(|known| known.eq_ignore_ascii_case(country.as_bytes()));
        listed.then_some(code)
    })?;
    let trunk =
        TRUNKS.iter().find(|(_, codes)| codes.contains(&code)).map_or("0", |(trunk, _)| trunk);
    Some(Plan { code, trunk })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{leaf, table, typed};
    use super::*;

    #[test]
    fn numbers_are_brought_into_one_form() {
        table(
            "\"tel\", \"country\": \"DE\"",
            &[
                ("030 / 123-456", "\"+4930123456\""),
                ("+49 (0)30 123456", "\"+4930123456\""),
                ("0049 30 123456", "\"+4930123456\""),
                ("+1 (202) 555-0100", "\"+12025550100\""),
                ("123", "\"+49123\""),
                ("0", "tel"),
                ("030 CALL", "tel"),
                ("+0301234", "tel"),
                ("+49 30 1234567890123", "tel"),
            ],
        );
        table("\"tel\"", &[("030 123456", "\"030123456\""), ("+49 30 123456", "\"+4930123456\"")]);
        for (country, text, value) in [
            ("US", "(202) 555-0100", "+12025550100"),
            ("US", "1 202 555 0100", "+12025550100"),
            ("US", "011 49 30 123456", "+4930123456"),
            ("IT", "06 1234567", "+39061234567"),
            ("HU", "06 1 234 5678", "+3612345678"),
            ("RU", "8 495 123-45-67", "+74951234567"),
            ("gb", "020 7946 0000", "+442079460000"),
            ("BY", "8 029 491-19-11", "+375294911911"),
            ("CI", "01 23 45 67 89", "+2250123456789"),
            ("CG", "06 123 4567", "+242061234567"),
        ] {
            assert_eq!(read(text, Some(country)).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn the_country_may_be_that_of_another_field() {
        let tel = leaf("\"tel\", \"country\": \"= home\"");
        let setting = tel.setting(&"AT".into());
        assert_eq!(typed(&*tel, "01 23456", &setting), "\"+43123456\"");
    }

    #[test]
    fn each_country_has_one_code() {
        let mut seen: Vec<&str> = Vec::new();
        for row in CODES.split(' ') {
            let countries = row.trim_start_matches(|c: char| c.is_ascii_digit());
            seen.extend(countries.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap()));
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert!(count > 240 && seen.iter().all(|country| country.len() == 2), "{count}");
    }
}

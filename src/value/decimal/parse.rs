//! Reads numbers.

use super::{Arithmetic, Decimal, PRECISION, Status};

/// An exponent beyond which every number that can be written here is too large or too small.
const FAR: i32 = 1_000_000;

impl Arithmetic {
    /// Reads `[+-] digits [. digits] [e [+-] digits]`, as FEEL, JSON and `xsd:decimal` write
    /// numbers; there is a digit before the point or after it. More than 34 digits are rounded.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the coefficient stops at 38 digits, exponents are capped"
    )]
    pub fn parse(&mut self, text: &str) -> Option<Decimal> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)),
            None => (unsigned, Some(0)),
        };
        let (mut coefficient, mut dropped, mut fraction) = (0_u128, 0_i32, 0_i32);
        let (mut sticky, mut any, mut point) = (false, false, false);
        for byte in mantissa.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    fraction += i32::from(point && fraction < FAR);
                    let digit = u128::from(byte - b'0');
                    if coefficient < KEPT {
                        coefficient = coefficient * 10 + digit;
                    } else {
                        dropped += i32::from(dropped < FAR);
                        sticky |= digit != 0;
                    }
                }
                b'.' if !point => point = true,
                _ => return self.fail(Status::CONVERSION_SYNTAX),
            }
        }
        match exponent {
            Some(exponent) if any => self.settle(
                text.starts_with('-'),
                coefficient,
                exponent - fraction + dropped,
                sticky,
            ),
            _ => self.fail(Status::CONVERSION_SYNTAX),
        }
    }
}

/// A coefficient that is not below this has 37 digits and takes no more.
const KEPT: u128 = 10_u128.pow(PRECISION + 2);

/// Reads `[+-] digits`; what is far out of range is capped.
#[expect(clippy::arithmetic_side_effects, reason = "capped before each step")]
fn parse_exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut exponent = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        exponent = (exponent * 10 + i32::from(byte - b'0')).min(FAR * 3);
    }
    let signed = if text.starts_with('-') { -exponent } else { exponent };
    (!digits.is_empty()).then_some(signed)
}

impl Decimal {
    /// Reads a number as FEEL and JSON write them, also `.5`, `5.` and a sign in front; see
    /// [`Arithmetic::parse`].
    pub fn parse(text: &str) -> Option<Self> {
        Arithmetic::default().parse(text)
    }
}

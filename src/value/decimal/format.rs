//! Writes numbers.

use std::fmt;

use super::{Decimal, PRECISION};

/// The exponent of the first digit below which numbers are written with an exponent: more than five zeros would
/// follow the point.
const LOWEST_PLAIN: i32 = -6;

/// As many places as a coefficient has digits.
const PLACES: i32 = PRECISION.cast_signed();

/// Writes the digits of `coefficient` at the end of `buffer` and returns them.
#[expect(clippy::arithmetic_side_effects, reason = "a digit is at most 9")]
fn digits_of(coefficient: u128, buffer: &mut [u8; 39]) -> &str {
    let mut rest = coefficient;
    let mut start = buffer.len();
    for (index, slot) in buffer.iter_mut().enumerate().rev() {
        // The remainder of ten always fits.
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        start = index;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    buffer.get(start..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or("0")
}

impl Decimal {
    /// The number as the General Decimal Arithmetic specification writes it (`to-scientific-string`), which
    /// shows coefficient, exponent and sign exactly: `1E+3`, `1.10`, `-0`.
    pub fn to_scientific(self) -> String {
        let mut out = String::new();
        if self.negative {
            out.push('-');
        }
        let mut buffer = [0; 39];
        let digits = digits_of(self.coefficient(), &mut buffer);
        if self.exponent() <= 0 && self.adjusted() >= LOWEST_PLAIN {
            push_plain(&mut out, digits, self.exponent());
        } else {
            push_scientific(&mut out, digits, self.adjusted());
        }
        out
    }
}

/// Writes `digits × 10^exponent` without an exponent.
#[expect(clippy::arithmetic_side_effects, reason = "lengths and exponents are below 2^14")]
fn push_plain(out: &mut String, digits: &str, exponent: i32) {
    let fraction = exponent.min(0).unsigned_abs() as usize;
    match digits.len().checked_sub(fraction) {
        Some(whole) if whole > 0 => {
            let (whole, fraction) = digits.split_at_checked(whole).unwrap_or((digits, ""));
            out.push_str(whole);
            out.extend(std::iter::repeat_n('0', exponent.max(0).unsigned_abs() as usize));
            if !fraction.is_empty() {
                out.push('.');
                out.push_str(fraction);
            }
        }
        _ => {
            out.push_str("0.");
            out.extend(std::iter::repeat_n('0', fraction - digits.len()));
            out.push_str(digits);
        }
    }
}

/// Writes the digits with a point after the first one and the exponent of that one.
fn push_scientific(out: &mut String, digits: &str, adjusted: i32) {
    let (first, fraction) = digits.split_at_checked(1).unwrap_or((digits, ""));
    out.push_str(first);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out.push('E');
    out.push(if adjusted < 0 { '-' } else { '+' });
    let mut buffer = [0; 39];
    out.push_str(digits_of(u128::from(adjusted.unsigned_abs()), &mut buffer));
}

/// FEEL's `string()` of a number, also valid JSON: without an exponent where that takes at most 34 digits and
/// five zeros after the point, `-0` as `0`.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let coefficient = self.coefficient();
        let mut buffer = [0; 39];
        let digits = digits_of(coefficient, &mut buffer);
        let mut text = String::new();
        if self.negative && coefficient != 0 {
            text.push('-');
        }
        let (exponent, adjusted) = (self.exponent(), self.adjusted());
        let plain = (LOWEST_PLAIN..PLACES).contains(&adjusted);
        match coefficient {
            0 => push_plain(&mut text, digits, exponent.clamp(-PLACES, 0)),
            _ if plain => push_plain(&mut text, digits, exponent),
            _ => push_scientific(&mut text, digits, adjusted),
        }
        out.write_str(&text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_scientific())
    }
}

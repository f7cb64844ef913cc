//! Writes numbers.

use std::fmt;

use super::digits::{div_rem, power_of_ten};
use super::{Decimal, PRECISION};

/// The exponent of the first digit below which numbers are written with an exponent: more than five
/// zeros would follow the point.
const LOWEST_PLAIN: i32 = -6;

/// As many places as a coefficient has digits.
const PLACES: i32 = PRECISION.cast_signed();

/// The most digits of a coefficient.
const MAX_DIGITS: usize = PRECISION as usize;
/// The digits that surely fit 64 bits.
const HALF_DIGITS: u32 = 19;
/// Where the first of the last 19 digits stands.
const MIDDLE: usize = MAX_DIGITS - HALF_DIGITS as usize;

/// Writes the digits of `coefficient` at the end of `buffer` and returns them.
#[expect(clippy::arithmetic_side_effects, reason = "a digit is at most 9")]
fn digits_of(coefficient: u128, buffer: &mut [u8; MAX_DIGITS]) -> &str {
    // Two halves of at most 19 and 20 digits: 64 bits are divided faster than 128.
    let (high, low) = div_rem(coefficient, power_of_ten(HALF_DIGITS));
    let mut rest = u64::try_from(low).unwrap_or(0);
    let mut high = u64::try_from(high).unwrap_or(0);
    let mut start = buffer.len();
    for (index, slot) in buffer.iter_mut().enumerate().rev() {
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        start -= 1;
        if index == MIDDLE {
            rest = std::mem::take(&mut high);
        }
        if rest == 0 && high == 0 {
            break;
        }
    }
    buffer.get(start..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or("0")
}

impl Decimal {
    /// The number as the General Decimal Arithmetic specification writes it
    /// (`to-scientific-string`), which shows coefficient, exponent and sign exactly: `1E+3`,
    /// `1.10`, `-0`.
    pub fn to_scientific(self) -> String {
        let mut out = String::new();
        if self.negative {
            out.push('-');
        }
        let mut buffer = [0; MAX_DIGITS];
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
    let mut buffer = [0; MAX_DIGITS];
    out.push_str(digits_of(u128::from(adjusted.unsigned_abs()), &mut buffer));
}

impl Decimal {
    /// Writes FEEL's `string()` of the number, which is valid JSON too: without an exponent where
    /// that takes at most 34 digits and five zeros after the point, and `-0` as `0`.
    pub fn write(self, out: &mut String) {
        let coefficient = self.coefficient();
        let mut buffer = [0; MAX_DIGITS];
        let digits = digits_of(coefficient, &mut buffer);
        if self.negative && coefficient != 0 {
            out.push('-');
        }
        let (exponent, adjusted) = (self.exponent(), self.adjusted());
        let plain = (LOWEST_PLAIN..PLACES).contains(&adjusted);
        match coefficient {
            0 => push_plain(out, digits, exponent.clamp(-PLACES, 0)),
            _ if plain => push_plain(out, digits, exponent),
            _ => push_scientific(out, digits, adjusted),
        }
    }
}

/// As [`Decimal::write`] does.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        out.write_str(&text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_scientific())
    }
}

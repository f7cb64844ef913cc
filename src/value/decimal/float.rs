//! To binary floating point, for the edge where JavaScript has no other numbers.

use super::Decimal;
use super::digits::power_of_ten;

/// Powers of ten up to this one are exact doubles.
const EXACT_POWER: u32 = 22;

impl Decimal {
    /// The double nearest to this number where it has up to 15 digits and is near 1 (10^±22), as most do; else one
    /// within some units of the last place. Beyond the doubles this is an infinity or zero.
    ///
    /// Nothing computes with the result: it is for showing a number to JavaScript.
    #[expect(
        clippy::cast_precision_loss,
        reason = "coefficients of up to 53 bits, and powers of ten, are exact"
    )]
    pub fn to_f64(self) -> f64 {
        let reduced = self.reduce();
        let mut magnitude = reduced.coefficient() as f64;
        let mut exponent = reduced.exponent();
        while exponent != 0 && magnitude != 0.0 && magnitude.is_finite() {
            let step = exponent.unsigned_abs().min(EXACT_POWER);
            let power = power_of_ten(step) as f64;
            if exponent > 0 {
                magnitude *= power;
                exponent = exponent.saturating_sub_unsigned(step);
            } else {
                magnitude /= power;
                exponent = exponent.saturating_add_unsigned(step);
            }
        }
        if self.is_negative() { -magnitude } else { magnitude }
    }
}

//! Powers of ten and the digits of a coefficient.

/// 10^0 to 10^38, all that fit 128 bits.
static POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut index = 1;
    while index < 39 {
        #[expect(
            clippy::indexing_slicing,
            reason = "checked by the compiler: the table is a constant"
        )]
        {
            powers[index] = powers[index - 1] * 10;
        }
        index += 1;
    }
    powers
};

/// 10^`exponent`, for exponents up to 38.
pub(super) fn power_of_ten(exponent: u32) -> u128 {
    debug_assert!(exponent <= 38);
    POWERS.get(exponent as usize).copied().unwrap_or(u128::MAX)
}

/// Quotient and remainder by a divisor that is not zero. One division, not the two that `/` and `%`
/// would take.
#[expect(clippy::arithmetic_side_effects, reason = "the product is not above the dividend")]
pub(super) fn div_rem(dividend: u128, divisor: u128) -> (u128, u128) {
    let quotient = dividend / divisor;
    (quotient, dividend - quotient * divisor)
}

/// How many decimal digits `coefficient` has; zero has one.
#[expect(clippy::arithmetic_side_effects, reason = "at most 128 bits, so at most 128 * 1233")]
pub(super) fn digit_count(coefficient: u128) -> u32 {
    // 1233 / 4096 is just above log10(2), close enough up to 128 bits for a guess one too low at
    // most.
    let guess = ((u128::BITS - coefficient.leading_zeros()) * 1233) >> 12;
    guess
        + u32::from(
            coefficient == 0
                || POWERS.get(guess as usize).is_some_and(|power| coefficient >= *power),
        )
}

/// Takes up to `limit` trailing zeros off `coefficient`; returns what is left and how many went.
/// Zero is left alone.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "divisors are constants, the count is bounded by the limit"
)]
pub(super) fn strip_zeros(coefficient: u128, limit: u32) -> (u128, u32) {
    if coefficient == 0 {
        return (0, 0);
    }
    let (mut rest, mut stripped) = (coefficient, 0);
    for step in [32, 16, 8, 4, 2, 1] {
        let power = power_of_ten(step);
        // The count of zeros in binary: each step is needed once at most, as there are fewer than
        // 64.
        if step > limit - stripped || rest < power {
            continue;
        }
        // A multiple of 10^n is one of 2^n, which is seen at once.
        if rest.trailing_zeros() >= step
            && let (quotient, 0) = div_rem(rest, power)
        {
            rest = quotient;
            stripped += step;
        }
    }
    (rest, stripped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted_at_every_edge() {
        assert_eq!(digit_count(0), 1);
        assert_eq!(digit_count(u128::MAX), 39);
        for exponent in 0..=38 {
            let power = power_of_ten(exponent);
            assert_eq!(digit_count(power), exponent + 1);
            if exponent > 0 {
                assert_eq!(digit_count(power - 1), exponent);
            }
        }
    }

    #[test]
    fn zeros_are_stripped_up_to_the_limit() {
        for zeros in 0..=38 {
            for limit in 0..=40 {
                let taken = zeros.min(limit);
                assert_eq!(
                    strip_zeros(power_of_ten(zeros), limit),
                    (power_of_ten(zeros - taken), taken)
                );
            }
        }
    }
}

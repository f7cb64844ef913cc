//! Brings exact results into the format: 34 digits, exponents in range, rounded once.

use std::cmp::Ordering;

use super::digits::{digit_count, div_rem, power_of_ten};
use super::{
    Arithmetic, Decimal, MAX_ADJUSTED, MAX_COEFFICIENT, MAX_EXPONENT, MIN_ADJUSTED, MIN_EXPONENT,
    PRECISION, Rounding, Status,
};

/// What was cut off a coefficient, measured in units of its last digit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing.
    Zero,
    /// Less, equal to, or more than half a unit.
    Of(Ordering),
}

impl Rounding {
    /// The mode that does to a magnitude what this one does to the negative number.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::Ceiling => Self::Floor,
            Self::Floor => Self::Ceiling,
            other => other,
        }
    }

    /// Whether a coefficient is to grow by one for the `rest` that was cut off it.
    pub(super) fn rounds_away(self, negative: bool, kept: u128, rest: Rest) -> bool {
        let Rest::Of(half) = rest else { return false };
        match self {
            Self::HalfEven => half.is_gt() || half.is_eq() && kept & 1 == 1,
            Self::HalfUp => half.is_ge(),
            Self::HalfDown => half.is_gt(),
            Self::Up => true,
            Self::Down => false,
            Self::Ceiling => !negative,
            Self::Floor => negative,
            Self::ZeroFiveUp => kept.is_multiple_of(5),
        }
    }
}

/// Cuts the last `count` digits off `coefficient`. `sticky` says that something not zero,
/// but less than a unit, has been cut off before.
pub(super) fn cut(coefficient: u128, count: u32, sticky: bool) -> (u128, Rest) {
    if count > 38 {
        let nothing = coefficient == 0 && !sticky;
        return (0, if nothing { Rest::Zero } else { Rest::Of(Ordering::Less) });
    }
    let power = power_of_ten(count);
    let (kept, rest) = div_rem(coefficient, power);
    if rest == 0 && !sticky {
        return (kept, Rest::Zero);
    }
    // The power is even where it is not 1, and with it 1 the rest is 0 and only stickiness counts.
    let half = rest.cmp(&(power / 2));
    let tie_broken = half.is_eq() && sticky && count > 0;
    let half = if tie_broken {
        Ordering::Greater
    } else if count == 0 {
        Ordering::Less
    } else {
        half
    };
    (kept, Rest::Of(half))
}

impl Arithmetic {
    /// The number `(-1)^negative × coefficient × 10^exponent` in the format.
    ///
    /// `sticky` says that the exact result is larger in magnitude by less than one unit of the last
    /// digit; the coefficient then needs at least 35 digits.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "exponents are below 2^20, a coefficient below 2^113 grows by one"
    )]
    pub(super) fn settle(
        &mut self,
        negative: bool,
        coefficient: u128,
        exponent: i32,
        sticky: bool,
    ) -> Option<Decimal> {
        if coefficient <= MAX_COEFFICIENT
            && (MIN_ADJUSTED..=MAX_EXPONENT).contains(&exponent)
            && !sticky
        {
            return Some(Decimal::pack(negative, coefficient, exponent));
        }
        if coefficient == 0 {
            let fitted = exponent.clamp(MIN_EXPONENT, MAX_EXPONENT);
            if fitted != exponent {
                self.raise(Status::CLAMPED);
            }
            return Some(Decimal::pack(negative, 0, fitted));
        }
        // Far beyond any exponent of the format, and far from overflow.
        let exponent = exponent.clamp(-(1 << 20), 1 << 20);
        let digits = digit_count(coefficient).cast_signed();
        let adjusted = exponent + digits - 1;
        if adjusted > MAX_ADJUSTED {
            return self.overflow(negative);
        }
        let subnormal = adjusted < MIN_ADJUSTED;
        if subnormal {
            self.raise(Status::SUBNORMAL);
        }
        let excess = (digits - PRECISION.cast_signed()).max(MIN_EXPONENT - exponent);
        if excess > 0 {
            let (kept, rest) = cut(coefficient, excess.unsigned_abs(), sticky);
            self.raise(Status::ROUNDED);
            if rest != Rest::Zero {
                self.raise(if subnormal {
                    Status::INEXACT | Status::UNDERFLOW
                } else {
                    Status::INEXACT
                });
            }
            return self.settle_cut(negative, kept, rest, exponent + excess);
        }
        // Fold down: the exponent is too large only because the coefficient is short.
        let padding = exponent - MAX_EXPONENT;
        if padding > 0 {
            self.raise(Status::CLAMPED);
            let padded = coefficient * power_of_ten(padding.unsigned_abs());
            return Some(Decimal::pack(negative, padded, MAX_EXPONENT));
        }
        Some(Decimal::pack(negative, coefficient, exponent))
    }

    /// The number itself, as a result: raises what holds for it.
    pub(super) fn apply(&mut self, number: Decimal) -> Option<Decimal> {
        self.settle(number.negative, number.coefficient(), number.exponent(), false)
    }

    /// Where a result is too large: none, or the largest number where the mode does not round away
    /// from it.
    fn overflow(&mut self, negative: bool) -> Option<Decimal> {
        self.raise(Status::OVERFLOW | Status::INEXACT | Status::ROUNDED);
        let away =
            self.rounding.rounds_away(negative, MAX_COEFFICIENT, Rest::Of(Ordering::Greater));
        (!away).then(|| Decimal::pack(negative, MAX_COEFFICIENT, MAX_EXPONENT))
    }

    /// Rounds what is left after a cut; `exponent` is that of the result.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "a coefficient of 34 digits grows by one, an exponent in range too"
    )]
    fn settle_cut(
        &mut self,
        negative: bool,
        mut kept: u128,
        rest: Rest,
        mut exponent: i32,
    ) -> Option<Decimal> {
        if self.rounding.rounds_away(negative, kept, rest) {
            kept += 1;
            if kept > MAX_COEFFICIENT {
                kept /= 10;
                exponent += 1;
            }
        }
        if exponent > MAX_EXPONENT {
            return self.overflow(negative);
        }
        if kept == 0 {
            self.raise(Status::CLAMPED);
        }
        Some(Decimal::pack(negative, kept, exponent))
    }
}

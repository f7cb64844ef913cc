//! Reads the fixed shapes of ISO 8601 texts, byte by byte.

/// What is left of a text.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a>(&'a [u8]);

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    /// Whether nothing is left.
    pub(super) fn at_end(self) -> bool {
        self.0.is_empty()
    }

    /// The next byte, left in place.
    pub(super) fn peek(self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Takes `byte` if it is next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((first, rest)) if *first == byte => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes `byte`, which has to be next.
    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    /// Takes all digits that follow; may be none.
    pub(super) fn digits(&mut self) -> &'a [u8] {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        digits
    }

    /// Takes exactly two digits.
    pub(super) fn two_digits(&mut self) -> Option<u8> {
        match self.0 {
            [tens @ b'0'..=b'9', units @ b'0'..=b'9', rest @ ..] => {
                self.0 = rest;
                let digit = |byte: u8| byte.wrapping_sub(b'0');
                Some(digit(*tens).wrapping_mul(10).wrapping_add(digit(*units)))
            }
            _ => None,
        }
    }

    /// Takes everything that is left.
    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }
}

/// The value of digits; `None` where it does not fit.
pub(super) fn integer(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |value, byte| {
        value.checked_mul(10)?.checked_add(i64::from(byte.wrapping_sub(b'0')))
    })
}

/// The nanoseconds that the digits after a decimal point stand for; further ones are dropped.
pub(super) fn nanoseconds(fraction: &[u8]) -> u32 {
    let digits = fraction.iter().map(|byte| u32::from(byte.wrapping_sub(b'0')));
    digits
        .chain(std::iter::repeat(0))
        .take(9)
        .fold(0, |value, digit| value.wrapping_mul(10).wrapping_add(digit))
}

/// Writes `.` and the digits of `nanoseconds` without trailing zeros; nothing for zero.
pub(super) fn write_fraction(out: &mut String, nanoseconds: u32) {
    let mut rest = nanoseconds;
    let mut divisor = 100_000_000;
    if rest != 0 {
        out.push('.');
    }
    while rest != 0 {
        push_digit(out, rest.checked_div(divisor).unwrap_or(0));
        rest = rest.checked_rem(divisor).unwrap_or(0);
        divisor /= 10;
    }
}

/// Writes `value` in two digits.
pub(super) fn write_two_digits(out: &mut String, value: u8) {
    push_digit(out, u32::from(value / 10));
    push_digit(out, u32::from(value % 10));
}

/// Writes `value` in as many digits as it takes, and at least `width`.
pub(super) fn write_integer(out: &mut String, value: u64, width: usize) {
    let mut rest = value;
    let mut digits = [b'0'; 20];
    let mut used = 0;
    for (index, slot) in digits.iter_mut().rev().enumerate() {
        if rest == 0 && index >= width.max(1) {
            break;
        }
        *slot = u8::try_from(rest % 10).unwrap_or(0).wrapping_add(b'0');
        rest /= 10;
        used = index.wrapping_add(1);
    }
    let start = digits.len().saturating_sub(used);
    out.extend(digits.iter().skip(start).map(|digit| char::from(*digit)));
}

fn push_digit(out: &mut String, digit: u32) {
    out.push(char::from_digit(digit, 10).unwrap_or('0'));
}

//! The encodings of `contentEncoding` (RFC 4648; RFC 2045, 6.7).

/// An encoding of bytes as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// An alphabet whose characters stand for this many bits each, in groups that are padded with `=`.
    Base { alphabet: &'static str, bits: u32 },
    /// Characters that stand for themselves, and `=` with two hexadecimal digits.
    QuotedPrintable,
}

const UPPER_TO_DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Encoding {
    /// The encoding of this name, in whatever case; none for one that is not known, which is not checked.
    pub(super) fn named(name: &str) -> Option<Self> {
        let base = |alphabet, bits| Some(Self::Base { alphabet, bits });
        match &*name.to_ascii_lowercase() {
            "base64" => base(UPPER_TO_DIGITS, 6),
            "base64url" => base(URL_SAFE, 6),
            "base32" => base("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5),
            "base32hex" => base("0123456789ABCDEFGHIJKLMNOPQRSTUV", 5),
            "base16" => base("0123456789ABCDEF", 4),
            "quoted-printable" => Some(Self::QuotedPrintable),
            _ => None,
        }
    }
}

/// The bytes that a text stands for; none where it is not of the encoding.
pub(super) fn decode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Base { alphabet, bits } => base(alphabet, bits, text),
        Encoding::QuotedPrintable => quoted_printable(text),
    }
}

fn base(alphabet: &str, bits: u32, text: &str) -> Option<Vec<u8>> {
    // Hexadecimal digits may be small letters (RFC 4648, 8).
    let upper = if bits == 4 { text.to_ascii_uppercase() } else { String::new() };
    let text = if bits == 4 { &*upper } else { text };
    // A group is the least number of characters that makes whole bytes.
    let group = match bits {
        6 => 4,
        5 => 8,
        _ => 2,
    };
    if !text.len().is_multiple_of(group) {
        return None;
    }
    let data = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(data.len());
    let (mut held, mut width) = (0_u32, 0_u32);
    for byte in data.bytes() {
        // The largest alphabet has 64 characters, so a place fits.
        let place = alphabet.bytes().position(|known| known == byte)?;
        held = (held << bits) | u32::try_from(place).ok()?;
        width = width.saturating_add(bits);
        if width >= 8 {
            width = width.saturating_sub(8);
            bytes.push(u8::try_from((held >> width) & 0xFF).ok()?);
            held &= !(u32::MAX << width);
        }
    }
    // What is left over is less than a character, and 0; so there is no more padding than is needed.
    let padding = text.len().saturating_sub(data.len());
    (width < bits && held == 0 && padding < group).then_some(bytes)
}

fn quoted_printable(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'=' => match (rest.next()?, rest.next()?) {
                (b'\r', b'\n') => {}
                (high, low) => {
                    let digit = |digit: u8| {
                        char::from(digit).to_digit(16).filter(|_| !digit.is_ascii_lowercase())
                    };
                    bytes.push(u8::try_from((digit(high)? << 4) | digit(low)?).ok()?);
                }
            },
            b' '..=b'~' | b'\t' | b'\r' | b'\n' => bytes.push(byte),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: &str, text: &str) -> Option<Vec<u8>> {
        decode(Encoding::named(encoding).unwrap(), text)
    }

    #[test]
    fn what_is_encoded_is_decoded() {
        // RFC 4648, 10.
        for (encoding, text, expected) in [
            ("base64", "", ""),
            ("base64", "Zg==", "f"),
            ("base64", "Zm8=", "fo"),
            ("base64", "Zm9v", "foo"),
            ("BASE64", "Zm9vYmFy", "foobar"),
            ("base64url", "Pz8_", "???"),
            ("base32", "MY======", "f"),
            ("base32", "MZXW6YQ=", "foob"),
            ("base32hex", "CPNMUOJ1E8======", "foobar"),
            ("base16", "666F6F", "foo"),
            ("base16", "6f", "o"),
            ("quoted-printable", "a=3D=\r\nb", "a=b"),
        ] {
            assert_eq!(decoded(encoding, text), Some(expected.into()), "{text}");
        }
        for (encoding, text) in [
            ("base64", "Zg="),
            ("base64", "Zg"),
            ("base64", "Zh=="),
            ("base64", "Z==="),
            ("base64", "===="),
            ("base64", "Zg==Zg=="),
            ("base64", "eyJmb28iOi%iYmFyIn0K"),
            ("base64", "Zm9v\n"),
            ("base32", "MY======MY"),
            ("base16", "6g"),
            ("quoted-printable", "a=3d"),
            ("quoted-printable", "é"),
        ] {
            assert_eq!(decoded(encoding, text), None, "{encoding} {text}");
        }
    }
}

//! JSON text, written piece by piece.

use super::lexer::special_byte;

/// How many bytes are made room for at first.
const ROOM: usize = 256;

/// Writes one JSON document. Commas and escapes are its concern; that every object and array
/// that is begun is also ended is the caller's.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    text: String,
    /// Whether the next value or name follows another one in the same container.
    follows: bool,
}

impl Writer {
    /// A writer that has written nothing. It has room for what most documents are that are written often.
    pub fn new() -> Self {
        Self { text: String::with_capacity(ROOM), follows: false }
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes a boolean.
    pub fn bool(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes an unsigned integer.
    pub fn integer(&mut self, value: u64) {
        let mut digits = [0; 20];
        let mut left = value;
        let mut count = 0_usize;
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(left % 10).unwrap_or(0) | b'0';
            left /= 10;
            count = count.saturating_add(1);
            if left == 0 {
                break;
            }
        }
        let digits = digits.get(digits.len().saturating_sub(count)..).unwrap_or_default();
        self.raw(str::from_utf8(digits).unwrap_or_default());
    }

    /// Writes text that is JSON already, such as a number's digits.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.text.push_str(json);
        self.follows = true;
    }

    /// Writes a string.
    pub fn string(&mut self, value: &str) {
        self.separate();
        self.quoted(value);
        self.follows = true;
    }

    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.begin('{');
    }

    /// Writes a member's name; its value comes next.
    pub fn name(&mut self, name: &str) {
        self.separate();
        self.quoted(name);
        self.text.push(':');
        self.follows = false;
    }

    /// Ends the object begun last.
    pub fn end_object(&mut self) {
        self.end('}');
    }

    /// Begins an array.
    pub fn begin_array(&mut self) {
        self.begin('[');
    }

    /// Ends the array begun last.
    pub fn end_array(&mut self) {
        self.end(']');
    }

    fn begin(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
        self.follows = false;
    }

    fn end(&mut self, bracket: char) {
        self.text.push(bracket);
        self.follows = true;
    }

    fn separate(&mut self) {
        if self.follows {
            self.text.push(',');
        }
    }

    fn quoted(&mut self, value: &str) {
        self.text.push('"');
        let mut rest = value;
        // What must be escaped is ASCII; so what stands before and behind are texts.
        while let Some(at) = special_byte(rest.as_bytes(), 0) {
            let (plain, others) = rest.split_at(at);
            self.text.push_str(plain);
            let mut others = others.chars();
            self.escaped(others.next().unwrap_or_default());
            rest = others.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn escaped(&mut self, character: char) {
        match character {
            '"' => self.text.push_str("\\\""),
            '\\' => self.text.push_str("\\\\"),
            '\n' => self.text.push_str("\\n"),
            '\r' => self.text.push_str("\\r"),
            '\t' => self.text.push_str("\\t"),
            control => {
                self.text.push_str("\\u00");
                for shift in [4, 0] {
                    let digit = (u32::from(control) >> shift) & 15;
                    self.text.extend(char::from_digit(digit, 16));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut out = Writer::new();
        out.begin_object();
        out.name("a\"b");
        out.begin_array();
        out.string("x\u{1}\n\\é");
        out.integer(7);
        out.integer(0);
        out.integer(u64::MAX);
        out.null();
        out.begin_array();
        out.end_array();
        out.end_array();
        out.name("c");
        out.bool(true);
        out.end_object();
        let text = out.into_text();
        assert_eq!(
            text,
            "{\"a\\\"b\":[\"x\\u0001\\n\\\\é\",7,0,18446744073709551615,null,[]],\"c\":true}"
        );
        assert!(parse(&text).0.is_some());
    }
}

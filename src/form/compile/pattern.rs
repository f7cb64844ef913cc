//! Whether a pattern is a regular expression of ECMA-262 in Unicode mode (section 22.2.1), as far as its form says.
//!
//! Definitions are compiled without a host, which could be asked. What a host may know and this does not, such as the
//! names of Unicode's properties, passes.

use std::iter::Peekable;
use std::str::Chars;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

impl Compiler {
    /// Reports a pattern that no text can be matched with.
    pub(crate) fn must_be_pattern(&mut self, pattern: Option<&str>, pointer: Pointer) {
        if let Some(mistake) = pattern.and_then(mistake) {
            let finding = Diagnostic::error(Code::WrongPattern, mistake)
                .with_help("Write it as JavaScript does between `/` and `/u`, without these.");
            self.report(pointer, finding);
        }
    }
}

/// What is wrong with a pattern.
fn mistake(pattern: &str) -> Option<&'static str> {
    let mut reader = Reader { rest: pattern.chars().peekable(), groups: 0, greatest: 0 };
    reader.pattern().err().or_else(|| {
        (reader.greatest > reader.groups)
            .then_some("This pattern refers to a group that it does not have.")
    })
}

type Read<T = ()> = Result<T, &'static str>;

struct Reader<'p> {
    rest: Peekable<Chars<'p>>,
    /// How many groups can be referred to.
    groups: u32,
    /// The greatest number of a group that is referred to.
    greatest: u32,
}

/// What was read last, as far as it says what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Something that can be repeated.
    Atom,
    /// Something else.
    Other,
}

impl Reader<'_> {
    fn pattern(&mut self) -> Read {
        // For each group that is open what it will be.
        let mut open: Vec<Last> = Vec::new();
        let mut last = Last::Other;
        while let Some(letter) = self.rest.next() {
            last = match letter {
                '(' => {
                    open.push(self.group()?);
                    Last::Other
                }
                ')' => open.pop().ok_or("This pattern closes a group that it does not open.")?,
                '[' => {
                    self.class()?;
                    Last::Atom
                }
                '*' | '+' | '?' | '{' => {
                    if last == Last::Other {
                        return Err("This pattern repeats something that can't be repeated.");
                    }
                    if letter == '{' {
                        self.counts()?;
                    }
                    self.rest.next_if_eq(&'?');
                    Last::Other
                }
                '}' | ']' => return Err("A bracket in this pattern has to be escaped with `\\`."),
                '|' | '^' | '$' => Last::Other,
                '\\' => self.escape()?,
                _ => Last::Atom,
            };
        }
        if open.is_empty() { Ok(()) } else { Err("This pattern does not close a group.") }
    }

    /// What follows `(`, up to what is in the group.
    fn group(&mut self) -> Read<Last> {
        const WRONG: &str = "Behind `(?` this pattern has nothing that is known there.";
        if self.rest.next_if_eq(&'?').is_none() {
            self.groups = self.groups.saturating_add(1);
            return Ok(Last::Atom);
        }
        match self.rest.next() {
            Some(':') => Ok(Last::Atom),
            Some('=' | '!') => Ok(Last::Other),
            Some('<') if self.rest.next_if(|it| matches!(it, '=' | '!')).is_some() => {
                Ok(Last::Other)
            }
            Some('<') => {
                self.groups = self.groups.saturating_add(1);
                let mut is_named = false;
                for letter in self.rest.by_ref() {
                    match letter {
                        '>' if is_named => return Ok(Last::Atom),
                        '$' | '_' | '\\' | '{' | '}' => is_named = true,
                        letter if letter.is_alphanumeric() => is_named = true,
                        _ => return Err(WRONG),
                    }
                }
                Err(WRONG)
            }
            // Flags for the group, which only newer hosts know.
            Some('i' | 'm' | 's' | '-') => {
                while self.rest.next_if(|it| matches!(it, 'i' | 'm' | 's' | '-')).is_some() {}
                self.rest.next_if_eq(&':').map(|_| Last::Atom).ok_or(WRONG)
            }
            _ => Err(WRONG),
        }
    }

    /// What follows `{`: how often something is repeated.
    fn counts(&mut self) -> Read {
        const WRONG: &str =
            "Behind `{` this pattern does not say how often, such as `{2}` or `{2,4}`.";
        let least = self.number().ok_or(WRONG)?;
        if self.rest.next_if_eq(&',').is_some()
            && let Some(most) = self.number()
            && most < least
        {
            return Err("This pattern has numbers in `{}` in the wrong order.");
        }
        self.rest.next_if_eq(&'}').map(|_| ()).ok_or(WRONG)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = None;
        while let Some(digit) = self.rest.peek().and_then(|letter| letter.to_digit(10)) {
            self.rest.next();
            number = Some(number.unwrap_or(0_u64).saturating_mul(10).saturating_add(digit.into()));
        }
        number
    }

    /// What follows `\` outside of `[]`.
    fn escape(&mut self) -> Read<Last> {
        match self.rest.peek() {
            Some('b' | 'B') => {
                self.rest.next();
                Ok(Last::Other)
            }
            Some('1'..='9') => {
                let group = self.number().unwrap_or(0);
                self.greatest = self.greatest.max(u32::try_from(group).unwrap_or(u32::MAX));
                Ok(Last::Atom)
            }
            // A host knows which names there are.
            Some('k') => {
                self.rest.next();
                self.braced('<', '>').map(|_| Last::Atom)
            }
            _ => self.character().map(|_| Last::Atom),
        }
    }

    /// What follows `\` everywhere: a character, where it is one, or a set of several.
    fn character(&mut self) -> Read<Option<u32>> {
        const WRONG: &str = "This pattern has something behind `\\` that is not known there.";
        Ok(match self.rest.next().ok_or("This pattern ends with `\\`.")? {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => None,
            'p' | 'P' => {
                self.braced('{', '}')?;
                None
            }
            'f' => Some(0xc),
            'n' => Some(0xa),
            'r' => Some(0xd),
            't' => Some(0x9),
            'v' => Some(0xb),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => Some(0),
            'c' => {
                let letter = self.rest.next_if(char::is_ascii_alphabetic).ok_or(WRONG)?;
                Some(u32::from(letter) & 31)
            }
            'x' => Some(self.hexadecimal(2)?),
            'u' if self.rest.next_if_eq(&'{').is_some() => {
                let mut value = None;
                while let Some(digit) = self.rest.peek().and_then(|letter| letter.to_digit(16)) {
                    self.rest.next();
                    value = Some(value.unwrap_or(0_u32).saturating_mul(16).saturating_add(digit));
                }
                let value = value.filter(|value| *value <= 0x10_ffff).ok_or(WRONG)?;
                self.rest.next_if_eq(&'}').ok_or(WRONG)?;
                Some(value)
            }
            'u' => Some(self.hexadecimal(4)?),
            itself if "^$\\.*+?()[]{}|/".contains(itself) => Some(itself.into()),
            _ => return Err(WRONG),
        })
    }

    fn hexadecimal(&mut self, digits: u32) -> Read<u32> {
        let mut value = 0_u32;
        for _ in 0..digits {
            let digit = self.rest.next().and_then(|letter| letter.to_digit(16));
            let digit = digit.ok_or("This pattern has too few hexadecimal digits.")?;
            value = value.saturating_mul(16).saturating_add(digit);
        }
        Ok(value)
    }

    /// A name between two brackets.
    fn braced(&mut self, begin: char, end: char) -> Read {
        const WRONG: &str = "This pattern has a name that is not in brackets.";
        self.rest.next_if_eq(&begin).ok_or(WRONG)?;
        let mut length = 0_usize;
        for letter in self.rest.by_ref() {
            if letter == end {
                return if length > 0 { Ok(()) } else { Err(WRONG) };
            }
            length = length.saturating_add(1);
        }
        Err(WRONG)
    }

    /// What follows `[`, up to `]`.
    fn class(&mut self) -> Read {
        self.rest.next_if_eq(&'^');
        // A character that can begin a range; one of a range's ends that is a set.
        let mut before: Option<Option<u32>> = None;
        loop {
            let letter = self.rest.next().ok_or("This pattern does not close `[`.")?;
            let now = match letter {
                ']' => return Ok(()),
                '-' if before.is_some() && self.rest.peek() != Some(&']') => {
                    let end = self.member()?;
                    match (before.take().flatten(), end) {
                        (Some(first), Some(last)) if first <= last => {}
                        _ => return Err("This pattern has a range in `[]` that is none."),
                    }
                    continue;
                }
                '\\' => self.escaped_member()?,
                letter => Some(letter.into()),
            };
            before = Some(now);
        }
    }

    fn member(&mut self) -> Read<Option<u32>> {
        match self.rest.next() {
            Some('\\') => self.escaped_member(),
            Some(letter) => Ok(Some(letter.into())),
            None => Err("This pattern does not close `[`."),
        }
    }

    fn escaped_member(&mut self) -> Read<Option<u32>> {
        if let Some(letter) = self.rest.next_if(|letter| matches!(letter, '-' | 'b')) {
            return Ok(Some(if letter == 'b' { 8 } else { letter.into() }));
        }
        self.character()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::host::{NativeHost, Regexes};

    #[test]
    fn what_a_host_takes_passes() {
        for good in [
            "",
            "[A-Z]{2}|x",
            r"\d+(?:[.,]\d{1,2})?",
            r"(?<a>x)\k<a>\1",
            r"[\w\-\]]",
            r"\p{Lu}\u{1f600}[^\s]",
            "(?=a)b(?<!c)",
            r"a{2,}?\/",
        ] {
            assert_eq!(mistake(good), None, "{good}");
        }
        for bad in [
            "(",
            ")",
            "[",
            "]",
            "a{",
            "a{2",
            "}",
            "*",
            "a**",
            "(?a)",
            r"\",
            r"\a",
            r"[z-a]",
            r"[\d-z]",
            "a{3,2}",
            r"\2(a)",
            r"\u{110000}",
            r"\xg0",
            "(?=a)*",
            "^*",
            r"\-",
        ] {
            assert!(mistake(bad).is_some(), "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

        #[test]
        fn a_host_takes_what_passes(pattern in r"([ab1-3,]|[\[\](){}^$.*+?|\\-]|\(\?[:=!]|\(\?<[=!]|\\[dwsbBnx1u/.-]|\{[12]\}|\{2,\}|\[a-b){0,9}") {
            // The library also takes some that are none; tests in Node ask the host of pages.
            if mistake(&pattern).is_none() {
                prop_assert!(NativeHost::new().compile(&pattern, "").is_ok(), "{}", pattern);
            }
        }
    }
}

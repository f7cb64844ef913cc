//! XPath's regular expressions (XPath and XQuery Functions 3.1, 5.6) as those of ECMAScript in
//! Unicode mode.

/// A translated pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Translated {
    pub(super) pattern: String,
    pub(super) flags: String,
    pub(super) groups: usize,
}

/// The translation; `None` where the pattern or its flags are not XPath's. What is left unchecked
/// here, the host's compiler checks.
pub(super) fn translate(pattern: &str, flags: &str) -> Option<Translated> {
    if !flags.chars().all(|flag| matches!(flag, 's' | 'm' | 'i' | 'x' | 'q')) {
        return None;
    }
    let stripped = if flags.contains('x') { without_space(pattern) } else { pattern.to_owned() };
    let mut translator = Translator {
        letters: stripped.chars().collect(),
        at: 0,
        out: String::new(),
        dot_all: flags.contains('s'),
        groups: 0,
        open: Vec::new(),
        closed: Vec::new(),
    };
    if flags.contains('q') {
        translator.literal();
    } else {
        translator.pattern()?;
    }
    let flags = ['i', 'm', 's'].into_iter().filter(|flag| flags.contains(*flag)).collect();
    Some(Translated { pattern: translator.out, flags, groups: translator.groups })
}

/// With the flag `x`, white space stands for nothing, but inside of a class for itself.
fn without_space(pattern: &str) -> String {
    let mut result = String::with_capacity(pattern.len());
    let mut open = 0_u32;
    let mut escaped = false;
    for letter in pattern.chars() {
        if open == 0 && matches!(letter, ' ' | '\t' | '\n' | '\r') {
            continue;
        }
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => open = open.saturating_add(1),
            ']' => open = open.saturating_sub(1),
            _ => {}
        }
        result.push(letter);
    }
    result
}

/// What `\w` matches: everything but punctuation, separators and others.
const WORD: &str = r"\p{L}\p{M}\p{N}\p{S}";
const NOT_WORD: &str = r"\p{P}\p{Z}\p{C}";
const SPACE: &str = r" \t\n\r";
/// What names of XML begin with, and what they consist of.
const NAME_START: &str = r"\p{L}_:";
const NAME: &str = r"\p{L}\p{M}\p{N}_:.\-\xB7";

struct Translator {
    letters: Vec<char>,
    at: usize,
    out: String,
    dot_all: bool,
    groups: usize,
    /// The groups that are open, the innermost last.
    open: Vec<Group>,
    closed: Vec<usize>,
}

/// A group that is being read.
#[derive(Default)]
struct Group {
    /// From 1; 0 for one that does not capture.
    number: usize,
    /// Whether the alternative has a piece that repeats without bound.
    repeats: bool,
    /// Whether the alternative has a piece that must come, and that once.
    is_fixed: bool,
    /// Whether an alternative consists of nothing but pieces that repeat or may be missing.
    endless: bool,
}

impl Group {
    fn end_alternative(&mut self) {
        self.endless |= self.repeats && !self.is_fixed;
        self.repeats = false;
        self.is_fixed = false;
    }
}

impl Translator {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at = self.at.saturating_add(1);
        Some(letter)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at = self.at.saturating_add(1);
        }
        found
    }

    fn literal(&mut self) {
        while let Some(letter) = self.next() {
            if r"\.^$*+?()[]{}|/".contains(letter) {
                self.out.push('\\');
            }
            self.out.push(letter);
        }
    }

    fn pattern(&mut self) -> Option<()> {
        while let Some(letter) = self.next() {
            match letter {
                '\\' => {
                    self.escape()?;
                    self.quantifier(false)?;
                }
                '[' => {
                    self.class()?;
                    self.quantifier(false)?;
                }
                '(' => {
                    let captures = self.peek() != Some('?');
                    self.groups = self.groups.checked_add(usize::from(captures))?;
                    let number = if captures { self.groups } else { 0 };
                    self.open.push(Group { number, ..Group::default() });
                    self.out.push('(');
                    if self.take('?') {
                        self.out.push('?');
                        let kind = self.next().filter(|kind| matches!(kind, ':' | '=' | '!'))?;
                        self.out.push(kind);
                    }
                }
                ')' => {
                    let mut group = self.open.pop()?;
                    group.end_alternative();
                    self.closed.push(group.number);
                    self.out.push(')');
                    self.quantifier(group.endless)?;
                }
                '|' => {
                    self.out.push('|');
                    if let Some(group) = self.open.last_mut() {
                        group.end_alternative();
                    }
                }
                '^' | '$' => self.out.push(letter),
                ']' | '}' | '{' | '*' | '+' | '?' => return None,
                '.' if !self.dot_all => {
                    self.out.push_str(r"[^\n\r]");
                    self.quantifier(false)?;
                }
                other => {
                    self.out.push(other);
                    self.quantifier(false)?;
                }
            }
        }
        self.open.is_empty().then_some(())
    }

    /// What stands behind a piece: how often it may come. `endless` says that repeating it without
    /// bound could match one text in exponentially many ways, as in `(a+)+`; that is refused,
    /// because hosts try them all.
    fn quantifier(&mut self, endless: bool) -> Option<()> {
        let (optional, unbounded) = match self.peek() {
            Some('?') => (true, false),
            Some('*') => (true, true),
            Some('+') => (false, true),
            Some('{') => self.quantity()?,
            _ => {
                self.piece(endless, !endless);
                return Some(());
            }
        };
        if unbounded && endless {
            return None;
        }
        if let Some(letter @ ('?' | '*' | '+')) = self.peek() {
            self.at = self.at.saturating_add(1);
            self.out.push(letter);
        }
        if self.take('?') {
            self.out.push('?');
        }
        self.piece(unbounded || endless, !optional && !unbounded);
        Some(())
    }

    /// Counts a piece of the alternative that is being read.
    fn piece(&mut self, repeats: bool, is_fixed: bool) {
        if let Some(group) = self.open.last_mut() {
            group.repeats |= repeats;
            group.is_fixed |= is_fixed;
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`: whether it allows none, and whether it has no upper bound.
    fn quantity(&mut self) -> Option<(bool, bool)> {
        let mut text = String::new();
        while !text.ends_with('}') {
            text.push(self.next()?);
        }
        let body = text.strip_prefix('{')?.strip_suffix('}')?;
        let (least, most) = body.split_once(',').unwrap_or((body, body));
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number(least) || !(most.is_empty() || is_number(most)) {
            return None;
        }
        self.out.push_str(&text);
        Some((least.bytes().all(|digit| digit == b'0'), most.is_empty()))
    }

    /// An escape outside of a class.
    fn escape(&mut self) -> Option<()> {
        let letter = self.next()?;
        if let Some(digit) = letter.to_digit(10) {
            return self.back_reference(digit as usize);
        }
        let (set, negated) = match letter {
            'i' => (NAME_START, false),
            'I' => (NAME_START, true),
            'c' => (NAME, false),
            'C' => (NAME, true),
            'w' => (WORD, false),
            'W' => (NOT_WORD, false),
            's' => (SPACE, false),
            'S' => (SPACE, true),
            _ => {
                let mut escaped = String::new();
                self.simple_escape(letter, &mut escaped, false)?;
                self.out.push_str(&escaped);
                return Some(());
            }
        };
        self.out.push_str(if negated { "[^" } else { "[" });
        self.out.push_str(set);
        self.out.push(']');
        Some(())
    }

    /// `\1` to a group that is closed by then.
    fn back_reference(&mut self, first: usize) -> Option<()> {
        let mut group = first;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            let longer = group.checked_mul(10)?.checked_add(digit as usize)?;
            if longer > self.groups {
                break;
            }
            group = longer;
            self.at = self.at.saturating_add(1);
        }
        if group == 0 || !self.closed.contains(&group) {
            return None;
        }
        // A digit that follows must not become part of the number.
        self.out.push_str("(?:\\");
        self.out.push_str(&group.to_string());
        self.out.push(')');
        Some(())
    }

    /// The escapes that are the same inside and outside of a class.
    fn simple_escape(&mut self, letter: char, out: &mut String, in_class: bool) -> Option<()> {
        match letter {
            'n' | 'r' | 't' => {
                out.push('\\');
                out.push(letter);
            }
            '-' if !in_class => out.push('-'),
            '\\' | '|' | '.' | '-' | '^' | '?' | '*' | '+' | '{' | '}' | '(' | ')' | '[' | ']'
            | '$' | '/' => {
                out.push('\\');
                out.push(letter);
            }
            'd' => out.push_str(r"\p{Nd}"),
            'D' => out.push_str(r"\P{Nd}"),
            'p' | 'P' => self.property(letter == 'P', out, in_class)?,
            _ => return None,
        }
        Some(())
    }

    /// `\p{L}` or `\p{IsBasicLatin}`.
    fn property(&mut self, negated: bool, out: &mut String, in_class: bool) -> Option<()> {
        if !self.take('{') {
            return None;
        }
        let mut name = String::new();
        loop {
            match self.next()? {
                '}' => break,
                letter => name.push(letter),
            }
        }
        let Some(block) = name.strip_prefix("Is") else {
            out.push_str(if negated { r"\P{" } else { r"\p{" });
            out.push_str(&name);
            out.push('}');
            return Some(());
        };
        let (_, range) = BLOCKS.iter().find(|(known, _)| *known == block)?;
        match (in_class, negated) {
            (true, true) => return None,
            (true, false) => out.push_str(range),
            (false, _) => {
                out.push_str(if negated { "[^" } else { "[" });
                out.push_str(range);
                out.push(']');
            }
        }
        Some(())
    }

    /// A class, after its `[`. A subtraction, `[a-z-[aeiou]]`, becomes a look ahead.
    fn class(&mut self) -> Option<()> {
        let mut depth = Vec::new();
        loop {
            // One class of a chain of subtractions.
            let mut set = String::from("[");
            if self.take('^') {
                set.push('^');
            }
            let subtracts = self.class_body(&mut set)?;
            set.push(']');
            depth.push(set);
            if !subtracts {
                break;
            }
        }
        // Each subtraction has its own closing bracket.
        for _ in 1..depth.len() {
            if !self.take(']') {
                return None;
            }
        }
        let mut sets = depth.into_iter().rev();
        let mut result = sets.next()?;
        for set in sets {
            result = ["(?:(?!", &result, ")", &set, ")"].concat();
        }
        self.out.push_str(&result);
        Some(())
    }

    /// The members of a class, up to its end or to a subtraction, which it tells.
    fn class_body(&mut self, set: &mut String) -> Option<bool> {
        let empty = set.len();
        loop {
            match self.next()? {
                ']' => return (set.len() > empty).then_some(false),
                '-' if self.peek() == Some('[') => {
                    self.at = self.at.saturating_add(1);
                    return (set.len() > empty).then_some(true);
                }
                '-' if set.len() == empty || self.peek() == Some(']') => set.push_str("\\-"),
                '[' => return None,
                '\\' => {
                    let letter = self.next()?;
                    match letter {
                        'w' => set.push_str(WORD),
                        'W' => set.push_str(NOT_WORD),
                        's' => set.push_str(SPACE),
                        'S' => set.push_str(r"\S"),
                        'i' => set.push_str(NAME_START),
                        'c' => set.push_str(NAME),
                        _ => self.simple_escape(letter, set, true)?,
                    }
                }
                '^' => set.push_str("\\^"),
                other => set.push(other),
            }
        }
    }
}

/// The Unicode blocks that patterns name most, as members of a class.
const BLOCKS: &[(&str, &str)] = &[
    ("BasicLatin", r"\0-\x7F"),
    ("Latin-1Supplement", r"\x80-\xFF"),
    ("LatinExtended-A", r"\u0100-\u017F"),
    ("LatinExtended-B", r"\u0180-\u024F"),
    ("IPAExtensions", r"\u0250-\u02AF"),
    ("CombiningDiacriticalMarks", r"\u0300-\u036F"),
    ("Greek", r"\u0370-\u03FF"),
    ("GreekandCoptic", r"\u0370-\u03FF"),
    ("Cyrillic", r"\u0400-\u04FF"),
    ("Armenian", r"\u0530-\u058F"),
    ("Hebrew", r"\u0590-\u05FF"),
    ("Arabic", r"\u0600-\u06FF"),
    ("Devanagari", r"\u0900-\u097F"),
    ("Thai", r"\u0E00-\u0E7F"),
    ("GeneralPunctuation", r"\u2000-\u206F"),
    ("CurrencySymbols", r"\u20A0-\u20CF"),
    ("Hiragana", r"\u3040-\u309F"),
    ("Katakana", r"\u30A0-\u30FF"),
    ("CJKUnifiedIdeographs", r"\u4E00-\u9FFF"),
    ("HangulSyllables", r"\uAC00-\uD7AF"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(source: &str, flags: &str) -> Option<String> {
        translate(source, flags).map(|translated| translated.pattern)
    }

    #[test]
    fn what_differs_is_translated() {
        let cases = [
            ("a.c", "", r"a[^\n\r]c"),
            ("a.c", "s", "a.c"),
            (r"\d\s", "", r"\p{Nd}[ \t\n\r]"),
            ("[A-Z-[OI]]", "", "(?:(?![OI])[A-Z])"),
            ("[a-z-[b-y-[m]]]", "", "(?:(?!(?:(?![m])[b-y]))[a-z])"),
            (r"(a)\10", "", r"(a)(?:\1)0"),
            (r"\p{IsBasicLatin}", "", r"[\0-\x7F]"),
            ("a b[ ]", "x", "ab[ ]"),
            ("a.b", "q", r"a\.b"),
        ];
        for (source, flags, expected) in cases {
            assert_eq!(pattern(source, flags).as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn patterns_that_take_exponential_time_are_refused() {
        for source in [
            "(a+)+",
            "(a*)*b",
            "(.*)*",
            "([a-z]+|b)*",
            r"(\w+\s?)*$",
            "((a+))+",
            "(?:a+){2,}",
            "(a+b?)+",
        ] {
            assert_eq!(pattern(source, ""), None, "{source}");
        }
        for source in
            [r"([a-z]+\.)+[a-z]+", "(a+,)*", "(ab)+", "(a?b)*", "(a+){2,3}", "(a|b)*", "((a+)b)+"]
        {
            assert!(pattern(source, "").is_some(), "{source}");
        }
    }

    #[test]
    fn what_is_not_xpath_is_refused() {
        for source in [
            r"(.)\3",
            r"\3",
            r"(a)[\1]",
            r"[\0]",
            r"\y",
            "a]",
            "(a",
            "a)",
            "[]",
            "{2}",
            r"\p{IsNone}",
        ] {
            assert_eq!(pattern(source, ""), None, "{source}");
        }
        assert_eq!(pattern("a", "p"), None);
    }
}

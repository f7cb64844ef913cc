//! Regular expressions.

use std::rc::Rc;

/// Compiles regular expressions in the syntax of ECMAScript; what FEEL writes, XPath's syntax, the
/// core has translated before.
pub trait Regexes {
    /// Compiles `pattern` with the ECMAScript flags `flags` (`i`, `m`, `s`); Unicode mode is on.
    ///
    /// # Errors
    ///
    /// The pattern is not one.
    fn compile(&self, pattern: &str, flags: &str) -> Result<Rc<dyn Pattern>, PatternError>;
}

/// A compiled regular expression.
pub trait Pattern {
    /// The first match in `text` that begins at byte `from`, a character boundary, or later.
    fn find(&self, text: &str, from: usize) -> Option<Match>;

    /// Whether it matches anywhere in `text`.
    fn is_match(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }
}

/// Where a pattern matched, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where the match begins.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// What the groups matched, without the whole; `None` for a group that took no part.
    pub groups: Vec<Option<(usize, usize)>>,
}

/// The text is not a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternError;

impl std::fmt::Display for PatternError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("The text is not a regular expression.")
    }
}

impl std::error::Error for PatternError {}

#[cfg(not(target_arch = "wasm32"))]
pub(super) mod native {
    //! Regular expressions of native builds.

    use std::rc::Rc;

    use super::{Match, Pattern, PatternError, Regexes};

    /// ECMAScript regular expressions by the `regress` library.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct NativeRegexes;

    impl Regexes for NativeRegexes {
        fn compile(&self, pattern: &str, flags: &str) -> Result<Rc<dyn Pattern>, PatternError> {
            let flags = ["u", flags].concat();
            match regress::Regex::with_flags(pattern, flags.as_str()) {
                Ok(regex) => Ok(Rc::new(NativePattern(regex))),
                Err(_) => Err(PatternError),
            }
        }
    }

    struct NativePattern(regress::Regex);

    impl Pattern for NativePattern {
        fn find(&self, text: &str, from: usize) -> Option<Match> {
            let found = self.0.find_from(text, from).next()?;
            let groups = found
                .captures
                .iter()
                .map(|group| group.as_ref().map(|range| (range.start, range.end)));
            Some(Match { start: found.start(), end: found.end(), groups: groups.collect() })
        }
    }
}

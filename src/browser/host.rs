//! What the core asks of its host, answered by the face with `Intl`, `RegExp` and the clock.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::host::{Cases, Match, Normalization, Pattern, PatternError, Regexes, Zones};
use crate::value::{DateTime, Zone};

#[wasm_bindgen]
extern "C" {
    /// The host of a workspace, as `npm/src/face/host.ts` implements it.
    pub type Host;

    /// What time it is, in milliseconds since 1970 UTC.
    #[wasm_bindgen(method)]
    fn now(this: &Host) -> f64;

    /// The IANA name of the zone in which the user counts days.
    #[wasm_bindgen(method)]
    fn zone(this: &Host) -> String;

    /// An id that was never given before.
    #[cfg(feature = "page")]
    #[wasm_bindgen(method, js_name = newId)]
    fn new_id(this: &Host) -> String;

    /// The offset of a zone from UTC in seconds at an instant in seconds since 1970 UTC.
    #[wasm_bindgen(method)]
    fn offset(this: &Host, zone: &str, seconds: f64) -> Option<i32>;

    /// A compiled regular expression; none where the pattern is not one.
    #[wasm_bindgen(method)]
    fn pattern(this: &Host, pattern: &str, flags: &str) -> Option<HostPattern>;

    /// A text in the normal form C of Unicode.
    #[wasm_bindgen(method)]
    fn composed(this: &Host, text: &str) -> String;

    /// A compiled regular expression.
    pub type HostPattern;

    /// Whether it matches anywhere in a text.
    #[wasm_bindgen(method)]
    fn test(this: &HostPattern, text: &str) -> bool;

    /// Where the first match behind `from` begins and ends, then each of its groups, as UTF-16
    /// units; −1 for a group that took no part. Nothing where there is no match.
    #[wasm_bindgen(method)]
    fn find(this: &HostPattern, text: &str, from: u32) -> Vec<i32>;
}

/// The host as the core asks it.
pub(super) struct WebHost {
    host: Host,
    /// The second in which the zone was asked for, and the zone.
    zone: RefCell<Option<(u64, Zone)>>,
}

impl WebHost {
    pub(super) fn new(host: Host) -> Self {
        Self { host, zone: RefCell::default() }
    }

    pub(super) fn now(&self) -> u64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast to u64 saturates"
        )]
        let now = self.host.now() as u64;
        now
    }

    /// Asking for it takes longer than a command, so it is asked once a second.
    pub(super) fn zone(&self) -> Zone {
        let second = self.now().div_euclid(1_000);
        let mut known = self.zone.borrow_mut();
        match &*known {
            Some((asked, zone)) if *asked == second => zone.clone(),
            _ => known.insert((second, Zone::Named(self.host.zone().into()))).1.clone(),
        }
    }

    #[cfg(feature = "page")]
    pub(super) fn new_id(&self) -> Rc<str> {
        self.host.new_id().into()
    }
}

impl WebHost {
    /// The time, in the zone of the user.
    pub(super) fn date_time(&self) -> DateTime {
        DateTime::from_milliseconds(self.now(), &self.zone(), self)
    }
}

impl Zones for WebHost {
    fn offset(&self, zone: &str, seconds: i64) -> Option<i32> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "instants of the years 1800 to 3000 are exact as doubles"
        )]
        let seconds = seconds as f64;
        self.host.offset(zone, seconds)
    }
}

impl Regexes for WebHost {
    fn compile(&self, pattern: &str, flags: &str) -> Result<Rc<dyn Pattern>, PatternError> {
        let pattern = self.host.pattern(pattern, flags).ok_or(PatternError)?;
        Ok(Rc::new(WebPattern(pattern)))
    }
}

impl Cases for WebHost {
    fn upper_case(&self, text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }

    fn lower_case(&self, text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }
}

impl Normalization for WebHost {
    fn composed(&self, text: &str) -> String {
        self.host.composed(text)
    }
}

struct WebPattern(HostPattern);

impl Pattern for WebPattern {
    fn find(&self, text: &str, from: usize) -> Option<Match> {
        let units = text.get(..from)?.encode_utf16().count();
        let found = self.0.find(text, u32::try_from(units).ok()?);
        let mut spans = found.chunks_exact(2).map(|span| match span {
            [start, end] => Some((byte_offset(text, *start)?, byte_offset(text, *end)?)),
            _ => None,
        });
        let (start, end) = spans.next()??;
        Some(Match { start, end, groups: spans.collect() })
    }

    fn is_match(&self, text: &str) -> bool {
        self.0.test(text)
    }
}

/// The byte at which a UTF-16 unit begins; none for a negative number.
fn byte_offset(text: &str, units: i32) -> Option<usize> {
    let mut left = usize::try_from(units).ok()?;
    for (offset, character) in text.char_indices() {
        if left == 0 {
            return Some(offset);
        }
        left = left.saturating_sub(character.len_utf16());
    }
    (left == 0).then_some(text.len())
}

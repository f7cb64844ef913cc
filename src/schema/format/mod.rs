//! The formats (Validation 7.3), one file each with its tests.

mod date;
mod date_time;
mod duration;
mod email;
mod hostname;
mod idna;
mod ip;
mod pointers;
mod time;
mod uri;
mod uri_template;
mod uuid;

use crate::host::TextHost;

/// A format.
#[derive(Clone, Copy)]
pub(super) struct Format(fn(&str, &dyn TextHost) -> bool);

impl Format {
    /// Whether a text is of the format.
    pub(super) fn accepts(self, text: &str, host: &dyn TextHost) -> bool {
        self.0(text, host)
    }
}

/// A format's name and check.
type Line = (&'static str, fn(&str, &dyn TextHost) -> bool);

const FORMATS: &[Line] = &[
    ("date-time", |text, _| date_time::accepts(text)),
    ("date", |text, _| date::accepts(text)),
    ("time", |text, _| time::accepts(text)),
    ("duration", |text, _| duration::accepts(text)),
    ("email", email::accepts),
    ("idn-email", email::accepts_international),
    ("hostname", hostname::accepts),
    ("idn-hostname", hostname::accepts_international),
    ("ipv4", |text, _| ip::accepts_4(text)),
    ("ipv6", |text, _| ip::accepts_6(text)),
    ("uri", |text, _| uri::accepts(text, uri::Kind::URI)),
    ("uri-reference", |text, _| uri::accepts(text, uri::Kind::URI_REFERENCE)),
    ("iri", |text, _| uri::accepts(text, uri::Kind::IRI)),
    ("iri-reference", |text, _| uri::accepts(text, uri::Kind::IRI_REFERENCE)),
    ("uri-template", |text, _| uri_template::accepts(text)),
    ("uuid", |text, _| uuid::accepts(text)),
    ("json-pointer", |text, _| pointers::accepts(text)),
    ("relative-json-pointer", |text, _| pointers::accepts_relative(text)),
    // ECMA-262 in Unicode mode, which is how `pattern` reads it.
    ("regex", |text, host| host.compile(text, "").is_ok()),
];

/// The format of this name. Those that came after draft-07 are checked there too: who wants formats
/// asserted means what the name says.
pub(super) fn named(name: &str) -> Option<Format> {
    let found = FORMATS.iter().find(|(known, _)| *known == name);
    found.map(|(_, accepts)| Format(*accepts))
}

/// The names of all formats.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(name, _)| *name)
}

/// So many digits at the beginning of a text as a number, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?.map(|number| (number, rest))
}

//! What the core asks of its host, answered by the browser or by Node: `Intl` and `RegExp`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Intl, Object, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

use crate::host::{Match, Pattern, PatternError, Regexes, Zones};
use crate::value::{Date, Zone};

/// The host, with the formats of the time zones that were asked for.
#[derive(Default)]
pub(super) struct WebHost {
    formats: RefCell<BTreeMap<String, Option<Intl::DateTimeFormat>>>,
}

/// The zone in which the host's user counts days.
pub(super) fn local_zone() -> Zone {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let name = Reflect::get(&format.resolved_options(), &"timeZone".into());
    let name = name.ok().and_then(|name| name.as_string()).unwrap_or_else(|| "UTC".into());
    Zone::Named(name.into())
}

/// What time it is, in milliseconds since 1970 UTC: by the clock that was given, or by the host's.
pub(super) fn now(clock: Option<&Function>) -> u64 {
    let told = clock
        .and_then(|clock| clock.call0(&JsValue::UNDEFINED).ok())
        .and_then(|time| time.as_f64());
    let milliseconds = told.filter(|time| time.is_finite()).unwrap_or_else(js_sys::Date::now);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast to u64 saturates"
    )]
    let now = milliseconds as u64;
    now
}

/// A new id: 80 random bits as 16 letters and digits that are not mistaken for each other.
pub(super) fn new_id() -> Rc<str> {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bytes = js_sys::Uint8Array::new_with_length(16);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    let fill = Reflect::get(&crypto, &"getRandomValues".into()).unwrap_or_default();
    if let Some(fill) = fill.dyn_ref::<Function>() {
        let filled = fill.call1(&crypto, &bytes);
        debug_assert!(filled.is_ok(), "16 bytes are below the quota");
    }
    let letter =
        |byte: u8| ALPHABET.get(usize::from(byte % 32)).map_or('0', |letter| char::from(*letter));
    bytes.to_vec().into_iter().map(letter).collect::<String>().into()
}

impl WebHost {
    fn format(&self, zone: &str) -> Option<Intl::DateTimeFormat> {
        let mut formats = self.formats.borrow_mut();
        formats.entry(zone.into()).or_insert_with(|| zone_format(zone)).clone()
    }
}

/// A format that gives a date and time in `zone` in figures; none where there is no such zone.
fn zone_format(zone: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    let figures =
        ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
    for (name, value) in figures.into_iter().chain([
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("calendar", "iso8601"),
    ]) {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The constructor throws where the zone is not known, which the binding does not expect.
    let constructor = Reflect::get(
        &Reflect::get(&js_sys::global(), &"Intl".into()).ok()?,
        &"DateTimeFormat".into(),
    )
    .ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    Reflect::construct(constructor.dyn_ref::<Function>()?, &arguments).ok()?.dyn_into().ok()
}

impl Zones for WebHost {
    fn offset(&self, zone: &str, seconds: i64) -> Option<i32> {
        let format = self.format(zone)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "instants of the years 1800 to 3000 are exact as doubles"
        )]
        let instant = seconds as f64 * 1000.0;
        let parts = format.format_to_parts(&js_sys::Date::new(&JsValue::from_f64(instant)));
        let figure = |wanted: &str| {
            parts.iter().find_map(|part| {
                let kind = Reflect::get(&part, &"type".into()).ok()?;
                let value = Reflect::get(&part, &"value".into()).ok()?;
                (kind.as_string()? == wanted)
                    .then(|| value.as_string()?.parse::<i32>().ok())
                    .flatten()
            })
        };
        let small = |wanted: &str| u8::try_from(figure(wanted)?).ok();
        let day = Date::new(figure("year")?, small("month")?, small("day")?)?.days_since_epoch();
        let clock = [("hour", 3_600), ("minute", 60), ("second", 1)];
        let mut wall = day.checked_mul(86_400)?;
        for (part, length) in clock {
            wall = wall.checked_add(i64::from(figure(part)?).checked_mul(length)?)?;
        }
        i32::try_from(wall.checked_sub(seconds)?).ok()
    }
}

impl Regexes for WebHost {
    fn compile(&self, pattern: &str, flags: &str) -> Result<Rc<dyn Pattern>, PatternError> {
        let constructor =
            Reflect::get(&js_sys::global(), &"RegExp".into()).map_err(|_| PatternError)?;
        let constructor: &Function = constructor.dyn_ref().ok_or(PatternError)?;
        // `d` tells where groups are, `g` makes `lastIndex` count.
        let arguments = Array::of2(&pattern.into(), &format!("{flags}udg").into());
        let made = Reflect::construct(constructor, &arguments).map_err(|_| PatternError)?;
        Ok(Rc::new(WebPattern(made.unchecked_into())))
    }
}

struct WebPattern(RegExp);

impl Pattern for WebPattern {
    fn find(&self, text: &str, from: usize) -> Option<Match> {
        let units = text.get(..from)?.encode_utf16().count();
        self.0.set_last_index(u32::try_from(units).ok()?);
        let found = self.0.exec(text)?;
        let indices: Array = Reflect::get(&found, &"indices".into()).ok()?.dyn_into().ok()?;
        let mut spans = indices.iter().map(|span| {
            let span: Array = span.dyn_into().ok()?;
            Some((
                byte_offset(text, span.get(0).as_f64()?)?,
                byte_offset(text, span.get(1).as_f64()?)?,
            ))
        });
        let (start, end) = spans.next()??;
        Some(Match { start, end, groups: spans.collect() })
    }
}

/// The byte at which a UTF-16 unit begins.
fn byte_offset(text: &str, units: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "indices of strings are small and not negative"
    )]
    let mut left = units as usize;
    for (offset, character) in text.char_indices() {
        if left == 0 {
            return Some(offset);
        }
        left = left.saturating_sub(character.len_utf16());
    }
    (left == 0).then_some(text.len())
}

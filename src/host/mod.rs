//! What the core asks of the place it runs in, as small traits.
//!
//! In a web page the browser answers, natively a bundled library does; both pass the same
//! conformance suites.

mod cases;
mod normalization;
mod regexes;
mod zones;

pub use cases::Cases;
pub use normalization::Normalization;
#[cfg(not(target_arch = "wasm32"))]
pub use regexes::native::NativeRegexes;
pub use regexes::{Match, Pattern, PatternError, Regexes};
pub use zones::Zones;
#[cfg(not(target_arch = "wasm32"))]
pub use zones::bundled::BundledZones;

/// All that the core asks of a host.
pub trait Host: Zones + Regexes + Cases + Normalization {}

impl<T: Zones + Regexes + Cases + Normalization> Host for T {}

/// What schemas ask of a host.
pub trait TextHost: Regexes + Normalization {}

impl<T: Regexes + Normalization> TextHost for T {}

/// The host of native builds.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Default)]
pub struct NativeHost {
    zones: BundledZones,
    regexes: NativeRegexes,
}

#[cfg(not(target_arch = "wasm32"))]
impl NativeHost {
    /// Opens the bundled zone database.
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Zones for NativeHost {
    fn offset(&self, zone: &str, seconds: i64) -> Option<i32> {
        self.zones.offset(zone, seconds)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Regexes for NativeHost {
    fn compile(
        &self,
        pattern: &str,
        flags: &str,
    ) -> Result<std::rc::Rc<dyn Pattern>, PatternError> {
        self.regexes.compile(pattern, flags)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Cases for NativeHost {
    fn upper_case(&self, text: &str) -> String {
        text.to_uppercase()
    }

    fn lower_case(&self, text: &str) -> String {
        text.to_lowercase()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Normalization for NativeHost {
    fn composed(&self, text: &str) -> String {
        unicode_normalization::UnicodeNormalization::nfc(text).collect()
    }
}

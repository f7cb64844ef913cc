//! Time zones.

/// The time zones of the IANA database.
pub trait Zones {
    /// The offset from UTC, in seconds to the east, that holds in `zone` at the instant that is
    /// `seconds` after 1970-01-01T00:00:00Z; `None` where there is no such zone.
    ///
    /// Instants lie in the years 1800 to 3000; the core folds others into them.
    fn offset(&self, zone: &str, seconds: i64) -> Option<i32>;
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) mod bundled {
    //! The zone database that is compiled into native builds.

    use jiff::Timestamp;
    use jiff::tz::TimeZoneDatabase;

    use super::Zones;

    /// The zones of the database bundled with `jiff`.
    #[derive(Clone, Debug)]
    pub struct BundledZones(TimeZoneDatabase);

    impl BundledZones {
        /// Opens the database; the zones are cached by it.
        pub fn new() -> Self {
            Self(TimeZoneDatabase::bundled())
        }
    }

    impl Default for BundledZones {
        fn default() -> Self {
            Self::new()
        }
    }

    impl Zones for BundledZones {
        fn offset(&self, zone: &str, seconds: i64) -> Option<i32> {
            let zone = self.0.get(zone).ok()?;
            Some(zone.to_offset(Timestamp::from_second(seconds).ok()?).seconds())
        }
    }
}

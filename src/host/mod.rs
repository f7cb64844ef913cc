//! What the core asks of the place it runs in, as small traits.
//!
//! In a web page the browser answers, natively a bundled library does; both pass the same
//! conformance suites.

mod zones;

pub use zones::Zones;
#[cfg(not(target_arch = "wasm32"))]
pub use zones::bundled::BundledZones;

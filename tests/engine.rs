//! The engine from outside: bundles, requests, replay.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers in tests are small; one that overflows fails its test"
)]

#[cfg(test)]
mod engine {
    mod bundle;
    mod given;
    mod logs;
    mod messages;
    mod migrations;
    mod processes;
    mod replay;
}

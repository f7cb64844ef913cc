//! Laws and tables of the values.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics fails"
)]

mod value {
    mod calendar;
    mod comparison;
    mod decimal_laws;
    mod json;
    mod reference;
    mod sizes;
    mod temporal;
    mod transcendental;
}

//! Workflows: what compiling finds, scripted runs, and the laws of the kernel.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers in tests are small; one that overflows fails its test"
)]

#[cfg(test)]
mod workflow {
    mod compile;
    mod histories;
    mod invariant;
    mod laws;
    mod lint;
    mod reference;
    mod scenario;
    mod scripts;
    mod steps;
    mod tokens;
    mod turmoil;
}

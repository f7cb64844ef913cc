//! Runs execution cases of BPMN models against the kernel: models come in by
//! [`routeslip::interchange::bpmn`], and are compiled and run as workflows of a bundle.
//!
//! No condition, timer, script or task of a model is done: [`model`] takes them out, a
//! [`Simulation`](routeslip::workflow::Simulation) chooses the ways that a case says, and [`world`] gives the
//! stimuli and carries messages and signals between instances. It is a crate of its own, so that the same cases run in the
//! native build and in WebAssembly.

mod case;
mod host;
mod model;
mod watch;
mod world;

pub use case::Case;

/// Runs a case, given as JSON, on its model.
///
/// # Errors
///
/// What went otherwise than the case expects.
pub fn run(model: &str, case: &str) -> Result<(), String> {
    let case = Case::read(case)?;
    world::World::of(model, &case)?.run(&case)
}

/// Runs a case in WebAssembly; gives what went otherwise than it expects.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = runCase)]
pub fn run_case(model: &str, case: &str) -> Option<String> {
    run(model, case).err()
}

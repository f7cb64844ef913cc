//! The engine from outside: bundles, requests, replay.

#[path = "engine/bundle.rs"]
mod bundle;
#[path = "engine/given.rs"]
mod given;
#[path = "engine/processes.rs"]
mod processes;
#[path = "engine/replay.rs"]
mod replay;

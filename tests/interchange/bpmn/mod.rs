//! BPMN models as XML.

mod drawing;
mod export;
mod import;
mod models;
mod random;
mod round_trip;

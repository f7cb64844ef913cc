//! BPMN models as XML.

//mod drawing;
//mod export;
//mod import;
mod models;
mod round_trip;

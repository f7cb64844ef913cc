//! Any text as a workflow is answered with findings, and whatever of it could be read can be begun: an instance comes
//! to rest, and a replay of what was stored stands where it does.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use routeslip::document::from_text;
use routeslip::value::Context;
use routeslip::workflow::{Command, Request, WorkflowDefinition};

mod instance;
use instance::{Instance, Place};

fuzz_target!(|text: &str| {
    let (definition, findings) = from_text::<WorkflowDefinition>(text);
    let Some(definition) = definition else {
        assert!(findings.iter().any(|finding| finding.is_error()));
        return;
    };
    let place = Place::new();
    let mut instance = Instance::new(&place, place.compile(&definition));
    let request = Request::Start { submission: Rc::new(Context::default()), at: None };
    instance.give(&Command { by: Some("ana".into()), key: None, request });
    for _ in 0..3 {
        instance.now += 3_600_000;
        instance.give(&Command { by: None, key: None, request: Request::Tick });
    }
});

//! The document of definitions that is deployed: forms, decisions, workflows, processes, people.

use std::rc::Rc;

use crate::decision::Definitions;
use crate::document::{Named, record};
use crate::form::FormDefinition;
use crate::process::ProcessDefinition;
use crate::workflow::{PersonDefinition, WorkflowDefinition};

record! {
    /// A bundle of definitions.
    pub struct Bundle {
        /// The JSON Schema that editors check the document against.
        pub schema: Option<Rc<str>> = "$schema",
        /// The version of the format, which is 1.
        pub routeslip: u32 = "routeslip",
        /// The people who act, by their ids.
        pub people: Named<PersonDefinition> = "people",
        /// The forms, by name.
        pub forms: Named<FormDefinition> = "forms",
        /// The workflows, by name.
        pub workflows: Named<WorkflowDefinition> = "workflows",
        /// The processes, by name.
        pub processes: Named<ProcessDefinition> = "processes",
        ..
        /// The decisions, with what they require.
        pub decisions: Definitions,
    }
}

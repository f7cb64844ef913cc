//! What the records of the log say.

use std::rc::Rc;

use crate::document::{choice, record};
use crate::workflow::Event;
use crate::workflow::event::Batch;

choice! {
    /// What a record says.
    pub(super) enum Entry by "type" {
        /// Definitions were deployed.
        Deployed(Deployed) = "deployed",
        /// An instance was created; its first events follow.
        Created(Created) = "created",
        /// Something happened to an instance: one event, as earlier versions have stored them.
        Happened(Happened) = "happened",
        /// What followed from one command happened to an instance.
        Followed(Followed) = "followed",
        /// A process has handed on from an instance.
        HandedOn(HandedOn) = "handedOn",
    }
}

record! {
    /// Definitions were deployed.
    pub(super) struct Deployed {
        /// When, in milliseconds since 1970 UTC.
        pub at: u64 = "at",
        /// The bundle, as it was given.
        pub bundle: Rc<str> = "bundle",
    }
}

record! {
    /// An instance was created.
    pub(super) struct Created {
        /// The instance.
        pub slip: Rc<str> = "slip",
        /// The workflow.
        pub workflow: Rc<str> = "workflow",
        /// The SHA-256 of the bundle by which it runs, in hexadecimal digits.
        pub definitions: Rc<str> = "definitions",
    }
}

record! {
    /// Something happened to an instance.
    pub(super) struct Happened {
        /// The instance.
        pub slip: Rc<str> = "slip",
        /// What happened.
        pub event: Event = "event",
    }
}

record! {
    /// What followed from one command happened to an instance.
    pub(super) struct Followed {
        /// The instance.
        pub slip: Rc<str> = "slip",
        ..
        /// What happened.
        pub batch: Batch,
    }
}

record! {
    /// A process has handed on from an instance that ended.
    pub(super) struct HandedOn {
        /// When, in milliseconds since 1970 UTC.
        pub at: u64 = "at",
        /// The instance that ended.
        pub slip: Rc<str> = "slip",
        /// The process.
        pub process: Rc<str> = "process",
        /// The workflow that is to begin.
        pub workflow: Rc<str> = "workflow",
        /// The instance that began; none when the workspace has no such workflow.
        pub started: Option<Rc<str>> = "started",
    }
}

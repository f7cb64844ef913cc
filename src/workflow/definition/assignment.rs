//! Who a task is for.

use std::rc::Rc;

use crate::document::{Dynamic, record};

record! {
    /// Who a task is for: exactly one of the properties is said.
    pub struct Assignment {
        /// Everybody who holds this role.
        pub role: Option<Dynamic<Rc<str>>> = "role",
        /// This person: a name of the bundle's people, or `submitter`.
        pub person: Option<Dynamic<Rc<str>>> = "person",
        /// The manager of this person.
        pub manager_of: Option<Dynamic<Rc<str>>> = "managerOf",
    }
}

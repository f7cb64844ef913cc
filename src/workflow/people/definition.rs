//! What an author writes: a person of a bundle.

use std::rc::Rc;

use crate::document::record;

record! {
    /// A person.
    pub struct PersonDefinition {
        /// What people call them.
        pub name: Rc<str> = "name",
        /// The roles they hold.
        pub roles: Vec<Rc<str>> = "roles",
        /// The person who manages them.
        pub manager: Option<Rc<str>> = "manager",
    }
}

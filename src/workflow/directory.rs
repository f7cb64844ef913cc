//! Who there is: people, the roles they hold, and who manages whom.

use std::rc::Rc;

/// A person as the directory knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id, by which commands and events name them.
    pub id: Rc<str>,
    /// What people call them.
    pub name: Rc<str>,
    /// The roles they hold.
    pub roles: Vec<Rc<str>>,
    /// The id of the person who manages them.
    pub manager: Option<Rc<str>>,
}

/// Answers who there is. The kernel asks it while it decides, and records in the events what it
/// was told, so that a replay never asks again.
pub trait Directory {
    /// The person with this id.
    fn person(&self, id: &str) -> Option<&Person>;

    /// The ids of those who hold a role, in the directory's order; none for an unknown role.
    fn holders(&self, role: &str) -> &[Rc<str>];
}

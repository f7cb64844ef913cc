//! The people of a bundle: who there is, who holds which role, and who manages whom.

mod definition;

use std::rc::Rc;

pub use definition::PersonDefinition;

use super::directory::{Directory, Person};
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Named;
use crate::pointer::Pointer;

/// The id that stands for whoever submitted, and so can't be a person's.
pub(super) const SUBMITTER: &str = "submitter";

/// The people of a bundle as a directory.
#[derive(Clone, Debug, Default)]
pub struct People {
    people: ByName<Person>,
    holders: ByName<Vec<Rc<str>>>,
}

impl People {
    /// Makes a directory of what an author wrote at `pointer`, with all mistakes found.
    pub fn compile(
        definitions: &Named<PersonDefinition>,
        pointer: &Pointer,
    ) -> (Self, Vec<Diagnostic>) {
        let mut people = Self::default();
        let mut diagnostics = Vec::new();
        for (id, person) in definitions.iter() {
            let at = pointer.name(id);
            if **id == *SUBMITTER {
                let message =
                    "A person can't have the id `submitter`: it stands for whoever submits.";
                let help = "Give the person another id.";
                let found = Diagnostic::error(Code::OutOfRange, message).with_help(help);
                diagnostics.push(found.with_pointer(at.clone()));
            }
            if let Some(manager) = &person.manager {
                let problem = if manager == id {
                    Some(format!("`{id}` can't be their own manager."))
                } else if !definitions.mentions(manager) {
                    Some(format!("There is no person `{manager}`."))
                } else {
                    None
                };
                diagnostics.extend(problem.map(|message| {
                    Diagnostic::error(Code::UnknownReference, message)
                        .with_pointer(at.name("manager"))
                        .with_suggestion(manager, definitions.names().filter(|name| **name != **id))
                }));
            }
            people.add(id, person);
        }
        (people, diagnostics)
    }

    fn add(&mut self, id: &Rc<str>, person: &PersonDefinition) {
        for role in &person.roles {
            let holders = self.holders.or_default(role);
            if let Some(holders) = holders.filter(|holders| !holders.contains(id)) {
                holders.push(Rc::clone(id));
            }
        }
        let person = Person {
            id: Rc::clone(id),
            name: Rc::clone(&person.name),
            roles: person.roles.clone(),
            manager: person.manager.clone(),
        };
        self.people.insert(Rc::clone(id), person);
    }

    /// Everybody, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.sorted().map(|(_, person)| person)
    }

    /// The ids of all people.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.people.names().map(|id| &**id)
    }

    /// The roles that somebody holds.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.holders.names().map(|role| &**role)
    }
}

impl Directory for People {
    fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    fn holders(&self, role: &str) -> &[Rc<str>] {
        self.holders.get(role).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::from_text;

    fn compile(text: &str) -> (People, Vec<Diagnostic>) {
        let (definitions, diagnostics) = from_text::<Named<PersonDefinition>>(text);
        assert_eq!(diagnostics, []);
        People::compile(&definitions.unwrap(), &Pointer::root().name("people"))
    }

    #[test]
    fn the_directory_answers_who_holds_a_role_and_who_manages_whom() {
        let (people, diagnostics) = compile(
            r#"{"cy":{"name":"Cy","roles":["hr","hr"]},"ana":{"name":"Ana","roles":["hr"],"manager":"cy"}}"#,
        );
        assert_eq!(diagnostics, []);
        assert_eq!(people.holders("hr"), ["cy".into(), "ana".into()]);
        assert_eq!(people.holders("boss"), []);
        assert_eq!(people.person("ana").unwrap().manager.as_deref(), Some("cy"));
        assert!(people.person("bo").is_none());
    }

    #[test]
    fn managers_who_are_not_there_and_the_reserved_id_are_found() {
        let (_, diagnostics) = compile(
            r#"{"submitter":{"name":"S"},"bob":{"name":"B","manager":"bobb"},"bobby":{"name":"Y","manager":"bobby"}}"#,
        );
        let found: Vec<_> = diagnostics.iter().map(|d| (d.code, d.pointer.as_str())).collect();
        assert_eq!(
            found,
            [
                (Code::OutOfRange, "/people/submitter"),
                (Code::UnknownReference, "/people/bob/manager"),
                (Code::UnknownReference, "/people/bobby/manager"),
            ]
        );
    }
}

//! Who a task is for, and who is told a message: the answers of the directory.

use std::borrow::Cow;
use std::rc::Rc;

use super::run::Run;
use crate::diagnostic::Code;
use crate::value::Value;
use crate::workflow::decisions::Problem;
use crate::workflow::graph::{Assign, AssignBy, Excluded, Name, Recipients};
use crate::workflow::people::SUBMITTER;

impl Run<'_> {
    /// Those who can do a task: assigned and not excluded, each once; at least one.
    pub(super) fn candidates(
        &mut self,
        assign: &Assign,
        exclude: &[Excluded],
    ) -> Result<Vec<Rc<str>>, Problem> {
        let name = match &assign.name {
            Name::Literal(name) => Value::String(Rc::clone(name)),
            Name::Computed(program) => self.value(program.as_ref())?,
        };
        let mut found = Found::default();
        each(&name, &mut |name| self.assigned(assign.by, name, &mut found));
        if found.people.is_empty() {
            return Err(nobody(assign.by, &name));
        }
        let mut people = found.people;
        people.retain(|person| !exclude.iter().any(|excluded| self.is_excluded(person, excluded)));
        if people.is_empty() {
            let message = "Everybody who is assigned to the task is excluded from it.".into();
            return Err(Problem { code: Code::Unassignable, message });
        }
        Ok(people)
    }

    fn assigned(&self, by: AssignBy, name: &Rc<str>, found: &mut Found) {
        let directory = self.env.directory;
        let id = if **name == *SUBMITTER { self.state.submitter() } else { name };
        match by {
            AssignBy::Role => found.extend(directory.holders(name)),
            AssignBy::Person => found.extend(directory.person(id).map(|person| &person.id)),
            AssignBy::ManagerOf => {
                found.extend(directory.person(id).and_then(|person| person.manager.as_ref()));
            }
        }
    }

    fn is_excluded(&self, person: &Rc<str>, excluded: &Excluded) -> bool {
        match excluded {
            Excluded::Submitter => person == self.state.submitter(),
            Excluded::Doers(step) => self.doers(step).contains(person),
        }
    }

    /// Those who answered a step the last time it was done.
    fn doers(&self, step: &str) -> &[Rc<str>] {
        self.answer_of(step).map_or(&[], |answer| &answer.by)
    }

    /// Those who are told a message, each once; at least one.
    pub(super) fn recipients(&mut self, to: &Recipients) -> Result<Vec<Rc<str>>, Problem> {
        let mut found = Found::default();
        match to {
            Recipients::Submitter => found.extend([self.state.submitter()]),
            Recipients::Doers(step) => found.extend(self.doers(step)),
            Recipients::Person(person) => found.extend([person]),
            Recipients::Computed(program) => {
                let value = self.value(program.as_ref())?;
                let directory = self.env.directory;
                each(&value, &mut |name| match directory.person(name) {
                    Some(person) => found.extend([&person.id]),
                    None => found.extend(directory.holders(name)),
                });
            }
        }
        if found.people.is_empty() {
            let message = "There is nobody to tell the message.".into();
            return Err(Problem { code: Code::NobodyToTell, message });
        }
        Ok(found.people)
    }
}

/// People, each once, in the order in which they were found.
#[derive(Default)]
struct Found {
    people: Vec<Rc<str>>,
}

impl Found {
    fn extend<'p>(&mut self, people: impl IntoIterator<Item = &'p Rc<str>>) {
        for person in people {
            if !self.people.contains(person) {
                self.people.push(Rc::clone(person));
            }
        }
    }
}

/// Gives each name that a value holds: a text, the `id` of a context such as `submitter`, or a
/// list of these.
fn each(value: &Value, give: &mut dyn FnMut(&Rc<str>)) {
    let one = |value: &Value, give: &mut dyn FnMut(&Rc<str>)| match value {
        Value::String(name) => give(name),
        Value::Context(person) => {
            if let Some(Value::String(id)) = person.get("id") {
                give(id);
            }
        }
        _ => {}
    };
    match value {
        Value::List(items) => items.iter().for_each(|item| one(item, give)),
        single => one(single, give),
    }
}

fn nobody(by: AssignBy, name: &Value) -> Problem {
    let mut names = String::new();
    each(name, &mut |name| {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push('`');
        names.push_str(name);
        names.push('`');
    });
    let message: Cow<'static, str> = match by {
        _ if names.is_empty() => {
            "The task is assigned to nobody: the expression gives no name.".into()
        }
        AssignBy::Role => format!("Nobody holds the role {names}.").into(),
        AssignBy::Person => format!("There is no person {names}.").into(),
        AssignBy::ManagerOf => format!("Nobody manages {names}.").into(),
    };
    Problem { code: Code::Unassignable, message }
}

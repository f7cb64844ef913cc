//! Who a task is for: whether it can be found out, and whether it is anybody at all.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Expression};
use crate::feel::Program;
use crate::pointer::Pointer;
use crate::value::{Type, Value};
use crate::workflow::definition::Assignment;
use crate::workflow::directory::Directory;
use crate::workflow::graph::{Assign, AssignBy, Excluded, Name, NodeId, Source};
use crate::workflow::people::SUBMITTER;

impl Compiler<'_> {
    pub(super) fn assign(
        &mut self,
        assignment: &Assignment,
        exclude: &[Excluded],
        pointer: &Pointer,
        id: NodeId,
    ) -> Assign {
        let ways = [
            (AssignBy::Role, "role", &assignment.role),
            (AssignBy::Person, "person", &assignment.person),
            (AssignBy::ManagerOf, "managerOf", &assignment.manager_of),
        ];
        let mut said = ways
            .into_iter()
            .filter_map(|(by, property, name)| Some((by, property, name.as_ref()?)));
        let (first, second) = (said.next(), said.next());
        if first.is_none() || second.is_some() {
            let message = "An assignment says exactly one of `role`, `person` and `managerOf`.";
            let found = Diagnostic::error(Code::AmbiguousAssignment, message)
                .with_help("For several people, give them a role.");
            self.report(pointer.clone(), found);
        }
        let Some((by, property, name)) = first else {
            return Assign { by: AssignBy::Role, name: Name::Computed(None) };
        };
        let pointer = pointer.name(property);
        let name = match name {
            Dynamic::Literal(name) => {
                self.check_literal(by, name, exclude, &pointer);
                Name::Literal(Rc::clone(name))
            }
            Dynamic::Computed(source) => {
                let types = [Type::String, Type::list(Type::Any), Type::Context(Rc::default())];
                let program = self.program(source, &types, pointer.clone(), id);
                if let Some(program) = &program {
                    self.check_computed(by, source, program, &pointer);
                }
                Name::Computed(program)
            }
        };
        Assign { by, name }
    }

    fn check_literal(
        &mut self,
        by: AssignBy,
        name: &Rc<str>,
        exclude: &[Excluded],
        pointer: &Pointer,
    ) {
        let people = self.around.people;
        if by == AssignBy::Role {
            if people.holders(name).is_empty() {
                let message = format!("Nobody holds the role `{name}`.");
                self.report_role(name, message, pointer);
            }
            return;
        }
        let is_submitter = **name == *SUBMITTER;
        let person = people.person(name);
        if person.is_none() && !is_submitter {
            self.report_person(name, pointer);
            return;
        }
        let managers = || match person {
            Some(person) => person.manager.is_some(),
            None => people.iter().any(|person| person.manager.is_some()),
        };
        let excluded = exclude.iter().any(|excluded| matches!(excluded, Excluded::Submitter));
        let message = match by {
            AssignBy::ManagerOf if managers() => return,
            AssignBy::ManagerOf if is_submitter => "Nobody in the directory has a manager.".into(),
            AssignBy::ManagerOf => format!("`{name}` has no manager."),
            _ if is_submitter && excluded => "The submitter is assigned and excluded.".into(),
            _ => return,
        };
        let found = Diagnostic::error(Code::NobodyCanTake, message)
            .with_help("Assign somebody who can do it.");
        self.report(pointer.clone(), found);
    }

    /// Checks the names that an expression can give, where they are known: it is a constant, or
    /// the output of a decision whose outputs are all literal.
    fn check_computed(
        &mut self,
        by: AssignBy,
        source: &Expression,
        program: &Program,
        pointer: &Pointer,
    ) {
        let values = match program.constant() {
            Some(value) => vec![value.clone()],
            None => self.outputs(source, program),
        };
        let people = self.around.people;
        let mut told: Vec<Rc<str>> = Vec::new();
        for value in values {
            let Value::String(name) = value else { continue };
            if told.contains(&name) {
                continue;
            }
            if by == AssignBy::Role && people.holders(&name).is_empty() {
                let message =
                    format!("`{}` can be `{name}`, but nobody holds that role.", source.source());
                self.report_role(&name, message, pointer);
            } else if by != AssignBy::Role && people.person(&name).is_none() {
                self.report_person(&name, pointer);
            }
            told.push(name);
        }
    }

    /// The values that an expression such as `route.approver` can have, where `route` is the
    /// result of decisions whose outputs are known.
    fn outputs(&self, source: &Expression, program: &Program) -> Vec<Value> {
        let [read] = program.reads() else { return Vec::new() };
        let output = match &*read.path {
            [] => "",
            [output] => output,
            _ => return Vec::new(),
        };
        let Some(Source::Result(name)) = self.sources.get(read.slot as usize) else {
            return Vec::new();
        };
        // The expression must be the path itself, and not compute with it.
        let written = source.source().trim();
        let path = match output {
            "" => Some(written),
            output => written
                .strip_suffix(output)
                .map(str::trim_end)
                .and_then(|rest| rest.strip_suffix('.').map(str::trim_end)),
        };
        if path != Some(&**name) {
            return Vec::new();
        }
        let decisions = self.decisions_of.get(name).into_iter().flatten();
        let signatures = decisions.filter_map(|name| self.around.decisions.signature(name));
        let literals = signatures.flat_map(|signature| signature.literals);
        literals.filter(|(known, _)| **known == *output).flat_map(|(_, values)| values).collect()
    }

    pub(super) fn exclude(&mut self, names: &[Rc<str>], pointer: &Pointer) -> Vec<Excluded> {
        let mut excluded = Vec::with_capacity(names.len());
        for (at, name) in names.iter().enumerate() {
            if **name == *SUBMITTER {
                excluded.push(Excluded::Submitter);
            } else if self.links.is_done_by_people(name) {
                excluded.push(Excluded::Doers(Rc::clone(name)));
            } else {
                let message = format!("`{name}` is not a step that somebody does.");
                let known = self.links.done_by_people().chain([SUBMITTER]);
                let found = Diagnostic::error(Code::UnknownExclusion, message)
                    .with_help("Write `submitter`, or the id of a task or an approval.")
                    .with_suggestion(name, known);
                self.report(pointer.index(at), found);
            }
        }
        excluded
    }

    /// Reports a literal recipient who is not there.
    pub(super) fn check_recipient(&mut self, name: &str, pointer: Pointer) {
        let people = self.around.people;
        if people.person(name).is_some() {
            return;
        }
        let known = self.links.done_by_people().chain(people.ids()).chain([SUBMITTER]);
        let message = format!("There is nobody `{name}` to tell the message.");
        let found = Diagnostic::error(Code::UnknownPerson, message)
            .with_help("Write `submitter`, the id of a task or an approval for who did it, or the id of a person.")
            .with_suggestion(name, known);
        self.report(pointer, found);
    }

    fn report_role(&mut self, role: &str, message: String, pointer: &Pointer) {
        let found = Diagnostic::error(Code::NobodyHoldsRole, message)
            .with_help("Give the role to a person under `people`.")
            .with_suggestion(role, self.around.people.roles());
        self.report(pointer.clone(), found);
    }

    fn report_person(&mut self, name: &str, pointer: &Pointer) {
        let known = self.around.people.ids().chain([SUBMITTER]);
        let message = format!("There is no person `{name}`.");
        let found = Diagnostic::error(Code::UnknownPerson, message)
            .with_help("Write `submitter`, or the id of a person under `people`.")
            .with_suggestion(name, known);
        self.report(pointer.clone(), found);
    }
}

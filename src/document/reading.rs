//! Where a reader stands, what it has found wrong, and which properties it has asked for.

use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Kind, Lines, Member, Node};
use crate::pointer::Pointer;

use super::Read;

/// The state of reading one document: the place and the findings.
pub struct Reading<'a> {
    lines: Lines<'a>,
    /// The way to what is being read.
    way: Vec<Step>,
    /// The properties that were asked for, of the objects that are being read, one behind the other.
    known: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
    lost: Vec<Pointer>,
}

/// A step down in a document.
enum Step {
    Property(&'static str),
    Name(Rc<str>),
    Item(usize),
}

impl<'a> Reading<'a> {
    /// Begins at the root of the document in `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            lines: Lines::new(text),
            way: Vec::new(),
            known: Vec::new(),
            diagnostics: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// What was found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Where something was left out because it could not be read.
    pub fn lost(&self) -> &[Pointer] {
        &self.lost
    }

    /// Notes that what stands at the member `name` is left out.
    pub fn lose(&mut self, name: &str) {
        let lost = self.pointer().name(name);
        self.lost.push(lost);
    }

    /// Adds a finding about `node`, which stands at the pointer reached.
    pub fn report(&mut self, node: &Node, diagnostic: Diagnostic) {
        self.report_at(node.start, self.pointer(), diagnostic);
    }

    /// Adds that `node` is of another JSON type than `expected`, such as "a string".
    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let message = format!("This must be {expected}, but it is {}.", node.type_name());
        self.report(node, Diagnostic::error(Code::WrongType, message));
    }

    /// Adds, unless `node` is of the JSON type that was expected, that it must be; gives whether it is.
    pub fn expect(&mut self, is_expected: bool, node: &Node, expected: &str) -> bool {
        if !is_expected {
            self.wrong_type(node, expected);
        }
        is_expected
    }

    /// Adds that `word` is not one of `known`.
    fn unknown_word(&mut self, node: &Node, word: &str, known: &[&'static str]) {
        let finding = Diagnostic::error(Code::UnknownWord, format!("`{word}` is not known here."))
            .with_help(format!("One of these can stand here: `{}`.", known.join("`, `")))
            .with_suggestion(word, known.iter().copied());
        self.report(node, finding);
    }

    /// Reads `node` as a value of a type.
    pub fn read<T: Read + Default>(&mut self, node: &Node) -> Option<T> {
        let mut value = T::default();
        value.read(node, self).then_some(value)
    }

    /// Reads the member `name` of an object into `value`.
    pub fn member(&mut self, name: &Rc<str>, node: &Node, value: &mut dyn Read) -> bool {
        self.below(Step::Name(Rc::clone(name)), node, value)
    }

    fn below(&mut self, step: Step, node: &Node, value: &mut dyn Read) -> bool {
        self.way.push(step);
        let is_whole = value.read(node, self);
        self.way.pop();
        is_whole
    }

    /// Reads the item at `index` of an array into `value`; one that can't be read is left out.
    pub fn item(&mut self, index: usize, node: &Node, value: &mut dyn Read) -> bool {
        let is_whole = self.below(Step::Item(index), node, value);
        if !is_whole {
            let mut lost = self.pointer();
            lost.push_index(index);
            self.lost.push(lost);
        }
        is_whole
    }

    /// Which of the words that can stand here `node` is.
    pub fn word(&mut self, node: &Node, known: &[&'static str]) -> Option<usize> {
        let Some(word) = node.as_str() else {
            self.wrong_type(node, "a string");
            return None;
        };
        let at = known.iter().position(|known| **known == *word);
        if at.is_none() {
            self.unknown_word(node, word, known);
        }
        at
    }

    /// Where it stands.
    fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for step in &self.way {
            match step {
                Step::Property(name) => pointer.push_name(name),
                Step::Name(name) => pointer.push_name(name),
                Step::Item(index) => pointer.push_index(*index),
            }
        }
        pointer
    }

    fn report_at(&mut self, start: u32, pointer: Pointer, diagnostic: Diagnostic) {
        let place = self.lines.place(start as usize);
        self.diagnostics.push(diagnostic.with_pointer(pointer).with_place(place));
    }
}

/// The properties of one object while it is being read.
pub struct Properties<'n> {
    node: &'n Node,
    members: &'n [Member],
    /// The place behind the one that was found last: what was written by the same declaration stands in
    /// the order in which it is asked for.
    next: usize,
    /// How many were found.
    found: usize,
    /// Where in the reading those begin that were asked for.
    first: usize,
    /// Whether a choice could not be made, so that what is known here is not known.
    open: bool,
}

impl<'n> Properties<'n> {
    /// The properties of `node`, which must be an object.
    pub fn of(node: &'n Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Object(members) => {
                let first = reading.known.len();
                Some(Self { node, members, next: 0, found: 0, first, open: false })
            }
            _ => {
                reading.wrong_type(node, "an object");
                None
            }
        }
    }

    /// Reads the property `name` into `value`. A missing one is reported unless it is optional.
    pub fn take(
        &mut self,
        name: &'static str,
        value: &mut dyn Read,
        reading: &mut Reading<'_>,
    ) -> bool {
        match self.find(name, reading) {
            Some(node) => reading.below(Step::Property(name), node, value),
            None if value.is_optional() => true,
            None => {
                self.report_missing(name, reading);
                false
            }
        }
    }

    /// Reads the property that says which of several types the object is.
    pub fn choose(
        &mut self,
        name: &'static str,
        choices: &[&'static str],
        reading: &mut Reading<'_>,
    ) -> Option<usize> {
        let chosen = match self.find(name, reading) {
            None => {
                self.report_missing(name, reading);
                None
            }
            Some(node) => {
                reading.way.push(Step::Property(name));
                let chosen = reading.word(node, choices);
                reading.way.pop();
                chosen
            }
        };
        self.open |= chosen.is_none();
        chosen
    }

    /// Adds a finding about the whole object, after which nothing else in it is judged.
    pub fn refuse(&mut self, finding: Diagnostic, reading: &mut Reading<'_>) {
        self.open = true;
        reading.report(self.node, finding);
    }

    /// Reports every property that nobody has asked for.
    pub fn finish(self, reading: &mut Reading<'_>) {
        if !self.open && self.found < self.members.len() {
            self.report_unknown(reading);
        }
        reading.known.truncate(self.first);
    }

    fn report_unknown(&self, reading: &mut Reading<'_>) {
        let known = reading.known.get(self.first..).unwrap_or_default().to_vec();
        for member in self.members {
            let name = &*member.name;
            if known.contains(&name) {
                continue;
            }
            let finding = Diagnostic::error(
                Code::UnknownProperty,
                format!("`{name}` is not a property here."),
            )
            .with_help(known_help(&known))
            .with_suggestion(name, known.iter().copied());
            reading.report_at(member.start, reading.pointer().name(name), finding);
        }
    }

    fn find(&mut self, name: &'static str, reading: &mut Reading<'_>) -> Option<&'n Node> {
        reading.known.push(name);
        let (before, behind) = self.members.split_at_checked(self.next)?;
        let place = behind.iter().chain(before).position(|member| *member.name == *name)?;
        let count = self.members.len();
        let place = self.next.saturating_add(place).checked_rem(count)?;
        self.next = place.saturating_add(1).min(count);
        self.found = self.found.saturating_add(1);
        self.members.get(place).map(|member| &member.value)
    }

    fn report_missing(&self, name: &'static str, reading: &mut Reading<'_>) {
        let mut finding = Diagnostic::error(
            Code::MissingProperty,
            format!("The property `{name}` is missing here."),
        );
        if let Some(near) = self.misspelt(name, reading) {
            finding = finding.with_help(format!("Did you mean `{name}` where it says `{near}`?"));
        }
        reading.report(self.node, finding);
    }

    fn misspelt(&self, name: &str, reading: &Reading<'_>) -> Option<&'n str> {
        let known = reading.known.get(self.first..).unwrap_or_default();
        let names = self.members.iter().map(|member| &*member.name);
        crate::diagnostic::did_you_mean(name, names.filter(|other| !known.contains(other)))
    }
}

fn known_help(known: &[&'static str]) -> String {
    if known.is_empty() {
        return "Nothing can stand in this object.".into();
    }
    format!("These can stand here: `{}`.", known.join("`, `"))
}

//! The names that an expression may use, and where each of them ends in its text.

use std::rc::Rc;

use super::lexer;
use super::token::{Kind, Token};
use crate::by_name::ByName;
use crate::value::Type;

/// A variable of an expression itself, numbered through the whole expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Local(pub(crate) u32);

/// The names known to an expression. Each gets a slot; [`Program::run`](super::Program::run)
/// takes the values in the order of the slots.
///
/// Names may hold spaces and the characters `. / - ' + *`, as DMN allows. Space counts as one
/// separator however much of it there is.
///
/// ```
/// use routeslip::feel::Scope;
/// use routeslip::value::Type;
///
/// let mut scope = Scope::new();
/// assert_eq!(scope.declare("amount", Type::Number), 0);
/// assert_eq!(scope.declare("first day", Type::Date), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scope {
    slots: Vec<Slot>,
    /// The first word of a name, and the names that begin with it.
    index: ByName<Vec<(Words, Known)>>,
    functions: Vec<HostFunction>,
    types: ByName<Type>,
}

/// A place for a value.
#[derive(Clone, Debug)]
struct Slot {
    name: Rc<str>,
    ty: Type,
    /// Whether expressions can name it now.
    known: bool,
}

/// What a name of the scope is; of two that are equally long, a value counts, and of two values the
/// one that was made known later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Function(u32),
    Slot(u32),
}

/// A function that the host registers with the environment of a run.
#[derive(Clone, Debug)]
pub(crate) struct HostFunction {
    pub(crate) name: Rc<str>,
    pub(crate) parameters: Rc<[Rc<str>]>,
}

impl Scope {
    /// A scope without names. The built-in functions are always known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a name known and gives its slot. A name that is declared again gets a new slot and
    /// hides the earlier one.
    pub fn declare(&mut self, name: &str, ty: Type) -> u32 {
        let slot = self.reserve(name, ty);
        self.reveal(slot);
        slot
    }

    /// A slot for a name that is not known yet: [`Scope::reveal`] makes it known.
    pub fn reserve(&mut self, name: &str, ty: Type) -> u32 {
        let slot = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(Slot { name: Rc::from(name), ty, known: false });
        slot
    }

    /// Makes the name of a slot known, where it hides others of the same name.
    pub fn reveal(&mut self, slot: u32) {
        if let Some(found) = self.slots.get_mut(slot as usize) {
            found.known = true;
            let name = Rc::clone(&found.name);
            self.make_known(&name, Known::Slot(slot));
        }
    }

    /// Takes back what was revealed last of all that is still known.
    pub fn conceal(&mut self, slot: u32) {
        if let Some(found) = self.slots.get_mut(slot as usize) {
            found.known = false;
            let name = Rc::clone(&found.name);
            self.forget(&name);
        }
    }

    /// Makes a function of the host known. [`Env`](super::Env) answers it by the same name.
    pub fn declare_function(&mut self, name: &str, parameters: &[&str]) {
        let place = u32::try_from(self.functions.len()).unwrap_or(u32::MAX);
        self.make_known(name, Known::Function(place));
        let parameters = parameters.iter().map(|name| Rc::from(*name)).collect();
        self.functions.push(HostFunction { name: Rc::from(name), parameters });
    }

    /// Takes back what was declared last, so that `length` slots are left.
    pub fn truncate(&mut self, length: usize) {
        while self.slots.len() > length
            && let Some(Slot { name, .. }) = self.slots.pop()
        {
            self.forget(&name);
        }
    }

    /// Takes back what was made known last under a name's first word.
    fn forget(&mut self, name: &str) {
        let words = Words::new(name);
        let names = words.first().and_then(|first| self.index.get_mut(first));
        // What is made known later stands later.
        names.and_then(Vec::pop);
    }

    fn make_known(&mut self, name: &str, known: Known) {
        let words = Words::new(name);
        if let Some(first) = words.first() {
            let first = Rc::clone(first);
            if let Some(names) = self.index.or_default(&first) {
                names.push((words, known));
            }
        }
    }

    /// Makes a type known by name, for `instance of` and typed parameters.
    pub fn define_type(&mut self, name: &str, ty: Type) {
        self.types.insert(Rc::from(name), ty);
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether no name is known.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The name and type of a slot.
    pub fn slot(&self, slot: u32) -> Option<(&str, &Type)> {
        self.slots.get(slot as usize).map(|slot| (&*slot.name, &slot.ty))
    }

    /// The slot of a name, written as it was declared.
    pub fn find(&self, name: &str) -> Option<u32> {
        let called = |slot: &Slot| slot.known && &*slot.name == name;
        self.slots.iter().rposition(called).and_then(|at| at.try_into().ok())
    }

    /// The names that are known, in the order of their slots.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter(|slot| slot.known).map(|slot| &*slot.name)
    }

    pub(crate) fn function(&self, place: u32) -> Option<&HostFunction> {
        self.functions.get(place as usize)
    }

    pub(crate) fn shared_name(&self, slot: u32) -> Option<&Rc<str>> {
        self.slots.get(slot as usize).map(|slot| &slot.name)
    }

    pub(crate) fn type_named(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }

    pub(crate) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.names().map(|name| &**name)
    }

    /// The longest name at the beginning of `text`: how many tokens it takes, and what it is.
    pub(crate) fn longest(&self, text: Tokens<'_>) -> Option<(usize, Known)> {
        let candidates = self.index.get(text.first()?)?;
        candidates
            .iter()
            .filter_map(|(words, known)| Some((words.match_length(text)?, *known)))
            .max_by_key(|(length, known)| (*length, matches!(known, Known::Slot(_))))
    }
}

/// The words and symbols of a name, as the lexer splits them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words(Rc<[Rc<str>]>);

impl Words {
    pub(crate) fn new(name: &str) -> Self {
        let tokens = lexer::tokens(name);
        let words = tokens.iter().filter(|token| token.kind != Kind::End);
        Self(words.map(|token| Rc::from(token.span.text(name))).collect())
    }

    fn first(&self) -> Option<&Rc<str>> {
        self.0.first()
    }

    /// How many tokens the name takes at the beginning of `text`, where it stands there.
    pub(crate) fn match_length(&self, text: Tokens<'_>) -> Option<usize> {
        let stands = !self.0.is_empty()
            && self.0.len() <= text.tokens.len()
            && self.0.iter().zip(text.tokens).all(|(word, token)| **word == *text.text(*token));
        stands.then_some(self.0.len())
    }
}

/// Some tokens with the source that they belong to.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    pub(crate) source: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Tokens<'a> {
    fn text(self, token: Token) -> &'a str {
        token.span.text(self.source)
    }

    pub(crate) fn first(self) -> Option<&'a str> {
        self.tokens.first().map(|token| self.text(*token))
    }

    /// How many tokens `name`, words with single spaces, takes at the beginning.
    pub(crate) fn match_words(self, name: &str) -> Option<usize> {
        let mut length = 0_usize;
        for word in name.split(' ') {
            if self.text(*self.tokens.get(length)?) != word {
                return None;
            }
            length = length.saturating_add(1);
        }
        Some(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(scope: &Scope, source: &str) -> Option<(usize, u32)> {
        let tokens = lexer::tokens(source);
        match scope.longest(Tokens { source, tokens: &tokens })? {
            (length, Known::Slot(slot)) => Some((length, slot)),
            (_, Known::Function(_)) => None,
        }
    }

    #[test]
    fn the_longest_name_wins() {
        let mut scope = Scope::new();
        let first = scope.declare("first", Type::Any);
        let day = scope.declare("first  day", Type::Any);
        let sum = scope.declare("a+b", Type::Any);
        assert_eq!(longest(&scope, "first day of"), Some((2, day)));
        assert_eq!(longest(&scope, "first week"), Some((1, first)));
        assert_eq!(longest(&scope, "a + b * c"), Some((3, sum)));
        assert_eq!(longest(&scope, "a + c"), None);
    }

    #[test]
    fn a_name_declared_again_hides_the_earlier_one() {
        let mut scope = Scope::new();
        scope.declare("a", Type::Any);
        let later = scope.declare("a", Type::Number);
        assert_eq!(longest(&scope, "a"), Some((1, later)));
    }

    #[test]
    fn what_is_revealed_later_hides_what_has_a_later_slot() {
        let mut scope = Scope::new();
        let inner = scope.reserve("a", Type::Any);
        let outer = scope.declare("a", Type::Any);
        assert_eq!(longest(&scope, "a"), Some((1, outer)));
        scope.reveal(inner);
        assert_eq!(longest(&scope, "a"), Some((1, inner)));
        scope.conceal(inner);
        assert_eq!(longest(&scope, "a"), Some((1, outer)));
        assert_eq!(scope.names().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn what_is_taken_back_hides_nothing() {
        let mut scope = Scope::new();
        let earlier = scope.declare("a", Type::Any);
        scope.declare("a b", Type::Any);
        scope.declare("a", Type::Any);
        scope.truncate(1);
        assert_eq!(longest(&scope, "a b"), Some((1, earlier)));
        assert_eq!(scope.len(), 1);
    }
}

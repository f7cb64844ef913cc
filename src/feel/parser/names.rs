//! Where a name ends and what it stands for: the longest name that is known wins.

use std::rc::Rc;

use super::{Parser, infer};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::feel::ast::{Binding, Fallback, Node, NodeId};
use crate::feel::builtins;
use crate::feel::scope::{Known, Local, Words};
use crate::feel::token::{self, Kind, Token};
use crate::value::Type;

/// A name that an expression itself brings into scope.
pub(super) enum Frame {
    /// An iterator, a parameter or an earlier entry of a context.
    Variable { name: Rc<str>, words: Words, local: Local, ty: Type },
    /// The element that a filter looks at: `item`, and its properties by their names.
    Element { local: Local, ty: Type },
}

/// The best reading of the name at the current token.
struct Reading {
    length: usize,
    name: Rc<str>,
    binding: Binding,
    ty: Type,
}

impl Parser<'_> {
    pub(super) fn declare(&mut self, name: Rc<str>, local: Local, ty: Type) {
        let words = Words::new(&name);
        self.frames.push(Frame::Variable { name, words, local, ty });
    }

    /// Reads a name, which stands at the current token.
    pub(super) fn name(&mut self) -> NodeId {
        let start = self.span();
        let (reading, elements) = self.longest_name();
        let unfinished = |found: &Reading| {
            let next = self.ahead(found.length);
            self.is_plain_word(next)
        };
        match reading {
            Some(reading) if !unfinished(&reading) => {
                self.skip(reading.length);
                let binding = self.with_elements(reading.binding, elements);
                let ty = match &binding {
                    Binding::MaybeItemField(..) => Type::Any,
                    _ => reading.ty,
                };
                let span = self.since(start);
                self.push_typed(Node::Name(reading.name, binding), span, ty)
            }
            _ => self.unknown_name(elements),
        }
    }

    /// The longest known name, and the filters on elements of unknown type that stand nearer
    /// than where it comes from, the innermost first.
    fn longest_name(&self) -> (Option<Reading>, Vec<Local>) {
        let text = self.rest();
        let mut best: Option<Reading> = None;
        let mut elements = Vec::new();
        let mut nearer = 0;
        for frame in self.frames.iter().rev() {
            let shortest = best.as_ref().map_or(0, |reading| reading.length);
            match frame {
                Frame::Variable { name, words, local, ty } => {
                    if let Some(length) = words.match_length(text).filter(|n| *n > shortest) {
                        let binding = Binding::Local(*local);
                        best =
                            Some(Reading { length, name: name.clone(), binding, ty: ty.clone() });
                        nearer = elements.len();
                    }
                }
                Frame::Element { local, ty } => {
                    if let Some(reading) = self.element_name(*local, ty, shortest) {
                        best = Some(reading);
                        nearer = elements.len();
                    }
                    if *ty == Type::Any {
                        elements.push(*local);
                    }
                }
            }
        }
        let shortest = best.as_ref().map_or(0, |reading| reading.length);
        if let Some((length, known)) = self.scope.longest(text).filter(|(n, _)| *n > shortest) {
            best = self.scope_name(length, known);
            nearer = elements.len();
        }
        let shortest = best.as_ref().map_or(0, |reading| reading.length);
        if let Some((length, builtin)) = builtins::longest(text).filter(|(n, _)| *n > shortest) {
            let name = Rc::from(builtins::get(builtin).map_or("", |known| known.name));
            let binding = Binding::Builtin(builtin);
            best = Some(Reading { length, name, binding, ty: Type::Any });
            // A call names a function, hardly a property of an element.
            let is_call = self.ahead(length).kind == Kind::LeftParen;
            nearer = if is_call { 0 } else { elements.len() };
        }
        if best.is_some() {
            elements.truncate(nearer);
        }
        (best, elements)
    }

    /// `item`, or a property of an element whose type says its properties.
    fn element_name(&self, local: Local, ty: &Type, shortest: usize) -> Option<Reading> {
        let text = self.rest();
        let mut best = None;
        let mut longest = shortest;
        for (name, field) in infer::fields(ty) {
            if let Some(length) = Words::new(name).match_length(text).filter(|n| *n > longest) {
                longest = length;
                let binding = Binding::ItemField(local);
                best = Some(Reading { length, name: name.clone(), binding, ty: field.clone() });
            }
        }
        if best.is_none() && longest == 0 && text.first() == Some("item") {
            let binding = Binding::Local(local);
            best = Some(Reading { length: 1, name: Rc::from("item"), binding, ty: ty.clone() });
        }
        best
    }

    fn scope_name(&self, length: usize, known: Known) -> Option<Reading> {
        Some(match known {
            Known::Slot(slot) => {
                let (_, ty) = self.scope.slot(slot)?;
                let name = self.scope.shared_name(slot)?.clone();
                Reading { length, name, binding: Binding::Slot(slot), ty: ty.clone() }
            }
            Known::Function(place) => {
                let name = self.scope.function(place)?.name.clone();
                Reading { length, name, binding: Binding::Host(place), ty: Type::Any }
            }
        })
    }

    /// `item` itself may be a property too, of an element of unknown type.
    fn with_elements(&self, binding: Binding, elements: Vec<Local>) -> Binding {
        let fallback = match binding {
            Binding::Local(local) => Fallback::Local(local),
            Binding::Slot(slot) => Fallback::Slot(slot),
            Binding::Builtin(builtin) => Fallback::Builtin(builtin),
            other => return other,
        };
        if let Fallback::Local(local) = fallback
            && elements.is_empty()
            && self.is_open_element(local)
        {
            return Binding::MaybeItemField(vec![local], fallback);
        }
        if elements.is_empty() { binding } else { Binding::MaybeItemField(elements, fallback) }
    }

    fn is_open_element(&self, wanted: Local) -> bool {
        self.frames.iter().any(|frame| {
            matches!(frame, Frame::Element { local, ty } if *local == wanted && *ty == Type::Any)
        })
    }

    fn unknown_name(&mut self, elements: Vec<Local>) -> NodeId {
        let start = self.span();
        let name = self.adjacent_words();
        let span = self.since(start);
        if !elements.is_empty() {
            let binding = Binding::MaybeItemField(elements, Fallback::Nothing);
            return self.push_typed(Node::Name(name, binding), span, Type::Any);
        }
        let is_call = self.kind() == Kind::LeftParen;
        let suggestion = self.suggestion(&name, is_call).map(str::to_owned);
        let message = ["`", &name, "` is not known here."].concat();
        let range = self.utf16.range(span);
        let diagnostic = Diagnostic::error(Code::UnknownName, message).with_range(range);
        self.diagnostics.push(match suggestion {
            Some(near) => diagnostic.with_help(["Did you mean `", &near, "`?"].concat()),
            None => diagnostic,
        });
        self.push_typed(Node::Name(name, Binding::Unknown), span, Type::Any)
    }

    fn suggestion<'s>(&'s self, name: &str, is_call: bool) -> Option<&'s str> {
        let mut known: Vec<&'s str> = self.scope.names().collect();
        for frame in &self.frames {
            match frame {
                Frame::Variable { name, .. } => known.push(name),
                Frame::Element { ty, .. } => {
                    known.extend(infer::fields(ty).map(|(name, _)| &**name))
                }
            }
        }
        if is_call {
            for function in builtins::names() {
                known.push(function);
            }
        }
        did_you_mean(name, known)
    }

    /// The words that follow each other, up to a keyword: no other grammar joins two words.
    pub(super) fn adjacent_words(&mut self) -> Rc<str> {
        let mut name = String::from(self.text_ahead(0));
        self.skip(1);
        while self.is_plain_word(self.token()) {
            name.push(' ');
            name.push_str(self.text_ahead(0));
            self.skip(1);
        }
        Rc::from(name)
    }

    pub(super) fn is_plain_word(&self, token: Token) -> bool {
        let text = token.span.text(self.source);
        token.kind == Kind::Word && !token::is_keyword(text)
    }

    /// The name that an iterator, a parameter or a context entry brings: all up to `stop`.
    pub(super) fn new_name(&mut self, stop: impl Fn(Kind, &str) -> bool) -> Rc<str> {
        let start = self.span();
        if !matches!(self.kind(), Kind::Word | Kind::Question)
            || stop(self.kind(), self.text_ahead(0))
        {
            self.unexpected("a name");
            return Rc::from("");
        }
        while is_part_of_name(self.kind()) && !stop(self.kind(), self.text_ahead(0)) {
            self.skip(1);
        }
        collapse_space(self.since(start).text(self.source))
    }
}

pub(super) fn is_part_of_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Word
            | Kind::Number
            | Kind::Dot
            | Kind::Slash
            | Kind::Minus
            | Kind::Plus
            | Kind::Star
            | Kind::StarStar
            | Kind::Apostrophe
            | Kind::Question
    )
}

fn collapse_space(text: &str) -> Rc<str> {
    let mut name = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    Rc::from(name)
}

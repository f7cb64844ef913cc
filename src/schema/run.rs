//! A value against the program: one walk, which stops at the first keyword that does not hold, or goes
//! on and collects what each keyword came to.

use super::collect::{Collector, Unit};
use super::keywords::types;
use super::number::Number;
use super::program::{Name, Part, PartId, Schema, Step};
use super::word::Word;
use crate::diagnostic::Code;
use crate::host::TextHost;
use crate::json::{Tape, View};

/// How deep parts may lead into each other. A frame of this takes several hundred bytes of a stack that
/// browsers make one megabyte large.
pub(super) const MAX_DEPTH: u32 = 640;
/// How many steps a validation may take, without those that a large value is given.
const STEPS: u64 = 2_000_000;
/// How many more for each value in the document.
const STEPS_FOR_EACH: u64 = 200;

/// A validation.
pub(super) struct Run<'a> {
    pub(super) schema: &'a Schema,
    pub(super) host: &'a dyn TextHost,
    text: &'a str,
    tape: &'a Tape,
    steps_left: u64,
    depth: u32,
    /// The bound that was reached: nothing holds any more, and the verdict is none.
    pub(super) fault: Option<Code>,
    /// The resources on the way here, outermost first, where references depend on them.
    scope: Vec<u32>,
    /// Whether a keyword waits to know what others evaluate.
    is_tracking: bool,
    /// The items and members that were evaluated, by their values.
    evaluated: Vec<u32>,
    /// How many of these came before the part that is looked at.
    evaluated_before: usize,
    collector: Option<Collector>,
    /// Whether results are collected, or references depend on the way to them.
    is_watched: bool,
}

/// A step of a pointer; none where schema or value stay the same.
#[derive(Clone, Copy)]
pub(super) enum Key<'k> {
    None,
    Name(&'k str),
    Index(usize),
}

impl<'a> Run<'a> {
    pub(super) fn new(
        schema: &'a Schema,
        host: &'a dyn TextHost,
        text: &'a str,
        tape: &'a Tape,
    ) -> Self {
        let values = tape.len() as u64;
        Self {
            schema,
            host,
            text,
            tape,
            steps_left: STEPS.saturating_add(values.saturating_mul(STEPS_FOR_EACH)),
            depth: 0,
            fault: None,
            scope: Vec::new(),
            is_tracking: false,
            evaluated: Vec::new(),
            evaluated_before: 0,
            collector: None,
            is_watched: schema.is_dynamic,
        }
    }

    /// Collects what each keyword comes to.
    pub(super) fn collect(&mut self, collector: Collector) {
        self.collector = Some(collector);
        self.is_watched = true;
    }

    /// What was collected.
    pub(super) fn into_root(self) -> Option<Unit> {
        self.collector.and_then(Collector::into_root)
    }

    /// Whether the whole document is valid; with a fault it is not.
    pub(super) fn whole(&mut self) -> bool {
        let holds = self.part(PartId(0), self.view(0));
        holds && self.fault.is_none()
    }

    pub(super) fn view(&self, at: u32) -> View<'a> {
        self.tape.view(self.text, at)
    }

    fn part(&mut self, id: PartId, value: View<'a>) -> bool {
        let schema = self.schema;
        let Some(part) = schema.parts.get(id.0 as usize) else { return false };
        let is_plain = !(self.is_watched || part.tracks || self.is_tracking);
        let mut first = part.first;
        if is_plain && part.types != 0 {
            if !types::holds(part.types, value) {
                return false;
            }
            first = first.saturating_add(1);
        }
        let Some(steps) = schema.steps.get(first as usize..part.end as usize) else {
            return false;
        };
        self.spend(steps.len().saturating_add(1));
        if steps.is_empty() && is_plain {
            return self.fault.is_none();
        }
        if self.depth >= MAX_DEPTH {
            self.fault = self.fault.or(Some(Code::EvaluationDepth));
        }
        if self.fault.is_some() {
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        let holds = if is_plain {
            steps.iter().all(|step| self.holds(step, value))
        } else {
            self.watched(id, part, steps, value)
        };
        self.depth = self.depth.saturating_sub(1);
        holds
    }

    /// Applies the steps of a part, where more than the verdict is wanted or depends on the way here.
    #[inline(never)]
    fn watched(&mut self, id: PartId, part: &Part, steps: &'a [Step], value: View<'a>) -> bool {
        let is_entered = self.schema.is_dynamic && self.scope.last() != Some(&part.resource);
        if is_entered {
            self.scope.push(part.resource);
        }
        let tracked = self.is_tracking;
        self.is_tracking |= part.tracks;
        let before = self.evaluated.len();
        let outer = std::mem::replace(&mut self.evaluated_before, before);
        if let Some(collector) = &mut self.collector {
            collector.begin_part();
        }
        let mut holds = true;
        for step in steps {
            if !self.step(step, value) {
                holds = false;
                if self.collector.is_none() {
                    break;
                }
            }
        }
        if let Some(collector) = &mut self.collector {
            collector.end_part(id, holds);
        }
        if !holds || !tracked {
            self.evaluated.truncate(before);
        }
        self.evaluated_before = outer;
        self.is_tracking = tracked;
        if is_entered {
            self.scope.pop();
        }
        holds
    }

    fn step(&mut self, step: &'a Step, value: View<'a>) -> bool {
        // Steps that stand for several keywords tell of each themselves, and `false` is none.
        if self.collector.is_none() || step.keyword.is_several() || step.word == Word::Comment {
            return self.holds(step, value);
        }
        self.begin(step.word);
        let holds = self.holds(step, value);
        self.end(step.word, holds);
        holds
    }

    /// Applies a part to the same value; `below` says where it is in its keyword.
    pub(super) fn branch(&mut self, part: PartId, value: View<'a>, below: Key<'_>) -> bool {
        if self.collector.is_none() {
            return self.part(part, value);
        }
        if let Some(collector) = &mut self.collector {
            collector.enter(below, Key::None);
        }
        let holds = self.part(part, value);
        if let Some(collector) = &mut self.collector {
            collector.leave(below, Key::None);
        }
        holds
    }

    /// Applies a part to an item or member of the value, which `child` names.
    pub(super) fn descend(
        &mut self,
        part: PartId,
        value: View<'a>,
        below: Key<'_>,
        child: Key<'_>,
    ) -> bool {
        if let Some(collector) = &mut self.collector {
            collector.enter(below, child);
        }
        // What is evaluated in there is another value's concern.
        let tracked = std::mem::take(&mut self.is_tracking);
        let holds = self.part(part, value);
        self.is_tracking = tracked;
        if let Some(collector) = &mut self.collector {
            collector.leave(below, child);
        }
        holds
    }

    /// Whether a part holds for a document that a string has inside.
    pub(super) fn holds_inside(&mut self, part: PartId, tape: &Tape, text: &str) -> bool {
        let mut inner = Run::new(self.schema, self.host, text, tape);
        inner.steps_left = self.steps_left;
        inner.depth = self.depth;
        inner.scope.clone_from(&self.scope);
        let holds = inner.part(part, inner.view(0));
        self.steps_left = inner.steps_left;
        self.fault = inner.fault;
        holds
    }

    /// Takes steps off what is left.
    pub(super) fn spend(&mut self, steps: usize) {
        match self.steps_left.checked_sub(steps as u64) {
            Some(left) => self.steps_left = left,
            None => {
                self.steps_left = 0;
                self.fault = self.fault.or(Some(Code::EvaluationSteps));
            }
        }
    }

    /// Whether a bound was reached.
    pub(super) fn is_over(&self) -> bool {
        self.fault.is_some()
    }

    /// A number of the document; one that can't be computed with is a fault.
    pub(super) fn number<'n>(&mut self, digits: &'n str) -> Option<Number<'n>> {
        self.spend(digits.len() >> 5);
        let number = Number::read(digits);
        if number.is_none() {
            self.fault = self.fault.or(Some(Code::EvaluationSize));
        }
        number
    }

    pub(super) fn is_collecting(&self) -> bool {
        self.collector.is_some()
    }

    /// Whether branches that can't change the verdict are looked at too.
    pub(super) fn is_exhaustive(&self) -> bool {
        self.is_tracking || self.collector.is_some()
    }

    /// The resources on the way here, outermost first.
    pub(super) fn resources(&self) -> impl Iterator<Item = u32> {
        self.scope.iter().copied()
    }

    /// Notes that an item or member is evaluated.
    pub(super) fn mark(&mut self, child: View<'_>) {
        if self.is_tracking {
            self.evaluated.push(child.at);
        }
    }

    /// How much was evaluated so far.
    pub(super) fn evaluated_so_far(&self) -> usize {
        self.evaluated.len()
    }

    /// Forgets what was evaluated since then.
    pub(super) fn forget_evaluated(&mut self, before: usize) {
        self.evaluated.truncate(before);
    }

    /// Of items or members those that no other keyword of the part evaluated.
    pub(super) fn unevaluated<N>(
        &mut self,
        children: impl Iterator<Item = (N, usize, View<'a>)>,
    ) -> Vec<(N, usize, View<'a>)> {
        let Some(evaluated) = self.evaluated.get_mut(self.evaluated_before..) else {
            return Vec::new();
        };
        let length = evaluated.len();
        // One keyword evaluates in order, several may not.
        if !evaluated.is_sorted() {
            crate::sort::sort(evaluated);
        }
        let mut evaluated = evaluated.iter().peekable();
        let left = children.filter(|(_, _, child)| {
            while evaluated.next_if(|known| **known < child.at).is_some() {}
            evaluated.peek().is_none_or(|known| **known != child.at)
        });
        let left = left.collect();
        self.spend(length);
        left
    }

    pub(super) fn begin(&mut self, word: Word) {
        if let Some(collector) = &mut self.collector {
            collector.begin(word);
        }
    }

    pub(super) fn end(&mut self, word: Word, holds: bool) {
        if let Some(collector) = &mut self.collector {
            collector.end(word, holds);
        }
    }

    /// Notes that a property is missing.
    pub(super) fn note_missing(&mut self, name: &Name) {
        if let Some(collector) = &mut self.collector {
            collector.note_missing(&name.text);
        }
    }
}

//! What is drawn: elements that stand in each other, and flows between them.

use super::xml::Xml;
use crate::pointer::Pointer;

/// What an element looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Process,
    Event,
    Gateway,
    Activity,
    /// An activity that is drawn around what is in it.
    Scope,
}

/// A rectangle, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Bounds {
    pub(super) fn right(self) -> i32 {
        self.x.wrapping_add(self.width)
    }

    pub(super) fn bottom(self) -> i32 {
        self.y.wrapping_add(self.height)
    }

    pub(super) fn middle(self) -> (i32, i32) {
        (self.x.wrapping_add(self.width / 2), self.y.wrapping_add(self.height / 2))
    }

    pub(super) fn shift(&mut self, by: (i32, i32)) {
        self.x = self.x.wrapping_add(by.0);
        self.y = self.y.wrapping_add(by.1);
    }
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// What it says of itself.
    pub(super) xml: Xml,
    /// What it says in extensions.
    pub(super) extensions: Vec<Xml>,
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) shape: Shape,
    /// The element that it is in.
    pub(super) parent: Option<usize>,
    /// The activity on whose border it is.
    pub(super) host: Option<usize>,
    /// The events on its border.
    pub(super) on: Vec<usize>,
    /// Whether it is the first on the border of its activity, the rightmost.
    pub(super) is_first: bool,
    /// What it is instead where nothing follows on it.
    pub(super) last: Option<&'static str>,
    /// Whether no way has to lead to it.
    pub(super) begins: bool,
    /// Whether it must not wait for several ways in.
    pub(super) is_fork: bool,
    /// Where it is said.
    pub(super) pointer: Pointer,
    /// The identifier of the pool that a process is drawn as, beside others.
    pub(super) pool: Option<String>,
    pub(super) bounds: Bounds,
}

impl Element {
    pub(super) fn new(tag: &'static str, shape: Shape) -> Self {
        Self {
            xml: Xml::new(tag),
            extensions: Vec::new(),
            id: String::new(),
            name: None,
            shape,
            parent: None,
            host: None,
            on: Vec::new(),
            is_first: false,
            last: None,
            begins: false,
            is_fork: false,
            pointer: Pointer::root(),
            pool: None,
            bounds: Bounds::default(),
        }
    }
}

/// A sequence flow, or the association of an event with what undoes an activity.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) xml: Xml,
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its way, from the border of the one element to that of the other.
    pub(super) points: Vec<(i32, i32)>,
}

/// A model that is to be drawn. What stands in an element comes behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) elements: Vec<Element>,
    pub(super) flows: Vec<Flow>,
}

impl Drawing {
    /// The activity on whose border an element is, or itself.
    pub(super) fn holder(&self, element: usize) -> usize {
        self.elements.get(element).and_then(|it| it.host).unwrap_or(element)
    }

    /// Keeps some of the elements, and the flows between them.
    pub(super) fn keep(&mut self, kept: &[bool]) {
        let mut next = 0_usize;
        let places: Vec<Option<usize>> = kept
            .iter()
            .map(|kept| {
                let place = kept.then_some(next);
                next = next.wrapping_add(usize::from(*kept));
                place
            })
            .collect();
        let moved = |old: usize| places.get(old).copied().flatten();
        let mut kept = kept.iter();
        self.elements.retain(|_| kept.next() == Some(&true));
        for element in &mut self.elements {
            element.parent = element.parent.and_then(moved);
            element.host = element.host.and_then(moved);
        }
        self.flows.retain_mut(|flow| match (moved(flow.from), moved(flow.to)) {
            (Some(from), Some(to)) => {
                (flow.from, flow.to) = (from, to);
                true
            }
            _ => false,
        });
    }
}

//! Where an approval's answer leads.

use std::rc::Rc;

use crate::document::{Read, Reading, Write, record};
use crate::json::{Kind, Node, Writer};

/// Where an answer leads: on to a step, or back to the one who submitted.
#[derive(Clone, Debug, PartialEq)]
pub enum OutcomeTarget {
    /// The id of the step that is next: `"book"`.
    Step(Rc<str>),
    /// Who gets the form back to change it: `{ "sendBack": "submitter" }`.
    SendBack(Rc<str>),
}

record! {
    /// An answer that gives the form back.
    struct SendBack {
        /// Who gets it; only `submitter` can.
        pub send_back: Rc<str> = "sendBack",
    }
}

impl Default for OutcomeTarget {
    fn default() -> Self {
        Self::Step(Rc::default())
    }
}

impl Read for OutcomeTarget {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let target = match &node.kind {
            Kind::String(step) => Some(Self::Step(Rc::clone(step))),
            Kind::Object(_) => {
                reading.read(node).map(|SendBack { send_back }| Self::SendBack(send_back))
            }
            _ => {
                reading.wrong_type(node, "the id of a step, or an object with `sendBack`");
                None
            }
        };
        target.map(|target| *self = target).is_some()
    }
}

impl Write for OutcomeTarget {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Step(step) => out.string(step),
            Self::SendBack(who) => SendBack { send_back: Rc::clone(who) }.write(out),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for OutcomeTarget {
    fn shape() -> crate::document::shape::Shape {
        use crate::document::shape::Shape;
        Shape::Either(vec![Shape::String, SendBack::shape()])
    }
}

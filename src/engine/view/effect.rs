//! What the outside is to do.

use std::rc::Rc;

use crate::document::view;
use crate::engine::{Engine, Outgoing};
use crate::workflow::Effect;

view! {
    /// Something that the outside is to do.
    pub struct EffectView {
        /// What kind of thing.
        pub kind: &'static str = "kind",
        /// The slip that asks for it.
        pub slip: Rc<str> = "slip",
        /// The ids of those it is for.
        pub to: Vec<Rc<str>> = "to",
        /// What they are told.
        pub text: Rc<str> = "text",
    }
}

impl Engine {
    /// What the outside is to do about events that were committed.
    pub fn effects(&self, done: &[Outgoing]) -> Vec<EffectView> {
        let view = |outgoing| EffectView::of(outgoing, &self.slips.get(&outgoing.slip)?.title);
        done.iter().filter_map(view).collect()
    }
}

impl EffectView {
    fn of(outgoing: &Outgoing, title: &Rc<str>) -> Option<Self> {
        let (kind, to, text) = match outgoing.effect()? {
            Effect::Assigned { to, title, .. } => ("assigned", to, title.into()),
            Effect::Notify { to, text } => ("notify", to, text.into()),
            Effect::Remind { to, .. } => ("remind", to, Rc::clone(title)),
            Effect::Escalate { to, .. } => ("escalate", to, Rc::clone(title)),
        };
        Some(Self { kind, slip: Rc::clone(&outgoing.slip), to: to.to_vec(), text })
    }
}

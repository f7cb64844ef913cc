//! What the outside is to do.

use std::rc::Rc;

use crate::document::view;
use crate::engine::{Engine, Outgoing};
use crate::value::{Context, Value};
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
        /// What they are told; the name of a message or of a signal, the step that asks for something.
        pub text: Rc<str> = "text",
        /// The number of the token that waits for an answer.
        pub token: Option<u32> = "token",
        /// The address that is to be called.
        pub url: Option<Rc<str>> = "url",
        /// The service that is to do it.
        pub service: Option<Rc<str>> = "service",
        /// The key of a message.
        pub key: Option<Value> = "key",
        /// What is given to the one who does it, or what a message or a signal brings.
        pub values: Option<Rc<Context>> = "values",
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
        let effect = outgoing.effect()?;
        let (kind, to, text): (_, &[Rc<str>], Rc<str>) = match &effect {
            Effect::Assigned { to, title, .. } => ("assigned", to, (*title).into()),
            Effect::Notify { to, text } => ("notify", to, (*text).into()),
            Effect::Remind { to, .. } => ("remind", to, Rc::clone(title)),
            Effect::Escalate { to, .. } => ("escalate", to, Rc::clone(title)),
            Effect::Ask { step, .. } => ("ask", &[], Rc::clone(step)),
            Effect::Message { name, .. } => ("message", &[], Rc::clone(name)),
            Effect::Signal { name, .. } => ("signal", &[], Rc::clone(name)),
        };
        let view = Self {
            kind,
            slip: Rc::clone(&outgoing.slip),
            to: to.to_vec(),
            text,
            token: None,
            url: None,
            service: None,
            key: None,
            values: None,
        };
        Some(view.with_more(&effect))
    }

    /// What the effects of ordinary approvals don't have.
    fn with_more(self, effect: &Effect<'_>) -> Self {
        match effect {
            Effect::Ask { token, url, service, values, .. } => Self {
                token: Some(*token),
                url: url.cloned(),
                service: service.cloned(),
                values: Some(Rc::clone(values)),
                ..self
            },
            Effect::Message { key, values, .. } => {
                Self { key: key.cloned(), values: Some(Rc::clone(values)), ..self }
            }
            Effect::Signal { values, .. } => Self { values: Some(Rc::clone(values)), ..self },
            _ => self,
        }
    }
}

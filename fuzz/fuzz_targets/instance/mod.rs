//! An instance that is driven by commands, with what holds for each of them.

use routeslip::document::{Named, from_text, to_text};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::{Offset, Type, Zone};
use routeslip::workflow::{
    Command, Env, Event, Graph, People, PersonDefinition, Rest, State, Surroundings,
    WorkflowDefinition, apply, compile, decide, effect, next_timer,
};

/// Where instances run: two people, one field, no decisions.
pub struct Place {
    people: People,
    host: NativeHost,
}

impl Place {
    pub fn new() -> Self {
        let people = r#"{ "ana": { "name": "Ana", "roles": ["clerk"], "manager": "bo" }, "bo": { "name": "Bo", "roles": ["clerk"] } }"#;
        let people: Named<PersonDefinition> = from_text(people).0.expect("people");
        Self { people: People::compile(&people, &Pointer::root()).0, host: NativeHost::new() }
    }

    pub fn compile(&self, definition: &WorkflowDefinition) -> Graph {
        let fields = [("n".into(), Type::Number)];
        let around = Surroundings {
            pointer: Pointer::root(),
            fields: &fields,
            people: &self.people,
            decisions: &(),
            workflows: &[],
        };
        compile(definition, &around).0
    }
}

pub struct Instance<'p> {
    place: &'p Place,
    pub graph: Graph,
    pub state: State,
    replayed: State,
    pub now: u64,
}

impl<'p> Instance<'p> {
    pub fn new(place: &'p Place, graph: Graph) -> Self {
        let now = 1_772_442_000_000;
        Self { place, graph, state: State::new(), replayed: State::new(), now }
    }

    /// Gives a command. Gives whether something followed.
    pub fn give(&mut self, command: &Command) -> bool {
        let env = Env {
            now: self.now,
            zone: Zone::Offset(Offset::UTC),
            host: &self.place.host,
            directory: &self.place.people,
            decisions: &(),
            workflows: &(),
            simulation: None,
        };
        let Ok(events) = decide(&self.graph, &self.state, command, &env) else { return false };
        for event in &events {
            let _ = effect(event);
            apply(&mut self.state, event);
            let stored: Event = from_text(&to_text(event)).0.expect("an event");
            assert_eq!(stored, *event);
            apply(&mut self.replayed, &stored);
        }
        assert_eq!(self.replayed, self.state);
        let _ = next_timer(&self.state);
        self.check();
        !events.is_empty()
    }

    /// No token is lost or doubled.
    fn check(&self) {
        let state = &self.state;
        let mut inside: Vec<(u32, u32)> = vec![(0, 0)];
        for token in state.tokens() {
            if matches!(token.rest, Rest::Scope(_)) {
                inside.push((token.number, 0));
            }
        }
        let tokens = state.tokens().map(|token| (token.scope, 1));
        let joined = state.joins().map(|join| (join.scope, join.count()));
        for (scope, count) in tokens.chain(joined) {
            let place = inside.binary_search_by_key(&scope, |(scope, _)| *scope);
            inside[place.expect("the scope is there")].1 += count;
        }
        for (scope, count) in inside {
            assert_eq!(state.inside(scope), count, "scope {scope}");
        }
    }
}

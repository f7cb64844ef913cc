//! For small sound workflows, the kernel agrees with a plain interpreter of the token rules: a
//! workflow is a term, and doing a task gives the term of what is left.

use proptest::prelude::*;
use routeslip::workflow::{Phase, ScopeKind, State, Token, apply};

use super::invariant::check;
use super::scenario::{Instance, Scenario};

/// What is to be done.
#[derive(Clone, Debug)]
enum Term {
    Done,
    Task(String),
    /// One after the other.
    Sequence(Vec<Term>),
    /// At the same time.
    Parallel(Vec<Term>),
    /// So often one after the other: what is left of this time, the whole, and how often more.
    Repeat(Box<Term>, Box<Term>, u32),
}

/// A workflow as it is drawn at random.
#[derive(Clone, Debug)]
enum Block {
    Task,
    Sequence(Vec<Block>),
    Parallel(Vec<Block>),
    Inclusive(Vec<(bool, Block)>),
    Switch(bool, Box<Block>, Box<Block>),
    Group(Box<Block>),
    Repeat(u32, Box<Block>),
    Each(u32, bool, Box<Block>),
}

fn blocks() -> impl Strategy<Value = Block> {
    Just(Block::Task).prop_recursive(4, 16, 3, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            some().prop_map(Block::Sequence),
            some().prop_map(Block::Parallel),
            proptest::collection::vec((any::<bool>(), inner.clone()), 1..4)
                .prop_map(Block::Inclusive),
            (any::<bool>(), inner.clone(), inner.clone())
                .prop_map(|(is, one, other)| Block::Switch(is, one.into(), other.into())),
            inner.clone().prop_map(|block| Block::Group(block.into())),
            (1..4_u32, inner.clone()).prop_map(|(times, block)| Block::Repeat(times, block.into())),
            (0..4_u32, any::<bool>(), inner).prop_map(|(times, serial, block)| Block::Each(
                times,
                serial,
                block.into()
            )),
        ]
    })
}

/// Writes blocks as steps, and gives what they mean.
#[derive(Default)]
struct Writer {
    count: u32,
}

impl Writer {
    fn id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}{}", self.count)
    }

    /// The steps of a block, separated by commas.
    fn steps(&mut self, block: &Block) -> (String, Term) {
        match block {
            Block::Task => {
                let id = self.id("t");
                let step =
                    format!(r#"{{"id":"{id}","type":"task","assign":{{"person":"submitter"}}}}"#);
                (step, Term::Task(id))
            }
            Block::Sequence(blocks) => {
                let (steps, terms): (Vec<_>, Vec<_>) =
                    blocks.iter().map(|block| self.steps(block)).unzip();
                (steps.join(","), Term::Sequence(terms))
            }
            Block::Parallel(blocks) => {
                let id = self.id("p");
                let (steps, terms): (Vec<_>, Vec<_>) =
                    blocks.iter().map(|block| self.steps(block)).unzip();
                let branches: Vec<String> =
                    steps.iter().map(|steps| format!(r#"{{"steps":[{steps}]}}"#)).collect();
                let branches = branches.join(",");
                let step = format!(r#"{{"id":"{id}","type":"parallel","branches":[{branches}]}}"#);
                (step, Term::Parallel(terms))
            }
            Block::Inclusive(blocks) => {
                let id = self.id("i");
                let mut branches = vec![r#"{"otherwise":true,"steps":[]}"#.to_owned()];
                let mut terms = Vec::new();
                for (is, block) in blocks {
                    let (steps, term) = self.steps(block);
                    branches.push(format!(r#"{{"if":"{is}","steps":[{steps}]}}"#));
                    terms.extend(is.then_some(term));
                }
                let branches = branches.join(",");
                let step = format!(r#"{{"id":"{id}","type":"inclusive","branches":[{branches}]}}"#);
                (step, Term::Parallel(terms))
            }
            Block::Switch(is, one, other) => {
                let (id, first, second) = (self.id("s"), self.id("g"), self.id("g"));
                let after = self.id("n");
                let (one_steps, one) = self.steps(one);
                let (other_steps, other) = self.steps(other);
                let step = format!(
                    r#"{{"id":"{id}","type":"switch","cases":[{{"if":"{is}","to":"{first}"}}],"otherwise":"{second}"}},
                       {{"id":"{first}","type":"group","steps":[{one_steps}],"to":"{after}"}},
                       {{"id":"{second}","type":"group","steps":[{other_steps}]}},
                       {{"id":"{after}","type":"pass"}}"#
                );
                (step, if *is { one } else { other })
            }
            Block::Group(block) => {
                let id = self.id("g");
                let (steps, term) = self.steps(block);
                (format!(r#"{{"id":"{id}","type":"group","steps":[{steps}]}}"#), term)
            }
            Block::Repeat(times, block) => {
                let id = self.id("r");
                let (steps, term) = self.steps(block);
                let step =
                    format!(r#"{{"id":"{id}","type":"repeat","most":{times},"steps":[{steps}]}}"#);
                let whole = Box::new(term.clone());
                (step, Term::Repeat(Box::new(term), whole, times - 1))
            }
            Block::Each(times, is_serial, block) => {
                let id = self.id("e");
                let (steps, term) = self.steps(block);
                let step = format!(
                    r#"{{"id":"{id}","type":"each","times":{times},"oneAtATime":{is_serial},"steps":[{steps}]}}"#
                );
                let terms = (0..*times as usize).map(|turn| term.of_turn(turn)).collect();
                (step, if *is_serial { Term::Sequence(terms) } else { Term::Parallel(terms) })
            }
        }
    }
}

impl Term {
    /// What is the same with nothing in it that is done.
    fn plain(self) -> Self {
        match self {
            Self::Sequence(terms) => {
                let mut left =
                    terms.into_iter().map(Self::plain).skip_while(Self::is_done).peekable();
                if left.peek().is_none() { Self::Done } else { Self::Sequence(left.collect()) }
            }
            Self::Parallel(terms) => {
                let left = terms.into_iter().map(Self::plain).filter(|term| !term.is_done());
                let left: Vec<Self> = left.collect();
                if left.is_empty() { Self::Done } else { Self::Parallel(left) }
            }
            Self::Repeat(now, whole, more) => match now.plain() {
                Self::Done if more == 0 => Self::Done,
                Self::Done => Self::Repeat(whole.clone(), whole, more - 1).plain(),
                now => Self::Repeat(now.into(), whole, more),
            },
            other => other,
        }
    }

    fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }

    /// The tasks that can be done now.
    fn open(&self, found: &mut Vec<String>) {
        match self {
            Self::Done => {}
            Self::Task(id) => found.push(id.clone()),
            Self::Sequence(terms) => terms.first().into_iter().for_each(|term| term.open(found)),
            Self::Parallel(terms) => terms.iter().for_each(|term| term.open(found)),
            Self::Repeat(now, ..) => now.open(found),
        }
    }

    /// Does an open task.
    fn act(&mut self, id: &str) -> bool {
        match self {
            Self::Done => false,
            Self::Task(task) if task == id => {
                *self = Self::Done;
                true
            }
            Self::Task(_) => false,
            Self::Sequence(terms) => terms.first_mut().is_some_and(|term| term.act(id)),
            Self::Parallel(terms) => terms.iter_mut().any(|term| term.act(id)),
            Self::Repeat(now, ..) => now.act(id),
        }
    }

    /// The same for one of several turns.
    fn of_turn(&self, turn: usize) -> Self {
        let all = |terms: &[Self]| terms.iter().map(|term| term.of_turn(turn)).collect();
        match self {
            Self::Done => Self::Done,
            Self::Task(id) => Self::Task(format!("{id}#{turn}")),
            Self::Sequence(terms) => Self::Sequence(all(terms)),
            Self::Parallel(terms) => Self::Parallel(all(terms)),
            Self::Repeat(now, whole, more) => {
                Self::Repeat(now.of_turn(turn).into(), whole.of_turn(turn).into(), *more)
            }
        }
    }
}

/// The id of a task with the numbers of the items that it is for, the innermost first.
fn name(state: &State, token: &Token) -> String {
    let mut name = token.step.to_string();
    let mut at = token.scope;
    while let Some(scope) = state.token(at) {
        let around = state.scope(scope.scope).map(|around| &around.kind);
        if let (Some(ScopeKind::Turn(index)), Some(ScopeKind::Each(_))) =
            (scope.inside().map(|scope| &scope.kind), around)
        {
            name.push_str(&format!("#{index}"));
        }
        at = scope.scope;
    }
    name
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_kernel_agrees_with_the_reference(
        block in blocks(),
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 80),
        cut in any::<prop::sample::Index>(),
    ) {
        let (steps, term) = Writer::default().steps(&block);
        let scenario = Scenario::new(&format!(
            r#"{{ "people": {{ "ana": {{ "name": "Ana" }} }}, "workflow": {{ "form": "f", "steps": [{steps}, {{"id":"end","type":"end"}}] }} }}"#
        ));
        let (graph, diagnostics) = scenario.compile();
        prop_assert!(!diagnostics.iter().any(|it| it.is_error()), "{steps}\n{diagnostics:?}");
        let mut instance = Instance::new(&scenario, graph);
        instance.start("ana", "{}");
        let mut term = term.plain();
        for pick in picks {
            check(&instance.state);
            let tokens = instance.state.tokens().filter(|token| token.task().is_some());
            let open: Vec<(u32, String)> =
                tokens.map(|token| (token.number, name(&instance.state, token))).collect();
            let mut ids: Vec<&String> = open.iter().map(|(_, id)| id).collect();
            let mut expected = Vec::new();
            term.open(&mut expected);
            ids.sort();
            expected.sort();
            prop_assert_eq!(&ids, &expected.iter().collect::<Vec<_>>(), "{}", steps);
            if open.is_empty() {
                break;
            }
            let (number, id) = &open[pick.index(open.len())];
            instance.answer("ana", *number, "").unwrap();
            prop_assert!(term.act(id));
            term = term.plain();
        }
        if term.is_done() {
            prop_assert_eq!(instance.state.phase(), &Phase::Ended("completed".into()));
        }
        // A replay that is stopped at any point goes on to the same.
        let at = cut.index(instance.log.len());
        let mut state = State::new();
        instance.log[..at].iter().for_each(|event| apply(&mut state, event));
        let mut other = state.clone();
        instance.log[at..].iter().for_each(|event| apply(&mut other, event));
        prop_assert_eq!(&other, &instance.state);
        instance.log[at..].iter().for_each(|event| apply(&mut state, event));
        prop_assert_eq!(&state, &instance.state);
    }
}

//! Steps that say where the slip goes: forks, joins and loops.

use std::rc::Rc;

use super::step::StepDefinition;
use super::trigger::TriggerDefinition;
use crate::document::{Dynamic, Expression, record, words};

record! {
    /// A way from a step to another (BPMN 2.0, 7.6.1).
    pub struct FlowDefinition {
        /// Its name.
        pub id: Option<Rc<str>> = "id",
        /// The step that it leads from.
        pub from: Rc<str> = "from",
        /// The step that it leads to.
        pub to: Rc<str> = "to",
        /// The condition on which it is taken.
        pub condition: Option<Expression> = "if",
        /// Whether it is taken when no other is.
        pub otherwise: bool = "otherwise",
    }
}

words! {
    /// The kinds of gateways (BPMN 2.0, 10.6).
    pub enum GatewayKind {
        /// Goes the first way whose condition holds.
        Exclusive = "exclusive",
        /// Waits for all ways in, and goes all ways out.
        Parallel = "parallel",
        /// Waits for whatever can still come, and goes all ways whose conditions hold.
        Inclusive = "inclusive",
        /// Waits for some of the ways in, and passes the others over.
        Complex = "complex",
        /// Goes the way of the first event that happens.
        Event = "event",
    }
}

record! {
    /// A gateway, in a workflow that says its `flows`.
    pub struct GatewayStep {
        /// What kind of gateway it is.
        pub kind: GatewayKind = "kind",
        /// How many ways in a complex gateway waits for; all when it is not said.
        pub join: Option<u32> = "join",
        /// What a complex gateway does with those that come after; `ignore` when it is not said.
        pub rest: Option<Rest> = "rest",
        /// The step it goes on to, where there are no `flows`.
        pub to: Option<Rc<str>> = "to",
    }
}

words! {
    /// What happens to the branches that are not waited for.
    pub enum Rest {
        /// They go on, and their ends are passed over.
        Ignore = "ignore",
        /// They are broken off.
        Cancel = "cancel",
    }
}

record! {
    /// A choice between ways: the first whose condition holds is gone.
    pub struct SwitchStep {
        /// The ways, in order.
        pub cases: Vec<CaseDefinition> = "cases",
        /// The step that is next when no condition holds.
        pub otherwise: Option<Rc<str>> = "otherwise",
    }
}

record! {
    /// A way of a choice.
    pub struct CaseDefinition {
        /// The condition on which it is gone.
        pub condition: Expression = "if",
        /// The step that is next.
        pub to: Rc<str> = "to",
    }
}

record! {
    /// Branches that go on at the same time.
    pub struct ParallelStep {
        /// The branches.
        pub branches: Vec<BranchDefinition> = "branches",
        /// How many branches must have come to their end before it goes on; all when it is not said. With 0 each
        /// branch goes on by itself.
        pub join: Option<u32> = "join",
        /// What happens to the branches that are not waited for; `ignore` when it is not said.
        pub rest: Option<Rest> = "rest",
        /// Whether only one step of all the branches is done at a time.
        pub one_at_a_time: bool = "oneAtATime",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Those branches whose conditions hold, at the same time.
    pub struct InclusiveStep {
        /// The branches; one without a condition is always gone.
        pub branches: Vec<BranchDefinition> = "branches",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// A branch.
    pub struct BranchDefinition {
        /// The condition on which it is gone, in `inclusive`.
        pub condition: Option<Expression> = "if",
        /// Whether it is gone when no other is, in `inclusive`.
        pub otherwise: bool = "otherwise",
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
    }
}

record! {
    /// Branches of which only one is gone: that whose event happens first.
    pub struct RaceStep {
        /// The branches.
        pub branches: Vec<RaceBranchDefinition> = "branches",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// A branch that begins with an event.
    pub struct RaceBranchDefinition {
        /// The name of the event; what is not named can't be named by others.
        pub id: Option<Rc<str>> = "id",
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
        ..
        /// The event.
        pub trigger: TriggerDefinition,
    }
}

record! {
    /// Steps that are done for each item of a list (BPMN 2.0, 10.3.8).
    pub struct EachStep {
        /// The list.
        pub items: Option<Expression> = "in",
        /// How often, where there is no list.
        pub times: Option<Dynamic<u32>> = "times",
        /// The name under which its steps find the item; `item` when it is not said.
        pub name: Option<Rc<str>> = "as",
        /// Whether one is done after the other.
        pub one_at_a_time: bool = "oneAtATime",
        /// How many must be done before it goes on; all when it is not said. With 0 it goes on at once.
        pub join: Option<u32> = "join",
        /// What happens to those that are not waited for; `ignore` when it is not said.
        pub rest: Option<Rest> = "rest",
        /// A condition on which no more is waited for; asked after each. It can read `done` and `total`.
        pub until: Option<Expression> = "until",
        /// What each time leaves.
        pub collect: Option<Expression> = "collect",
        /// The name of the list of what each time has left; the step's id when it is not said.
        pub result: Option<Rc<str>> = "result",
        /// Whether items can be added while it lasts.
        pub more: bool = "more",
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
        /// Where its steps lead, if not to the next in the list.
        pub flows: Option<Vec<FlowDefinition>> = "flows",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Steps that are done again and again (BPMN 2.0, 10.3.8).
    pub struct RepeatStep {
        /// The condition on which they are done once more; asked before each time. `index` is how often they were done.
        pub condition: Option<Expression> = "while",
        /// The condition on which they are not done again; asked after each time.
        pub until: Option<Expression> = "until",
        /// How often at most.
        pub most: Option<u32> = "most",
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
        /// Where its steps lead, if not to the next in the list.
        pub flows: Option<Vec<FlowDefinition>> = "flows",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

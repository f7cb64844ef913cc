//! Steps with steps inside.

use std::rc::Rc;

use super::Compiler;
use crate::document::Dynamic;
use crate::pointer::Pointer;
use crate::value::Type;
use crate::workflow::definition::{
    EachStep, GroupKind, GroupStep, RepeatStep, Rest, StepDefinition,
};
use crate::workflow::graph::{
    Action, Content, EachNode, NodeId, RepeatNode, ScopeNode, ScopeNodeKind,
};

/// The name under which the steps of an `each` find the item, when it does not say.
pub(super) const ITEM: &str = "item";

impl Compiler<'_> {
    pub(super) fn group(&mut self, id: NodeId, group: &GroupStep, pointer: &Pointer) -> Action {
        scope(match group.kind.unwrap_or(GroupKind::Plain) {
            GroupKind::Plain => ScopeNodeKind::Group,
            GroupKind::Transaction => ScopeNodeKind::Transaction,
            GroupKind::AnyOrder => {
                let until = group.until.as_ref();
                let until = until
                    .and_then(|it| self.program(it, &[Type::Boolean], pointer.name("until"), id));
                ScopeNodeKind::AnyOrder { until }
            }
        })
    }

    pub(super) fn handler(&mut self) -> Action {
        scope(ScopeNodeKind::Handler { event: None })
    }

    pub(super) fn each(
        &mut self,
        id: NodeId,
        step: &StepDefinition,
        each: &EachStep,
        pointer: &Pointer,
    ) -> Action {
        let mut program = |source: &Option<_>, types: &[Type], property| {
            let source = source.as_ref()?;
            self.program(source, types, pointer.name(property), id)
        };
        let items = program(&each.items, &[Type::list(Type::Any)], "in");
        let until = program(&each.until, &[Type::Boolean], "until");
        let collect = each.collect.is_some().then(|| {
            let name = each.result.clone().unwrap_or_else(|| Rc::clone(&step.id));
            (name, program(&each.collect, &[Type::Any], "collect"))
        });
        let (times, computed) = match &each.times {
            Some(Dynamic::Literal(times)) => (*times, None),
            Some(Dynamic::Computed(source)) => {
                let types = [Type::Number];
                (0, self.program(source, &types, pointer.name("times"), id))
            }
            None => (0, None),
        };
        self.check_each(each, pointer);
        scope(ScopeNodeKind::Each(Box::new(EachNode {
            items,
            times,
            computed,
            name: each.name.clone().unwrap_or_else(|| ITEM.into()),
            is_serial: each.one_at_a_time,
            join: each.join,
            cancels: each.rest == Some(Rest::Cancel),
            until,
            is_open: each.more,
            collect,
        })))
    }

    fn check_each(&mut self, each: &EachStep, pointer: &Pointer) {
        if each.items.is_some() == each.times.is_some() {
            let message = "An `each` says either `in` or `times`.";
            let found = crate::diagnostic::Diagnostic::error(
                crate::diagnostic::Code::AmbiguousEach,
                message,
            )
            .with_help("Say the list with `in`, or the number with `times`.");
            self.report(pointer.clone(), found);
        }
    }

    pub(super) fn repeat(&mut self, id: NodeId, repeat: &RepeatStep, pointer: &Pointer) -> Action {
        let mut program = |source: &Option<_>, property| {
            let source = source.as_ref()?;
            self.program(source, &[Type::Boolean], pointer.name(property), id)
        };
        let before = program(&repeat.condition, "while");
        let until = program(&repeat.until, "until");
        scope(ScopeNodeKind::Repeat(RepeatNode { before, until, most: repeat.most }))
    }
}

fn scope(kind: ScopeNodeKind) -> Action {
    Action::Scope(Box::new(ScopeNode { content: Content::default(), kind }))
}

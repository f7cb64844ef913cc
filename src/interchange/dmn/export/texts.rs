//! The expressions of a piece of logic, and the names that stand in them.

use crate::decision::{BoxedDefinition, LogicDefinition};

/// Every expression of the logic, as text.
pub(super) fn texts(logic: &LogicDefinition) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut open = vec![logic];
    while let Some(logic) = open.pop() {
        let mut boxed: Vec<&BoxedDefinition> = Vec::new();
        boxed.extend(&logic.expression);
        boxed.extend(logic.context.iter().flat_map(|context| context.iter()).map(|(_, it)| it));
        boxed.extend(&logic.result);
        boxed.extend(logic.list.iter().flatten());
        boxed.extend(logic.relation.iter().flat_map(|relation| &relation.rows).flatten());
        if let Some(invocation) = &logic.invoke {
            boxed.push(&invocation.function);
            boxed.extend(invocation.with.iter().map(|(_, argument)| argument));
        }
        if let Some(it) = &logic.conditional {
            boxed.extend([&*it.condition, &*it.then, &*it.otherwise]);
        }
        boxed.extend(logic.filter.iter().flat_map(|it| [&*it.list, &*it.condition]));
        boxed.extend(logic.each.iter().flat_map(|it| [&*it.list, &*it.body]));
        let quantified = logic.some.iter().chain(&logic.every);
        boxed.extend(quantified.flat_map(|it| [&*it.list, &*it.body]));
        for boxed in boxed {
            match boxed {
                BoxedDefinition::Literal(expression) => texts.push(expression.source()),
                BoxedDefinition::Logic(logic) => open.push(logic),
            }
        }
        open.extend(logic.function.iter().map(|function| &function.logic));
        let table = &logic.table;
        texts.extend(table.inputs.iter().map(|input| input.expression.source()));
        texts.extend(
            table.outputs.iter().filter_map(|output| Some(output.default.as_ref()?.source())),
        );
        for rule in &table.rules {
            texts.extend(rule.when.iter().chain(&rule.then).map(|cell| cell.source()));
        }
    }
    texts
}

/// Whether a name stands in a text, not as a part of a longer word.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(name).any(|(start, found)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let end = start.saturating_add(found.len());
        let after = text.get(end..).and_then(|after| after.chars().next());
        !found.is_empty() && !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

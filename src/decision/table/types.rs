//! What is known of a table's result before it decides.

use std::rc::Rc;

use super::{Aggregation, Output, Table};
use crate::feel::Program;
use crate::value::{Type, Value};

impl Table {
    /// The type of the result, as far as it is known.
    pub(in crate::decision) fn result_type(&self) -> Type {
        let types = (0..self.outputs.len()).map(|column| self.output_type(column));
        let single = match types.collect::<Vec<_>>().as_slice() {
            [single] => single.clone(),
            several => {
                let names = self.outputs.iter().map(|output| Rc::clone(&output.name));
                Type::Context(names.zip(several.iter().cloned()).collect())
            }
        };
        match &self.aggregation {
            Some(aggregate) => match aggregate.how {
                Aggregation::Sum | Aggregation::Count => Type::Number,
                Aggregation::Min | Aggregation::Max => single,
            },
            None if self.is_list() => Type::list(single),
            None => single,
        }
    }

    /// For each output of which only literals are written down: its name, none where it is the only
    /// one, and those literals. Nothing where the result is another than that of one rule.
    pub(in crate::decision) fn literals(&self) -> Vec<(Rc<str>, Vec<Value>)> {
        if self.is_list() || self.aggregation.is_some() {
            return Vec::new();
        }
        let name = |output: &Output| {
            if self.outputs.len() == 1 { "".into() } else { Rc::clone(&output.name) }
        };
        let columns = self.outputs.iter().enumerate();
        columns
            .filter_map(|(column, output)| Some((name(output), self.output_literals(column)?)))
            .collect()
    }

    /// What an output's values are computed by: a program of each rule, and that of the default.
    fn programs(&self, column: usize) -> impl Iterator<Item = &Program> {
        let default = self.outputs.get(column).and_then(|output| output.default.as_ref());
        self.rules.iter().filter_map(move |rule| rule.then.get(column)).chain(default)
    }

    fn output_type(&self, column: usize) -> Type {
        if let Some(ty) = self.outputs.get(column).and_then(|output| output.ty.as_ref()) {
            return ty.ty().clone();
        }
        let mut types = self.programs(column).map(Program::ty);
        let first = types.next().cloned().unwrap_or(Type::Any);
        if types.all(|ty| *ty == first) { first } else { Type::Any }
    }

    fn output_literals(&self, column: usize) -> Option<Vec<Value>> {
        let mut literals: Vec<Value> = Vec::new();
        for program in self.programs(column) {
            let literal = program.constant()?;
            if !literals.contains(literal) {
                literals.push(literal.clone());
            }
        }
        Some(literals)
    }
}

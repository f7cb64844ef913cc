//! Decision requirements graphs: decisions that read input data, each other's results, business
//! knowledge models and decision services by name (DMN 1.5, 6).

mod compile;
mod decision;
mod names;
mod order;
mod run;
mod service;

use std::rc::Rc;

pub use compile::compile;
pub use decision::Decision;

use super::boxed::{Boxed, FunctionLogic};
use super::types::ItemType;
use crate::by_name::ByName;
use crate::feel::{Env, Fault};
use crate::value::{Context, Value};
use names::Source;
use service::Service;

/// The compiled decisions of a bundle.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    /// The nodes of the bundle's own model, by name.
    main: ByName<usize>,
    /// The names of what is known before deciding: what the bundle provides, and input data. Input
    /// data of an imported model has the model's name and a dot before its own.
    outside: Vec<Rc<str>>,
    /// The numbers of the nodes, each behind those that it reads.
    order: Vec<usize>,
    /// By node: its place in `order`.
    rank: Vec<usize>,
}

/// Something that has a name and a value.
#[derive(Debug)]
struct Node {
    name: Rc<str>,
    title: Rc<str>,
    /// Where the values come from that its logic reads, by their slots.
    links: Vec<(u32, Source)>,
    logic: Logic,
    /// What is known before deciding that it reads, by itself or through others: numbers of
    /// [`Graph::outside`], in order.
    needs: Vec<usize>,
}

/// How a node gets its value.
#[derive(Debug)]
enum Logic {
    /// Input data: what is known under this number, made to fit the type.
    Input(usize, Rc<ItemType>),
    Decision(Boxed),
    Knowledge(Rc<FunctionLogic>),
    Service(Service),
}

impl Graph {
    /// The names of the decisions, in the order of the bundle.
    pub fn decisions(&self) -> impl Iterator<Item = &Rc<str>> {
        let is_decision = |number: usize| {
            matches!(self.node(number), Some(Node { logic: Logic::Decision(_), .. }))
        };
        self.main.iter().filter(move |(_, number)| is_decision(**number)).map(|(name, _)| name)
    }

    /// The decision called `name`.
    pub fn decision(self: &Rc<Self>, name: &str) -> Option<Decision> {
        let number = *self.main.get(name)?;
        let node = self.node(number)?;
        matches!(node.logic, Logic::Decision(_)).then(|| Decision::new(self, number))
    }

    /// Calls the business knowledge model or the decision service called `name`; none where there
    /// is no such thing. Arguments go by the names of the parameters. One that is missing or does
    /// not fit is null to a service (DMN 1.5, 10.4); to a model it makes the result null.
    ///
    /// # Errors
    ///
    /// When a bound of `env` is reached.
    pub fn invoke(
        self: &Rc<Self>,
        name: &str,
        arguments: &Context,
        env: &mut Env<'_>,
    ) -> Option<Result<Value, Fault>> {
        let number = *self.main.get(name)?;
        self.invoke_node(number, arguments, env)
    }

    fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number)
    }
}

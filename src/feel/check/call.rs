//! Invocations: whether the arguments fit the function.

use super::Checker;
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::feel::ast::{Arguments, Binding, Node, NodeId};
use crate::feel::builtins::{self, Builtin};
use crate::feel::compile::by_parameters;
use crate::value::Type;

impl Checker<'_> {
    pub(super) fn call(&mut self, id: NodeId, callee: NodeId, arguments: &Arguments) {
        match self.ast.node(callee) {
            Node::Name(_, Binding::Builtin(place)) => {
                if let Some(builtin) = builtins::get(*place) {
                    self.builtin_call(id, builtin, arguments);
                }
            }
            Node::Name(name, Binding::Host(place)) => {
                let expected =
                    self.scope.function(*place).map_or(0, |function| function.parameters.len());
                let given = match arguments {
                    Arguments::Positional(values) => values.len(),
                    Arguments::Named(values) => values.len(),
                };
                if given != expected {
                    let message = format!("`{name}` takes {expected} arguments, not {given}.");
                    self.report(Severity::Error, Code::WrongArguments, id, message, None);
                }
            }
            _ => {
                let ty = self.ast.ty(callee);
                let help = self.hidden_function(callee);
                if !matches!(ty, Type::Any | Type::Function(_)) {
                    let message = format!("A value of type {ty} cannot be called.");
                    self.report(Severity::Error, Code::NotAFunction, callee, message, help);
                } else if matches!(ty, Type::Any) && help.is_some() {
                    let message = "What is called here may be no function.".to_owned();
                    self.report(Severity::Warning, Code::NotAFunction, callee, message, help);
                }
            }
        }
    }

    /// What to say where a value has the name of a function and takes its place.
    fn hidden_function(&self, callee: NodeId) -> Option<String> {
        let Node::Name(name, _) = self.ast.node(callee) else { return None };
        let is_hidden = builtins::names().any(|known| *known == **name);
        is_hidden.then(|| {
            ["Here `", name, "` is a value, which hides the function. Give the value another name."]
                .concat()
        })
    }

    fn builtin_call(&mut self, id: NodeId, builtin: &Builtin, arguments: &Arguments) {
        let usage = || ["Write it as ", &signatures(builtin), "."].concat();
        match arguments {
            Arguments::Positional(values) => {
                let count = values.len();
                if !builtin.forms.iter().any(|form| form.takes(count)) {
                    let message = format!("`{}` does not take {count} arguments.", builtin.name);
                    self.report(Severity::Error, Code::WrongArguments, id, message, Some(usage()));
                }
            }
            Arguments::Named(values) => {
                if by_parameters(builtin, values).is_some() {
                    return;
                }
                let known = || builtin.forms.iter().flat_map(|form| form.names());
                let unknown =
                    values.iter().find(|(name, _)| !known().any(|parameter| *parameter == **name));
                let (message, help) = match unknown {
                    Some((name, _)) => {
                        let near = did_you_mean(name, known());
                        let message = format!("`{}` has no parameter `{name}`.", builtin.name);
                        (message, near.map_or_else(usage, |near| format!("Did you mean `{near}`?")))
                    }
                    None => {
                        let message = format!("The arguments do not fit `{}`.", builtin.name);
                        (message, usage())
                    }
                };
                self.report(Severity::Error, Code::WrongArguments, id, message, Some(help));
            }
        }
    }
}

/// The ways to call a function, as a reader would write them.
fn signatures(builtin: &Builtin) -> String {
    let forms = builtin.forms.iter().map(|form| {
        let names: Vec<&str> = form.names().collect();
        ["`", builtin.name, "(", &names.join(", "), ")`"].concat()
    });
    forms.collect::<Vec<_>>().join(" or ")
}

//! `anyOf` and `oneOf`.

use super::Importer;
use super::flat::{Flat, Site};
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

/// An option: its value and its title.
pub(super) type Choice<'s> = (&'s Node, Option<&'s str>);

/// What the alternatives of a schema came to.
#[derive(Default)]
pub(super) struct Settled<'s> {
    /// Whether null is among them.
    pub(super) is_nullable: bool,
    /// Literals of which the value is one.
    pub(super) options: Option<Vec<Choice<'s>>>,
    /// How many items a list has unless it has none.
    pub(super) least: Option<u64>,
}

impl<'s> Importer<'s> {
    /// The keywords of schemas that hold together, with alternatives taken in that are none, because but
    /// one remains, and those that are options.
    pub(super) fn settled(&mut self, mut sites: Vec<Site<'s>>) -> (Flat<'s>, Settled<'s>) {
        let mut settled = Settled::default();
        let mut done: Vec<Pointer> = Vec::new();
        // Each turn takes in one of the keywords; more than these nobody writes.
        for _ in 0..16 {
            let flat = self.flat(&sites);
            let site = self.take_alternatives(&flat, &mut settled, &mut done);
            match site {
                Some(site) => sites.push(site),
                None => {
                    flat.use_at(&done);
                    return (flat, settled);
                }
            }
        }
        let flat = self.flat(&sites);
        flat.use_at(&done);
        (flat, settled)
    }

    fn take_alternatives(
        &mut self,
        flat: &Flat<'s>,
        settled: &mut Settled<'s>,
        done: &mut Vec<Pointer>,
    ) -> Option<Site<'s>> {
        for word in ["oneOf", "anyOf"] {
            for site in flat.peek(word) {
                if done.contains(&site.at) {
                    continue;
                }
                let all = site.items();
                let some: Vec<Site<'s>> =
                    all.iter().filter(|site| !is_null(site.node)).cloned().collect();
                if let Some(options) = self.options(&some) {
                    settled.is_nullable |= some.len() < all.len();
                    settled.options = Some(options);
                } else if let Some(least) = least(&some) {
                    settled.least = Some(least);
                } else if let [only] = &*some {
                    settled.is_nullable |= some.len() < all.len();
                    done.push(site.at.clone());
                    return Some(only.clone());
                } else {
                    continue;
                }
                done.push(site.at.clone());
            }
        }
        None
    }

    /// The literals of alternatives that are nothing but literals.
    fn options(&mut self, branches: &[Site<'s>]) -> Option<Vec<Choice<'s>>> {
        let mut options = Vec::new();
        for branch in branches {
            let flat = self.flat(std::slice::from_ref(branch));
            let title = flat.text("title").or_else(|| flat.text("description"));
            if let Some(literal) = flat.first("const") {
                options.push((literal.node, title));
            } else {
                let values = flat.first("enum")?;
                let title = title.filter(|_| values.node.items().len() == 1);
                options.extend(values.node.items().iter().map(|value| (value, title)));
            }
            let _ = flat.all("type");
            if flat.unused().any(|word| super::field::asserts(word.name)) {
                return None;
            }
        }
        (!options.is_empty()).then_some(options)
    }
}

fn is_null(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("null")
        || schema.get("const").is_some_and(|literal| literal.kind == Kind::Null)
}

/// How many items there are of a list that is empty or has so many.
fn least(branches: &[Site<'_>]) -> Option<u64> {
    let [none, some] = branches else { return None };
    let number =
        |site: &Site<'_>, word: &str| match (site.node.members(), &site.node.get(word)?.kind) {
            ([_], Kind::Number(digits)) => digits.parse::<u64>().ok(),
            _ => None,
        };
    number(none, "maxItems").filter(|most| *most == 0).and(number(some, "minItems"))
}

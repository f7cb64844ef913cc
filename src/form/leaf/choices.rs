//! What can be chosen from.

use std::rc::Rc;

use super::{Around, Setting};
use crate::form::view::OptionView;
use crate::sort::sort_by;
use crate::value::{List, Value};

/// The options of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choices {
    options: Vec<Choice>,
    /// Their places in the order of their values.
    by_value: Vec<u32>,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub(crate) value: Rc<str>,
    pub(crate) label: Rc<str>,
    /// What several options stand below.
    pub(crate) group: Option<Rc<str>>,
}

/// More computed options than this are not looked at.
const MOST: usize = 10_000;

/// So few options are looked through.
const FEW: usize = 8;

impl Choices {
    pub(crate) fn new(options: Vec<Choice>) -> Self {
        let mut by_value: Vec<u32> =
            (0..u32::try_from(options.len()).unwrap_or(u32::MAX)).collect();
        let value = |at: &u32| options.get(*at as usize).map(|option| &*option.value);
        sort_by(&mut by_value, |left, right| value(left).cmp(&value(right)));
        Self { options, by_value }
    }

    /// The options that an expression gives: a list of texts, or of contexts with `value` and,
    /// where people see something else, `label` and `group`. What is neither is left out, and of
    /// several with one value all but one.
    pub(crate) fn from_value(value: &Value) -> Self {
        let items = value.as_list().map(|items| &**items).unwrap_or_default();
        let options = items.iter().take(MOST).filter_map(|item| {
            let entry = |name: &str| item.as_context()?.get(name)?.text();
            let value = item.text().or_else(|| entry("value"))?;
            let label = entry("label").unwrap_or_else(|| Rc::clone(&value));
            Some(Choice { value, label, group: entry("group") })
        });
        let all = Self::new(options.collect());
        let first = |at: &usize| {
            let value = all.options.get(*at).map_or("", |option| &option.value);
            !value.is_empty() && all.place(value).is_some_and(|place| place as usize == *at)
        };
        let kept =
            (0..all.options.len()).filter(first).filter_map(|at| all.options.get(at).cloned());
        Self::new(kept.collect())
    }

    pub(crate) fn options(&self) -> &[Choice] {
        &self.options
    }

    pub(crate) fn find(&self, value: &str) -> Option<&Choice> {
        self.options.get(self.place(value)? as usize)
    }

    /// The place of the first option with this value.
    fn place(&self, value: &str) -> Option<u32> {
        if self.options.len() <= FEW {
            let place = self.options.iter().position(|option| &*option.value == value);
            return place.and_then(|place| u32::try_from(place).ok());
        }
        let text = |at: &u32| self.options.get(*at as usize).map_or("", |option| &*option.value);
        let rank = self.by_value.partition_point(|at| text(at) < value);
        self.by_value.get(rank).copied().filter(|at| text(at) == value)
    }

    pub(crate) fn views(&self) -> Vec<OptionView> {
        self.options.iter().map(Choice::view).collect()
    }
}

impl Choice {
    /// The option as it is shown.
    pub(crate) fn view(&self) -> OptionView {
        let Self { value, label, group } = self;
        OptionView { value: Rc::clone(value), label: Rc::clone(label), group: group.clone() }
    }
}

/// Options that are the same for good, or computed.
#[derive(Debug)]
pub(crate) enum Offer {
    Fixed(Rc<Choices>),
    Computed,
}

impl Offer {
    /// The options now.
    pub(super) fn choices<'a>(&'a self, around: &'a Around<'_>) -> Option<&'a Choices> {
        match (self, around.setting) {
            (Self::Fixed(choices), _) | (Self::Computed, Setting::Choices(choices)) => {
                Some(choices)
            }
            _ => None,
        }
    }

    /// Whether something that was chosen is not among the options now.
    pub(super) fn lacks(&self, chosen: &List, around: &Around<'_>) -> bool {
        let Some(choices) = self.choices(around) else { return !self.is_open(around) };
        let offered = |item: &Value| item.as_str().is_some_and(|text| choices.find(text).is_some());
        !chosen.iter().all(offered)
    }

    /// Whether nobody can know the options yet: they are computed, and the definition is compiled.
    pub(super) fn is_open(&self, around: &Around<'_>) -> bool {
        self.fixed().is_none() && around.host.is_none()
    }

    /// The options, where they are the same for good.
    pub(super) fn fixed(&self) -> Option<&Rc<Choices>> {
        match self {
            Self::Fixed(choices) => Some(choices),
            Self::Computed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Context;

    #[test]
    fn computed_options_are_texts_or_contexts_each_value_once() {
        let labelled: Context =
            [("value".into(), "b".into()), ("label".into(), "Bee".into())].into_iter().collect();
        let list: Vec<Value> =
            vec!["b".into(), labelled.into(), "a".into(), Value::Null, "".into(), "a".into()];
        let choices = Choices::from_value(&list.into());
        let shown: Vec<(&str, &str)> =
            choices.options().iter().map(|option| (&*option.value, &*option.label)).collect();
        assert_eq!(shown, [("b", "b"), ("a", "a")]);
        assert_eq!(choices.find("a").map(|option| &*option.label), Some("a"));
        assert_eq!(choices.find("c"), None);
    }
}

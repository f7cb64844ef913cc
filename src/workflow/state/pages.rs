//! A sorted list whose copy shares what was not changed.
//!
//! A command is decided on a copy of the state. What is few is copied, as it mostly is; copying what is many
//! costs a step for each page, changing an item copies its page. So a command costs little more than what it
//! touches.

use std::cmp::Ordering;
use std::rc::Rc;

use super::grow;

/// How many items a page holds at most.
const PAGE: usize = 32;

/// Things in the order of a key that each has once.
#[derive(Clone, Debug)]
pub(super) enum Pages<T> {
    /// One page, which is copied.
    Few(Vec<T>),
    /// Pages that are shared. INVARIANT: there are some, and none is empty.
    Many(Vec<Rc<Vec<T>>>),
}

impl<T: Clone + PartialEq> PartialEq for Pages<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl<T: Clone> Pages<T> {
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        let (few, pages) = self.parts();
        few.iter().chain(pages.iter().flat_map(|page| page.iter()))
    }

    /// The items from the first that `order` does not put before what is looked for.
    pub(super) fn from(&self, order: impl Fn(&T) -> Ordering) -> impl Iterator<Item = &T> {
        let (page, place) = self.place(&order).unwrap_or_else(|place| place);
        let first = self.page(page).get(place..).unwrap_or_default();
        let rest = self.parts().1.get(page.saturating_add(1)..).unwrap_or_default();
        first.iter().chain(rest.iter().flat_map(|page| page.iter()))
    }

    /// The item for which `order` tells that it is the one.
    pub(super) fn get(&self, order: impl Fn(&T) -> Ordering) -> Option<&T> {
        let (page, place) = self.place(&order).ok()?;
        self.page(page).get(place)
    }

    pub(super) fn get_mut(&mut self, order: impl Fn(&T) -> Ordering) -> Option<&mut T> {
        let (page, place) = self.place(&order).ok()?;
        self.page_mut(page)?.get_mut(place)
    }

    /// Puts in an item, in the place of one with the same key.
    pub(super) fn put(&mut self, item: T, order: impl Fn(&T) -> Ordering) {
        match self.place(&order) {
            Ok((page, place)) => {
                if let Some(known) = self.page_mut(page).and_then(|page| page.get_mut(place)) {
                    *known = item;
                }
            }
            Err((page, place)) => self.insert(page, place, item),
        }
    }

    fn insert(&mut self, number: usize, place: usize, item: T) {
        let Some(page) = self.page_mut(number) else { return };
        grow::insert(page, place, item);
        if page.len() > PAGE {
            // What comes last mostly stays last: the page before it stays full.
            let half = if place == PAGE { PAGE } else { PAGE / 2 };
            let rest = Rc::new(page.split_off(half));
            match self {
                Self::Few(few) => *self = Self::Many(vec![Rc::new(std::mem::take(few)), rest]),
                Self::Many(pages) => pages.insert(number.saturating_add(1), rest),
            }
        }
    }

    pub(super) fn remove(&mut self, order: impl Fn(&T) -> Ordering) -> Option<T> {
        let (number, place) = self.place(&order).ok()?;
        let page = self.page_mut(number)?;
        let item = page.remove(place);
        if page.is_empty() {
            self.drop_empty();
        }
        Some(item)
    }

    /// Keeps the items that `keep` tells. Pages without others stay shared.
    pub(super) fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        match self {
            Self::Few(few) => few.retain(&keep),
            Self::Many(pages) => {
                for page in pages {
                    if !page.iter().all(&keep) {
                        Rc::make_mut(page).retain(&keep);
                    }
                }
            }
        }
        self.drop_empty();
    }

    fn drop_empty(&mut self) {
        if let Self::Many(pages) = self {
            pages.retain(|page| !page.is_empty());
            if pages.is_empty() {
                self.clear();
            }
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The few, and the pages: one of both has nothing.
    fn parts(&self) -> (&[T], &[Rc<Vec<T>>]) {
        match self {
            Self::Few(few) => (few, &[]),
            Self::Many(pages) => (&[], pages),
        }
    }

    fn page(&self, number: usize) -> &[T] {
        let (few, pages) = self.parts();
        pages.get(number).map_or(few, |page| page.as_slice())
    }

    fn page_mut(&mut self, number: usize) -> Option<&mut Vec<T>> {
        match self {
            Self::Few(few) => Some(few),
            Self::Many(pages) => pages.get_mut(number).map(Rc::make_mut),
        }
    }

    /// The page and the place in it, of the item or of where it belongs.
    fn place(&self, order: &dyn Fn(&T) -> Ordering) -> Result<(usize, usize), (usize, usize)> {
        let before = |page: &Rc<Vec<T>>| page.last().is_some_and(|last| order(last).is_lt());
        let pages = self.parts().1;
        let page = pages.partition_point(before).min(pages.len().saturating_sub(1));
        match self.page(page).binary_search_by(order) {
            Ok(place) => Ok((page, place)),
            Err(place) => Err((page, place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_changed_and_taken_out_in_any_order() {
        let mut pages = Pages::default();
        // A shuffle by a multiplication without common factors.
        let numbers: Vec<u32> = (0..1_000).map(|n| n * 387 % 1_000).collect();
        for number in &numbers {
            pages.put((*number, 0), |item: &(u32, u32)| item.0.cmp(number));
        }
        let before = pages.clone();
        for number in &numbers {
            pages.get_mut(|item| item.0.cmp(number)).unwrap().1 = number + 1;
        }
        assert!(pages.iter().map(|item| item.0).eq(0..1_000));
        assert!(pages.iter().all(|item| item.1 == item.0 + 1));
        assert!(before.iter().all(|item| item.1 == 0), "a copy is not touched");
        assert!(pages.from(|item| item.0.cmp(&990)).map(|item| item.0).eq(990..1_000));
        pages.retain(|item| item.0 % 2 == 0);
        for number in numbers.iter().filter(|number| *number % 2 == 0) {
            assert_eq!(pages.remove(|item| item.0.cmp(number)), Some((*number, number + 1)));
            assert_eq!(pages.get(|item| item.0.cmp(number)), None);
        }
        assert!(pages.iter().next().is_none());
    }

    #[test]
    fn few_items_are_one_list_until_there_are_more() {
        let by = |number: u32| move |item: &u32| item.cmp(&number);
        let mut pages = Pages::default();
        for number in 0..100 {
            pages.put(number, by(number));
            assert_eq!(matches!(pages, Pages::Few(_)), number < 32);
            assert!(pages.iter().copied().eq(0..=number));
        }
        let before = pages.clone();
        for number in 0..100 {
            assert_eq!(pages.remove(by(number)), Some(number));
            assert!(pages.iter().copied().eq(number + 1..100));
            assert!(pages.from(by(50)).copied().eq(50.max(number + 1)..100));
        }
        pages.put(7, by(7));
        assert!(matches!(&pages, Pages::Few(few) if *few == [7]));
        assert!(before.iter().copied().eq(0..100), "a copy is not touched");
    }
}

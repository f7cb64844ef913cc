//! A JSON array of objects. Where each item ends is found by its brackets and strings alone; whether it is JSON, judging
//! it tells.

use super::{Rest, is_space};
use crate::form::bulk::judge::{Judge, syntax};

/// Items of an array.
#[derive(Default)]
pub(in crate::form::bulk) struct Array {
    state: State,
    rest: Rest,
    /// How many brackets are open in the item.
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
    /// Whether something was found that is wrong with the text as a whole; it is told once.
    is_told: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Before the array.
    #[default]
    Before,
    /// Behind the bracket that begins it.
    First,
    /// Behind a comma.
    Next,
    /// In an item.
    Item,
    /// Behind an item.
    Between,
    /// Behind the array.
    Behind,
}

impl Array {
    pub(super) fn feed(&mut self, bytes: &[u8], judge: &mut Judge) {
        let base = judge.at;
        // Where the item begins that is looked at.
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if self.state == State::Item {
                if !self.ends_item(*byte) {
                    continue;
                }
                self.item(bytes.get(start..at).unwrap_or_default(), start, judge);
                self.state = State::Between;
            }
            if is_space(*byte) {
                continue;
            }
            match (self.state, byte) {
                (State::Before, b'[') => self.state = State::First,
                (State::First | State::Between, b']') => self.state = State::Behind,
                (State::Between, b',') => self.state = State::Next,
                (State::First | State::Next, _) => {
                    self.state = State::Item;
                    (self.depth, start) = (0, at);
                    // What ends an item where it should begin is an item without a text, which is no JSON.
                    if self.ends_item(*byte) {
                        self.item(&[], at, judge);
                        self.state = match byte {
                            b']' => State::Behind,
                            _ => State::Next,
                        };
                    }
                }
                (State::Before, _) => self.tell("The text is no array of submissions.", judge),
                (State::Behind, _) => self.tell("The text goes on behind the array.", judge),
                _ => self.tell("A comma or `]` was expected behind a submission.", judge),
            }
        }
        if self.state == State::Item {
            self.rest
                .add(bytes.get(start..).unwrap_or_default(), base.saturating_add(start as u64));
        }
        judge.advance(bytes.len());
    }

    pub(super) fn finish(&mut self, judge: &mut Judge) {
        if self.state == State::Item {
            self.rest.end(judge, item);
        }
        if self.state != State::Behind {
            self.tell("The text ends before the array does.", judge);
        }
    }

    /// Goes over a byte of an item, or says that the item has ended before it.
    fn ends_item(&mut self, byte: u8) -> bool {
        if self.is_in_string {
            if self.is_escaped {
                self.is_escaped = false;
            } else if byte == b'\\' {
                self.is_escaped = true;
            } else if byte == b'"' {
                self.is_in_string = false;
            }
            return false;
        }
        match byte {
            b'"' => self.is_in_string = true,
            b'{' | b'[' => self.depth = self.depth.saturating_add(1),
            b']' | b',' if self.depth == 0 => return true,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        false
    }

    fn item(&mut self, bytes: &[u8], start: usize, judge: &mut Judge) {
        if self.rest.is_empty() {
            let at = judge.at;
            judge.at = at.saturating_add(start as u64);
            item(bytes, judge);
            judge.at = at;
        } else {
            self.rest.add(bytes, judge.at);
            self.rest.end(judge, item);
        }
    }

    fn tell(&mut self, message: &'static str, judge: &mut Judge) {
        if !std::mem::replace(&mut self.is_told, true) {
            judge.tell(
                syntax(message).with_help(
                    "Nothing behind this is judged for certain: mend it, and ask again.",
                ),
            );
        }
    }
}

fn item(bytes: &[u8], judge: &mut Judge) {
    let judged = str::from_utf8(bytes).ok().and_then(|text| judge.quick(text, 0, false));
    if judged.is_none() {
        judge.json(bytes, 0);
    }
}

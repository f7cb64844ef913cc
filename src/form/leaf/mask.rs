//! Masks: the places of digits and letters in a text.

use crate::form::problem::Problem;

/// The text as the mask writes it: what stands for itself may be left out by who types.
pub(super) fn fit(text: &str, mask: &str) -> Result<String, Problem> {
    let mut typed = text.chars().peekable();
    let mut out = String::with_capacity(mask.len());
    for place in mask.chars() {
        let fits: fn(char) -> bool = match place {
            '#' => |letter| letter.is_ascii_digit(),
            '@' => char::is_alphabetic,
            '*' => |letter| letter.is_ascii_digit() || letter.is_alphabetic(),
            itself => {
                typed.next_if_eq(&itself);
                out.push(itself);
                continue;
            }
        };
        match typed.next_if(|letter| fits(*letter)) {
            Some(letter) => out.push(letter),
            None => return Err(wrong(mask)),
        }
    }
    if typed.next().is_some() { Err(wrong(mask)) } else { Ok(out) }
}

fn wrong(mask: &str) -> Problem {
    Problem::with_limit("mask", mask.into())
}

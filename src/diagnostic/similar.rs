//! "Did you mean": the known name nearest to a misspelt one.

use crate::letters::small;

/// Names longer than this are not compared: the cost of a comparison is quadratic.
const LONGEST: usize = 64;

/// The known name nearest to `name`: at most a third of its letters differ, and never more than
/// three. Letter case and a swap of neighbours count little.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut nearest = Nearest::to(name);
    for candidate in known {
        nearest.offer(candidate);
    }
    nearest.found
}

/// The search for the nearest name, apart from where the known ones come from.
struct Nearest<'a> {
    wanted: Vec<char>,
    /// In how many letters the one that was found differs, or the first may.
    nearest: usize,
    found: Option<&'a str>,
}

impl<'a> Nearest<'a> {
    fn to(name: &str) -> Self {
        let wanted = letters(name);
        let nearest = (wanted.len() / 3).clamp(1, 3);
        Self { wanted, nearest, found: None }
    }

    fn offer(&mut self, candidate: &'a str) {
        let letters = letters(candidate);
        if self.wanted.is_empty() || letters.is_empty() {
            return;
        }
        let distance = distance(&self.wanted, &letters);
        if distance < self.nearest || distance == self.nearest && self.found.is_none() {
            self.nearest = distance;
            self.found = Some(candidate);
        }
    }
}

/// The letters of a name, all of them small; none where there are too many.
fn letters(name: &str) -> Vec<char> {
    let letters: Vec<char> = name.chars().take(LONGEST + 1).map(small).collect();
    if letters.len() > LONGEST { Vec::new() } else { letters }
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "rows are one longer than `right`, and every index runs below that; lengths are at most LONGEST"
)]
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, &a) in left.iter().enumerate() {
        let mut row = vec![i + 1; right.len() + 1];
        for (j, &b) in right.iter().enumerate() {
            let replaced = above[j] + usize::from(a != b);
            let mut least = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == right[j - 1] && left[i - 1] == b {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = std::mem::replace(&mut above, row);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        let known = ["amount", "account", "due"];
        assert_eq!(did_you_mean("amout", known), Some("amount"));
        assert_eq!(did_you_mean("Amuont", known), Some("amount"));
        assert_eq!(did_you_mean("deu", known), Some("due"));
        assert_eq!(did_you_mean("colour", known), None);
        assert_eq!(did_you_mean("", known), None);
    }

    #[test]
    fn endless_names_are_not_compared() {
        let long = "x".repeat(1_000_000);
        assert_eq!(did_you_mean(&long, [long.as_str()]), None);
    }
}

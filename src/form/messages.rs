//! What people are told is wrong, in English: what to do, with the field's label.
//!
//! A message is a pattern of the catalogue with its places filled in: `{label}`, the label as the
//! beginning of a sentence, `{it}`, the same within one, and `{limit}`.

use std::rc::Rc;

use super::model::{Field, Kind};
use super::session::Problem;
use crate::letters::{is_small, small};
use crate::value::{Date, Decimal, Value};

/// The message about a problem of a field.
pub(crate) fn text(field: &Field, problem: &Problem) -> Rc<str> {
    if let Problem::Check(message) = problem {
        return Rc::clone(message);
    }
    fill(pattern(field, problem), &field.label, &limit(problem)).into()
}

fn pattern(field: &Field, problem: &Problem) -> &'static str {
    let date = matches!(field.kind, Kind::Date);
    match problem {
        Problem::Required => match field.kind {
            Kind::Choice(_) => "Choose {it}.",
            Kind::Checkbox => "Tick “{label}”.",
            _ => "Enter {it}.",
        },
        Problem::Type => match field.kind {
            Kind::Number { whole: true, .. } => "{label} must be a whole number, such as 12.",
            Kind::Number { .. } => "{label} must be a number, such as 12.5.",
            Kind::Date => "{label} must be a date, such as 2026-01-31.",
            Kind::Checkbox => "“{label}” must be ticked or not.",
            _ => "{label} must be a text.",
        },
        Problem::Integer => "{label} must be a whole number, such as 12.",
        Problem::Option => "Choose one of the options for {it}.",
        Problem::MinLength(1) => "{label} must have at least 1 character.",
        Problem::MinLength(_) => "{label} must have at least {limit} characters.",
        Problem::MaxLength(1) => "{label} must have at most 1 character.",
        Problem::MaxLength(_) => "{label} must have at most {limit} characters.",
        Problem::Min(_) if date => "{label} must be {limit} or later.",
        Problem::Min(_) => "{label} must be {limit} or more.",
        Problem::Max(_) if date => "{label} must be {limit} or earlier.",
        Problem::Max(_) => "{label} must be {limit} or less.",
        Problem::Step(step) => match decimal_places(*step) {
            Some(1) => "{label} must have at most 1 decimal place.",
            Some(_) => "{label} must have at most {limit} decimal places.",
            None => "{label} must be a multiple of {limit}.",
        },
        Problem::Check(_) => "",
    }
}

fn limit(problem: &Problem) -> String {
    match problem {
        Problem::MinLength(length) | Problem::MaxLength(length) => length.to_string(),
        Problem::Min(Value::Date(day)) | Problem::Max(Value::Date(day)) => date(*day),
        Problem::Min(limit) | Problem::Max(limit) => {
            limit.text().map(|text| text.to_string()).unwrap_or_default()
        }
        Problem::Step(step) => match decimal_places(*step) {
            Some(places) => places.to_string(),
            None => step.to_string(),
        },
        _ => String::new(),
    }
}

/// The decimal places that multiples of 0.1, 0.01 and so on have.
fn decimal_places(step: Decimal) -> Option<u32> {
    (step.coefficient() == 1 && step.exponent() < 0).then(|| step.fraction_digits())
}

fn fill(pattern: &str, label: &str, limit: &str) -> String {
    let mut text = String::with_capacity(pattern.len().saturating_add(label.len()));
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let (place, behind) = behind.split_once('}').unwrap_or((behind, ""));
        match place {
            "label" => text.push_str(label),
            "it" => push_within(&mut text, label),
            _ => text.push_str(limit),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Writes a label within a sentence: with a small first letter, unless it may be an abbreviation;
/// in quotes where it is a sentence of its own.
fn push_within(text: &mut String, label: &str) {
    if label.ends_with(['?', '.', '!', ':']) {
        text.push('“');
        text.push_str(label);
        text.push('”');
        return;
    }
    let mut letters = label.chars();
    let first = letters.next();
    let word = letters.as_str().split(' ').next().unwrap_or_default();
    let plain = !word.is_empty() && word.chars().all(|letter| is_small(letter) || letter == '-');
    match first {
        Some(first) if plain => {
            text.push(small(first));
            text.push_str(letters.as_str());
        }
        _ => text.push_str(label),
    }
}

/// A date as people write it.
pub(crate) fn date(date: Date) -> String {
    let mut text = date.day().to_string();
    text.push(' ');
    text.push_str(date.month_name());
    text.push(' ');
    text.push_str(&date.year().to_string());
    text
}

/// Whether a box is ticked.
pub(crate) fn yes_or_no(ticked: bool) -> &'static str {
    if ticked { "Yes" } else { "No" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_in_sentences() {
        for (label, message) in [
            ("Last day", "Enter last day."),
            ("VAT number", "Enter VAT number."),
            ("E-mail", "Enter e-mail."),
            ("What is your name?", "Enter “What is your name?”."),
            ("O", "Enter O."),
        ] {
            assert_eq!(fill("Enter {it}.", label, ""), message);
        }
        assert_eq!(
            fill("{label} must be {limit} or less.", "Days {x}", "5"),
            "Days {x} must be 5 or less."
        );
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date(Date::new(2026, 3, 1).unwrap()), "1 March 2026");
    }
}
